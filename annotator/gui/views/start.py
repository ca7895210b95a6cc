"""The start page: new, open, demo, a place to drop files, and the projects used before."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.view import Changes
from annotator.gui import fonts
from annotator.gui.actions import BY_ID
from annotator.gui.badges import key_width, live_ink, paint_key
from annotator.gui.bridge import Work
from annotator.gui.fonts import Role
from annotator.gui.icons import icon, paint_icon
from annotator.gui.keys import let_letters_act
from annotator.gui.paint import paint_box, paint_frame
from annotator.gui.screen import Screen
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.recent import Recent, RecentRow, glance, look_into

if TYPE_CHECKING:
    from annotator.services.jobs import Progress

_ACTIONS_WIDTH = 432
_RECENT_WIDTH = 700
_TWO_COLUMNS_FROM = 1240
_TILES = (
    ("project.new", "an empty file, then articles"),
    ("project.open", "a file ending in .facts"),
    ("project.demo", "five reports on one week"),
)


class Tile(QAbstractButton):
    """A large button: icon, words, a line under them, and its key."""

    def __init__(self, theme: ThemeHolder, action_id: str, note: str) -> None:
        super().__init__()
        action = BY_ID[action_id]
        self._theme, self._note = theme, note
        self._icon, self._action = action.icon, action_id
        self.setText(action.text.removesuffix(" …"))
        theme.keys.changed.connect(self._show_key)
        self._show_key()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def _show_key(self) -> None:
        self._key = self._theme.keys.cap(self._action)
        self.setAccessibleDescription(f"{self._note}, {self._key}" if self._key else self._note)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for two lines."""
        return QSize(_ACTIONS_WIDTH, 52)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it."""
        painter, tokens = QPainter(self), self._theme.tokens
        box = QRectF(self.rect())
        fill = tokens.accent_soft if self.underMouse() or self.isDown() else tokens.surface
        paint_box(painter, box, fill=fill, edge=tokens.border_strong, radius=6)
        if self.hasFocus():
            paint_frame(painter, box, color=tokens.focus)
        middle = box.center().y()
        paint_icon(painter, self._icon, QRectF(16, middle - 8, 16, 16), color=tokens.accent)
        for role, color, top, words in (
            (Role.BODY_STRONG, tokens.text, 8, self.text()),
            (Role.SMALL, tokens.text2, 26, self._note),
        ):
            painter.setFont(fonts.font(role))
            painter.setPen(QColor(color))
            painter.drawText(QRectF(46, top, box.width() - 140, 18), Qt.AlignmentFlag.AlignVCenter, words)
        if self._key:
            right = round(box.right() - 12 - key_width(self._key))
            paint_key(painter, QPointF(right, middle), self._key, ink=live_ink(tokens))


class StartScreen(Screen):
    """What is shown while no project is open; `wanted` carries an action, `chosen` and `forgotten` a project's path."""

    wanted = Signal(str)
    chosen = Signal(str)
    forgotten = Signal(str)
    name = "start"

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._analyst = ""
        self._work = Work(self)
        self._ended = False
        self._rows: dict[Path, RecentRow] = {}
        self._unseen: set[Path] = set()
        let_letters_act(self)  # so that ? opens the key card
        self._lay_out()
        theme.changed.connect(self._show_icons)
        self._show_icons()

    def show_recent(self, recent: Sequence[str], analyst: str) -> None:
        """Lists projects at once, and what is left in each when it is known."""
        self._analyst = analyst
        for row in self._rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        now = datetime.now().astimezone()
        glances = [glance(Path(name), now) for name in recent]
        self._rows = {each.path: self._row(each) for each in glances}
        self._recent.setVisible(bool(self._rows))
        self._arrange()
        self._dirty = True
        if self.isVisible():
            self.make_fresh()

    def refresh(self, _changes: Changes | None) -> None:
        """Looks into the projects, once the page is painted."""
        self._unseen = set(self._rows)
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        """Reads what is left in the next project that nobody has looked into, on another thread.

        One at a time, so that a project on a slow disk keeps nothing back but itself.
        """
        if self._ended or self._work.running:
            return
        if not self.isVisible():
            self._dirty = True
            return
        found = next((row.recent for row in self._rows.values() if row.recent.path in self._unseen), None)
        if found is None:
            return
        self._unseen.discard(found.path)
        analyst = self._analyst

        def look(_progress: "Progress") -> Recent:
            return look_into(found, analyst)

        self._work.start(look, title="Looking into recent projects", then=self._looked)

    def left(self) -> str:
        """How many projects are listed."""
        count = len(self._rows)
        return "" if not count else "1 recent project" if count == 1 else f"{count} recent projects"

    def hints(self) -> Sequence[tuple[str, str]]:
        """The keys of the list, while it has a row in focus; else those of the page."""
        if any(row.hasFocus() for row in self._rows.values()):
            return (("↑ ↓", "choose"), ("Return", "open"), ("Delete", "remove from list"))
        return (("project.new", "new"), ("project.open", "open"), ("project.demo", "demo"))

    def panes(self) -> Sequence[QWidget]:
        """The list, then the buttons."""
        rows = list(self._rows.values())[:1]
        return (*rows, self._tiles[0])

    @property
    def rows(self) -> Sequence[RecentRow]:
        """The listed projects."""
        return tuple(self._rows.values())

    def end(self) -> None:
        """Waits for what looks into the projects."""
        self._ended = True
        self._work.close()

    def hideEvent(self, event: QHideEvent) -> None:
        """Looks no further."""
        super().hideEvent(event)
        self._work.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the columns beside or above each other."""
        super().resizeEvent(event)
        self._arrange()

    def _looked(self, found: Recent) -> None:
        if found.path in self._rows:
            self._rows[found.path].show_recent(found)
        self._look()

    def _row(self, recent: Recent) -> RecentRow:
        row = RecentRow(self._theme, recent)
        row.chosen.connect(self.chosen)
        row.forgotten.connect(self.forgotten)
        row.sought.connect(lambda _name: self.wanted.emit("project.open"))
        self._list.addWidget(row)
        row.show()
        return row

    def _lay_out(self) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setProperty("role", "window")
        around = QVBoxLayout(body)
        around.setContentsMargins(24, 24, 24, 24)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(48)
        self._actions = self._actions_part()
        self._recent = self._recent_part()
        around.addStretch(2)
        around.addLayout(self._columns)
        around.addStretch(3)
        area.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _arrange(self) -> None:
        """One column on a narrow window, with the recent projects first; actions alone without any."""
        wide = self.width() >= _TWO_COLUMNS_FROM
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        parts = (self._actions, self._recent) if wide else (self._recent, self._actions)
        center = Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag.AlignHCenter
        while self._columns.count():
            self._columns.takeAt(0)
        if wide:
            self._columns.addStretch(1)
        for part in parts:
            self._columns.addWidget(part, 0, center)
        if wide:
            self._columns.addStretch(1)
        self._actions.setFixedWidth(_ACTIONS_WIDTH if wide else min(_RECENT_WIDTH, max(400, self.width() - 48)))
        self._drop.setFixedHeight(200 if wide else 108)
        self._columns.setSpacing(48 if wide else 24)

    def _actions_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._sign = QLabel()
        name = QLabel("Annotator")
        name.setProperty("role", "number")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._sign)
        head.addWidget(name)
        head.addStretch(1)
        purpose = QLabel(
            "Read reports beside their claims, decide each one, and keep the proof in one file on this computer.",
            wordWrap=True,
        )
        purpose.setFont(fonts.font(Role.BODY, px=15))
        column.addLayout(head)
        column.addWidget(purpose)
        column.addSpacing(8)
        self._tiles = [Tile(self._theme, action_id, note) for action_id, note in _TILES]
        for tile, (action_id, _) in zip(self._tiles, _TILES, strict=True):
            tile.clicked.connect(lambda _checked=False, action_id=action_id: self.wanted.emit(action_id))
            column.addWidget(tile)
        column.addSpacing(8)
        self._drop = self._drop_part()
        column.addWidget(self._drop)
        return part

    def _drop_part(self) -> QFrame:
        part = QFrame()
        part.setProperty("role", "empty")
        column = QVBoxLayout(part)
        column.setSpacing(4)
        self._drop_sign = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        head = QLabel("Drop articles or a project here", alignment=Qt.AlignmentFlag.AlignCenter)
        head.setProperty("role", "head")
        kinds = QLabel(
            "text, web pages, tables, JSON Lines, zip files, whole folders", alignment=Qt.AlignmentFlag.AlignCenter
        )
        kinds.setProperty("role", "second")
        column.addStretch(1)
        for label in (self._drop_sign, head, kinds):
            column.addWidget(label)
        column.addStretch(1)
        return part

    def _recent_part(self) -> QFrame:
        part = QFrame()
        part.setProperty("role", "card")
        part.setFixedWidth(_RECENT_WIDTH)
        column = QVBoxLayout(part)
        column.setContentsMargins(1, 0, 1, 8)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addStrut(44)
        title = QLabel("Recent projects")
        title.setProperty("role", "head")
        note = QLabel("Each is one file; nothing leaves this computer")
        note.setProperty("role", "second")
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(note)
        line = QFrame()
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line)
        column.addLayout(self._list)
        return part

    def _show_icons(self) -> None:
        color = self._theme.tokens.accent
        for label, name, size in ((self._sign, "shield-check", 36), (self._drop_sign, "drop", 24)):
            label.setPixmap(icon(name, color, size).pixmap(QSize(size, size), self.devicePixelRatioF()))

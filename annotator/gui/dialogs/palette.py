"""The command palette: every action with its key, and what the project holds, found by words."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from annotator.domain.suggestion import Kind
from annotator.domain.view import Found
from annotator.gui import fonts
from annotator.gui.dialogs.overlay import Host, Overlay
from annotator.gui.dialogs.palette_lines import Line, Sort, commands, hits, with_headings
from annotator.gui.dialogs.palette_list import LINE_ROLE, LinesModel, LinesView
from annotator.gui.icons import icon
from annotator.gui.statusbar import Hints

_SEARCH_AFTER_MS = 120
_MOST_FOUND = 20
_LEAST_LETTERS = 2
_KIND_BY_SIGN = {"#": Kind.ARTICLE, "=": Kind.FACT}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class PaletteHost(Host, Protocol):
    """What the palette asks of the window."""

    def reason(self, action_id: str) -> str:
        """Why an action cannot be done now; "" if it can."""

    def search_project(self, query: str, limit: int) -> Sequence[tuple[Found, str]]:
        """What the project holds for these words; nothing without a project."""


class Palette(Overlay):
    """A field and a list under it; Enter does what is chosen."""

    def __init__(self, host: PaletteHost, run: Callable[[Line], None]) -> None:
        super().__init__(host, "Any command", width=720, top=96)
        self._host, self._run = host, run
        self._found: list[Line] = []
        self._add_field()
        self.model = LinesModel(self)
        self.list = LinesView(self.theme, self.model)
        self.column.addWidget(self.list, 1)
        self.column.addSpacing(6)
        self._add_keys()
        self._timer = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._timer.timeout.connect(self.search_now)
        self.field.textChanged.connect(self._typed)
        self._show()

    def first_focus(self) -> QWidget:
        """The field."""
        return self.field

    def act(self) -> None:
        """Does what is chosen; what cannot be done now stays, with its reason."""
        line = self.list.currentIndex().data(LINE_ROLE)
        if isinstance(line, Line) and line.enabled:
            self.leave()
            self._run(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the list, Enter does what is chosen."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step:
            self._walk(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.act()
        else:
            super().keyPressEvent(event)

    def search_now(self) -> None:
        """Asks the project for the words typed."""
        query, sign = self._query()
        wanted = _KIND_BY_SIGN.get(sign)
        if sign == ">" or len(query) < _LEAST_LETTERS:
            self._found = []
        else:
            found = self._host.search_project(query, _MOST_FOUND)
            self._found = hits([pair for pair in found if wanted in (None, pair[0].kind)], query)
        self._show()

    def _add_field(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(10)
        row.addStrut(56)
        sign = QLabel()
        picture = icon("search", self.theme.tokens.accent, 20)
        sign.setPixmap(picture.pixmap(QSize(20, 20), self.devicePixelRatioF()))
        self.field = QLineEdit()
        self.field.setFont(fonts.font(fonts.Role.BODY, px=16))
        self.field.setPlaceholderText("What do you want to do or find?")
        self.field.setAccessibleName("Command or words to find")
        self.amount = QLabel()
        self.amount.setProperty("role", "second")
        for widget in (sign, self.field, self.amount):
            row.addWidget(widget)
        self.column.addLayout(row)
        self._rule()

    def _add_keys(self) -> None:
        self._rule()
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        row.addStrut(38)
        keys = Hints(self.theme)
        keys.show_hints((("↑ ↓", "choose"), ("Return", "run"), ("Escape", "close")))
        note = QLabel("Type > for commands, # for articles, = for facts")
        note.setProperty("role", "second")
        row.addWidget(keys)
        row.addStretch(1)
        row.addWidget(note)
        self.column.addLayout(row)

    def _rule(self) -> None:
        line = QFrame()
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        self.column.addWidget(line)

    def _query(self) -> tuple[str, str]:
        """The words typed, and the sign before them."""
        typed = self.field.text().strip()
        sign = typed[:1] if typed[:1] in ("#", "=", ">") else ""
        return typed.removeprefix(sign).strip(), sign

    def _typed(self) -> None:
        self._found = []
        self._show()
        self._timer.start()

    def _show(self) -> None:
        query, sign = self._query()
        found = commands(query, self._host.reason, self.theme.keys) if sign in ("", ">") else []
        self.model.show_lines(with_headings(found, self._found))
        self._count()
        self._walk(1, fresh=True)
        self.list.updateGeometry()
        self.fit()

    def _count(self) -> None:
        lines = [line for line in self.model.lines if line.sort is not Sort.HEADING]
        self.amount.setText("1 result" if len(lines) == 1 else f"{len(lines)} results" if lines else "nothing found")

    def _walk(self, step: int, *, fresh: bool = False) -> None:
        rows = [row for row, line in enumerate(self.model.lines) if line.sort is not Sort.HEADING]
        if not rows:
            return
        current = self.list.currentIndex().row()
        at = 0 if fresh or current not in rows else (rows.index(current) + step)
        at = at % len(rows) if abs(step) == 1 else min(max(at, 0), len(rows) - 1)
        self.list.setCurrentIndex(self.model.index(rows[at]))
        self.list.scrollTo(self.model.index(0) if at == 0 else QModelIndex(self.list.currentIndex()))

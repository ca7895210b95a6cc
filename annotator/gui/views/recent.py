"""The recent projects on the start page: what is left in each, and those that are not where they were."""

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy

from annotator.domain.claim import Status
from annotator.domain.errors import AnnotatorError
from annotator.gui import fonts
from annotator.gui.badges import ButtonKind, KeyButton, paint_word
from annotator.gui.fonts import Role
from annotator.gui.offsets import shown_text
from annotator.gui.paint import paint_segments
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import Look, Tokens

log = logging.getLogger(__name__)

ROW_HEIGHT = 72
_BAR_WIDTH = 150
_NOTE_WIDTH = 180
_MISSING = "Not where it was last; perhaps on a disk that is not connected"


@dataclass(frozen=True, slots=True)
class Recent:
    """A project used before; `claims` by status once it was looked into, `trouble` if it cannot be opened."""

    path: Path
    missing: bool = False
    used: str = ""
    articles: int | None = None
    claims: Mapping[str, int] = field(default_factory=dict)
    trouble: str = ""
    writable: bool = True

    @property
    def left(self) -> str:
        """What is left to decide, in words; "" before it was looked into."""
        if self.articles is None:
            return ""
        total, left = sum(self.claims.values()), self.claims.get(Status.PROPOSED, 0)
        if not total:
            return "no claims yet"
        return f"{left:,} of {total:,} claims left" if left else f"all {total:,} claims decided"


def glance(path: Path, now: datetime) -> Recent:
    """What can be said of a project without opening it."""
    try:
        used = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):  # also a name or a time that no file can have
        return Recent(path, missing=True)
    return Recent(path, used=day_words(used, now), writable=os.access(path, os.W_OK))


def look_into(recent: Recent, analyst: str) -> Recent:
    """What is left in a project; with its trouble if it cannot be read. Takes the time of opening it."""
    from annotator.services import reading
    from annotator.services.workspace import Workspace

    if recent.missing:
        return recent
    try:
        workspace = Workspace.open(recent.path, analyst=analyst, read_only=True)
        try:
            counts = reading.counts(workspace)
        finally:
            workspace.close()
    except AnnotatorError as error:
        return replace(recent, trouble=str(error).replace(str(recent.path), recent.path.name))
    return replace(recent, articles=counts.articles, claims=dict(counts.claims))


def day_words(then: datetime, now: datetime) -> str:
    """When something was: "today, 08:40", "yesterday, 18:04", "12 November", "12 November 2019"."""
    days = (now.date() - then.date()).days
    if days in (0, 1):
        return f"{'yesterday' if days else 'today'}, {then:%H:%M}"
    return f"{then.day} {then:%B}" if then.year == now.year else f"{then.day} {then:%B %Y}"


class RecentRow(QAbstractButton):
    """One project: name, articles, bar and what is left; Enter opens it, Delete takes it off the list."""

    chosen = Signal(str)
    forgotten = Signal(str)
    sought = Signal(str)

    def __init__(self, theme: ThemeHolder, recent: Recent) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("kind", "row")  # its keys are the list's, not those of a button
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(ROW_HEIGHT)
        self._name = str(recent.path)
        self._buttons = QHBoxLayout(self)
        self._buttons.setContentsMargins(16, 0, 16, 0)
        self._buttons.addStretch(1)
        self._open = KeyButton(theme, "Open", "Enter", kind=ButtonKind.PRIMARY)
        self._open.clicked.connect(lambda: self.chosen.emit(self._name))
        self._find = KeyButton(theme, "Find it", kind=ButtonKind.LINK)
        self._find.clicked.connect(lambda: self.sought.emit(self._name))
        self._remove = KeyButton(theme, "Remove from list", kind=ButtonKind.FLAT)
        self._remove.clicked.connect(lambda: self.forgotten.emit(self._name))
        for button in (self._open, self._find, self._remove):
            self._buttons.addWidget(button)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus if button is self._open else Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._choose)  # as screen readers press it
        theme.changed.connect(self.update)
        self.show_recent(recent)

    def show_recent(self, recent: Recent) -> None:
        """Shows what is known of the project now."""
        self.recent = recent
        gone = recent.missing or bool(recent.trouble)
        self._find.setVisible(recent.missing)
        self._remove.setVisible(gone)
        said = (recent.path.stem, _note(recent), _MISSING if recent.missing else recent.trouble or recent.left)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setToolTip(shown_text(recent.trouble or self._name))
        self._mark()

    @property
    def can_open(self) -> bool:
        """Whether it is there, as far as known."""
        return not self.recent.missing

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Marks the row."""
        super().focusInEvent(event)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Unmarks the row."""
        super().focusOutEvent(event)
        self._mark()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Only takes the focus: a row that was clicked shows its buttons, and two clicks open it."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing: one click opens nothing."""
        event.accept()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Opens the project."""
        self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Opens it, takes it off the list, or goes to the next one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit(self._name)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._go(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the row around its buttons."""
        painter, tokens = QPainter(self), self._theme.tokens
        box = QRectF(self.rect())
        if self.hasFocus():
            painter.fillRect(box, QColor(tokens.accent_soft))
            painter.fillRect(QRectF(0, 0, 3, box.height()), QColor(tokens.accent))
        painter.fillRect(QRectF(0, box.height() - 1, box.width(), 1), QColor(tokens.border))
        _paint_names(painter, self.recent, tokens, room=self._room())
        if self.recent.missing or self.recent.trouble:
            words = _MISSING if self.recent.missing else self.recent.trouble
            look = Look(tokens.unsure.fg, "", "alert")
            elided = _elided(words, Role.SMALL, self._room() - 40)
            paint_word(painter, QPointF(16, 48), elided, look=look, role=Role.SMALL)
        else:
            _paint_left(painter, self.recent, tokens)
            _write(
                painter,
                box.adjusted(0, 0, -16, 0),
                "" if self.hasFocus() else self.recent.used,
                tokens.text2,
                right=True,
            )

    def _room(self) -> float:
        shown = [button for button in (self._open, self._find, self._remove) if button.isVisible()]
        return min([self.width() - 110.0, *[float(button.x()) for button in shown]]) - 16

    def _mark(self) -> None:
        self._open.setVisible(self.hasFocus() and self.can_open and not self.recent.trouble)
        self.update()

    def _choose(self) -> None:
        if self.can_open:
            self.chosen.emit(self._name)
        else:
            self.sought.emit(self._name)

    def _go(self, step: int) -> None:
        parent = self.parentWidget()
        rows = parent.findChildren(RecentRow) if parent else [self]
        rows[(rows.index(self) + step) % len(rows)].setFocus(Qt.FocusReason.TabFocusReason)


def _note(recent: Recent) -> str:
    if recent.articles is None:
        return ""
    articles = "1 article" if recent.articles == 1 else f"{recent.articles:,} articles"
    return articles if recent.writable else f"{articles} · read only"


def _paint_names(painter: QPainter, recent: Recent, tokens: Tokens, *, room: float) -> None:
    name = _elided(recent.path.stem, Role.BODY_STRONG, room - _NOTE_WIDTH)
    color = tokens.text2 if recent.missing or recent.trouble else tokens.text
    font = fonts.font(Role.BODY_STRONG)
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(QRectF(16, 14, room, 20), Qt.AlignmentFlag.AlignVCenter, name)
    width = QFontMetricsF(font).horizontalAdvance(name)
    _write(painter, QRectF(16 + width + 8, 14, _NOTE_WIDTH, 20), _note(recent), tokens.text2)


def _paint_left(painter: QPainter, recent: Recent, tokens: Tokens) -> None:
    if recent.articles is None:
        return
    left = 16.0
    if sum(recent.claims.values()):
        paint_segments(painter, QRectF(16, 46, _BAR_WIDTH, 4), _parts(recent.claims, tokens))
        left += _BAR_WIDTH + 10
    _write(painter, QRectF(left, 38, 400, 20), recent.left, tokens.text2)


def _parts(claims: Mapping[str, int], tokens: Tokens) -> Sequence[tuple[float, str]]:
    colors = (
        (Status.CONFIRMED, tokens.confirmed.fg),
        (Status.CORRECTED, tokens.corrected.fg),
        (Status.REJECTED, tokens.rejected.fg),
        (Status.UNSURE, tokens.unsure.fg),
        (Status.PROPOSED, tokens.chart3),
    )
    return [(float(claims.get(status, 0)), color) for status, color in colors]


def _write(painter: QPainter, box: QRectF, text: str, color: str, *, right: bool = False) -> None:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.setFont(fonts.font(Role.SMALL))
    painter.setPen(QColor(color))
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)


def _elided(text: str, role: Role, width: float) -> str:
    return QFontMetricsF(fonts.font(role)).elidedText(shown_text(text), Qt.TextElideMode.ElideRight, max(40.0, width))

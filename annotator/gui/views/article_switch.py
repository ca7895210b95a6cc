"""Owns the control above the article list: To do or All."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from annotator.gui import fonts
from annotator.gui.fonts import Role
from annotator.gui.paint import paint_box, paint_frame
from annotator.gui.theme import ThemeHolder

_HEIGHT = 26
_PAD = 8


class OpenSwitch(QWidget):
    """Articles with open claims, or all of them; each half says how many."""

    changed = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._open, self._all = _Half(theme, first=True), _Half(theme, first=False)
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for half in (self._open, self._all):
            group.addButton(half)
            row.addWidget(half)
        self._open.setChecked(True)
        self._open.toggled.connect(lambda _on: self.changed.emit())
        self._counts, self._short = (0, 0), False
        self._write()

    @property
    def only_open(self) -> bool:
        """Whether only articles with open claims are wanted."""
        return self._open.isChecked()

    def show_counts(self, todo: int, whole: int) -> None:
        """Shows both amounts."""
        self._counts = (todo, whole)
        self._write()

    def fit(self, room: int) -> int:
        """The width it takes in some room: without the amounts if they do not fit, which tooltips then say."""
        self._short = False
        self._write()
        if self._width() > room:
            self._short = True
            self._write()
        return self._width()

    def choose(self, *, only_open: bool) -> None:
        """Sets the switch."""
        (self._open if only_open else self._all).setChecked(True)

    def _write(self) -> None:
        todo, whole = self._counts
        for half, word, amount, spoken in (
            (self._open, "To do", todo, "articles to do"),
            (self._all, "All", whole, "articles in all"),
        ):
            half.setText(word if self._short else f"{word} {amount:,}")
            half.setToolTip(f"{amount:,} {spoken}")
            half.setAccessibleName(f"{word} {amount:,}")
            half.updateGeometry()

    def _width(self) -> int:
        return self._open.sizeHint().width() + self._all.sizeHint().width()


class _Half(QAbstractButton):
    def __init__(self, theme: ThemeHolder, *, first: bool) -> None:
        super().__init__()
        self._theme, self._first = theme, first
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(fonts.font(Role.SMALL_STRONG)).horizontalAdvance(self.text())
        return QSize(round(width + 0.5) + 2 * _PAD, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter, box = self._theme.tokens, QPainter(self), QRectF(self.rect())
        chosen = self.isChecked()
        fill = tokens.accent_soft if chosen or self.underMouse() else tokens.surface
        # Each half is the end of one box that is wider than itself, so that only the outer corners are round.
        shape = box.adjusted(0, 0, 8, 0) if self._first else box.adjusted(-8, 0, 0, 0)
        paint_box(painter, shape, fill=fill, edge=tokens.border_strong, radius=6)
        if not self._first:
            painter.fillRect(QRectF(0, 0, 1, box.height()), QColor(tokens.border_strong))
        painter.setFont(fonts.font(Role.SMALL_STRONG if chosen else Role.BADGE))
        painter.setPen(QColor(tokens.accent if chosen else tokens.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            paint_frame(painter, box, color=tokens.focus, radius=6)

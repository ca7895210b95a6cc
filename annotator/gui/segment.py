"""One choice of several beside each other, as a segment of one control."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from annotator.gui import fonts
from annotator.gui.fonts import Role
from annotator.gui.icons import paint_icon
from annotator.gui.paint import paint_box, paint_frame
from annotator.gui.theme import ThemeHolder

_HEIGHT = 30
_LEAST_PAD = 4
_TICK = 16
_ROUND = 6


class Segment(QAbstractButton):
    """One choice of several beside each other; the chosen one has a tick where there is room."""

    def __init__(self, theme: ThemeHolder, word: str, *, last: bool) -> None:
        super().__init__()
        self._theme, self._last = theme, last
        self.setText(word)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for the word, and for the tick."""
        tick = _TICK if self.isChecked() else 0
        return QSize(self._word() + tick + 16, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for the word: it may not be clipped."""
        return QSize(self._word() + 2 * _LEAST_PAD, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the segment; its neighbours share the line between."""
        tokens, painter, box = self._theme.tokens, QPainter(self), QRectF(self.rect())
        chosen = self.isChecked()
        fill = tokens.accent_soft if chosen or self.underMouse() else tokens.surface
        # Each is a part of one box that is wider than itself, so that only the outer corners are round.
        group = self.group()
        first = group is None or group.buttons()[0] is self
        shape = box.adjusted(0 if first else -_ROUND, 0, 0 if self._last else _ROUND, 0)
        paint_box(painter, shape, fill=fill, edge=tokens.border_strong, radius=_ROUND)
        if not first:
            painter.fillRect(QRectF(0, 0, 1, box.height()), QColor(tokens.border_strong))
        ticked = chosen and box.width() >= self._word() + _TICK + 2 * _LEAST_PAD
        left = (box.width() - self._word() - (_TICK if ticked else 0)) / 2
        ink = tokens.accent if chosen else tokens.text
        if ticked:
            paint_icon(painter, "tick", QRectF(left, box.center().y() - 6, 12, 12), color=ink)
            left += _TICK
        painter.setFont(fonts.font(Role.BADGE))
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(left, 0, self._word() + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            paint_frame(painter, box, color=tokens.focus, radius=3)

    def _word(self) -> int:
        return round(QFontMetricsF(fonts.font(Role.BADGE)).horizontalAdvance(self.text()) + 0.5)

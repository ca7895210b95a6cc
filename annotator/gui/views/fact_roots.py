"""The roots of a fact as boxes of dots: filled is first, ring is another article, dashed is not decided."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from annotator.domain.fact import Stance
from annotator.gui import fonts
from annotator.gui.badges import badge_width, paint_badge
from annotator.gui.delegates.decision import elided
from annotator.gui.fonts import Role
from annotator.gui.icons import paint_icon
from annotator.gui.paint import paint_box, paint_dashes, paint_frame
from annotator.gui.theme import ThemeHolder
from annotator.gui.tips import wrapped
from annotator.gui.tokens import Look, Tokens, stance_look, verdict_look
from annotator.gui.views.fact_words import RootBox

_HEIGHT = 42
_ROW = _HEIGHT + 26
_BETWEEN = 16
_DOT = 14
_PITCH = 22
_MOST_DOTS = 12
_LEAST_WIDTH = 110
_MOST_WIDTH = 300


@dataclass(frozen=True, slots=True)
class Placed:
    """A root and where it is drawn."""

    root: RootBox
    box: QRectF


class RootDots(QWidget):
    """One rounded box a root, wrapped to the width."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._boxes: tuple[RootBox, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Independent roots")
        theme.changed.connect(self.update)

    def show_roots(self, boxes: Sequence[RootBox]) -> None:
        """Shows other roots."""
        self._boxes = tuple(boxes)
        self.setAccessibleDescription("; ".join(box.spoken for box in boxes))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows are at this width."""
        return QSize(300, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wraps anew."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws every root."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for placed in self._placed():
            _paint_root(painter, placed.box, placed.root, self._theme.tokens)

    def event(self, event: QEvent) -> bool:
        """Says in a tooltip what a root is."""
        if isinstance(event, QHelpEvent):
            hit = next((p for p in self._placed() if p.box.contains(QPointF(event.pos()))), None)
            QToolTip.showText(event.globalPos(), wrapped(hit.root.spoken) if hit else "", self)
            return True
        return super().event(event)

    def _placed(self) -> list[Placed]:
        placed: list[Placed] = []
        left, top = 0.0, 0.0
        for root in self._boxes:
            width = _width_of(root)
            if left and left + width > self.width():
                left, top = 0.0, top + _ROW
            placed.append(Placed(root, QRectF(left, top, width, _HEIGHT)))
            left += width + _BETWEEN
        return placed

    def _fit(self) -> None:
        placed = self._placed()
        self.setFixedHeight(round(placed[-1].box.top()) + _ROW if placed else 0)


def _width_of(root: RootBox) -> float:
    dots = min(root.articles, _MOST_DOTS) * _PITCH + (28 if root.articles > _MOST_DOTS else 0)
    circle = badge_width("circle", look=Look("", "", "alert")) + 8 if root.circle else 0
    label = QFontMetricsF(fonts.font(Role.BADGE)).horizontalAdvance(root.name) + 26
    return max(_LEAST_WIDTH, dots + 14 + circle, min(label, _MOST_WIDTH))


def _look_of(root: RootBox, tokens: Tokens) -> Look:
    stance = root.stance
    return stance_look(tokens, stance.value) if stance else verdict_look(tokens, "conflicting evidence")


def _paint_root(painter: QPainter, box: QRectF, root: RootBox, tokens: Tokens) -> None:
    look = _look_of(root, tokens)
    paint_box(painter, box, fill=look.bg, radius=8)
    if root.stance is Stance.SILENT:
        paint_dashes(painter, box, color=look.fg, radius=8)
    else:
        paint_frame(painter, box, color=look.fg, radius=8, width=1.5)
    dots = box
    if root.circle:
        warning = replace(tokens.unsure, icon="alert", dashed=False, edged=True)
        width = badge_width("circle", look=warning)
        paint_badge(painter, QPointF(box.right() - width - 8, box.center().y()), "circle", look=warning)
        dots = box.adjusted(0, 0, -width - 4, 0)
    _paint_dots(painter, dots, root, look)
    below = box.bottom() + 8
    paint_icon(painter, look.icon, QRectF(box.left() + 3, below + 2, 12, 12), color=look.fg)
    painter.setFont(fonts.font(Role.BADGE))
    painter.setPen(QColor(tokens.text2))
    label = QRectF(box.left() + 20, below, box.width() - 20, 16)
    painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, elided(root.name, label.width(), Role.BADGE))


def _paint_dots(painter: QPainter, box: QRectF, root: RootBox, look: Look) -> None:
    shown = min(root.articles, _MOST_DOTS)
    more = f"+{root.articles - shown}" if root.articles > shown else ""
    width = (shown - 1) * _PITCH + _DOT + (28 if more else 0)
    center = QPointF(box.center().x() - width / 2 + _DOT / 2, box.center().y())
    for at in range(shown):
        _paint_dot(painter, center, look.fg, filled=at == 0, dashed=at >= root.articles - root.open)
        center.setX(center.x() + _PITCH)
    if more:
        painter.setFont(fonts.font(Role.SMALL_STRONG))
        painter.setPen(QColor(look.fg))
        painter.drawText(QRectF(center.x() - 6, box.top(), 34, box.height()), Qt.AlignmentFlag.AlignVCenter, more)


def _paint_dot(painter: QPainter, center: QPointF, color: str, *, filled: bool, dashed: bool) -> None:
    pen = QPen(QColor(color), 1.5)
    if dashed and not filled:
        pen.setDashPattern([2.2, 1.8])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(QColor(color) if filled else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(center, _DOT / 2 - 0.75, _DOT / 2 - 0.75)

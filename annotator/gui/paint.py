"""Lines under text, boxes, frames and bars, as pure painting functions."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from annotator.gui.tokens import Line, Look, Tokens

LINE_BELOW = 4.5  # from the baseline to the first lane
LANE_PITCH = 3.5
LANES = 3  # beyond, the gutter says how many more
_CAP = 5.5  # height of the upturned end of a line
_STROKE = 1.6
_THIN = 1.2  # of what has two strokes or turns
_APART = 1.25  # half the distance of the strokes of a double line
_WAVE_HEIGHT = 6
_WAVE = QPointF(4.0, 3.2)  # half a period of the wavy line, and the pull of its curve

# Dash and gap in widths of the pen.
_DASHES = {Line.DASHED: [4.0, 2.5], Line.DOTTED: [1.0, 2.2]}


def paint_line(painter: QPainter, x1: float, x2: float, y: float, *, look: Look) -> None:
    """Draws the look's kind of line in its colour from x1 to x2; two strokes for double, none for none."""
    if look.line is Line.NONE:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(look))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if look.line is Line.WAVY:
        left, right = round(x1), round(x2)
        tile = _wave_tile(look.fg, painter.device().devicePixelRatio())
        painter.drawTiledPixmap(QRectF(left, round(y - _WAVE_HEIGHT / 2), right - left, _WAVE_HEIGHT), tile)
    for level in _levels(look.line, y):
        painter.drawLine(QPointF(x1, level), QPointF(x2, level))
    painter.restore()


def paint_cap(painter: QPainter, x: float, y: float, *, color: str) -> None:
    """Draws the upturned end of a line at a true end of a span."""
    painter.fillRect(QRectF(round(x - 0.5), y - _CAP, 1, _CAP + 1), QColor(color))


def paint_box(painter: QPainter, box: QRectF, *, fill: str, edge: str = "", radius: float = 4) -> None:
    """Draws a filled box with round corners and, if an edge colour is given, a line of one pixel inside it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(fill) if fill else QColor(Qt.GlobalColor.transparent))
    painter.setPen(QPen(QColor(edge), 1) if edge else Qt.PenStyle.NoPen)
    inset = 0.5 if edge else 0.0
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
    painter.restore()


def paint_frame(painter: QPainter, box: QRectF, *, color: str, radius: float = 6, width: float = 2) -> None:
    """Draws the frame of focus or selection inside the box."""
    _outline(painter, box, QPen(QColor(color), width), radius)


def paint_dashes(painter: QPainter, box: QRectF, *, color: str, radius: float = 4) -> None:
    """Draws the dashed outline of what only a machine has said, or of an empty place, inside the box."""
    pen = QPen(QColor(color), 1)
    pen.setDashPattern([4, 2.5])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    _outline(painter, box, pen, radius)


def paint_progress(painter: QPainter, box: QRectF, share: float, *, tokens: Tokens, color: str = "") -> None:
    """Draws a bar of the box's height filled to a share in 0..1; in accent unless another colour is given."""
    filled = box.width() * min(1.0, max(0.0, share))
    paint_segments(painter, box, [(filled, color or tokens.accent), (box.width() - filled, tokens.chart3)])


def paint_segments(painter: QPainter, box: QRectF, parts: Sequence[tuple[float, str]]) -> None:
    """Draws one bar of parts beside each other; a part is an amount and a colour, the amounts share the width."""
    whole = sum(amount for amount, _ in parts)
    if whole <= 0:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    left = box.left()
    for amount, color in parts:
        width = box.width() * amount / whole
        painter.fillRect(QRectF(left, box.top(), width, box.height()), QColor(color))
        left += width
    painter.restore()


def _outline(painter: QPainter, box: QRectF, pen: QPen, radius: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    inset = pen.widthF() / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
    painter.restore()


def _pen(look: Look) -> QPen:
    pen = QPen(QColor(look.fg), _THIN if look.line is Line.DOUBLE else _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if look.line in _DASHES:
        pen.setDashPattern(_DASHES[look.line])
    return pen


def _levels(kind: Line, y: float) -> tuple[float, ...]:
    if kind is Line.WAVY:
        return ()
    return (y - _APART, y + _APART) if kind is Line.DOUBLE else (y,)


# A long wave as a path takes half a millisecond, a hundred times as long as a straight line; its picture does not.
@lru_cache(maxsize=64)
def _wave_tile(color: str, ratio: float) -> QPixmap:
    """One period of the wavy line, as high as it swings."""
    period = round(2 * _WAVE.x())
    tile = QPixmap(round(period * ratio), round(_WAVE_HEIGHT * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(color), _THIN))
    painter.drawPath(_wave(-period, 2 * period, _WAVE_HEIGHT / 2))
    painter.end()
    return tile


def _wave(x1: float, x2: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(x1, y))
    x, pull = x1, _WAVE.y()
    while x < x2:
        path.quadTo(QPointF(x + _WAVE.x() / 2, y - pull), QPointF(x + _WAVE.x(), y))
        x, pull = x + _WAVE.x(), -pull
    return path

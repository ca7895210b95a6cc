"""How boxes and ties of a root graph are drawn, and where they stand on a canvas of a width."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from annotator.domain.fact import Stance
from annotator.domain.link import Standing
from annotator.gui import fonts
from annotator.gui.delegates.decision import elided
from annotator.gui.fonts import Role
from annotator.gui.icons import paint_icon
from annotator.gui.marked_text import TextStyle, paint_text
from annotator.gui.paint import paint_box, paint_dashes, paint_frame
from annotator.gui.tokens import Look, Tokens, stance_look, verdict_look
from annotator.gui.views.graph_plan import Box, Pick, Place, Plan, Tie

HEADINGS: Final = (
    ("", "outlets that printed it"),
    ("Copied passage", "whose words"),
    ("Quoted statement", "who said it"),
    ("Root", "counts once"),
)
_HEAD = 44
_HEIGHT = 50
_PITCH = 64
_SIDE = 12
_WIDTH = 144
_GAPS = (158, 70, 110)
_MOST_WIDTH = 196
_BEND = 36
_CHIP = 22
LEAST_WIDTH: Final = 2 * _SIDE + 4 * _WIDTH + sum(_GAPS)
TICKS: Final[Mapping[Standing | None, str]] = {
    Standing.CONFIRMED: "tick",
    Standing.SUGGESTED: "dashed-ring",
    Standing.UNSURE: "question",
    Standing.REJECTED: "scissors",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """The words of a tie and where they stand."""

    tie: Tie
    box: QRectF


@dataclass(frozen=True, slots=True)
class Setting:
    """A plan on a canvas: where every box is, by key, and the words of the ties."""

    plan: Plan
    boxes: Mapping[str, QRectF]
    starts: Mapping[Tie, QPointF]
    chips: Sequence[Chip]

    @property
    def height(self) -> int:
        """How high the canvas is."""
        return height_of(self.plan)

    def pick_at(self, point: QPointF) -> Pick | None:
        """What a click means: an article's words or an edge's box; None for nothing that can be chosen."""
        chips = (Pick(chip.tie.edge, chip.tie.article) for chip in self.chips if chip.box.contains(point))
        boxes = (Pick(box.edge) for box in self.plan.boxes if self.boxes[box.key].contains(point))
        return next((pick for pick in (*chips, *boxes) if pick in self.plan.picks), None)

    def box_at(self, point: QPointF) -> Box | None:
        """The box at a point."""
        return next((box for box in self.plan.boxes if self.boxes[box.key].contains(point)), None)

    def around(self, pick: Pick) -> QRectF:
        """The room that what is chosen takes, so that it can be scrolled to."""
        room = QRectF()
        for tie in self.plan.ties:
            if tie.is_of(pick):
                room = room.united(self.boxes[tie.source]).united(self.boxes[tie.target])
        return room


def height_of(plan: Plan) -> int:
    """How high a plan is drawn."""
    return round(_HEAD + plan.lines * _PITCH + 4)


def setting(plan: Plan, width: float) -> Setting:
    """Where everything stands on a canvas at least LEAST_WIDTH wide."""
    lefts, wide = _columns(max(width, LEAST_WIDTH))
    boxes = {box.key: QRectF(lefts[box.place], _HEAD + box.line * _PITCH, wide, _HEIGHT) for box in plan.boxes}
    said: dict[str, dict[tuple[str, Standing | None], int]] = {}
    for tie in plan.ties:
        heights = said.setdefault(tie.source, {})
        heights.setdefault((tie.words, tie.standing), len(heights))
    starts = {tie: _start(tie, said[tie.source], boxes[tie.source]) for tie in plan.ties}
    chips = [Chip(tie, _chip_box(tie, starts[tie], boxes[tie.target].left())) for tie in plan.ties if tie.words]
    return Setting(plan, boxes, starts, chips)


def _start(tie: Tie, heights: Mapping[tuple[str, Standing | None], int], box: QRectF) -> QPointF:
    """Where a tie leaves its box: one height for all that say the same, so that no words stand over others."""
    place = heights[tie.words, tie.standing] - (len(heights) - 1) / 2
    return QPointF(box.right(), box.center().y() + place * (_CHIP + 2))


def _columns(width: float) -> tuple[list[float], float]:
    """The left edges of the columns and how wide a box is: what is left over widens boxes first, then gaps."""
    spare = width - LEAST_WIDTH
    wide = min(_MOST_WIDTH, _WIDTH + spare / 4)
    more = (spare - 4 * (wide - _WIDTH)) / len(_GAPS)
    lefts, left = [], float(_SIDE)
    for gap in (*_GAPS, 0):
        lefts.append(left)
        left += wide + gap + more
    return lefts, wide


def _chip_box(tie: Tie, start: QPointF, target: float) -> QRectF:
    metrics = QFontMetricsF(fonts.font(Role.BADGE))
    icon = 16 if tie.standing is not None else 0
    room = min(_GAPS[0] - _BEND - 14, max(60.0, target - start.x() - _BEND))
    width = min(metrics.horizontalAdvance(tie.words) + 12 + icon, room)
    return QRectF(start.x() + 8, start.y() - _CHIP / 2, width, _CHIP)


def paint_graph(painter: QPainter, placed: Setting, *, chosen: Pick, focused: bool, tokens: Tokens, count: int) -> None:
    """Draws headings, ties, boxes and words, as far as the painter's clip shows them; what is chosen stands out."""
    everything = QRectF(-1e6, -1e6, 2e6, 2e6)
    seen = painter.clipBoundingRect().adjusted(-8, -8, 8, 8) if painter.hasClipping() else everything
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_headings(painter, placed, tokens, count)
    for tie in sorted(placed.plan.ties, key=lambda tie: tie.is_of(chosen)):
        picked = tie.is_of(chosen)
        ends = placed.starts[tie], placed.boxes[tie.target]
        if seen.intersects(QRectF(ends[0], ends[1].center()).normalized().adjusted(-1, -1, 1, 1)):
            _paint_tie(painter, ends, tie, _ink(tie, tokens, chosen=picked), wide=picked)
    picked_keys = {key for tie in placed.plan.ties if tie.is_of(chosen) for key in (tie.source, tie.target)}
    for box in placed.plan.boxes:
        if seen.intersects(placed.boxes[box.key]):
            _paint_box(painter, placed.boxes[box.key], box, tokens, chosen=box.key in picked_keys)
    shown = (chip for chip in placed.chips if seen.intersects(chip.box))
    for chip in sorted(shown, key=lambda chip: chip.tie.is_of(chosen)):
        _paint_chip(painter, chip, tokens, chosen=chip.tie.is_of(chosen), focused=focused)


def _paint_headings(painter: QPainter, placed: Setting, tokens: Tokens, count: int) -> None:
    width = max((box.right() for box in placed.boxes.values()), default=0.0) + _SIDE
    lefts, _ = _columns(width)
    first = f"{count:,} article" if count == 1 else f"{count:,} articles"
    for left, (title, note) in zip(lefts, HEADINGS, strict=True):
        strong, small = fonts.font(Role.BODY_STRONG), fonts.font(Role.SMALL)
        words = title or first
        style = TextStyle(strong, tokens.text, 20)
        paint_text(painter, QRectF(left, 10, 240, 20), words, style=style)
        at = left + QFontMetricsF(strong).horizontalAdvance(words) + 8
        paint_text(painter, QRectF(at, 10, 200, 20), note, style=TextStyle(small, tokens.text2, 20))


def _ink(tie: Tie, tokens: Tokens, *, chosen: bool) -> str:
    if chosen:
        return tokens.accent
    return tokens.unsure.fg if tie.circle else edge_ink(tie.standing, tokens)


def edge_ink(standing: Standing | None, tokens: Tokens) -> str:
    """The colour of an edge that stands so; of what nobody asks about for None."""
    looks = {
        Standing.CONFIRMED: tokens.confirmed,
        Standing.REJECTED: tokens.rejected,
        Standing.UNSURE: tokens.unsure,
        Standing.SUGGESTED: tokens.proposed,
    }
    return looks[standing].fg if standing else tokens.border_strong


def edge_pen(color: str, standing: Standing | None, width: float = 1.5) -> QPen:
    """The line of an edge: whole if it is joined or not asked about, dashed while it is open, dotted if it is cut."""
    pen = QPen(QColor(color), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if standing is Standing.REJECTED:
        pen.setDashPattern([1.5, 2.5])
    elif standing in (Standing.SUGGESTED, Standing.UNSURE):
        pen.setDashPattern([6, 3.5])
    return pen


def _paint_tie(painter: QPainter, ends: tuple[QPointF, QRectF], tie: Tie, color: str, *, wide: bool) -> None:
    start, target = ends
    end = QPointF(target.left() - 7, target.center().y())
    painter.setPen(edge_pen(color, tie.standing, 2.5 if wide else 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path(start, end))
    _paint_head(painter, QPointF(target.left(), end.y()), color)


def _path(start: QPointF, end: QPointF) -> QPainterPath:
    """Straight on at the height of the source, then down or up to the target just before it."""
    path = QPainterPath(start)
    if abs(start.y() - end.y()) > 1:
        turn = max(start.x(), end.x() - 2 * _BEND)
        path.lineTo(QPointF(turn, start.y()))
        path.cubicTo(QPointF(turn + _BEND, start.y()), QPointF(end.x() - _BEND, end.y()), end)
    else:
        path.lineTo(end)
    return path


def _paint_head(painter: QPainter, tip: QPointF, color: str) -> None:
    path = QPainterPath(tip)
    for dx, dy in ((-8, -4.5), (-8, 4.5), (0, 0)):
        path.lineTo(QPointF(tip.x() + dx, tip.y() + dy))
    painter.fillPath(path, QColor(color))


def look_of(box: Box, tokens: Tokens) -> Look | None:
    """The look of what a box says about the fact; None for what says nothing itself."""
    if not box.stances:
        return None
    return stance_look(tokens, box.stance.value) if box.stance else verdict_look(tokens, "conflicting evidence")


def _paint_box(painter: QPainter, rect: QRectF, box: Box, tokens: Tokens, *, chosen: bool) -> None:
    look, root = look_of(box, tokens), box.place is Place.ROOT
    for step in (6, 3) if box.names else ():
        paint_box(painter, rect.translated(step, step), fill=tokens.surface, edge=tokens.border_strong, radius=6)
    fill = tokens.accent_soft if chosen else look.bg if root and look else tokens.surface
    paint_box(painter, rect, fill=fill or tokens.surface, radius=6)
    silent = box.stance is Stance.SILENT
    color = look.fg if root and look else tokens.border_strong
    if silent:
        paint_dashes(painter, rect, color=color, radius=6)
    else:
        paint_frame(painter, rect, color=tokens.accent if chosen else color, radius=6, width=2 if root or chosen else 1)
    left = rect.left() + 12
    if root and look:
        _paint_sign(painter, QPointF(left + 10, rect.center().y()), box, look, tokens)
        left += 30
    elif look:
        paint_icon(painter, look.icon, QRectF(rect.right() - 19, rect.top() + 7, 12, 12), color=look.fg)
    room = rect.right() - left - (24 if look and not root else 8)
    _paint_words(painter, QRectF(left, rect.top() + 6, room, 40), box, tokens)


def _paint_sign(painter: QPainter, center: QPointF, box: Box, look: Look, tokens: Tokens) -> None:
    """The number of a root that supports the fact, or what it says instead."""
    if not box.number:
        paint_icon(painter, look.icon, QRectF(center.x() - 8, center.y() - 8, 16, 16), color=look.fg)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.fg))
    painter.drawEllipse(center, 10, 10)
    painter.setFont(fonts.font(Role.SMALL_STRONG))
    painter.setPen(QColor(tokens.surface))
    painter.drawText(QRectF(center.x() - 10, center.y() - 10, 20, 20), Qt.AlignmentFlag.AlignCenter, str(box.number))


def _paint_words(painter: QPainter, room: QRectF, box: Box, tokens: Tokens) -> None:
    title = elided(box.title, room.width(), Role.BUTTON)
    paint_text(
        painter, QRectF(room.left(), room.top(), room.width() + 4, 20), title, style=_style(Role.BUTTON, tokens.text)
    )
    meta = elided(box.meta, room.width(), Role.SMALL)
    below = QRectF(room.left(), room.top() + 19, room.width() + 4, 18)
    paint_text(painter, below, meta, style=_style(Role.SMALL, tokens.text2))


def _style(role: Role, color: str) -> TextStyle:
    return TextStyle(fonts.font(role), color, 20 if role is Role.BUTTON else 18)


def _paint_chip(painter: QPainter, chip: Chip, tokens: Tokens, *, chosen: bool, focused: bool) -> None:
    color = _ink(chip.tie, tokens, chosen=chosen)
    ink = color if chosen or chip.tie.standing or chip.tie.circle else tokens.text2
    paint_box(painter, chip.box, fill=tokens.accent_soft if chosen else tokens.sunken, radius=4)
    if chosen:
        paint_frame(painter, chip.box, color=tokens.focus if focused else tokens.border_strong, radius=4)
    left = chip.box.left() + 6
    icon = "alert" if chip.tie.circle else TICKS.get(chip.tie.standing, "")
    if icon:
        paint_icon(painter, icon, QRectF(left, chip.box.center().y() - 6, 12, 12), color=ink)
        left += 16
    room = chip.box.right() - left
    words = elided(chip.tie.words, room, Role.BADGE)
    style = TextStyle(fonts.font(Role.BADGE), ink, _CHIP)
    paint_text(painter, QRectF(left, chip.box.top(), room + 4, _CHIP), words, style=style)

"""Owns how claims are drawn around the text: boxes under it, lanes with caps below it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from annotator.domain.ids import ClaimId
from annotator.gui.paint import LANE_PITCH, LANES, LINE_BELOW, paint_box, paint_cap, paint_frame, paint_line
from annotator.gui.tokens import Tokens, status_look
from annotator.gui.views.reader_lines import ShownLine
from annotator.gui.views.reader_marks import Marked

_BOX_BELOW = 6.0
_BOX_SIDE = 2.0
_RADIUS = 3.0


def claim_boxes(line: ShownLine, start: int, end: int, px: int) -> list[QRectF]:
    """The boxes round a range on one line, in document coordinates, one a visual run."""
    top = max(line.top, line.baseline - px - 1)
    return [
        QRectF(left - _BOX_SIDE, top, right - left + 2 * _BOX_SIDE, line.baseline + _BOX_BELOW - top)
        for left, right in line.boxes(start, end)
    ]


def paint_chosen(painter: QPainter, boxes: Sequence[QRectF], *, tokens: Tokens, width: float = 1.5) -> None:
    """Draws the one filled thing of the article: the selected claim, or the span being corrected."""
    for box in boxes:
        paint_box(painter, box, fill=tokens.accent_soft, radius=_RADIUS)
        paint_frame(painter, box, color=tokens.accent, radius=_RADIUS, width=width)


def paint_lanes(
    painter: QPainter, line: ShownLine, marked: Sequence[Marked], selected: ClaimId | None, *, tokens: Tokens
) -> None:
    """Draws the lines of the claims on one line of text; the selected claim has its box instead."""
    for claim in marked:
        if claim.lane < LANES and claim.id != selected and claim.meets(line.start, line.end):
            _paint_lane(painter, line, claim, tokens=tokens)


def lane_at(line: ShownLine, lane: int) -> float:
    """The height of a lane below a line of text, in document coordinates."""
    return line.baseline + LINE_BELOW + lane * LANE_PITCH


def claims_at(line: ShownLine, marked: Sequence[Marked], point: QPointF) -> list[Marked]:
    """The claims at a point of one line, the shortest first."""
    hit = [
        claim
        for claim in marked
        if any(left <= point.x() <= right for left, right in line.boxes(claim.start, claim.end))
    ]
    return sorted(hit, key=lambda claim: claim.end - claim.start)


def _paint_lane(painter: QPainter, line: ShownLine, claim: Marked, *, tokens: Tokens) -> None:
    look = status_look(tokens, claim.card.status)
    boxes = line.boxes(claim.start, claim.end)
    y = lane_at(line, claim.lane)
    for left, right in boxes:
        paint_line(painter, left, right, y, look=look)
    if not boxes:
        return
    if line.start <= claim.start:
        paint_cap(painter, line.edge(boxes, claim.start), y, color=look.fg)
    if claim.end <= line.end:
        paint_cap(painter, line.edge(boxes, claim.end), y, color=look.fg)

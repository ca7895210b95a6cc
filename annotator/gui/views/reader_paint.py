"""Owns how claims are drawn around the text: boxes under it, lanes with caps below it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextDocument

from annotator.domain.ids import ClaimId
from annotator.gui.paint import LANE_PITCH, LANES, LINE_BELOW, paint_box, paint_cap, paint_frame, paint_line
from annotator.gui.tokens import Tokens, status_look
from annotator.gui.views.reader_lines import ShownLine
from annotator.gui.views.reader_marks import Marked

_BOX_BELOW = 6.0
_BOX_SIDE = 2.0
_BOX_SIDE_NEAR = 0.5
_BLANK = " \t\n\u00a0\u2028\u2029\0"
_RADIUS = 3.0


def claim_boxes(line: ShownLine, at: tuple[int, int], px: int, *, touched: Sequence[int] = ()) -> list[QRectF]:
    """The boxes round a range on one line, in document coordinates, one a visual run.

    `touched` are those of its ends that the text goes on from without a blank: there the box stays off the next sign.
    """
    top = max(line.top, line.baseline - px - 1)
    runs = line.boxes(*at)
    near = {line.edge(runs, end) for end in touched if runs and line.start <= end <= line.end}
    return [
        QRectF(
            first := left - _side(left, near), top, right + _side(right, near) - first, line.baseline + _BOX_BELOW - top
        )
        for left, right in runs
    ]


def touched_ends(document: QTextDocument, at: tuple[int, int]) -> list[int]:
    """Which ends of a range have no blank beyond them, as before a comma."""
    beyond = {at[0]: document.characterAt(at[0] - 1) if at[0] else " ", at[1]: document.characterAt(at[1])}
    return [end for end, sign in beyond.items() if sign.strip(_BLANK)]


def _side(edge: float, near: set[float]) -> float:
    return _BOX_SIDE_NEAR if edge in near else _BOX_SIDE


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

"""Owns the gutter: which claims begin at a line, as marks beside it, and what could not be drawn there."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from annotator.domain.ids import ClaimId
from annotator.gui.badges import MARK_HEIGHT, mark_width, paint_mark, paint_word, word_width
from annotator.gui.fonts import Role
from annotator.gui.paint import LANES
from annotator.gui.tokens import Look, Tokens, status_look
from annotator.gui.views.reader_lines import ShownLine
from annotator.gui.views.reader_marks import Marked

GUTTER_WIDTH = 84
_TO_TEXT = 12
_BETWEEN = 4
_EDGE = 1
_MOST_MARKS = 2


@dataclass(frozen=True, slots=True)
class GutterMark:
    """One mark: a claim, or "+2" for claims that have none; `at` is its box in document coordinates."""

    at: QRectF
    claims: tuple[Marked, ...]
    is_rest: bool = False

    @property
    def word(self) -> str:
        """What the mark says."""
        return f"+{len(self.claims)}" if self.is_rest else str(self.claims[0].card.number)

    @property
    def tip(self) -> str:
        """The mark in words."""
        return "\n".join(f"Claim {marked.card.number}, {marked.card.status.value}" for marked in self.claims)

    def next_after(self, selected: ClaimId | None) -> ClaimId:
        """The claim a click selects: those behind "+2" one after another."""
        ids = [marked.id for marked in self.claims]
        return ids[(ids.index(selected) + 1) % len(ids)] if selected in ids else ids[0]


def line_marks(
    line: ShownLine, marked: Sequence[Marked], selected: ClaimId | None, *, edge: float, right_to_left: bool
) -> list[GutterMark]:
    """The marks of one line: at most two claims that begin there, nearest the text the last; then "+n" for others.

    `edge` is where the text column begins on the gutter's side.
    """
    begin = sorted((claim for claim in marked if line.start <= claim.start < line.end), key=_number)
    shown = _shown(begin, selected)
    rest = [claim for claim in begin if claim not in shown]
    rest += [claim for claim in marked if claim.lane >= LANES and claim.id != selected and claim not in begin]
    while _width(shown, rest) > GUTTER_WIDTH - _TO_TEXT - _EDGE and len(shown) > 1:
        rest = [next(claim for claim in reversed(shown) if claim.id != selected), *rest]
        shown = [claim for claim in shown if claim not in rest]
    return _placed(line, shown, rest, edge=edge, right_to_left=right_to_left)


def paint_gutter(painter: QPainter, mark: GutterMark, selected: ClaimId | None, *, tokens: Tokens) -> None:
    """Draws a mark, framed if its claim is selected."""
    at = QPointF(mark.at.left(), mark.at.center().y())
    if mark.is_rest:
        chosen = any(marked.id == selected for marked in mark.claims)
        paint_word(painter, at, mark.word, look=_rest_look(tokens, chosen=chosen), role=Role.META)
        return
    marked = mark.claims[0]
    frame = tokens.accent if marked.id == selected else ""
    paint_mark(painter, at, mark.word, look=status_look(tokens, marked.card.status), frame=frame)


def _shown(begin: Sequence[Marked], selected: ClaimId | None) -> list[Marked]:
    """The claims that get a mark of their own; the selected one always, and in its place among them."""
    chosen = [claim for claim in begin if claim.id == selected]
    others = [claim for claim in begin if claim.id != selected]
    kept = [*chosen, *others][:_MOST_MARKS]
    return [claim for claim in begin if claim in kept]


def _number(marked: Marked) -> int:
    return marked.card.number


def _width(shown: Sequence[Marked], rest: Sequence[Marked]) -> float:
    widths = [_mark_width(claim.card.number) for claim in shown]
    widths += [_rest_width(len(rest))] if rest else []
    return sum(widths) + _BETWEEN * (len(widths) - 1)


def _placed(
    line: ShownLine, shown: Sequence[Marked], rest: Sequence[Marked], *, edge: float, right_to_left: bool
) -> list[GutterMark]:
    """The marks from the text outwards; in reading order as seen."""
    groups = [([claim], _mark_width(claim.card.number), False) for claim in reversed(shown)]
    groups += [(list(rest), _rest_width(len(rest)), True)] if rest else []
    placed: list[GutterMark] = []
    # Numbers in the thousands come nearer to the text rather than leave the pane.
    away = max(_EDGE, min(_TO_TEXT, GUTTER_WIDTH - _EDGE - _width(shown, rest)))
    # Centred on the small letters of its line.
    top = round(line.baseline - 0.3 * line.line.ascent() - MARK_HEIGHT / 2)
    for claims, width, is_rest in groups:
        left = edge + away if right_to_left else edge - away - width
        placed.append(GutterMark(QRectF(left, top, width, MARK_HEIGHT), tuple(claims), is_rest))
        away += width + _BETWEEN
    return placed


# Measuring a word costs 15 microseconds, and a screenful of marks is laid out at every repaint.
@lru_cache(maxsize=4096)
def _mark_width(number: int) -> float:
    return mark_width(str(number))


@lru_cache(maxsize=4096)
def _rest_width(count: int) -> float:
    return word_width(f"+{count}", look=Look("", "", ""), role=Role.META)


def _rest_look(tokens: Tokens, *, chosen: bool) -> Look:
    return Look(tokens.accent if chosen else tokens.text2, "", "")

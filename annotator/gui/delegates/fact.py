"""How a fact is drawn in the list: its statement, its verdict, and on how many roots it rests."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from annotator.domain.view import FactRow, StatedFact
from annotator.gui import fonts
from annotator.gui.badges import BADGE_HEIGHT, paint_badge
from annotator.gui.fonts import Role
from annotator.gui.marked_text import TextStyle, paint_text, text_height, text_is_cut
from annotator.gui.paint import paint_frame
from annotator.gui.speech import sentences
from annotator.gui.tokens import Tokens, verdict_look

_SIDE = 13
_TOP = 12
_BETWEEN = 5
_BOTTOM = 10
_BAR = 3
_LINES = 3


Listed = FactRow | StatedFact
"""A fact in the list; without its roots while they are counted."""


def roots_words(row: Listed) -> str:
    """On how many independent roots a fact rests: "2 roots, at most 8", "1 root"; "" while they are counted."""
    if isinstance(row, StatedFact):
        return ""
    roots = "1 root" if row.roots == 1 else f"{row.roots} roots"
    return f"{roots}, at most {row.roots_max}" if row.roots_max > row.roots else roots


def fact_spoken(row: Listed) -> str:
    """The fact as a screen reader says it."""
    return sentences(row.text, ", ".join(filter(None, (row.verdict.value.capitalize(), roots_words(row)))))


def fact_height(row: Listed, width: float) -> int:
    """The height of a fact's row at a width."""
    # The weight of the chosen row, so that choosing one never moves the others.
    return _TOP + text_height(row.text, width - 2 * _SIDE, style=_style("", chosen=True)) + _rest()


def fact_is_cut(row: Listed, width: float) -> bool:
    """Whether the statement does not fit, so that a tooltip must hold the whole."""
    return text_is_cut(row.text, width - 2 * _SIDE, style=_style("", chosen=True))


def paint_fact(painter: QPainter, box: QRectF, row: Listed, *, chosen: bool, focused: bool, tokens: Tokens) -> None:
    """Draws a fact's row; the chosen one filled, with a bar at the edge."""
    if chosen:
        painter.fillRect(box, QColor(tokens.accent_soft))
        bar = tokens.accent if focused else tokens.border_strong
        painter.fillRect(QRectF(box.left(), box.top(), _BAR, box.height() - 1), QColor(bar))
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(tokens.border))
    if chosen and focused:
        paint_frame(painter, box.adjusted(0, 0, 0, -1), color=tokens.focus, radius=3)
    inner = box.adjusted(_SIDE, _TOP, -_SIDE, -_BOTTOM)
    paint_text(painter, inner, row.text, style=_style(tokens.text, chosen=chosen))
    middle = inner.bottom() - 1 - BADGE_HEIGHT / 2
    look = verdict_look(tokens, row.verdict.value)
    paint_badge(painter, QPointF(inner.left(), middle), row.verdict.value.capitalize(), look=look)
    _paint_roots(painter, QPointF(inner.right(), middle), row, tokens)


def _paint_roots(painter: QPainter, right: QPointF, row: Listed, tokens: Tokens) -> None:
    number, _, noun = roots_words(row).partition(" ")
    small, strong = fonts.font(Role.SMALL), fonts.font(Role.SMALL_STRONG)
    noun_width = QFontMetricsF(small).horizontalAdvance(noun) + 1
    number_width = QFontMetricsF(strong).horizontalAdvance(number) + 1
    left = right.x() - noun_width
    for font, text, color, at, width in (
        (small, noun, tokens.text2, left, noun_width),
        (strong, number, tokens.text, left - 4 - number_width, number_width),
    ):
        painter.setFont(font)
        painter.setPen(QColor(color))
        painter.drawText(QRectF(at, right.y() - 10, width, 20), Qt.AlignmentFlag.AlignVCenter, text)


def _style(color: str, *, chosen: bool) -> TextStyle:
    role = Role.LIST_TITLE_SELECTED if chosen else Role.LIST_TITLE
    return TextStyle(fonts.font(role), color or "#000000", fonts.line_height(role), max_lines=_LINES)


def _rest() -> int:
    return _BETWEEN + BADGE_HEIGHT + _BOTTOM + 1

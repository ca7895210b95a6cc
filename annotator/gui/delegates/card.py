"""The claim card at rest: its words, its height at a width, and how it is painted."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from annotator.gui import fonts
from annotator.gui.badges import BADGE_HEIGHT, badge_width, paint_badge
from annotator.gui.fonts import Role
from annotator.gui.marked_text import TextStyle, paint_text
from annotator.gui.offsets import shown_text
from annotator.gui.paint import paint_box, paint_frame
from annotator.gui.tokens import Tokens, status_look

SIDE = 12
"""From the pane's edge to the card's."""
GAP = 8
"""Between two cards; half of it above and half below each."""
PAD = 14
_TOP = 10
_BETWEEN = 8
_LINES = 2
_LEAST_NAME = 40
"""Less of a name tells nobody who is meant."""


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card says, each part as it is shown; "" for a part that is not there."""

    number: str
    status: str
    status_word: str
    speaker: str
    voice: str
    right: str
    text: str
    slots: str
    reason: str
    disputed: bool
    spoken: str


def card_height(words: CardWords, width: float, px: int = 13) -> int:
    """The height of a card's row at the width of the pane, gaps included; `px` is the size of the claim."""
    inner = width - 2 * (SIDE + PAD)
    font = fonts.font(Role.CLAIM, px=px)
    lines = 1 if QFontMetricsF(font).horizontalAdvance(shown_text(words.text)) <= inner else _LINES
    small = sum(18 for part in (words.slots, words.reason) if part)
    return GAP + _TOP + BADGE_HEIGHT + 4 + lines * fonts.line_height(Role.CLAIM, px=px) + small + _TOP - 2


def paint_card(painter: QPainter, row: QRectF, words: CardWords, *, tokens: Tokens, px: int = 13) -> None:
    """Draws a card at rest into its row."""
    box = row.adjusted(SIDE, GAP / 2, -SIDE, -GAP / 2)
    paint_box(painter, box, fill=tokens.raised, edge=tokens.border, radius=8)
    inner = box.adjusted(PAD, _TOP, -PAD, 0)
    _paint_head(painter, inner, words, tokens)
    quiet = words.status == "rejected"
    style = TextStyle(
        fonts.font(Role.CLAIM, px=px),
        tokens.text2 if quiet else tokens.text,
        fonts.line_height(Role.CLAIM, px=px),
        max_lines=_LINES,
    )
    top = inner.top() + BADGE_HEIGHT + 4
    top += paint_text(painter, QRectF(inner.left(), top, inner.width(), 80), words.text, style=style) + 2
    small = TextStyle(fonts.font(Role.SMALL), tokens.text3, 16)
    for part in (words.slots, words.reason):
        if part:
            paint_text(painter, QRectF(inner.left(), top, inner.width(), 16), part, style=small)
            top += 18


def paint_hover(painter: QPainter, row: QRectF, *, tokens: Tokens) -> None:
    """Draws the edge of the card under the pointer."""
    box = row.adjusted(SIDE, GAP / 2, -SIDE, -GAP / 2)
    paint_frame(painter, box, color=tokens.border_strong, radius=8, width=1)


def _paint_head(painter: QPainter, inner: QRectF, words: CardWords, tokens: Tokens) -> None:
    middle = inner.top() + BADGE_HEIGHT / 2
    right = _paint_right(painter, inner, words.right, tokens)
    strong = TextStyle(fonts.font(Role.BODY_STRONG), tokens.text2, BADGE_HEIGHT)
    width = QFontMetricsF(strong.font).horizontalAdvance(words.number) + 2
    paint_text(painter, QRectF(inner.left(), inner.top(), width, BADGE_HEIGHT), words.number, style=strong)
    left = inner.left() + width + _BETWEEN
    left += paint_badge(painter, QPointF(left, middle), words.status_word, look=status_look(tokens, words.status))
    if words.disputed:
        look = tokens.unsure
        left += _BETWEEN + paint_badge(painter, QPointF(left + _BETWEEN, middle), "Disputed", look=look)
    if words.speaker:
        shown = fitting_speaker(words.speaker, right - left - 2 * _BETWEEN, tokens)
        if shown:
            paint_badge(painter, QPointF(left + _BETWEEN, middle), shown, look=tokens.speaker)


def _paint_right(painter: QPainter, inner: QRectF, right: str, tokens: Tokens) -> float:
    """The left edge of what stands at the right."""
    font, right = fonts.font(Role.SMALL), shown_text(right)
    width = QFontMetricsF(font).horizontalAdvance(right) + 2
    painter.setFont(font)
    painter.setPen(QColor(tokens.text3))
    box = QRectF(inner.right() - width, inner.top(), width, BADGE_HEIGHT)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
    return box.left()


def fitting_speaker(speaker: str, room: float, tokens: Tokens) -> str:
    """The speaker's name as far as its badge fits into the room, ended with "…"; "" if too little of it does."""
    spare = room - (badge_width("", look=tokens.speaker))
    metrics = QFontMetricsF(fonts.font(Role.BADGE))
    if spare < min(_LEAST_NAME, metrics.horizontalAdvance(shown_text(speaker))):
        return ""
    return metrics.elidedText(shown_text(speaker), Qt.TextElideMode.ElideRight, spare)

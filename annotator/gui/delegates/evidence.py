"""How a piece of evidence is drawn: stance, source and root, the sentence with its quote, reliability."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from annotator.domain.fact import Stance
from annotator.domain.ids import ClaimId
from annotator.domain.span import Span
from annotator.gui import fonts
from annotator.gui.badges import paint_badge
from annotator.gui.delegates.decision import elided
from annotator.gui.fonts import Role
from annotator.gui.icons import paint_icon
from annotator.gui.marked_text import Mark, TextStyle, paint_text, text_height
from annotator.gui.paint import paint_frame
from annotator.gui.tokens import Tokens, stance_look

_LEFT = 16
_SOURCE = 136
_QUOTE = 312
_RIGHT = 128
_NARROW = 700
"""Below this width the source stands above the quote, and its reliability with it."""
OPENER = 36
"""Width at the right edge in which a click opens the article."""
_TOP = 12
_BOTTOM = 10
_LINES = 4
STANCE_WORDS = {Stance.SUPPORTS: "Supports", Stance.REFUTES: "Refutes", Stance.SILENT: "Says nothing"}


@dataclass(frozen=True, slots=True)
class EvidenceWords:
    """What a row says; `warning` is what speaks against relying on the claim, "" if nothing does."""

    claim: ClaimId
    stance: Stance
    source: str
    root: str
    shared: bool
    first: bool
    context: str
    quote: Span
    meta: str
    warning: str
    reliability: str
    spoken: str


@dataclass(frozen=True, slots=True)
class EvidenceState:
    """How a row stands in the list; `spared` is the width that a button takes at the end of its last line."""

    chosen: bool = False
    focused: bool = False
    spared: float = 0.0


@lru_cache(maxsize=2_048)
def evidence_height(words: EvidenceWords, width: float) -> int:
    """The height of a row at a width; kept, for a list asks for it again and again."""
    room = _quote_box(QRectF(0, 0, width, 0)).width()
    above = 40 if width < _NARROW else 0
    quote = text_height(words.context, room, style=_context("#000000"), marks=_marks(words, "#000000"))
    warned = 18 if words.warning else 0
    return max(58, _TOP + above + quote + 2 + 16 + warned + _BOTTOM)


def meta_box(box: QRectF, words: EvidenceWords) -> QRectF:
    """Where the line below the quote stands."""
    room = _quote_box(box)
    quote = text_height(words.context, room.width(), style=_context("#000000"), marks=_marks(words, "#000000"))
    return QRectF(room.left(), room.top() + quote + 3, room.width(), 16)


def paint_evidence(
    painter: QPainter, box: QRectF, words: EvidenceWords, *, state: EvidenceState, tokens: Tokens
) -> None:
    """Draws a row; the line above it is whole only where another root begins."""
    if state.chosen:
        painter.fillRect(box, QColor(tokens.accent_soft))
    left = box.left() if words.first else _quote_box(box).left()
    painter.fillRect(QRectF(left, box.top(), box.right() - left, 1), QColor(tokens.border))
    top = box.top() + _TOP
    look = stance_look(tokens, words.stance.value)
    paint_badge(painter, QPointF(box.left() + _LEFT, top + 10), STANCE_WORDS[words.stance], look=look)
    _paint_source(painter, box, words, tokens)
    _paint_quote(painter, box, words, spared=state.spared, tokens=tokens)
    small = TextStyle(fonts.font(Role.BADGE), tokens.text2, 16)
    paint_text(painter, QRectF(box.right() - _RIGHT + 12, top + 2, 94, 16), words.reliability, style=small)
    arrow = QRectF(box.right() - OPENER + 10, box.center().y() - 8, 16, 16)
    paint_icon(painter, "chevron-right", arrow, color=tokens.text2)
    if state.chosen:
        color = tokens.focus if state.focused else tokens.border_strong
        paint_frame(painter, box.adjusted(1, 1, -1, 0), color=color)


def _paint_source(painter: QPainter, box: QRectF, words: EvidenceWords, tokens: Tokens) -> None:
    left, top = box.left() + _SOURCE, box.top() + _TOP
    width = box.right() - _RIGHT - left if box.width() < _NARROW else _QUOTE - _SOURCE - 16
    strong = TextStyle(fonts.font(Role.BODY_STRONG), tokens.text, 18)
    source = elided(words.source, width, Role.BODY_STRONG)
    paint_text(painter, QRectF(left, top, width, 18), source, style=strong)
    icon = "copy" if words.shared else "square"
    paint_icon(painter, icon, QRectF(left, top + 21, 12, 12), color=tokens.text2)
    painter.setFont(fonts.font(Role.SMALL))
    painter.setPen(QColor(tokens.text2))
    root = elided(words.root, width - 16, Role.SMALL)
    painter.drawText(QRectF(left + 16, top + 18, width - 16, 18), Qt.AlignmentFlag.AlignVCenter, root)


def _paint_quote(painter: QPainter, box: QRectF, words: EvidenceWords, *, spared: float, tokens: Tokens) -> None:
    room = _quote_box(box)
    paint_text(painter, room, words.context, style=_context(tokens.text3), marks=_marks(words, tokens.text))
    small = TextStyle(fonts.font(Role.SMALL), tokens.text3, 16)
    below = meta_box(box, words)
    paint_text(painter, below, elided(words.meta, below.width() - spared, Role.SMALL), style=small)
    if words.warning:
        paint_icon(painter, "alert", QRectF(below.left(), below.top() + 20, 12, 12), color=tokens.unsure.fg)
        style = TextStyle(fonts.font(Role.BADGE), tokens.unsure.fg, 16)
        paint_text(painter, below.adjusted(16, 18, 0, 18), words.warning, style=style)


def _quote_box(box: QRectF) -> QRectF:
    """Where the quote begins, and how wide it may be."""
    if box.width() < _NARROW:
        return box.adjusted(_SOURCE, _TOP + 40, -OPENER - 8, 0)
    return box.adjusted(_QUOTE, _TOP - 1, -_RIGHT, 0)


def _context(color: str) -> TextStyle:
    return TextStyle(fonts.font(Role.CONTEXT), color, fonts.line_height(Role.CONTEXT), max_lines=_LINES)


def _marks(words: EvidenceWords, color: str) -> list[Mark]:
    return [Mark(words.quote.start, words.quote.end, color=color, weight=500)]

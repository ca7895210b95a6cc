"""How a decision is drawn in the history: one cell a column, a day's heading across all of them."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from annotator.gui import fonts
from annotator.gui.badges import dim_ink, live_ink, paint_badge, paint_key, paint_word
from annotator.gui.fonts import Role
from annotator.gui.offsets import shown_text
from annotator.gui.tokens import Look, Tokens, plain_look

ROW_HEIGHT = 36
DAY_HEIGHT = 28
PAD = 8
_BAR = 4
_FRAME = 2


class Part(IntEnum):
    """The columns of the history."""

    TIME = 0
    WHO = 1
    DECISION = 2
    ON = 3
    BEFORE = 4
    AFTER = 5
    KEY = 6
    SHOWN = 7


@dataclass(frozen=True, slots=True)
class DecisionWords:
    """What a row says; `tone` names the look whose colour the verb has ("" for none).

    `joint` is what stands between two claims in what the decision is on: where room is short, both are cut, not it.
    """

    texts: tuple[str, ...]
    icon: str
    tone: str
    pressed: bool
    withdrawn: bool
    joint: str = ""

    def text(self, part: int) -> str:
        """What one column says."""
        return self.texts[part]


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands in the list: chosen, with the focus, to be withdrawn."""

    chosen: bool = False
    focused: bool = False
    marked: bool = False
    last: Part = Part.SHOWN
    """The column at the far edge, where the frame of the focus ends."""


def paint_ground(painter: QPainter, cell: QRectF, part: int, *, state: RowState, tokens: Tokens) -> None:
    """Draws the ground of a cell, the hairline below it, and at the row's edge what it stands for."""
    painter.fillRect(cell, QColor(tokens.accent_soft if state.chosen else tokens.surface))
    painter.fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), QColor(tokens.border))
    if part == Part.TIME and (state.marked or state.chosen):
        color = tokens.unsure.fg if state.marked else tokens.accent if state.focused else tokens.border_strong
        painter.fillRect(QRectF(cell.left(), cell.top(), _BAR, cell.height() - 1), QColor(color))
    if state.chosen and state.focused:
        _paint_focus(painter, cell.adjusted(0, 0, 0, -1), part, last=state.last, color=QColor(tokens.focus))


def _paint_focus(painter: QPainter, cell: QRectF, part: int, *, last: int, color: QColor) -> None:
    """Draws a cell's share of the frame around its row."""
    painter.fillRect(QRectF(cell.left(), cell.top(), cell.width(), _FRAME), color)
    painter.fillRect(QRectF(cell.left(), cell.bottom() - _FRAME, cell.width(), _FRAME), color)
    if part == last:
        painter.fillRect(QRectF(cell.right() - _FRAME, cell.top(), _FRAME, cell.height()), color)


def paint_part(
    painter: QPainter, cell: QRectF, words: DecisionWords, part: int, *, state: RowState, tokens: Tokens
) -> None:
    """Draws what one column of a decision says."""
    inner = cell.adjusted(PAD, 0, -PAD, -1)
    text = words.text(part)
    middle = QPointF(inner.left(), inner.center().y())
    if part == Part.WHO and text:
        paint_badge(painter, middle, elided(text, inner.width() - 12, Role.BADGE), look=plain_look(tokens))
    elif part == Part.DECISION:
        paint_word(painter, middle, text, look=_verb_look(words, tokens), role=Role.BUTTON)
    elif part == Part.KEY and words.pressed:
        paint_key(painter, middle, text, ink=dim_ink(tokens) if words.withdrawn else live_ink(tokens))
    else:
        role = _role(part, chosen=state.chosen)
        if part == Part.ON and words.joint:
            text = _elided_pair(text, words.joint, inner.width(), role)
        _write(painter, inner, text, role=role, color=_color(words, part, tokens))


def paint_day(painter: QPainter, cell: QRectF, left: float, words: str, *, tokens: Tokens) -> None:
    """Draws a cell's share of a day's heading, which begins at `left`."""
    painter.fillRect(cell, QColor(tokens.sunken))
    painter.fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), QColor(tokens.border))
    painter.save()
    painter.setClipRect(cell)
    box = QRectF(left + PAD, cell.top(), 600, cell.height() - 1)
    _write(painter, box, words, role=Role.SMALL_STRONG, color=tokens.text2)
    painter.restore()


def elided(text: str, width: float, role: Role) -> str:
    """The text as it is shown, as far as it fits, ended with "…"."""
    return QFontMetricsF(fonts.font(role)).elidedText(shown_text(text), Qt.TextElideMode.ElideRight, max(0.0, width))


def _elided_pair(text: str, joint: str, width: float, role: Role) -> str:
    """Two claims with what joins them; each has half of the room, and what the other leaves of its half."""
    metrics = QFontMetricsF(fonts.font(role))
    one, found, other = shown_text(text).partition(joint)
    room = width - metrics.horizontalAdvance(joint)
    if not found or metrics.horizontalAdvance(one) + metrics.horizontalAdvance(other) <= room:
        return text
    first = max(room / 2, room - metrics.horizontalAdvance(other))
    one = elided(one, first, role)
    return f"{one}{joint}{elided(other, room - metrics.horizontalAdvance(one), role)}"


def part_is_cut(text: str, part: int, width: float) -> bool:
    """Whether a column of this width does not show the whole text."""
    role = _role(part, chosen=True)
    return QFontMetricsF(fonts.font(role)).horizontalAdvance(shown_text(text)) > width - 2 * PAD


def _verb_look(words: DecisionWords, tokens: Tokens) -> Look:
    if words.withdrawn:
        return Look(tokens.text2, "", words.icon)
    color = getattr(tokens, words.tone).fg if words.tone else tokens.text
    return Look(color, "", words.icon)


def _role(part: int, *, chosen: bool) -> Role:
    if part in (Part.KEY, Part.SHOWN):
        return Role.SMALL
    return Role.BUTTON if part == Part.ON and chosen else Role.BODY


def _color(words: DecisionWords, part: int, tokens: Tokens) -> str:
    strong = part in (Part.ON, Part.AFTER) and not words.withdrawn
    return tokens.text if strong else tokens.text2


def _write(painter: QPainter, box: QRectF, text: str, *, role: Role, color: str) -> None:
    painter.setFont(fonts.font(role))
    painter.setPen(QColor(color))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(box, flags, elided(text, box.width(), role))

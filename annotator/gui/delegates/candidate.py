"""A claim elsewhere as a row: outlet, sentence in context with what differs marked, chips, relation, likeness."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.gui import fonts
from annotator.gui.badges import Ink as KeyInk
from annotator.gui.badges import badge_width, paint_badge, paint_key
from annotator.gui.delegates.article import source_and_day
from annotator.gui.delegates.decision import elided
from annotator.gui.fonts import Role
from annotator.gui.icons import paint_icon
from annotator.gui.marked_text import Mark, TextStyle, mark_of, paint_text, text_height
from annotator.gui.offsets import shown_text
from annotator.gui.paint import paint_frame
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import Look, Tokens, difference_look, relation_look, status_look, suggested

ROW_HEIGHT = 58
WORDS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_BAR = 3
_LINE = 20
_PX = Role.BODY.value.px
_GAP = 6
_LEAST_CHIP = 90
"""Less is no room for a word of a chip."""
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Chip:
    """A difference or an agreement in few words; `kind` as in `difference_look`, or "agrees", or "disputed"."""

    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A range of the sentence with its kind, as a chip's; offsets in code points."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class CandidateWords:
    """What a row says; `quote` is the claim's own part of the sentence, the rest is context."""

    key: str
    outlet: str
    days: tuple[str, str]
    """Of the article, in full and in short; both "" if it has no date."""
    family: str
    copied: bool
    sentence: str
    quote: tuple[int, int]
    marks: tuple[Marked, ...]
    chips: tuple[Chip, ...]
    relation: str
    relation_word: str
    """Empty where the likeness is too weak to propose any relation."""
    decided: bool
    alike: str
    spoken: str
    apart: bool = False
    """It was told apart just now: dim, until its claim is left."""


def chip_look(tokens: Tokens, kind: str) -> Look:
    """The look of a chip of this kind."""
    status = {"agrees": "confirmed", "disputed": "unsure"}.get(kind)
    return status_look(tokens, status) if status else difference_look(tokens, kind)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the parts of a row begin and how wide they are."""

    outlet: QRectF
    sentence: QRectF
    chips: QRectF


def columns(row: QRectF) -> Columns:
    """The parts of a row of this width: the sentence takes what outlet and chips leave."""
    wide = row.width() >= 1000
    outlet, chips = (min(220.0, row.width() * 0.18), min(360.0, row.width() * 0.28)) if wide else (142.0, 250.0)
    left, right = row.left() + 44, row.right() - 12
    middle = left + outlet + 8
    return Columns(
        QRectF(left, row.top(), outlet, row.height()),
        QRectF(middle, row.top(), right - chips - 16 - middle, row.height()),
        QRectF(right - chips, row.top(), chips, row.height()),
    )


class CandidateDelegate(QStyledItemDelegate):
    """Paints the rows of Elsewhere, their sentences in `px` pixels."""

    def __init__(self, theme: ThemeHolder, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.px = _PX

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Every row is equally high."""
        return QSize(1, row_height(self.px))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws a row; the chosen one has a soft ground and a bar at the reading edge."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        row, words = QRectF(option.rect), index.data(WORDS_ROLE)
        tokens = self._theme.tokens
        paint_candidate(painter, row, words, tokens=tokens, chosen=chosen, px=self.px)
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            paint_frame(painter, row.adjusted(0, 0, 0, -1), color=tokens.focus, radius=3)


def row_height(px: int) -> int:
    """The height of a row with its sentence in this size: two lines of it, and a margin."""
    return ROW_HEIGHT + 2 * (fonts.line_height(Role.BODY, px=px) - _LINE)


def paint_candidate(
    painter: QPainter, row: QRectF, words: CandidateWords, *, tokens: Tokens, chosen: bool, px: int = _PX
) -> None:
    """Draws a claim elsewhere into its row."""
    painter.fillRect(row, QColor(tokens.accent_soft if chosen else tokens.surface))
    painter.fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), QColor(tokens.border))
    if chosen:
        painter.fillRect(QRectF(row.left(), row.top(), _BAR, row.height() - 1), QColor(tokens.accent))
    edge = tokens.accent if chosen else tokens.border_strong
    ink = KeyInk(tokens.accent if chosen else tokens.text2, edge)
    paint_key(painter, QPointF(row.left() + 14, row.top() + 20), words.key, ink=ink)
    places = columns(row)
    _paint_outlet(painter, places.outlet, words, tokens)
    _paint_sentence(painter, places.sentence, words, tokens, px=px)
    _paint_chips(painter, places.chips, words, tokens)


def _paint_outlet(painter: QPainter, box: QRectF, words: CandidateWords, tokens: Tokens) -> None:
    strong = TextStyle(fonts.font(Role.SMALL_STRONG), tokens.text3 if words.apart else tokens.text, _LINE)
    metrics, left = QFontMetricsF(strong.font), box.left()
    # Each by itself: an outlet of another direction must not take the day to its other side.
    for text in source_and_day(words.outlet, words.days, box.width() - 2, Role.SMALL_STRONG):
        paint_text(painter, QRectF(left, box.top() + 9, metrics.horizontalAdvance(text) + 2, _LINE), text, style=strong)
        left += metrics.horizontalAdvance(text)
    icon = "copy" if words.copied else "square"
    paint_icon(painter, icon, QRectF(box.left(), box.top() + 33, 12, 12), color=tokens.text2)
    small = TextStyle(fonts.font(Role.SMALL), tokens.text2, _LINE)
    room = QRectF(box.left() + 16, box.top() + 29, box.width() - 16, _LINE)
    paint_text(painter, room, elided(words.family, room.width() - 2, Role.SMALL), style=small)


def _paint_sentence(painter: QPainter, box: QRectF, words: CandidateWords, tokens: Tokens, *, px: int) -> None:
    style = TextStyle(fonts.font(Role.BODY, px=px), tokens.text3, fonts.line_height(Role.BODY, px=px), max_lines=2)
    marks = [Mark(*words.quote, color=tokens.text), *(_mark(tokens, marked) for marked in words.marks)]
    marks = [] if words.apart else marks
    height = text_height(words.sentence, box.width(), style=style, marks=marks)
    top = box.top() + (box.height() - 1 - height) / 2
    paint_text(painter, QRectF(box.left(), top, box.width(), height), words.sentence, style=style, marks=marks)


def _mark(tokens: Tokens, marked: Marked) -> Mark:
    agrees = marked.kind == "agrees"
    look = tokens.same_value if agrees else difference_look(tokens, marked.kind)
    return mark_of(look, marked.start, marked.end, weight=QFont.Weight.DemiBold)


def _paint_chips(painter: QPainter, box: QRectF, words: CandidateWords, tokens: Tokens) -> None:
    """Chips on the first line, then the relation with how alike both are, and behind them the chips that are left."""
    small = TextStyle(fonts.font(Role.SMALL), tokens.text2, _LINE)
    alike = QFontMetricsF(small.font).horizontalAdvance(words.alike) + 2
    behind = _relation_width(words, tokens) + alike + _GAP
    upper, lower = _two_lines(() if words.apart else words.chips, (box.width(), box.width() - behind), tokens)
    middle = box.top() + (41 if upper else (box.height() - 1) / 2)
    left = box.left() + (_paint_relation(painter, QPointF(box.left(), middle), words, tokens))
    paint_text(painter, QRectF(left, middle - 10, max(alike, box.right() - left), _LINE), words.alike, style=small)
    for shown, x, y in ((upper, box.left(), box.top() + 18), (lower, left + alike + _GAP, middle)):
        at = QPointF(x, y)
        for chip, word in shown:
            at += QPointF(paint_badge(painter, at, word, look=chip_look(tokens, chip.kind)) + _GAP, 0)


def _relation(words: CandidateWords, tokens: Tokens) -> tuple[str, Look]:
    look = relation_look(tokens, words.relation)
    return (words.relation_word, look) if words.decided else (f"{words.relation_word}?", suggested(look))


def _relation_width(words: CandidateWords, tokens: Tokens) -> float:
    word, look = _relation(words, tokens)
    return badge_width(word, look=look) + 8 if words.relation_word else 0


def _paint_relation(painter: QPainter, at: QPointF, words: CandidateWords, tokens: Tokens) -> float:
    """The width of the relation drawn, with the gap behind it; 0 where none is proposed."""
    word, look = _relation(words, tokens)
    return paint_badge(painter, at, word, look=look) + 8 if words.relation_word else 0


def _two_lines(
    chips: Sequence[Chip], rooms: tuple[float, float], tokens: Tokens
) -> tuple[list[tuple[Chip, str]], list[tuple[Chip, str]]]:
    """The chips on the first of two lines on which they fit whole; on none, ended with "…" where a word fits."""
    metrics, left = QFontMetricsF(fonts.font(Role.BADGE)), list(rooms)
    lines: tuple[list[tuple[Chip, str]], list[tuple[Chip, str]]] = ([], [])
    for chip in chips:
        word, look = shown_text(chip.word), chip_look(tokens, chip.kind)
        at = next((n for n, room in enumerate(left) if badge_width(word, look=look) <= room), -1)
        if at < 0:
            at = left.index(max(left))
            if left[at] < _LEAST_CHIP:
                continue
            room = left[at] - badge_width("", look=look)
            word = metrics.elidedText(word, Qt.TextElideMode.ElideRight, room)
        lines[at].append((chip, word))
        left[at] -= badge_width(word, look=look) + _GAP
    return lines

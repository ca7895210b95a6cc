"""A claim elsewhere as a row: outlet, sentence in context with what differs marked, chips, relation, likeness."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.gui import fonts
from annotator.gui.badges import Ink as KeyInk
from annotator.gui.badges import badge_width, paint_badge, paint_key
from annotator.gui.delegates.decision import elided
from annotator.gui.fonts import Role
from annotator.gui.icons import paint_icon
from annotator.gui.marked_text import Mark, TextStyle, isolated, mark_of, paint_text, text_height
from annotator.gui.paint import paint_frame
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import Look, Tokens, difference_look, relation_look, status_look, suggested

ROW_HEIGHT = 58
WORDS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_BAR = 3
_LINE = 20
_PX = Role.BODY.value.px
_GAP = 6
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
    outlet, chips = (166.0, min(360.0, row.width() * 0.28)) if wide else (142.0, 250.0)
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
    text = _outlet_and_day(words, QFontMetricsF(strong.font), box.width() - 2)
    paint_text(painter, QRectF(box.left(), box.top() + 9, box.width(), _LINE), text, style=strong)
    icon = "copy" if words.copied else "square"
    paint_icon(painter, icon, QRectF(box.left(), box.top() + 33, 12, 12), color=tokens.text2)
    small = TextStyle(fonts.font(Role.SMALL), tokens.text2, _LINE)
    room = QRectF(box.left() + 16, box.top() + 29, box.width() - 16, _LINE)
    paint_text(painter, room, elided(words.family, room.width() - 2, Role.SMALL), style=small)


def _outlet_and_day(words: CandidateWords, metrics: QFontMetricsF, room: float) -> str:
    """Outlet and date: the year goes before the outlet is cut."""
    full, short = (f" · {day}" if day else "" for day in words.days)
    if metrics.horizontalAdvance(words.outlet + full) <= room:
        return isolated(words.outlet) + full
    left = room - metrics.horizontalAdvance(short)
    return isolated(metrics.elidedText(words.outlet, Qt.TextElideMode.ElideRight, left)) + short


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
    left, shown = box.left(), _fitting(() if words.apart else words.chips, box.width(), tokens)
    for chip, word in shown:
        left += paint_badge(painter, QPointF(left, box.top() + 18), word, look=chip_look(tokens, chip.kind)) + _GAP
    middle = box.top() + (41 if shown else (box.height() - 1) / 2)
    width = _paint_relation(painter, QPointF(box.left(), middle), words, tokens) if words.relation_word else 0
    small = TextStyle(fonts.font(Role.SMALL), tokens.text2, _LINE)
    room = QRectF(box.left() + width, middle - 10, box.width() - width, _LINE)
    paint_text(painter, room, words.alike, style=small)


def _paint_relation(painter: QPainter, at: QPointF, words: CandidateWords, tokens: Tokens) -> float:
    look = relation_look(tokens, words.relation)
    if words.decided:
        return paint_badge(painter, at, words.relation_word, look=look) + 8
    return paint_badge(painter, at, f"{words.relation_word}?", look=suggested(look)) + 8


def _fitting(chips: Sequence[Chip], room: float, tokens: Tokens) -> list[tuple[Chip, str]]:
    """The chips that fit beside each other; the last one ended with "…" if it must be."""
    shown: list[tuple[Chip, str]] = []
    metrics = QFontMetricsF(fonts.font(Role.BADGE))
    for chip in chips:
        frame = badge_width("", look=chip_look(tokens, chip.kind))
        word = metrics.elidedText(chip.word, Qt.TextElideMode.ElideRight, room - frame)
        if room - frame < 40:
            break
        shown.append((chip, word))
        room -= frame + metrics.horizontalAdvance(word) + _GAP
    return shown

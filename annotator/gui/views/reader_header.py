"""Owns what stands above an article's text: its title, its source, its copies and its date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from annotator.domain.article import Article
from annotator.domain.source import ProposedSource
from annotator.domain.view import ArticleRow
from annotator.gui import fonts
from annotator.gui.badges import BADGE_HEIGHT, badge_width, paint_badge, paint_word, word_width
from annotator.gui.dates import date_words
from annotator.gui.fonts import Role
from annotator.gui.marked_text import TextStyle, paint_text, text_height
from annotator.gui.tokens import Look, Tokens, active_look, plain_look
from annotator.gui.views.reader_document import title_px

_ABOVE = 16
_GAP = 8
_BELOW = 10


@dataclass(frozen=True, slots=True)
class _Chip:
    """A badge, or plain words where the look has no ground; `tip` says more."""

    word: str
    look: Look
    tip: str = ""

    @property
    def width(self) -> float:
        is_badge = self.look.bg or self.look.dashed
        return badge_width(self.word, look=self.look) if is_badge else word_width(self.word, look=self.look)

    def paint(self, painter: QPainter, at: QPointF) -> None:
        is_badge = self.look.bg or self.look.dashed
        (paint_badge if is_badge else paint_word)(painter, at, self.word, look=self.look)


@dataclass(frozen=True, slots=True)
class Header:
    """The heading of one article as it is painted in the margin above its text; no title if the text begins with it."""

    article: Article
    row: ArticleRow
    titled: bool
    right_to_left: bool
    px: int
    proposed_source: ProposedSource | None = None

    def height(self, width: float, tokens: Tokens) -> int:
        """The height above the text at a width in pixels."""
        rows = len({box.top() for _, box in self._placed(width, 0, tokens)})
        title = self._title_height(width, tokens)
        return _ABOVE + (title + _GAP if title else 0) + rows * (BADGE_HEIGHT + 4) - 4 + _BELOW

    def paint(self, painter: QPainter, left: float, width: float, tokens: Tokens) -> None:
        """Draws the heading from the document's top, between two edges."""
        if self._title():
            box = QRectF(left, _ABOVE, width, self._title_height(width, tokens))
            paint_text(painter, box, self._title(), style=self._title_style(tokens))
        for chip, box in self._placed(width, left, tokens):
            chip.paint(painter, QPointF(box.left(), box.center().y()))

    def tip_at(self, point: QPointF, left: float, width: float, tokens: Tokens) -> str:
        """What more there is to say about the badge at a point, or nothing."""
        return next((chip.tip for chip, box in self._placed(width, left, tokens) if box.contains(point)), "")

    def words(self, tokens: Tokens) -> str:
        """The whole heading in words."""
        return " · ".join([self.row.title, *(chip.word for chip in self._chips(tokens))])

    def _title(self) -> str:
        return "" if self.titled else self.row.title

    def _title_style(self, tokens: Tokens) -> TextStyle:
        px = title_px(self.px)
        font = fonts.font(Role.ARTICLE_TITLE, px=px)
        return TextStyle(font, tokens.text, fonts.line_height(Role.ARTICLE_TITLE, px=px), max_lines=0)

    def _title_height(self, width: float, tokens: Tokens) -> int:
        return text_height(self._title(), width, style=self._title_style(tokens)) if self._title() else 0

    def _chips(self, tokens: Tokens) -> Sequence[_Chip]:
        return (*_source_chips(self.row, self.proposed_source, tokens), _date_chip(self.article, self.row, tokens))

    def _placed(self, width: float, left: float, tokens: Tokens) -> list[tuple[_Chip, QRectF]]:
        """The chips from the reading edge, on as many rows as they need."""
        placed: list[tuple[_Chip, QRectF]] = []
        title = self._title_height(width, tokens)
        x, y = 0.0, float(_ABOVE + (title + _GAP if title else 0))
        for chip in self._chips(tokens):
            if x and x + chip.width > width:
                x, y = 0.0, y + BADGE_HEIGHT + 4
            at = left + (width - x - chip.width if self.right_to_left else x)
            placed.append((chip, QRectF(at, y, chip.width, BADGE_HEIGHT)))
            x += chip.width + _GAP
        return placed


def _source_chips(row: ArticleRow, proposed: ProposedSource | None, tokens: Tokens) -> Iterator[_Chip]:
    if row.source:
        yield _Chip(row.source, plain_look(tokens))
        yield _Chip(f"Reliability {row.reliability}", plain_look(tokens), _RELIABILITY.get(row.reliability, ""))
    elif proposed is not None:
        yield _Chip(f"{proposed.name}?", tokens.proposed, f"Source proposed: {proposed.reason}")
    if row.copies > 1:
        yield _Chip(f"Copy family of {row.copies}", active_look(tokens, "copy"))


def _date_chip(article: Article, row: ArticleRow, tokens: Tokens) -> _Chip:
    words = Look(tokens.text2, "", "")
    if row.date is None:
        return _Chip("Date not known", words)
    if not row.date_proposed:
        return _Chip(f"Published {date_words(row.date)}", words)
    reason = article.published_proposed.reason if article.published_proposed else ""
    return _Chip(f"Published {date_words(row.date)}?", tokens.proposed, f"Proposed: {reason}" if reason else "Proposed")


_RELIABILITY = {
    "A": "Completely reliable",
    "B": "Usually reliable",
    "C": "Fairly reliable",
    "D": "Not usually reliable",
    "E": "Unreliable",
    "F": "Reliability cannot be judged",
}

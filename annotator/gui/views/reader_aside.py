"""Owns how the reader shows what belongs to the page and not to the story: dimmed, with its kind in the margin."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAbstractTextDocumentLayout, QColor, QPainter, QTextCharFormat, QTextCursor, QTextDocument

from annotator.domain.article import Article
from annotator.domain.source import ProposedSource
from annotator.gui.badges import paint_word, word_width
from annotator.gui.fonts import Role
from annotator.gui.offsets import Offsets
from annotator.gui.tokens import Look, Tokens
from annotator.gui.views.gutter import GUTTER_WIDTH
from annotator.gui.views.reader_lines import ShownLine

_TO_TEXT = 12
_KINDS = {
    "headline": ("Headline", "the title of the article"),
    "heading": ("Heading", "the title of a part, or words without a clause"),
    "dateline": ("Dateline", "where, when and by whom the report was sent"),
    "caption": ("Caption", "what a picture shows"),
    "credit": ("Credit", "who wrote, sent or photographed it"),
    "posted": ("Posted", "when the page was put up"),
    "teaser": ("Teaser", "the title of another article"),
    "advert": ("Advert", "an advertisement, or a mark left by the program that printed the page"),
    "prompt": ("Prompt", "what the page asks its readers to do"),
    "tags": ("Tags", "what the page is filed under"),
    "comment": ("Comment", "what readers wrote below the article"),
    "disclaimer": ("Notice", "what the publisher says of rights, views or corrections"),
}
_TITLES = frozenset({"headline", "heading"})
"""They lead the eye through the text, so they keep its colour."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A part of the page that is no story: its UTF-16 range in the document, and its kind."""

    start: int
    end: int
    kind: str

    @property
    def word(self) -> str:
        """Its kind as the margin names it."""
        return _KINDS[self.kind][0]

    @property
    def tip(self) -> str:
        """What it is, and why there are no claims."""
        return f"{self.word}: {_KINDS[self.kind][1]}. It is no part of the story, so no claims are proposed from it."


def asides(article: Article, offsets: Offsets) -> "Asides":
    """The parts of an article that are no story, found by what its lines look like."""
    from annotator.services.incoming.proposals import printed_around

    return Asides([Aside(*offsets.positions(span), kind) for span, kind in printed_around(article)])


def source_of(article: Article) -> ProposedSource | None:
    """Who the text names as where it comes from, if no source is known."""
    from annotator.services.incoming.proposals import proposed_source

    return proposed_source(article)


class Asides:
    """Such parts of one article, in text order."""

    def __init__(self, found: Sequence[Aside] = ()) -> None:
        self._found = found
        self._starts, self._ends = [each.start for each in found], [each.end for each in found]

    def between(self, start: int, end: int) -> Sequence[Aside]:
        """Those that share a character with a UTF-16 range."""
        return self._found[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def beginning_on(self, line: ShownLine) -> Aside | None:
        """The one that begins on a line and is not the title that the article begins with."""
        begun = (each for each in self.between(line.start, line.end) if each.start >= line.start)
        return next((each for each in begun if each.kind != "headline" or each is not self._found[0]), None)

    def dimmed(
        self, document: QTextDocument, lines: Sequence[ShownLine], tokens: Tokens
    ) -> list[QAbstractTextDocumentLayout.Selection]:
        """How the lines in view are to be coloured where they are no story."""
        if not lines:
            return []
        look = QTextCharFormat()
        look.setForeground(QColor(tokens.text3))
        last = document.characterCount() - 1
        seen = [each for each in self.between(lines[0].start, lines[-1].end) if each.kind not in _TITLES]
        return [_colored(document, each, look) for each in seen if each.end <= last]


def paint_kind(painter: QPainter, line: ShownLine, aside: Aside, *, edge: float, tokens: Tokens) -> None:
    """Writes the kind beside the line where the part begins; `edge` is where the text begins on the gutter's side."""
    look = Look(tokens.text3, "", "")
    box = kind_box(line, aside, edge=edge, right_to_left=edge > line.left)
    paint_word(painter, QPointF(box.left(), box.center().y()), aside.word, look=look, role=Role.META)


def kind_box(line: ShownLine, aside: Aside, *, edge: float, right_to_left: bool) -> QRectF:
    """Where the kind is written."""
    width = min(GUTTER_WIDTH - _TO_TEXT, word_width(aside.word, look=Look("", "", ""), role=Role.META))
    left = edge + _TO_TEXT if right_to_left else edge - _TO_TEXT - width
    return QRectF(left, line.baseline - 0.3 * line.line.ascent() - 8, width, 16)


def _colored(document: QTextDocument, aside: Aside, look: QTextCharFormat) -> QAbstractTextDocumentLayout.Selection:
    made = QAbstractTextDocumentLayout.Selection()
    cursor = QTextCursor(document)
    cursor.setPosition(aside.start)
    cursor.setPosition(aside.end, QTextCursor.MoveMode.KeepAnchor)
    made.cursor, made.format = cursor, look
    return made

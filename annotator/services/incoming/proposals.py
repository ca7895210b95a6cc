"""Owns what the text of an article tells of the article itself: when and where it was published, what is no story.

What reads texts is imported when the first one is read: its patterns take longer to build than a window to open.
"""

from dataclasses import replace
from typing import Final

from annotator.domain.article import Article, ProposedDate
from annotator.domain.source import ProposedSource
from annotator.domain.span import Span, trimmed
from annotator.formats.stated_dates import iso_date, unclear_in

_PAGE_CHARS: Final = 100_000
_PAGE_LINES: Final = 1_000


def with_proposed_date(article: Article, order: str = "") -> Article:
    """The article with the date that its text proposes, if nobody has given or proposed one.

    Numbers in its beginning that could be two days are one in the `order` that somebody said.
    """
    from annotator.extract.page.published import propose_date

    if article.published or article.published_proposed:
        return article
    proposed = propose_date(article.text, article.title, article.url)
    if proposed is None and (stated := unclear_in(article.text)) and (day := iso_date(stated, order)):
        proposed = ProposedDate(day, f"{stated} in its beginning, the {order.partition('-')[0]} first as was chosen")
    return replace(article, published_proposed=proposed)


def proposed_source(article: Article) -> ProposedSource | None:
    """Who the text names as where it comes from; None if a source is known, or none is named."""
    from annotator.extract.page.publishers import propose_source

    return None if article.source else propose_source(_beginning(article.text), article.title)


def told_by(text: str, title: str) -> tuple[ProposedDate | None, ProposedSource | None]:
    """The date and the source that a text which is no article yet proposes."""
    from annotator.extract.page.published import propose_date
    from annotator.extract.page.publishers import propose_source

    return propose_date(text, title), propose_source(text, title)


def printed_around(article: Article) -> list[tuple[Span, str]]:
    """The parts of the text that are no story, in order, each with its kind: headline, caption, credit and the like.

    Of a text of more than 100,000 characters or 1,000 lines only those in its beginning, for a window waits for it.
    """
    from annotator.extract.page.layout import PieceKind, read_layout

    pieces = read_layout(_beginning(article.text), article.title)
    aside = ((trimmed(article.text, piece.start, piece.end), piece.kind) for piece in pieces)
    return [(span, kind.value) for span, kind in aside if span is not None and kind is not PieceKind.BODY]


def _beginning(text: str) -> str:
    """The text up to the end of a line, as much as a page has."""
    return "".join(text[:_PAGE_CHARS].splitlines(keepends=True)[:_PAGE_LINES])

"""Owns what the text of an article tells of the article itself: when and where it was published, what is no story."""

from dataclasses import replace

from annotator.domain.article import Article
from annotator.domain.source import ProposedSource
from annotator.domain.span import Span, trimmed
from annotator.extract.layout import PieceKind, read_layout
from annotator.extract.published import propose_date
from annotator.extract.publishers import propose_source


def with_proposed_date(article: Article) -> Article:
    """The article with the date that its text proposes, if nobody has given or proposed one."""
    if article.published or article.published_proposed:
        return article
    return replace(article, published_proposed=propose_date(article.text, article.title, article.url))


def proposed_source(article: Article) -> ProposedSource | None:
    """Who the text names as where it comes from; None if a source is known, or none is named."""
    return None if article.source else propose_source(article.text, article.title)


def printed_around(article: Article) -> list[tuple[Span, str]]:
    """The parts of the text that are no story, in order, each with its kind: headline, caption, credit and the like."""
    pieces = read_layout(article.text, article.title)
    aside = ((trimmed(article.text, piece.start, piece.end), piece.kind) for piece in pieces)
    return [(span, kind.value) for span, kind in aside if span is not None and kind is not PieceKind.BODY]

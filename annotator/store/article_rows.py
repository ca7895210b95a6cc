"""Owns how an article is read from its row, for processes that have no database, too."""

from collections.abc import Sequence

from annotator.domain.article import Article, ProposedDate
from annotator.domain.ids import ArticleId, SourceId
from annotator.domain.json import parse_object

ARTICLE_COLUMNS = (
    "article.id, body.text, article.sha256, title, source, url, file, author, published, "
    "proposed_value, proposed_reason, language, extra"
)


def article_of(row: Sequence[str]) -> Article:
    """The article of a row of ARTICLE_COLUMNS."""
    identity, text, sha256, title, source, url, file, author, published, value, reason, language, extra = row
    return Article(
        ArticleId(identity),
        text,
        sha256,
        title=title,
        source=SourceId(source) if source else None,
        url=url,
        file=file,
        author=author,
        published=published,
        published_proposed=ProposedDate(value, reason) if value else None,
        language=language,
        extra=parse_object(extra) if extra else None,
    )

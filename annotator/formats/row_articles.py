"""Owns which article the text of a row is of, where earlier rows of a table of claims gave the same text."""

import sys
from dataclasses import dataclass, field, replace

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId


@dataclass(slots=True)
class RowArticles:
    """The texts of a table so far, as bare numbers, each with the article that it came as and the date of that."""

    first: dict[int, tuple[ArticleId, str | None]] = field(default_factory=dict)
    dates: dict[int, str] = field(default_factory=dict)
    """The first date of each text."""

    def settled(self, article: Article) -> tuple[Article, bool]:
        """The article of a row, and whether its date stays out.

        Rows of one text, source and address are of one article also where some of them give no date; the first counts.
        """
        key = _key(article)
        identity, published = self.first.setdefault(key, (article.id, article.published))
        if published and article.published:
            return article, False
        return replace(article, id=identity, published=published), article.published is not None and not published

    def has_other_date(self, article: Article) -> bool:
        """Whether an earlier row gave another date for the same text, source and address."""
        if not article.published:
            return False
        return self.dates.setdefault(_key(article), sys.intern(article.published)) != article.published


def _key(article: Article) -> int:
    return hash((article.sha256, article.source, article.url))

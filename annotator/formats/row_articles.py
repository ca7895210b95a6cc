"""Owns which article the text of a row is of, where earlier rows of a table of claims gave the same text."""

from dataclasses import dataclass, field, replace

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId


@dataclass(slots=True)
class RowArticles:
    """The texts of a table so far, as bare numbers, each with the article that it came as and the date of that."""

    first: dict[int, tuple[ArticleId, str | None]] = field(default_factory=dict)

    def settled(self, article: Article) -> tuple[Article, bool]:
        """The article of a row, and whether its date stays out.

        Rows of one text, source and address are of one article also where some of them give no date; the first counts.
        """
        key = hash((article.sha256, article.source, article.url))
        identity, published = self.first.setdefault(key, (article.id, article.published))
        if published and article.published:
            return article, False
        return replace(article, id=identity, published=published), article.published is not None and not published

"""Owns which article the text of a row is of: one that earlier rows of a table of claims gave, or one that is here."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from annotator.domain.article import Article
from annotator.domain.errors import Remark
from annotator.domain.ids import ArticleId
from annotator.formats.document import Texted, TextOf
from annotator.formats.native.same_texts import Noted, may_be, name_of, texts_here


@dataclass(slots=True)
class RowArticles:
    """The texts of a table so far, as bare numbers, each with the article that it came as and the date of that."""

    text_of: TextOf
    first: dict[int, tuple[ArticleId, str | None]] = field(default_factory=dict)
    dates: dict[int, str] = field(default_factory=dict)
    """The first date of each text."""
    joined: set[ArticleId] = field(default_factory=set)
    """The articles that were here under another id."""
    _taken: set[ArticleId] = field(default_factory=set)
    _joined: list[Noted] = field(default_factory=list)
    _apart: list[Noted] = field(default_factory=list)

    def settled(self, article: Article, line: int) -> tuple[Article, bool]:
        """The article of a row, and whether its date stays out.

        Rows of one text, source and address are of one article also where some of them give no date; the first counts.
        """
        key = _key(article)
        if key not in self.first:
            here = self._here(article, line)
            self.first[key] = (here.id, here.published) if here else (article.id, article.published)
            self._taken.add(self.first[key][0])
        identity, published = self.first[key]
        if published and article.published and not (identity in self.joined and published == article.published):
            return article, False
        return replace(article, id=identity, published=published), article.published is not None and not published

    def _here(self, article: Article, line: int) -> Article | None:
        """The article of the project that a text is, if nothing that its row says speaks against that."""
        found = self.text_of.same_text(article.sha256) if isinstance(self.text_of, Texted) else []
        if not found or any(each.id == article.id for each in found):
            return None
        others = [each for each in found if each.id not in self._taken]
        said = {"source": article.source, "url": article.url, "author": article.author, "title": article.title}
        said["published"] = article.published
        here = next((each for each in others if may_be(said, article.text, each)), None)
        if here:
            self.joined.add(here.id)
            self._joined.append((line, name_of(here)))
        elif others:
            self._apart.append((line, name_of(others[0])))
        return here

    def remarks(self, file: str) -> Iterator[Remark]:
        """What to tell of texts that were here already."""
        yield from texts_here(self._joined, self._apart, file)

    def has_other_date(self, article: Article) -> bool:
        """Whether an earlier row gave another date for the same text, source and address."""
        if not article.published:
            return False
        return self.dates.setdefault(_key(article), sys.intern(article.published)) != article.published


def _key(article: Article) -> int:
    return hash((article.sha256, article.source, article.url))

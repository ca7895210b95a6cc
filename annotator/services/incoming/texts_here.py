"""Owns which articles of a project, and of an import on its way into it, have which text."""

from dataclasses import dataclass, field, replace

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId
from annotator.formats.document import Entry
from annotator.services.workspace import Workspace
from annotator.store import queries


@dataclass(slots=True)
class TextsHere:
    """Articles by the hash of their text, in order of import; the project is asked once, by the first that asks."""

    ws: Workspace
    _known: dict[str, list[ArticleId]] | None = None
    _fresh: dict[ArticleId, Article] = field(default_factory=dict)
    """Those of the import, without their texts."""

    def note(self, entry: Entry) -> None:
        """Take in what comes with the import."""
        if isinstance(entry, Article):
            self._fresh.setdefault(entry.id, replace(entry, text=""))
            if self._known is not None:
                _add(self._known, entry)

    def of(self, sha256: str) -> list[Article]:
        """The articles whose text has a hash."""
        if self._known is None:
            self._known = self.ws.read(queries.articles_by_text)
            for each in self._fresh.values():
                _add(self._known, each)
        found = map(self._article, self._known.get(sha256, []))
        return [each for each in found if each is not None]

    def _article(self, identity: ArticleId) -> Article | None:
        return self._fresh.get(identity) or self.ws.read(lambda c: queries.article(c, identity))


def _add(known: dict[str, list[ArticleId]], article: Article) -> None:
    same = known.setdefault(article.sha256, [])
    if article.id not in same:
        same.append(article.id)

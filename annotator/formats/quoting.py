"""Owns quotations that other tools give with an address: which article of the project says them, and where."""

from typing import Final

from annotator.domain.ids import ArticleId, content_id
from annotator.domain.json import Json, JsonObject
from annotator.domain.span import Span
from annotator.formats.document import Addressed
from annotator.formats.web_annotation.selecting import Selecting

_QUOTE: Final = "TextQuoteSelector"


class Quoting:
    """Finds quotations in the articles of a project; without a project they are nowhere."""

    def __init__(self, project: Addressed | None) -> None:
        self._project, self._selecting = project, Selecting()

    def claim(self, exact: str, *, named: str, urls: tuple[str, ...], identity: str, kind: str) -> JsonObject | None:
        """The record of a claim at the quoted words; None if they do not stand once in the article that is meant.

        Meant is the article of the project `named` so, or else the only one at the first of some addresses that one is
        at. A claim without `identity` is called by its place and `kind`.
        """
        article = self._article(named, urls)
        span = self._span(article, exact) if article else None
        if article is None or span is None:
            return None
        identity = identity or content_id("claim", article, span.start, span.end, kind)
        place: dict[str, Json] = {"article": article, "start": span.start, "end": span.end}
        return {"type": "claim", "id": identity, **place, "status": "confirmed"}

    def _article(self, named: str, urls: tuple[str, ...]) -> ArticleId | None:
        if self._project is None:
            return None
        if named and self._project(ArticleId(named)):
            return ArticleId(named)
        found = next((at for url in urls if url and (at := self._project.at(url))), [])
        return found[0] if len(found) == 1 else None

    def _span(self, article: ArticleId, exact: str) -> Span | None:
        text = self._project(article) if self._project else None
        try:
            return self._selecting.span(text, {"type": _QUOTE, "exact": exact}) if text else None
        except ValueError:
            return None

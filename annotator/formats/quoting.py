"""Owns quotations that other tools give with an address: which article of the project says them, and where."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from annotator.domain.claim import Claim, Status
from annotator.domain.ids import ArticleId, ClaimId, content_id
from annotator.domain.json import Json, JsonObject
from annotator.domain.span import Span
from annotator.formats.document import Addressed
from annotator.formats.native.records import PARTS
from annotator.formats.project import Project
from annotator.formats.web_annotation.selecting import Selecting, StandsTwice

_STATUSES: Final = frozenset(Status)
_QUOTE: Final = "TextQuoteSelector"


class Unfound(Enum):
    """Why a quotation is nowhere: by its article, or by its words in that."""

    NO_ARTICLE = auto()
    SEVERAL_ARTICLES = auto()
    NO_WORDS = auto()
    WORDS_TWICE = auto()


class Quoting:
    """Finds quotations in the articles of a project; without a project they are nowhere."""

    def __init__(self, project: Addressed | None) -> None:
        self._project, self._selecting = project, Selecting()
        self._claims: dict[ArticleId, dict[ClaimId, tuple[Claim, str]]] = {}

    def claim(
        self, exact: str, *, named: str, urls: tuple[str, ...], identity: str, kind: str, status: str = ""
    ) -> JsonObject | Unfound:
        """The record of a claim at the quoted words, or why they do not stand once in the article that is meant.

        Meant is the article of the project `named` so, or else the only one at the first of some addresses that one is
        at. A claim without `identity` is called by its place and `kind`. One of that identity and in these words that
        is here is meant itself, of which nothing is told. Its `status` is what an export of ours says of it, else it is
        confirmed, for somebody rests a verdict on it.
        """
        article = self._article(named, urls)
        if isinstance(article, Unfound):
            return article
        here = self._here(article, identity)
        if here and here[1].strip() == exact.strip():
            return _record(here[0].id, here[0].article, here[0].span, told=())
        span = self._span(article, exact)
        if isinstance(span, Unfound):
            return span
        # Words that the claim here does not have are another claim.
        known = identity if here is None else ""
        record = _record(known or content_id("claim", article, span.start, span.end, kind), article, span)
        return {**record, "status": status} if status in _STATUSES else record

    def _here(self, article: ArticleId, identity: str) -> tuple[Claim, str] | None:
        """The claim of an article by its id, with its words."""
        if not identity or not isinstance(self._project, Project):
            return None
        if article not in self._claims:
            text = self._project(article) or ""
            there = self._project.here(article).claims
            self._claims[article] = {claim.id: (claim, claim.span.quote(text)) for claim, _ in there}
        return self._claims[article].get(ClaimId(identity))

    def _article(self, named: str, urls: tuple[str, ...]) -> ArticleId | Unfound:
        if self._project is None:
            return Unfound.NO_ARTICLE
        if named and self._project(ArticleId(named)):
            return ArticleId(named)
        found = next((at for url in urls if url and (at := self._project.at(url))), [])
        if len(found) > 1:
            return Unfound.SEVERAL_ARTICLES
        return found[0] if found else Unfound.NO_ARTICLE

    def _span(self, article: ArticleId, exact: str) -> Span | Unfound:
        text = self._project(article) if self._project else None
        try:
            return self._selecting.span(text or "", {"type": _QUOTE, "exact": exact})
        except StandsTwice:
            return Unfound.WORDS_TWICE
        except ValueError:
            return Unfound.NO_WORDS


def _record(identity: str, article: ArticleId, span: Span, told: Sequence[str] | None = None) -> JsonObject:
    """The record of a claim; with `told` of one that is here, and of which a file tells no more than that."""
    place: dict[str, Json] = {"article": article, "start": span.start, "end": span.end}
    parts: dict[str, Json] = {} if told is None else {PARTS: list(told)}
    return {"type": "claim", "id": identity, **place, "status": "confirmed", **parts}

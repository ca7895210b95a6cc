"""Owns Article: one stored document, its immutable text's hash, its dates and source."""

from dataclasses import dataclass

from annotator.domain.ids import ArticleId, SourceId, article_id, text_hash
from annotator.domain.json import JsonObject


@dataclass(frozen=True, slots=True)
class ProposedDate:
    """A publication date read from the text (ISO 8601, day, month or year), and why it can only be that."""

    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text as one outlet printed it; `published` is an ISO date as far as it is known."""

    id: ArticleId
    text: str
    sha256: str
    title: str | None = None
    source: SourceId | None = None
    url: str | None = None
    file: str | None = None
    author: str | None = None
    published: str | None = None
    published_proposed: ProposedDate | None = None
    language: str | None = None
    extra: JsonObject | None = None

    @property
    def date(self) -> str | None:
        """The publication date, or else the proposed one."""
        if self.published or self.published_proposed is None:
            return self.published
        return self.published_proposed.value


def new_article(text: str, **known: str | None) -> Article:
    """An article of the given stored text; keywords are the string fields of Article; its id follows from them."""
    sha256 = text_hash(text)
    place = known.get("url") or known.get("file")
    identity = article_id(sha256, known.get("source"), place, known.get("published"))
    source = known.pop("source", None)
    return Article(identity, text, sha256, source=SourceId(source) if source else None, **known)  # type: ignore[arg-type]  # keywords are checked by Article itself

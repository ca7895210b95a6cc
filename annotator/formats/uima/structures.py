"""Owns what an article and its labels become in a CAS: feature structures, alike for both spellings."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Slot
from annotator.domain.json import Json, as_object, as_str
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.formats.case import Document
from annotator.formats.dissent import Judges
from annotator.formats.document import ClaimEntry, MentionEntry
from annotator.formats.native.dissenting import soft_words
from annotator.formats.native.jsontext import share, spelled
from annotator.formats.uima.plain_words import BETWEEN, told
from annotator.formats.uima.types import ARTICLE, CLAIM, LINK, MENTION, METADATA, NAMED_ENTITY, SLOT
from annotator.formats.utf16 import Utf16

SOFA_ID: Final = 1


@dataclass(frozen=True, slots=True)
class Structure:
    """A feature structure; `place` is where it stands in UTF-16 units, `refs` name others by id, in lists or alone.

    `indexed` says whether it is a member of its view, as all are that do not hang on others only.
    """

    id: int
    type: str
    features: Mapping[str, str] = field(default_factory=dict)
    place: tuple[int, int] | None = None
    refs: Mapping[str, int | tuple[int, ...]] = field(default_factory=dict)
    indexed: bool = True


def structures(document: Document, hidden: Mapping[str, str], judges: Judges) -> Iterator[Structure]:
    """The feature structures of an article, its mentions and claims; `hidden` is what its text cannot show there."""
    yield from _Structures(document.article, judges).all(document, hidden)


class _Structures:
    """Those of one article, numbered in the order in which they are made."""

    def __init__(self, article: Article, judges: Judges) -> None:
        self._article, self._judges = article, judges
        self._units = Utf16(article.text)
        self._last = SOFA_ID

    def all(self, document: Document, hidden: Mapping[str, str]) -> Iterator[Structure]:
        """The structures of the article itself, then of mentions, then of claims."""
        yield self._metadata()
        yield self._of_article(document, hidden)
        for mention in document.mentions:
            yield self._mention(mention)
        for claim in document.claims:
            yield from self._claim(claim)

    def _metadata(self) -> Structure:
        article = self._article
        known = {"documentTitle": article.title, "documentId": article.id, "documentUri": article.url}
        language = {"language": article.language or "x-unspecified"}
        whole = self._units.units(Span(0, len(article.text)))
        return self._one(METADATA, {**language, **known}, place=whole)

    def _of_article(self, document: Document, hidden: Mapping[str, str]) -> Structure:
        article = self._article
        named = document.source.name if document.source else None
        known = {"published": article.published, "source": named, "author": article.author}
        more: dict[str, Json] = {"hidden": dict(hidden)} if hidden else {}
        if document.looked:
            known["looked"] = BETWEEN.join(document.looked)
        if any(BETWEEN in name for name in document.looked):
            more["looked"] = list(document.looked)
        rest = {"annotator": json.dumps(more, sort_keys=True)} if more else {}
        return self._one(ARTICLE, {"identifier": article.id, **known, **rest})

    def _mention(self, entry: MentionEntry) -> Structure:
        mention: Mention = entry.mention
        known = as_str(as_object(entry.extra.get("uima")).get("identifier")) or None
        features = {"value": mention.label, MENTION: mention.id, "identifier": known}
        return self._one(NAMED_ENTITY, features, place=self._units.units(mention.span))

    def _claim(self, entry: ClaimEntry) -> Iterator[Structure]:
        claim = entry.claim
        links: list[int] = []
        for slot in claim.slots:
            if slot.span is not None:
                target = self._slot(slot, slot.span)
                link = self._one(LINK, {"role": slot.role.value}, refs={"target": target.id}, indexed=False)
                links.append(link.id)
                yield target
                yield link
        features = {
            "identifier": claim.id,
            "wording": claim.text,
            "status": entry.status.value,
            "factuality": claim.factuality.value,
            "mode": claim.mode.value if claim.mode else None,
            "annotator": spelled(_rest(claim) | soft_words(entry.judgements, entry.status.value, self._judges)),
        }
        refs = {"slots": tuple(links)} if links else {}
        yield self._one(CLAIM, features, place=self._units.units(claim.span), refs=refs)

    def _slot(self, slot: Slot, span: Span) -> Structure:
        return self._one(SLOT, {"role": slot.role.value, "value": slot.value}, place=self._units.units(span))

    def _one(
        self,
        name: str,
        features: Mapping[str, str | None],
        *,
        place: tuple[int, int] | None = None,
        refs: Mapping[str, int | tuple[int, ...]] | None = None,
        indexed: bool = True,
    ) -> Structure:
        self._last += 1
        said = {each: told(words) for each, words in features.items() if words is not None}
        return Structure(self._last, name, said, place, refs or {}, indexed)


def _rest(claim: Claim) -> dict[str, Json]:
    """What the layer has no feature for: scores, makers, and slots whose words stand nowhere in the text."""
    said: list[Json] = [[slot.role.value, slot.value] for slot in claim.slots if slot.span is None]
    return {"makers": list(claim.makers), "worth": share(claim.worth), "score": share(claim.score), "said": said}

"""Owns what the annotations of one view come in as: mentions, claims where they have slots, chains as entities."""

from collections.abc import Iterator, Mapping
from typing import Final

from annotator.domain.errors import BadFile, Remark
from annotator.domain.ids import content_id
from annotator.domain.json import Json, JsonObject
from annotator.formats.native.records import NumberedRecords
from annotator.formats.native.words import plain
from annotator.formats.uima.cas import Kept
from annotator.formats.uima.claims import claim_record, is_claim, linked_record
from annotator.formats.uima.layers import is_document, is_grammar
from annotator.formats.uima.placing import Places, whole
from annotator.formats.uima.plain_words import heard
from annotator.formats.uima.types import ARTICLE, SLOT

_LABELS: Final = ("value", "label", "category", "entityType")
_Mine = Mapping[int, Kept]


class Annotations:
    """Those of one text of a CAS, on their way into an article."""

    def __init__(self, places: Places, article: str, by: str = "") -> None:
        self._places, self._cas, self._article, self._by = places, places.cas, article, by
        self._ids: dict[int, str] = {}
        self._taken: set[tuple[int, int, str]] = set()
        self._relations: dict[int, list[tuple[Kept, int]]] = {}
        self._chained: set[int] = set()

    def records(self, mine: _Mine, members: set[int] | None, file: str) -> NumberedRecords:
        """The records of annotations that are members of their view, of chains, and what was left out of which kind."""
        left: dict[str, int] = {}
        chains = [chain for kept in mine.values() if len(chain := self._places.chain(kept)) > 1]
        self._chained.update(at for chain in chains for at in chain)
        for at, kept in self._told({at: kept for at, kept in mine.items() if members is None or at in members}):
            if self._is_left(kept):
                left[kept.name] = left.get(kept.name, 0) + 1
                continue
            try:
                yield kept.line, {**self._record(at, kept), "article": self._article}
            except ValueError as error:
                reason = f"annotation {at} of the layer {kept.name}: {plain(error)}"
                yield BadFile("line-bad", file=file, line=kept.line, reason=reason)
        for chain in chains:
            if len(known := [at for at in chain if at in self._ids]) > 1:
                yield self._cas.kept[chain[0]].line, self._entity(known)
        if left:
            yield Remark("layers-left", file=file, kinds=", ".join(sorted(left)), count=sum(left.values()))

    def _told(self, shown: _Mine) -> Iterator[tuple[int, Kept]]:
        """The annotations to tell of: not those of the document, slots of claims, and relations between others."""
        slots = {to for kept in shown.values() for _, to in self._places.links(kept) if self._cas.kept[to].type == SLOT}
        marked = {**shown, **{at: self._cas.kept[at] for at in sorted(self._chained - shown.keys())}}
        related = {at for at, kept in marked.items() if self._relates(kept)}
        for at, kept in marked.items():
            own = kept.type == ARTICLE or is_document(self._cas, kept)
            if self._places.is_placed(at) and not own and at not in slots and at not in related:
                yield at, kept

    def _relates(self, kept: Kept) -> bool:
        """Whether an annotation is a relation between two others, which is kept with the first of them."""
        governor, dependent = (self._places.one(kept, name) for name in ("Governor", "Dependent"))
        if governor is None or dependent is None or self._is_left(kept):
            return False
        self._relations.setdefault(governor, []).append((kept, dependent))
        return True

    def _is_left(self, kept: Kept) -> bool:
        empty = whole(kept.features.get("begin")) == whole(kept.features.get("end"))
        return empty or is_grammar(self._cas, kept)

    def _record(self, at: int, kept: Kept) -> JsonObject:
        links = self._places.links(kept)
        if is_claim(kept):
            return claim_record(self._places, at, links)
        return linked_record(self._places, at, links) if links else self._mention(at, kept)

    def _mention(self, at: int, kept: Kept) -> JsonObject:
        start, end = self._places.place(at)
        label = heard(next((words for name in _LABELS if (words := kept.words(name))), "")) or kept.name
        related: list[Json] = [self._relation(each, to) for each, to in self._relations.get(at, [])]
        told = self._places.more(kept, relations=related)
        more = {name: value for name, value in told.items() if name not in _LABELS or value != label}
        if at in self._chained or (start, end, label) in self._taken:
            self._ids[at] = "#".join((self._article, *([self._by] if self._by else []), str(at)))
        self._taken.add((start, end, label))
        known: dict[str, Json] = {"id": self._ids[at]} if at in self._ids else {}
        extra: dict[str, Json] = {"uima": more} if more else {}
        return {"type": "mention", **known, "start": start, "end": end, "label": label, **extra}

    def _relation(self, kept: Kept, to: int) -> Json:
        """What a relation is called, where it leads, and what else it says."""
        named, more = kept.words("value"), self._places.more(kept)
        skipped = ("Governor", "Dependent", "type", "value" if named else "")
        told = {name: said for name, said in more.items() if name not in skipped}
        return [named or kept.name, *self._places.place(to), *([told] if told else [])]

    def _entity(self, chain: list[int]) -> JsonObject:
        text = self._places.text
        words = list(dict.fromkeys(text[slice(*self._places.place(at))] for at in chain))
        mentions: list[Json] = [self._ids[at] for at in chain]
        named: dict[str, Json] = {"name": max(words, key=len, default=""), "variants": list(words)}
        # Another annotator's chain of the same name may have other mentions.
        known: dict[str, Json] = {"id": content_id("entity", *(self._ids[at] for at in chain))} if self._by else {}
        return {"type": "entity", **known, **named, "mentions": mentions, "status": "confirmed"}

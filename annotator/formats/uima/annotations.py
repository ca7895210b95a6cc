"""Owns what the annotations of one view come in as: mentions, claims where they have slots, chains as entities."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from annotator.domain.errors import BadFile, Remark
from annotator.domain.ids import content_id
from annotator.domain.json import Json, JsonObject, as_object
from annotator.formats.native.records import NumberedRecords
from annotator.formats.native.words import plain
from annotator.formats.passing import listed
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
        self._names: dict[int, str] = {}
        """What the parts of chains are called."""

    def records(self, mine: _Mine, members: set[int] | None, file: str) -> NumberedRecords:
        """The records of annotations that are members of their view, of chains, and what was left out of which kind."""
        left: dict[str, int] = {}
        chains = [chain for kept in mine.values() if len(chain := self._places.chain(kept)) > 1]
        self._names.update(self._chain_names(chains))
        for at, kept in self._told({at: kept for at, kept in mine.items() if members is None or at in members}):
            if self._is_left(kept):
                left[kept.name] = left.get(kept.name, 0) + 1
                continue
            try:
                record = self._record(at, kept)
            except ValueError as error:
                reason = f"annotation {at} of the layer {kept.name}: {plain(error)}"
                yield BadFile("line-bad", file=file, line=kept.line, reason=reason)
                continue
            self._relations.pop(at, None)
            yield kept.line, {**record, "article": self._article}
        for chain in chains:
            if len(known := [at for at in chain if at in self._ids]) > 1:
                yield self._cas.kept[chain[0]].line, self._entity(known)
        yield from self._remarks(left, file)

    def _remarks(self, left: Mapping[str, int], file: str) -> Iterator[Remark]:
        """What stayed out: annotations by their layers, references that have no place, and relations of nothing."""
        if left:
            yield Remark("layers-left", file=file, kinds=listed(left), count=sum(left.values()))
        if leading := self._places.leading:
            yield Remark("references-left", file=file, kinds=listed(leading), count=leading.total())
        if loose := Counter(kept.name for each in self._relations.values() for kept, _ in each):
            yield Remark("relations-loose", file=file, kinds=listed(loose), count=loose.total())

    def _told(self, shown: _Mine) -> Iterator[tuple[int, Kept]]:
        """The annotations to tell of: not those of the document, slots of claims, and relations between others."""
        slots = {to for kept in shown.values() for _, to in self._places.links(kept) if self._cas.kept[to].type == SLOT}
        marked = {**shown, **{at: self._cas.kept[at] for at in sorted(self._names.keys() - shown.keys())}}
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
        related: list[Json] = [self._relation(each, to) for each, to in self._relations.get(at, [])]
        if is_claim(kept) or links:
            record = (claim_record if is_claim(kept) else linked_record)(self._places, at, links)
            more = {**as_object(record.get("uima")), "relations": related}
            return {**record, "uima": more} if related else record
        return self._mention(at, kept, related)

    def _chain_names(self, chains: list[list[int]]) -> Iterator[tuple[int, str]]:
        """What the parts of each chain are called: by it, where another annotator may have the very same one."""
        told: set[str] = set()
        for chain in chains:
            features = [self._cas.kept[at].features for at in chain]
            places = (str(each.get(name)) for each in features for name in ("begin", "end"))
            name = content_id("chain", self._article, *places)
            shared = bool(self._by) and name not in told
            told.add(name)
            for number, at in enumerate(chain):
                yield at, f"{self._article}#{name}#{number}" if shared else self._own_name(at)

    def _own_name(self, at: int) -> str:
        return "#".join((self._article, *([self._by] if self._by else []), str(at)))

    def _mention(self, at: int, kept: Kept, related: list[Json]) -> JsonObject:
        start, end = self._places.place(at)
        label = heard(next((words for name in _LABELS if (words := kept.words(name))), "")) or kept.name
        told = self._places.more(kept, relations=related)
        more = {name: value for name, value in told.items() if name not in _LABELS or value != label}
        if at in self._names or (start, end, label) in self._taken:
            self._ids[at] = self._names.get(at) or self._own_name(at)
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

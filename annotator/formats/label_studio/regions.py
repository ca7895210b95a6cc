"""Owns the regions of one annotation or prediction: what is said of each, and what it becomes."""

import contextlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.claim import Role
from annotator.domain.errors import BadFile
from annotator.domain.json import Json, JsonObject, as_int, as_list, as_object, as_str, optional_str
from annotator.formats.judges import judges_told
from annotator.formats.label_studio import tasks
from annotator.formats.label_studio.writing import SLOTS, is_reserved
from annotator.formats.native.jsontext import parse_line
from annotator.formats.native.records import NumberedRecords, Said, slots_record
from annotator.formats.native.words import plain
from annotator.formats.span_labels import is_claim, put_back
from annotator.formats.utf16 import Utf16

OTHER: Final = "MISC"
"""The label of a region that has none."""
_PROGRAM: Final = "label-studio"
_ONWARD: Final = "right"
_SHOWN: Final = 40
_OF_PLACES: Final = ("id", "from_name", "to_name", "type", "value", "parentID", "original_length")
_OF_PARTS: Final = ("score", "hidden", "locked", "readonly", "origin")
"""What makes a part of a claim no mention of its own: how sure a model was of it, how it is shown, who drew it."""
_DRAWN_BY_MODELS: Final = ("prediction", "prediction-changed")
_OF_CLAIMS: Final = frozenset(("status", "factuality", "mode", "wording", "annotator", *Role))
_ROLES: Final = {name: role for role, name in SLOTS.items()}


@dataclass(slots=True)
class _Region:
    """A span of text and what was chosen, written and drawn for it."""

    value: JsonObject
    labels: list[str]
    chosen: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    relations: list[tuple[str, str, str]] = field(default_factory=list)
    """The label of each, where it leads, and its direction if that is not the usual one."""
    sets: dict[str, str] = field(default_factory=dict)
    """Which set each label is of, where there are several."""
    besides: dict[str, Json] = field(default_factory=dict)
    """What else is said of it, by the name of what asked."""
    parent: str = ""

    @property
    def is_slot(self) -> bool:
        """Whether it says no more than what part of a claim it is, and of what value."""
        return set(self.labels) <= _ROLES.keys() and not (
            self.chosen
            or self.relations
            or self.besides.keys() - set(_OF_PARTS)
            or self.parent
            or self.written.keys() - {"value"}
        )


class Regions:
    """The regions of one annotation or prediction of a text."""

    def __init__(self, text: str, article: str, model: str, *, ours: bool) -> None:
        """`ours`: whether an export of ours wrote the task, where labels of names are set apart from claims."""
        self.article, self.model, self._ours = article, model, ours
        self.maker = model if "@" in model else f"{_PROGRAM}@{model}"
        self.status = "proposed" if model else "confirmed"
        self.unlabelled = 0
        """How many came in without a label."""
        self.of_parts: Counter[str] = Counter()
        """What parts of claims had for which a slot has no place, such as a score."""
        self.loose: list[str] = []
        """Relations that begin or end at a region which is not there, in words."""
        self._text = text
        self._units = Utf16(text)
        self._regions: dict[str, _Region] = {}
        self._placed: dict[tuple[int, int], _Region] = {}
        """The first region of each place."""

    def take(self, results: Sequence[Json], left: dict[str, int]) -> None:
        """Take the results of an annotation; kinds that are no spans of text are counted in `left`."""
        named = [as_object(result) for result in results if isinstance(result, Mapping)]
        spans = [result for result in named if as_str(result.get("type")) in tasks.SPANS]
        several = len({name for result in spans if (name := as_str(result.get("from_name")))}) > 1
        for place, result in enumerate(spans):
            self._take_span(as_str(result.get("id")) or f"#{place}", result, several=several)
        for result in named:
            if as_str(result.get("type")) not in tasks.SPANS and not self._says_more(result):
                kind = as_str(result.get("type")) or "unknown"
                left[kind] = left.get(kind, 0) + 1
        for identity, region in self._regions.items():
            self.loose += [_loose(label, identity, to) for label, to, _ in region.relations if not self._has(to)]
            region.relations = [each for each in region.relations if self._has(each[1])]

    def _has(self, identity: str) -> bool:
        """Whether there is a region of that name, and where it stands can be said."""
        return len(self._end(identity)) > 1

    def _take_span(self, identity: str, result: JsonObject, *, several: bool) -> None:
        """Take a region, or one more label of it; where several sets of labels are in use, with the name of its own."""
        value = as_object(result.get("value"))
        first = self._regions.get(identity)
        if first and _is_elsewhere(value, first.value):
            identity = _of_place(identity, value)
        region = self._regions.setdefault(identity, _Region(value, []))
        self._placed.setdefault(_stated(value), region)
        region.parent = as_str(result.get("parentID")) or region.parent
        labels = (as_str(label) for label in as_list(value.get(as_str(result.get("type")))))
        fresh = [label for label in labels if label not in region.labels]
        region.labels += fresh
        region.sets.update(dict.fromkeys(fresh, as_str(result.get("from_name")) if several else ""))
        region.besides.update({name: said for name, said in result.items() if said and name not in _OF_PLACES})
        if as_str(region.besides.get("origin")) not in _DRAWN_BY_MODELS:
            region.besides.pop("origin", None)  # by hand, as most are

    def _says_more(self, result: JsonObject) -> bool:
        """Take in what is chosen, written or drawn for a region; whether there is such a region."""
        value, name = as_object(result.get("value")), as_str(result.get("from_name"))
        identity = as_str(result.get("from_id")) or as_str(result.get("id"))
        region = self._regions.get(_of_place(identity, value)) or self._regions.get(identity) or self._own(result)
        if region is None:
            return False
        match result.get("type"):
            case "relation":
                labels = [as_str(label) for label in as_list(result.get("labels"))]
                way = as_str(result.get("direction"), _ONWARD)
                region.relations += [(label, as_str(result.get("to_id")), way) for label in labels or [""]]
            case "choices":
                words = [as_str(word) for word in as_list(value.get("choices"))]
                region.chosen[name] = ", ".join(words[:1] if name in _OF_CLAIMS else words)
            case "textarea":
                region.written[name] = "\n".join(as_str(words) for words in _listed(value.get("text")))
            case kind:
                if as_str(kind) not in value or name in _OF_CLAIMS:
                    return False
                region.besides[name or as_str(kind)] = value[as_str(kind)]
        return True

    def _own(self, result: JsonObject) -> _Region | None:
        """The region of what is said of a place without a label there: one that stands there, else a new one."""
        value, kind = as_object(result.get("value")), as_str(result.get("type"))
        place = _stated(value)
        if min(place) < 0 or as_str(result.get("from_name")) in _OF_CLAIMS or kind.endswith("labels"):
            return None
        if kind not in (*value, "textarea"):
            return None
        if place not in self._placed:
            # The text of a textarea is what was typed, not what stands there.
            at = {name: each for name, each in value.items() if name != "text" or kind != "textarea"}
            identity = as_str(result.get("id")) or f"#{place}"
            self._placed[place] = self._regions[identity] = _Region(at, [])
        return self._placed[place]

    def told(self, line: int, file: str) -> NumberedRecords:
        """The records of the regions, claims with their slots."""
        slots = {
            to
            for region in self._regions.values()
            if any(map(is_claim, region.labels))
            for label, to, _ in region.relations
            if self._roles(label, to)
        }
        for identity, region in self._regions.items():
            if identity in slots and region.is_slot:
                self.of_parts.update(region.besides.keys())
            else:
                try:
                    yield from [(line, record) for record in self._records(identity, region)]
                    self.unlabelled += not region.labels
                except ValueError as error:
                    yield BadFile("line-bad", file=file, line=line, reason=plain(error))

    def _records(self, identity: str, region: _Region) -> Iterator[JsonObject]:
        start, end = self._place(region.value)
        at: dict[str, Json] = {"article": self.article, "start": start, "end": end}
        for label in region.labels or [OTHER]:
            if is_claim(label):
                yield {"type": "claim", **at, **self._claim(identity, region), **self._more(region, label, _OF_CLAIMS)}
            else:
                made: dict[str, Json] = {"makers": [self.maker]} if self.model else {}
                called = put_back(label, is_reserved) if self._ours else label
                yield {"type": "mention", **at, "label": called, **made, **self._more(region, label)}

    def _more(self, region: _Region, label: str, told: Collection[str] = ()) -> dict[str, Json]:
        """What is said of a region beside its label and what is `told` elsewhere; a relation with where it leads."""
        of_set = {"from_name": region.sets[label]} if region.sets.get(label) else {}
        said = {**region.chosen, **region.written, **region.besides, **of_set}
        kept: dict[str, Json] = {name: each for name, each in said.items() if name not in told}
        drawn = [each for each in region.relations if not (is_claim(label) and self._roles(*each[:2]))]
        related = [[name, *self._end(to), *_way(way)] for name, to, way in drawn if name not in told]
        kept.update({"relations": list(related)} if related else {})
        kept.update({"parent": list(self._end(region.parent))} if region.parent else {})
        return {"label-studio": kept} if kept else {}

    def _end(self, to: str) -> Sequence[Json]:
        """Where a relation leads; what it names if that has no place."""
        with contextlib.suppress(KeyError, ValueError):
            return self._place(self._regions[to].value)
        return (to,)

    def _place(self, value: JsonObject) -> tuple[int, int]:
        """Where a region stands in code points: by units of UTF-16, or, where its text says so, as it is."""
        at = tasks.place_of(value)
        start, end = as_int(at.get("start"), -1), as_int(at.get("end"), -1)
        if not 0 <= start < end:
            raise ValueError("a region of text needs start and end, the one before the other")
        if end > self._units.length:
            raise ValueError(f"{start} to {end} lies outside the text, which has {self._units.length} units of UTF-16")
        place = self._units.offset(start), self._units.offset(end)
        quote = optional_str(value.get("text"))
        if quote is None and (self._units.is_within(start) or self._units.is_within(end)):
            raise ValueError(f"{start} to {end} begins or ends within a character, for offsets count units of UTF-16")
        if quote is None or self._text[place[0] : place[1]] == quote:
            return place
        if self._text[start:end] == quote:
            return start, end
        raise ValueError(f"the text at {start} to {end} is not the one that the region gives")

    def _claim(self, identity: str, region: _Region) -> dict[str, Json]:
        rest = _rest(region.written.get("annotator", ""))
        known: dict[str, Json] = {"makers": [self.maker]} if self.model else {}
        known.update({name: rest[name] for name in ("makers", "worth", "score") if name in rest})
        if rest:
            known |= {"id": identity, **judges_told(rest)}
        if "wording" in region.written:
            known["text"] = region.written["wording"]
        if "factuality" in region.chosen:
            known["factuality"] = region.chosen["factuality"]
        said = [*self._slots(region), *_values(rest)]
        status = region.chosen.get("status", self.status)
        return {**known, "status": status, **slots_record(said, region.chosen.get("mode"))}

    def _slots(self, region: _Region) -> Iterator[Said]:
        for label, to, _ in region.relations:
            for role in self._roles(label, to):
                yield role, self._place(self._regions[to].value), self._regions[to].written.get("value")

    def _roles(self, label: str, to: str) -> Sequence[Role]:
        """The slots of a claim that a relation from it leads to: by its label, without one by those of the region."""
        if label or to not in self._regions:
            return [Role(label)] if label in set(Role) else []
        return [_ROLES[each] for each in self._regions[to].labels if each in _ROLES]


def _stated(value: JsonObject) -> tuple[int, int]:
    """Where a region says that it begins and ends; below 0 where it does not."""
    return as_int(value.get("start"), -1), as_int(value.get("end"), -1)


def _is_elsewhere(value: JsonObject, first: JsonObject) -> bool:
    """Whether a region says another place than one of the same name, as where files were put together by hand."""
    places = [_stated(as_object(each.get("globalOffsets")) or each) for each in (value, first)]
    return places[0] != places[1] and all(min(place) >= 0 for place in places)


def _of_place(identity: str, value: JsonObject) -> str:
    """The name of a region that stands elsewhere than the first one of its name."""
    start, end = _stated(as_object(value.get("globalOffsets")) or value)
    return f"{identity} {start}-{end}"


def _way(direction: str) -> Sequence[str]:
    """The direction of a relation, where it is not from the one to the other."""
    return () if direction in ("", _ONWARD) else (direction,)


def _values(rest: Mapping[str, Json]) -> Iterator[Said]:
    for pair in as_list(rest.get("said")):
        name, value = (as_str(word) for word in as_list(pair))
        yield Role(name), None, value


def _rest(written: str) -> Mapping[str, Json]:
    """What this program wrote of a claim beside what Label Studio shows; nothing for a claim made there."""
    try:
        return parse_line(written) if written else {}
    except ValueError:
        return {}


def _listed(value: Json) -> Sequence[Json]:
    return [value] if isinstance(value, str) else as_list(value)


def _loose(label: str, begins: str, ends: str) -> str:
    """A relation in words."""
    return f"{label[:_SHOWN] or 'without a label'} from {begins[:_SHOWN]} to {ends[:_SHOWN]}"

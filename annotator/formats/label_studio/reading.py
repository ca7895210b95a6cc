"""Owns what comes in from Label Studio: its tasks as articles, regions as mentions and claims, also predicted ones."""

import contextlib
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.claim import Role
from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.domain.fold import LOOKED
from annotator.domain.json import Json, JsonObject, as_int, as_list, as_object, as_str, optional_str
from annotator.domain.messages import counted
from annotator.formats import told_data
from annotator.formats.jsonitems import numbered
from annotator.formats.judges import judges_told, lookers_told
from annotator.formats.label_studio import tasks
from annotator.formats.label_studio.elsewhere import Elsewhere, Texts
from annotator.formats.label_studio.tables import ENDINGS, table_tasks
from annotator.formats.label_studio.writing import CONFIG, SLOTS, is_reserved
from annotator.formats.native.jsontext import parse_line
from annotator.formats.native.records import NumberedRecords, Said, annotated, slots_record
from annotator.formats.native.words import plain
from annotator.formats.originals import Original
from annotator.formats.span_labels import is_claim, put_back
from annotator.formats.utf16 import Utf16

_CANCELLED: Final = "was_cancelled"
_UNLABELLED: Final = "#unlabelled"
_DRAFT: Final = "#draft"
_COUNTED: Final = {
    _CANCELLED: "annotations-cancelled",
    _UNLABELLED: "regions-unlabelled",
    _DRAFT: "drafts-left",
}
_PROGRAM: Final = "label-studio"
_MODEL: Final = "prediction"
"""Who made a prediction that does not say which model did."""
_NO_NAME: Final = "a model without a name"
_MOST_MODELS: Final = 6
_PREDICTED: Final = "predictions"
_OTHER: Final = "MISC"
_ONWARD: Final = "right"
_LONGEST: Final = 200
_OF_CLAIMS: Final = frozenset(("status", "factuality", "mode", "wording", "annotator", *Role))
_ROLES: Final = {name: role for role, name in SLOTS.items()}
_SHOWN: Final = re.compile(r"<(?:Hyper)?Text\s[^<>]*?\bvalue\s*=\s*[\"']\$(\w+)[\"']")


def along(_name: str) -> tuple[str, ...]:
    """The configuration that tasks lie beside, which holds no labels."""
    return (CONFIG,)


def records(original: Original) -> NumberedRecords:
    """The native records of a file of tasks; a task or region that cannot be read is an error in its place."""
    reading = _Reading(original, _shown_in(original))
    for line, item in table_tasks(original) if original.extension in ENDINGS else numbered(original):
        if isinstance(item, BadFile):
            yield item
            continue
        try:
            yield from reading.task(line, tasks.whole(item))
        except ValueError as error:
            yield BadFile("line-bad", file=original.shown, line=line, reason=plain(error))
    yield from _remarks(reading, original.shown)


def _remarks(reading: "_Reading", file: str) -> Iterator[Remark]:
    """What stayed out, what came in without a label, and what models predicted."""
    left = reading.left
    for kind, message in _COUNTED.items():
        if count := left.pop(kind, 0):
            label = {"label": _OTHER} if kind == _UNLABELLED else {}
            yield Remark(message, file=file, count=count, **label)
    if reading.predicted:
        yield _predictions(reading.predicted, file)
    for kind, count in sorted(left.items()):
        yield Remark("regions-left", file=file, kind=kind, count=count)
    yield from reading.elsewhere.remarks(file)
    yield from told_data.left(reading.beside, file)


def _predictions(predicted: Counter[tuple[str, str]], file: str) -> Remark:
    """What to tell of predictions: how many of each kind, and whose."""
    amounts = {kind: sum(n for (each, _), n in predicted.items() if each == kind) for kind in ("mention", "claim")}
    told = " and ".join(counted(number, kind) for kind, number in amounts.items() if number)
    models = sorted({_NO_NAME if model == _MODEL else model for _, model in predicted})
    more = f" and {len(models) - _MOST_MODELS} more" if len(models) > _MOST_MODELS else ""
    return Remark("predictions-in", file=file, told=told, models=", ".join(models[:_MOST_MODELS]) + more)


def _shown_in(original: Original) -> str:
    """What the data is called that the configuration beside a file shows as text; "text" if there is none."""
    try:
        found = _SHOWN.search(original.beside(CONFIG).whole().decode("utf-8", "replace"))
    except BadFile:
        return "text"
    return found[1] if found else "text"


@dataclass(slots=True)
class _Reading:
    """What has been seen of a file of tasks; `left` counts what stays out, by its kind."""

    original: Original
    shown: str
    left: dict[str, int] = field(default_factory=dict)
    beside: set[str] = field(default_factory=set)
    """The names of data that stayed out."""
    predicted: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many mentions and claims come from which model."""
    elsewhere: Elsewhere = field(default_factory=Elsewhere)
    articles: dict[tuple[int | str, str], JsonObject] = field(default_factory=dict)
    """Those of the short export, which has a row for each annotation of a task."""

    def task(self, line: int, task: JsonObject) -> NumberedRecords:
        """The records of one task."""
        text = tasks.text_of(task, self.shown)
        number = task.get("id")
        known = (number, text) if tasks.is_short(task) and isinstance(number, int | str) else None
        article = self.articles.get(known) if known else None
        if article is None:
            article = self._article(line, task, text)
            yield line, article
        if known:
            self.articles[known] = article
        self._leave(_DRAFT, len(as_list(task.get("drafts"))))
        data = as_object(task.get("data"))
        texts = Texts(data, tasks.source_of(data, self.shown))
        for name in ("annotations", "completions", _PREDICTED):
            for said in tasks.in_time(list(map(as_object, as_list(task.get(name))))):
                if said.get(_CANCELLED) is True:
                    self._leave(_CANCELLED, 1)
                    continue
                result, ours = self.elsewhere.without(as_list(said.get("result")), texts), "article" in data
                model = _model(said) if name == _PREDICTED else ""
                regions = _Regions(text, as_str(article["id"]), model, ours=ours)
                found = self._of_one(line, said, result, regions, lookers_told(data.get(LOOKED)))
                yield from annotated(found, tasks.annotator_of(said), handled=ours)

    def _leave(self, kind: str, number: int) -> None:
        self.left.update({kind: self.left.get(kind, 0) + number} if number else {})

    def _article(self, line: int, task: JsonObject, text: str) -> JsonObject:
        data = as_object(task.get("data"))
        source = tasks.source_of(data, self.shown)
        told = [name for name, each in data.items() if each == source or "choices" in as_object(each)]
        article, more = told_data.article_told(text, f"{self.original.name}#{line}", data, told)
        self.beside.update(more)
        return article

    def _of_one(
        self, line: int, said: JsonObject, result: Sequence[Json], regions: "_Regions", lookers: JsonObject
    ) -> NumberedRecords:
        """What one annotation or prediction of a task gives, by its results for the text that came in."""
        regions.take([each for each in result if not _says_looked(each)], self.left)
        if others := sum(not isinstance(each, Mapping) for each in result):
            reason = f"{others} of its results are no objects"
            yield BadFile("line-bad", file=self.original.shown, line=line, reason=reason)
        if _is_looked(said, regions.status):
            yield line, {"type": "looked", "article": regions.article, **lookers}
        for item in regions.told(line, self.original.shown):
            if regions.model and not isinstance(item, AnnotatorError):
                self.predicted[(as_str(item[1]["type"]), regions.model)] += 1
            yield item
        self._leave(_UNLABELLED, regions.unlabelled)


def _model(said: JsonObject) -> str:
    """Which model made a prediction, as the project calls who makes suggestions."""
    return " ".join(as_str(said.get("model_version")).split())[:_LONGEST] or _MODEL


def _says_looked(result: Json) -> bool:
    return as_object(result).get("from_name") == LOOKED and as_object(result).get("type") == "choices"


def _is_looked(said: JsonObject, status: str) -> bool:
    """Whether somebody looked through the text, and found no more: so it says, or it was submitted empty."""
    result = said.get("result")
    return (result == [] and status == "confirmed") or any(map(_says_looked, as_list(result)))


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
            self.chosen or self.relations or self.besides or self.parent or self.written.keys() - {"value"}
        )


class _Regions:
    """The regions of one annotation or prediction of a text."""

    def __init__(self, text: str, article: str, model: str, *, ours: bool) -> None:
        """`ours`: whether an export of ours wrote the task, where labels of names are set apart from claims."""
        self.article, self.model, self._ours = article, model, ours
        self.maker = model if "@" in model else f"{_PROGRAM}@{model}"
        self.status = "proposed" if model else "confirmed"
        self.unlabelled = 0
        """How many came in without a label."""
        self._text = text
        self._units = Utf16(text)
        self._regions: dict[str, _Region] = {}
        self._placed: dict[tuple[int, int], _Region] = {}
        """The first region of each place."""

    def take(self, results: Sequence[Json], left: dict[str, int]) -> None:
        """Take the results of an annotation; kinds that are no spans of text are counted in `left`."""
        named = [as_object(result) for result in results if isinstance(result, Mapping)]
        spans = [result for result in named if result.get("type") in tasks.SPANS]
        several = len({name for result in spans if (name := as_str(result.get("from_name")))}) > 1
        for place, result in enumerate(spans):
            self._take_span(as_str(result.get("id")) or f"#{place}", result, several=several)
        for result in named:
            if result.get("type") not in tasks.SPANS and not self._says_more(result):
                kind = as_str(result.get("type")) or "unknown"
                left[kind] = left.get(kind, 0) + 1

    def _take_span(self, identity: str, result: JsonObject, *, several: bool) -> None:
        """Take a region, or one more label of it; where several sets of labels are in use, with the name of its own."""
        value = as_object(result.get("value"))
        region = self._regions.setdefault(identity, _Region(value, []))
        self._placed.setdefault(_stated(value), region)
        region.parent = as_str(result.get("parentID")) or region.parent
        labels = (as_str(label) for label in as_list(value.get(as_str(result.get("type")))))
        fresh = [label for label in labels if label not in region.labels]
        region.labels += fresh
        region.sets.update(dict.fromkeys(fresh, as_str(result.get("from_name")) if several else ""))
        region.besides.update({"meta": result["meta"]} if result.get("meta") else {})

    def _says_more(self, result: JsonObject) -> bool:
        """Take in what is chosen, written or drawn for a region; whether there is such a region."""
        value, name = as_object(result.get("value")), as_str(result.get("from_name"))
        region = self._regions.get(as_str(result.get("from_id")) or as_str(result.get("id"))) or self._own(result)
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
            for role, to, _ in region.relations
            if role in set(Role)
        }
        for identity, region in self._regions.items():
            if identity not in slots or not region.is_slot:
                try:
                    yield from [(line, record) for record in self._records(identity, region)]
                    self.unlabelled += not region.labels
                except ValueError as error:
                    yield BadFile("line-bad", file=file, line=line, reason=plain(error))

    def _records(self, identity: str, region: _Region) -> Iterator[JsonObject]:
        start, end = self._place(region.value)
        at: dict[str, Json] = {"article": self.article, "start": start, "end": end}
        for label in region.labels or [_OTHER]:
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
        related = [[name, *self._end(to), *_way(way)] for name, to, way in region.relations if name not in told]
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
        for role, to, _ in region.relations:
            slot = self._regions.get(to)
            if slot is not None and role in set(Role):
                yield Role(role), self._place(slot.value), slot.written.get("value")


def _stated(value: JsonObject) -> tuple[int, int]:
    """Where a region says that it begins and ends; below 0 where it does not."""
    return as_int(value.get("start"), -1), as_int(value.get("end"), -1)


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

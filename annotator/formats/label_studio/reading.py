"""Owns what comes in from Label Studio: its tasks as articles, regions as mentions and claims, also predicted ones."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.domain.fold import LOOKED
from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str
from annotator.domain.messages import counted
from annotator.formats import told_data
from annotator.formats.jsonitems import numbered
from annotator.formats.judges import lookers_told
from annotator.formats.label_studio import tasks
from annotator.formats.label_studio.elsewhere import Elsewhere, Texts
from annotator.formats.label_studio.regions import OTHER, Regions
from annotator.formats.label_studio.tables import ENDINGS, table_tasks
from annotator.formats.label_studio.writing import CONFIG
from annotator.formats.native.records import NumberedRecords, annotated
from annotator.formats.native.words import plain
from annotator.formats.originals import Original
from annotator.formats.passing import details_left
from annotator.formats.relations import loose_relations

_CANCELLED: Final = "was_cancelled"
_UNLABELLED: Final = "#unlabelled"
_DRAFT: Final = "#draft"
_COUNTED: Final = {
    _CANCELLED: "annotations-cancelled",
    _UNLABELLED: "regions-unlabelled",
    _DRAFT: "drafts-left",
}
_MODEL: Final = "prediction"
"""Who made a prediction that does not say which model did."""
_NO_NAME: Final = "a model without a name"
_MOST_MODELS: Final = 6
_PREDICTED: Final = "predictions"
_LONGEST: Final = 200
_USED: Final = ("result", "completed_by", "model_version", _CANCELLED)
_OF_TASKS: Final = ("data", "annotations", "completions", "predictions", "drafts", "meta", tasks.ROW)
_OF_ITSELF: Final = (
    *("id", "inner_id", "unique_id", "import_id", "project", "task", "file_upload", "bulk_created", "last_action"),
    *("total_annotations", "cancelled_annotations", "total_predictions", "result_count"),
    *("comment_count", "unresolved_comment_count", "created_at", "updated_at", "last_comment_updated_at"),
)
"""How Label Studio numbers, counts and dates its own; of several annotations the later ones are told later."""
_SHOWN: Final = re.compile(r"<(?:Hyper)?Text\s[^<>]*?\bvalue\s*=\s*[\"']\$(\w+)[\"']")


def along(_name: str) -> tuple[str, ...]:
    """The configuration that tasks lie beside, which holds no labels."""
    return (CONFIG,)


def records(original: Original) -> NumberedRecords:
    """The native records of a file of tasks; a task or region that cannot be read is an error in its place."""
    reading = _Reading(original, _shown_in(original))
    for line, item in table_tasks(original) if original.extension in ENDINGS else numbered(original):
        if isinstance(item, AnnotatorError):
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
            label = {"label": OTHER} if kind == _UNLABELLED else {}
            yield Remark(message, file=file, count=count, **label)
    if reading.predicted:
        yield _predictions(reading.predicted, file)
    for kind, count in sorted(left.items()):
        yield Remark("regions-left", file=file, kind=kind, count=count)
    yield from reading.elsewhere.remarks(file)
    yield from loose_relations(reading.loose, file)
    yield from told_data.left(reading.beside, file)
    yield from details_left(file, reading.details)


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
    details: Counter[tuple[str, str]] = field(default_factory=Counter)
    """What is said of annotations, predictions and tasks, for which there is no place."""
    beside: set[str] = field(default_factory=set)
    """The names of data that stayed out."""
    predicted: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many mentions and claims come from which model."""
    elsewhere: Elsewhere = field(default_factory=Elsewhere)
    loose: list[str] = field(default_factory=list)
    """Relations that join a region which is not there, in words."""
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
        self.details.update((name, "task") for name, e in task.items() if e and name not in (*_OF_TASKS, *_OF_ITSELF))
        data = as_object(task.get("data"))
        texts = Texts(data, tasks.source_of(data, self.shown))
        for name in ("annotations", "completions", _PREDICTED):
            for said in tasks.in_time(list(map(as_object, as_list(task.get(name))))):
                if said.get(_CANCELLED) is True:
                    self._leave(_CANCELLED, 1)
                    continue
                result, ours = self.elsewhere.without(as_list(said.get("result")), texts), "article" in data
                model = _model(said) if name == _PREDICTED else ""
                self._note(said, "prediction" if model else "annotation")
                regions = Regions(text, as_str(article["id"]), model, ours=ours)
                found = self._of_one(line, said, result, regions, lookers_told(data.get(LOOKED)))
                yield from annotated(found, tasks.annotator_of(said), handled=ours)

    def _leave(self, kind: str, number: int) -> None:
        self.left.update({kind: self.left.get(kind, 0) + number} if number else {})

    def _note(self, said: JsonObject, kind: str) -> None:
        """Count what an annotation or prediction says of itself, beside its regions and whose they are."""
        self.details.update((name, kind) for name, each in said.items() if each and name not in (*_USED, *_OF_ITSELF))

    def _article(self, line: int, task: JsonObject, text: str) -> JsonObject:
        data = as_object(task.get("data"))
        source = tasks.source_of(data, self.shown)
        told = [name for name, each in data.items() if each == source or "choices" in as_object(each)]
        article, more = told_data.article_told(text, f"{self.original.name}#{line}", data, told)
        self.beside.update(more)
        meta = task.get("meta")
        if meta and "article" in data:
            self.details["meta", "task"] += 1
        return {**article, "label-studio": {"meta": meta}} if meta and "article" not in data else article

    def _of_one(
        self, line: int, said: JsonObject, result: Sequence[Json], regions: "Regions", lookers: JsonObject
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
        self.loose += regions.loose
        self.details.update({(name, "slot"): count for name, count in regions.of_parts.items()})


def _model(said: JsonObject) -> str:
    """Which model made a prediction, as the project calls who makes suggestions."""
    return " ".join(as_str(said.get("model_version")).split())[:_LONGEST] or _MODEL


def _says_looked(result: Json) -> bool:
    return as_object(result).get("from_name") == LOOKED and as_object(result).get("type") == "choices"


def _is_looked(said: JsonObject, status: str) -> bool:
    """Whether somebody looked through the text, and found no more: so it says, or it was submitted empty."""
    result = said.get("result")
    return (result == [] and status == "confirmed") or any(map(_says_looked, as_list(result)))

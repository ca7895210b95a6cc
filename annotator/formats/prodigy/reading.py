"""Owns what comes in from Prodigy: the texts of its tasks as articles, its spans as mentions and claims."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.claim import Role
from annotator.domain.errors import BadFile, Remark
from annotator.domain.json import Json, JsonObject, as_int, as_list, as_object, as_str, optional_str
from annotator.formats import told_data
from annotator.formats.jsonitems import first_item, numbered
from annotator.formats.jsonlines import objects
from annotator.formats.judges import judges_told, lookers_told
from annotator.formats.native.jsontext import parse_line
from annotator.formats.native.records import NumberedRecords, Said, annotated, slots_record
from annotator.formats.native.shapes import is_ours
from annotator.formats.originals import Original
from annotator.formats.prodigy.relations import related
from annotator.formats.prodigy.writing import ANSWERS
from annotator.formats.relations import loose_relations
from annotator.formats.span_labels import is_claim, put_back

_STATUS: Final = {"accept": "confirmed", "reject": "rejected", "ignore": "unsure"}
_WRITTEN: Final = {status.value: answer for status, answer in ANSWERS.items()}
_ROLES: Final = {role.name: role for role in Role}
_PLACED: Final = ("start", "end", "label", "token_start", "token_end", "id")
_REFUSALS: Final = ("reject", "ignore")
_ANSWERS: Final = ("accept", *_REFUSALS)
_WHOLE: Final = ("label", "accept")
"""What a task says of all of its text: a label, or choices."""
_OF_TASK: Final = ("text", "spans", "tokens", "meta", "answer", "options", "config", "relations", *_WHOLE)
"""The keys of a task that are read, are told for themselves, or say how it is shown."""
_TEXT: Final = re.compile(rb'"text"\s*:')
_BESIDE: Final = re.compile(rb'"(?:spans|tokens|answer|_task_hash|_input_hash)"\s*:')
"""What a task has beside its text: as a key, for any word may stand in what others say."""
_ANSWERED: Final = re.compile(rb'"(?:answer|_task_hash|_input_hash)"\s*:')
_SHOWING: Final = re.compile(rb'"(?:image|audio|video|html)"\s*:')
"""What tasks show that have no text, each of which is told."""
_OTHERS: Final = (b'"type"', b'"annotation_id"')
"""What lines of ours have, and tasks of Label Studio."""
_MARKS: Final = 256
_LONGEST_NAME: Final = 200
_NAMELESS: Final = re.compile(r"(?:^|-)\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}$|-default$")
"""How Prodigy calls a session for which nobody gave a name."""
_OTHER: Final = "MISC"
_TOLD: Final = (
    "text",
    "wording",
    "status",
    "factuality",
    "worth",
    "score",
    "makers",
    "mode",
    "said",
    "soft",
    "assent",
    "dissent",
)


def is_one(head: bytes) -> bool:
    """Whether a file begins with tasks, in lines or as a list: with a text, and what goes with it on one of them."""
    begun = head.removeprefix(BOM_UTF8).lstrip()
    tasks = [first_item(begun)] if begun.startswith(b"[") else begun.split(b"\n")
    shows = bool(_SHOWING.search(tasks[0]) and _ANSWERED.search(tasks[0]))
    begins = (shows or bool(_TEXT.search(tasks[0]))) and not _is_of_others(tasks[0])
    return begins and any((shows or _TEXT.search(task)) and _BESIDE.search(task) for task in tasks)


def _is_of_others(task: bytes) -> bool:
    try:
        said = parse_line(task.decode("utf-8"))
    except ValueError:  # it may be cut off
        return any(name in task for name in _OTHERS)
    return is_ours(said) or "annotation_id" in said


def records(original: Original) -> NumberedRecords:
    """The native records of a file of tasks, a line each or a list; what is none is an error in its place."""
    listed = original.head(_MARKS).removeprefix(BOM_UTF8).lstrip().startswith(b"[")
    reading = _Reading(original, "task" if listed else "line")
    for line, item in numbered(original) if listed else objects(original):
        if isinstance(item, BadFile):
            yield item
            continue
        try:
            yield from reading.task(line, item)
        except ValueError as error:
            yield BadFile("line-bad", file=original.shown, line=line, reason=str(error))
    for kind, count in sorted(reading.left.items()):
        yield Remark("prodigy-left", file=original.shown, kind=kind, count=count)
    yield from told_data.left(reading.beside, original.shown)
    yield from loose_relations(reading.loose, original.shown)
    if reading.unlabelled:
        yield Remark("spans-unlabelled", file=original.shown, count=reading.unlabelled, label=_OTHER)
    if reading.passed:
        yield Remark("prodigy-passed", file=original.shown, count=reading.passed)
    if reading.refused:
        yield Remark("prodigy-refused", file=original.shown, count=reading.refused)


@dataclass(slots=True)
class _Reading:
    """What has been seen of a file of tasks."""

    original: Original
    item: str
    """What is numbered in it: its lines, or the tasks of a list."""
    articles: dict[str, str] = field(default_factory=dict)
    metas: dict[str, JsonObject] = field(default_factory=dict)
    """What the first task of each text says of it, which is what its article keeps."""
    refused: int = 0
    passed: int = 0
    """Tasks that were refused or passed over, and say nothing more."""
    unlabelled: int = 0
    beside: set[str] = field(default_factory=set)
    """The names of data that stayed out."""
    left: dict[str, int] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    """Relations that join what did not come in."""

    def task(self, line: int, task: JsonObject) -> NumberedRecords:
        """The records of one task."""
        text, meta = as_str(task.get("text")), as_object(task.get("meta"))
        if not text:
            raise ValueError("a task needs a text")
        if task.get("answer") not in (None, "", *_ANSWERS):
            raise ValueError(f"an answer of Prodigy is {', '.join(_ANSWERS[:-1])} or {_ANSWERS[-1]}")
        self.beside.update(name for name, said in task.items() if said and name not in _OF_TASK and name[:1] != "_")
        by, fresh = _annotator(task), False
        if text not in self.articles:
            article = self._article(text, line, meta)
            self.articles[text] = as_str(article["id"])
            yield line, article
            fresh = True
            self.metas[text] = meta
        elif meta != self.metas[text]:
            others = (name for name, said in meta.items() if said and said != self.metas[text].get(name))
            self.beside.update(f"meta.{name}" for name in others)
        told = self._answer(line, task, may_be_looked=fresh or bool(by))
        yield from annotated(told, by, handled="article" in meta)

    def _answer(self, line: int, task: JsonObject, *, may_be_looked: bool) -> NumberedRecords:
        """What one answer says of its text."""
        if may_be_looked and _is_looked(task, as_object(task.get("meta"))):
            lookers = lookers_told(as_object(task.get("meta")).get("looked"))
            yield line, {"type": "looked", "article": self.articles[as_str(task.get("text"))], **lookers}
        spans = [as_object(span) for span in as_list(task.get("spans"))]
        says_more = bool(spans) or any(task.get(kind) for kind in _WHOLE)
        self.passed += as_str(task.get("answer")) in _REFUSALS and not says_more
        for kind in _WHOLE:
            said = task.get(kind)
            number = sum(map(bool, said)) if isinstance(said, list) else int(bool(optional_str(said)))
            self.left.update({kind: self.left.get(kind, 0) + number} if number else {})
        kept, loose = related(task, spans)
        self.loose += [f"{self.item} {line}: {each}" for each in loose]
        for place, span in enumerate(spans):
            if "claim" not in span and not _is_placed(span):
                reason = f"span {place + 1} needs start and end, two whole numbers from 0"
                yield BadFile("line-bad", file=self.original.shown, line=line, reason=reason)
                continue
            yield from self._span(line, {**span, "relations": kept[place]} if place in kept else span, spans, task)

    def _article(self, text: str, line: int, meta: JsonObject) -> JsonObject:
        article, more = told_data.article_told(text, f"{self.original.name}#{line}", meta)
        self.beside.update(f"meta.{name}" for name in more)
        return article

    def _span(self, line: int, span: JsonObject, spans: list[JsonObject], task: JsonObject) -> NumberedRecords:
        article, answer = self.articles[as_str(task.get("text"))], as_str(task.get("answer"), "")
        label = as_str(span.get("label")) or _OTHER
        if "claim" in span:
            return  # a slot, told with its claim
        if is_claim(label):
            quoted = _quoted(span) if "wording" in span else {}
            yield line, {**_claim(span, spans, article, answer), **quoted, **_besides(span)}
        elif answer in _REFUSALS:
            self.refused += 1
        else:
            called = put_back(label, is_claim) if "article" in as_object(task.get("meta")) else label
            known = {name: span[name] for name in ("start", "end", "id") if name in span}
            self.unlabelled += not as_str(span.get("label"))
            said = {**known, **_quoted(span), **_besides(span)}
            yield line, {"type": "mention", "article": article, "label": called, **said}


def _is_placed(span: JsonObject) -> bool:
    """Whether a span says in numbers where it begins and ends."""
    return as_int(span.get("start"), -1) >= 0 and as_int(span.get("end"), -1) >= 0


def _quoted(span: JsonObject) -> dict[str, Json]:
    """The words that a span says it covers."""
    words = as_str(span.get("text"))
    return {"quote": words} if words else {}


def _besides(span: JsonObject) -> dict[str, Json]:
    """What Prodigy says of a span beside its place and label, and what we write there."""
    told = _TOLD if is_claim(as_str(span.get("label"))) else _TOLD[:1]  # a mention has no place for the others
    kept = {name: value for name, value in span.items() if name not in (*_PLACED, *told)}
    return {"prodigy": kept} if kept else {}


def _annotator(task: JsonObject) -> str:
    """Who answered, by the name of their session; "" for a session that is called after the time it began."""
    named = (" ".join(as_str(task.get(name)).split()) for name in ("_annotator_id", "_session_id"))
    return next((name[:_LONGEST_NAME] for name in named if name and not _NAMELESS.search(name)), "")


def _is_looked(task: JsonObject, meta: JsonObject) -> bool:
    """Whether somebody looked through the text, and found no more: so it says, or it was accepted without a span."""
    accepted = as_str(task.get("answer")) == "accept" and task.get("spans") == [] and "article" not in meta
    return accepted or bool(meta.get("looked"))


def _claim(span: JsonObject, spans: list[JsonObject], article: str, answer: str) -> JsonObject:
    identity = optional_str(span.get("id"))
    of_it = [slot for slot in spans if identity and slot.get("claim") == identity]
    names = ("start", "end", "id", "text", "factuality", "worth", "score", "makers")
    known = {name: span[name] for name in names if name in span}
    if "wording" in span:  # beside it the text is the words from start to end, as in Prodigy's own spans
        known["text"] = span["wording"]
    status = optional_str(span.get("status")) or "proposed"
    if _WRITTEN.get(status) != answer:  # the answer was given after the status was written
        status = _STATUS.get(answer, status)
    slots = slots_record(list(_said(span, of_it)), optional_str(span.get("mode")))
    judges = judges_told(span) if identity else {}
    return {"type": "claim", "article": article, **known, "status": status, **slots, **judges}


def _said(span: JsonObject, slots: list[JsonObject]) -> Iterator[Said]:
    for slot in slots:
        role = _ROLES.get(as_str(slot.get("label")))
        if role is not None:
            yield role, (as_int(slot.get("start")), as_int(slot.get("end"))), optional_str(slot.get("value"))
    for pair in as_list(span.get("said")):
        name, value = (as_str(word) for word in as_list(pair))
        yield Role(name), None, value

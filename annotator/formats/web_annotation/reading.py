"""Owns what comes in from W3C Web Annotation: what points at words of a text, as mentions and claims."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final
from urllib.parse import unquote

from annotator.domain.errors import BadFile, Remark
from annotator.domain.fold import LOOKED
from annotator.domain.json import Json, JsonObject
from annotator.formats.document import Addressed
from annotator.formats.jsonitems import items
from annotator.formats.judges import judges_told, lookers_told
from annotator.formats.native.jsontext import fingerprint, parse_line
from annotator.formats.native.records import NumberedRecords, annotated
from annotator.formats.native.words import plain, shown
from annotator.formats.originals import Original
from annotator.formats.passing import details_left
from annotator.formats.web_annotation.bodies import (
    NO_LABEL,
    beyond,
    bodies,
    claim_keys,
    comment,
    is_claim,
    is_reply,
    label,
    labels,
    members,
    more,
    ours,
    user,
)
from annotator.formats.web_annotation.selecting import Selecting, check
from annotator.formats.web_annotation.texts import Target, Texts, target_of, text_beside
from annotator.formats.web_annotation.vocabulary import listed, names, node, words
from annotator.formats.web_annotation.writing import COLLECTION, REST

_MARKS: Final = (
    *(b"anno.jsonld", b"ns/oa#", b'"oa:', b'"Annotation"', b'"AnnotationPage"', b'"AnnotationCollection"'),
    *(b'"TextQuoteSelector"', b'"TextPositionSelector"', b'"acct:'),
)
_HOLDING: Final = ("items", "first", "@graph", "rows", "resources", "annotations")
_LISTS: Final = "items"
_ANNOTATION: Final = "Annotation"
_OF_ITSELF: Final = ("id", "creator", "created", "updated", "modified", "generator", "generated", "canonical", "via")
"""What an annotation says of itself, and not of its words."""
_OF_NOTES: Final = ("id", "motivation", "creator", "user", "body", "bodyValue", "text", "references")
"""What of an annotation a note tells itself."""
_DEEPEST: Final = 6


def is_one(head: bytes) -> bool:
    """Whether a file begins as annotations, a page or a collection of them."""
    return any(mark in head for mark in _MARKS)


def along(file: str) -> tuple[str, ...]:
    """The text that a page of ours points into, and the collection that lists the pages."""
    return (text_beside(file), *((COLLECTION,) if file != COLLECTION else ()))


def records(original: Original, project: Addressed | None = None) -> NumberedRecords:
    """The native records of a file of annotations; one that leads to no words is an error in its place.

    `project` is where texts are looked up that the file does not bring.
    """
    reading = _Reading(original, Texts(original, project))
    for line, item in items(original):
        if isinstance(item, BadFile):
            yield item
            continue
        found = False
        for annotation in _annotations(item, _DEEPEST):
            found = True
            yield from reading.annotation(line, annotation)
        named = sum(_named_only(item, _DEEPEST))
        if found and named:
            yield Remark("annotations-elsewhere", file=original.shown, count=named)
        for page in dict.fromkeys(_next_pages(item, _DEEPEST)) if found else ():
            if not _lies_beside(page, original):
                yield Remark("annotations-go-on", file=original.shown, page=shown(page))
        if not found:
            yield BadFile("annotations-none", file=original.shown, line=line)
    yield from ((1, each) for each in reading.rest())
    yield from reading.remarks()


def _annotations(value: Json, levels: int) -> Iterator[JsonObject]:
    """The annotations in a value, in order: itself, or those of a page, collection or list."""
    for each in listed(value):
        item = node(each)
        if "target" in item or _ANNOTATION in names(item.get("type")):
            yield item
        elif levels:
            for key in _HOLDING:
                yield from _annotations(item.get(key), levels - 1)


def _named_only(value: Json, levels: int) -> Iterator[int]:
    """How many annotations lists in a value name without holding them."""
    for item in (node(each) for each in listed(value) if levels and not isinstance(each, str)):
        if "target" not in item:
            yield sum(isinstance(each, str) for each in listed(item.get(_LISTS)))
            yield from (count for key in _HOLDING for count in _named_only(item.get(key), levels - 1))


def _next_pages(value: Json, levels: int) -> Iterator[str]:
    """The pages that go on where pages in a value end, and are not in it themselves."""
    for item in (node(each) for each in listed(value) if levels and not isinstance(each, str)):
        following = node(item.get("next"))
        if "target" not in item:
            yield from [words(following.get("id"))] if following and _LISTS not in following else []
            yield from (page for key in (*_HOLDING, "next") for page in _next_pages(item.get(key), levels - 1))


def _lies_beside(page: str, original: Original) -> bool:
    """Whether a page is a file of the same folder or archive, which comes in by itself."""
    file = unquote(page.removeprefix("./"))
    if PurePath(file).name != file:
        return False
    try:
        original.beside(file).head(1)
    except BadFile:
        return False
    return True


class _Reading:
    """One file of annotations on its way."""

    def __init__(self, original: Original, texts: Texts) -> None:
        self._file, self._texts, self._selecting = original.shown, texts, Selecting()
        self._taken: dict[tuple[str, int, int, str, str], set[bytes]] = {}
        self._number = 0
        self._details = Counter[tuple[str, str]]()
        self.unlabelled = self.replies = self.again = self.comments = 0

    def annotation(self, line: int, annotation: JsonObject) -> NumberedRecords:
        """The records of one annotation, for each of its targets, with that of an article met for the first time."""
        self._number += 1
        rest, reasons = _rest(annotation), dict[str, None]()
        targets = list(members(annotation.get("target")))
        if not targets:
            reasons["it has no target; say in it what it is about"] = None
        for target in targets:
            try:
                record = self._record(annotation, target_of(target), rest)
            except ValueError as error:
                reasons[plain(error)] = None
            else:
                yield from ((line, each) for each in self._texts.fresh())
                if record is not None:
                    self.replies += is_reply(annotation)
                    yield from annotated(iter([(line, record)]), user(annotation))
        named = shown(words(annotation.get("id")) or f"number {self._number}")
        if len(reasons) < len(targets):
            self._details.update((name, "annotation") for name in beyond(annotation))
        for reason in reasons:
            yield BadFile("annotation-left", file=self._file, line=line, name=named, reason=reason)

    def rest(self) -> Iterator[JsonObject]:
        """The record of the text beside, if nothing pointed into it: it is read with the annotations, and not alone."""
        self._texts.take_beside()
        yield from self._texts.fresh()

    def remarks(self) -> Iterator[Remark]:
        """What to tell of the whole file."""
        if self.comments:
            yield Remark("comments-noted", file=self._file, count=self.comments)
        if self.replies:
            yield Remark("replies-noted", file=self._file, count=self.replies)
        if self.again:
            yield Remark("annotations-alike", file=self._file, count=self.again)
        if self.unlabelled:
            yield Remark("spans-unlabelled", file=self._file, count=self.unlabelled, label=NO_LABEL)
        yield from details_left(self._file, self._details)

    def _record(self, annotation: JsonObject, target: Target, rest: JsonObject) -> JsonObject | None:
        """The record of a mention or claim, or that the whole was looked through; None if it tells no more of it."""
        if target.selectors is None:
            return self._of_whole(annotation, target, rest)
        check(target.selectors)
        article, text = self._texts.of(target)
        span = self._selecting.span(text, target.selectors)
        if not rest and not is_reply(annotation) and (said := comment(annotation)):
            self.comments += 1
            self._note_left(annotation, target)
            quote = " ".join(text[span.start : span.end].split())
            return {"type": "note", "target": article, "text": f"“{quote}”: {said}"}
        place: dict[str, Json] = {"article": article, "start": span.start, "end": span.end}
        if is_claim(annotation):
            extra: JsonObject = {} if rest else {"web": _with_target(more(annotation), target)}
            told = {**claim_keys(annotation, rest, text, self._selecting), **judges_told(rest)}
            return {"type": "claim", **place, **extra, **told}
        said_beside = {} if rest else _with_target(more(annotation), target)
        known = self._mention(annotation, rest, said_beside, (article, span.start, span.end))
        return {"type": "mention", **place, **known} if known else None

    def _of_whole(self, annotation: JsonObject, target: Target, rest: JsonObject) -> JsonObject | None:
        """The record of a note, where there are words to note; None for what we wrote of an article ourselves."""
        if rest:
            whole, _ = self._texts.of(target, rest)
            lookers = rest.get(LOOKED)
            return {"type": LOOKED, "article": whole, **lookers_told(lookers)} if lookers else None
        said = "\n".join(words(body.get("value")) for body in bodies(annotation)).strip()
        if not said:
            raise ValueError(
                "it is about the whole of its target, and says nothing in words of its own; give it one of both"
            )
        article, _ = self._texts.of(target)
        self._note_left(annotation, target)
        return {"type": "note", "target": article, "text": said}

    def _note_left(self, annotation: JsonObject, target: Target) -> None:
        """Count what an annotation that is only a note here says of itself and of its target."""
        named = [*more(annotation), *(f"target.{name}" for name in target.more)]
        self._details.update((name, "note") for name in named if name not in _OF_NOTES)

    def _mention(
        self, annotation: JsonObject, rest: JsonObject, extra: JsonObject, at: tuple[str, int, int]
    ) -> dict[str, Json]:
        """What is told of a mention beside its place; nothing if an earlier annotation says the very same of it."""
        labelled = label(annotation)
        self.unlabelled += labelled == NO_LABEL and NO_LABEL not in labels(annotation)
        known: dict[str, Json] = {"id": rest["id"]} if "id" in rest else {}
        taken = (*at, labelled, user(annotation))
        said = fingerprint({name: each for name, each in extra.items() if name not in _OF_ITSELF})
        if not known and taken in self._taken:
            if said in self._taken[taken]:
                self.again += 1
                return {}
            known = {"id": f"{at[0]}#{words(annotation.get('id')) or self._number}"}
        self._taken.setdefault(taken, set()).add(said)
        return {**known, "label": labelled, **({"web": extra} if extra else {})}


def _with_target(said: JsonObject, target: Target) -> JsonObject:
    return {**said, "target": target.more} if target.more else said


def _rest(annotation: JsonObject) -> JsonObject:
    """What we wrote of an annotation beside what the standard has words for; nothing for one made elsewhere."""
    try:
        return parse_line(ours(annotation, REST)) if ours(annotation, REST) else {}
    except ValueError:
        return {}

"""Owns what comes in from brat: every span as a mention, and those that are claims as claims, with their slots."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.claim import Role
from annotator.domain.errors import AnnotatorError, BadFile
from annotator.domain.fold import LOOKED
from annotator.domain.ids import ArticleId, mention_id
from annotator.domain.json import Json, JsonObject, as_list, as_str
from annotator.domain.span import Span
from annotator.formats.brat import about
from annotator.formats.brat.words import CLAIM, ROLE_OF_TYPE, value_of
from annotator.formats.native.anchors import Anchors, anchors
from annotator.formats.native.jsontext import parse_line
from annotator.formats.native.records import NumberedRecords, article_record, slots_record
from annotator.formats.originals import Original
from annotator.formats.plain import raw_text

_HEAD: Final = 4096
_LINE: Final = re.compile(r"(?P<id>[TREAMN#*]\d*)\t(?P<rest>.*)", re.DOTALL)
_SPAN: Final = re.compile(r"(?P<type>\S+) (?P<spans>\d+ \d+(?:;\d+ \d+)*)\t(?P<text>.*)", re.DOTALL)
_RELATION: Final = re.compile(r"(?P<type>\S+) Arg1:(?P<one>[TE]\d+) Arg2:(?P<other>[TE]\d+)\s*")
_EVENT: Final = re.compile(r"(?P<type>[^\s:]+):(?P<trigger>T\d+)(?P<arguments>(?: [^\s:]+:[TE]\d+)*)\s*")
_ATTRIBUTE: Final = re.compile(r"(?P<name>\S+) (?P<at>[TER]\d+)(?: (?P<value>.*))?", re.DOTALL)
_NOTE: Final = re.compile(r"(?P<type>\S+) (?P<at>[TERAMN]\d+)\t(?P<words>.*)", re.DOTALL)
_REFERENCE: Final = re.compile(r"Reference (?P<at>[TER]\d+) (?P<entry>\S+)(?:\t(?P<words>.*))?", re.DOTALL)
_EQUIV: Final = re.compile(r"Equiv((?: T\d+)+)\s*")


def along(name: str) -> tuple[str, ...]:
    """The text that an annotation file belongs to, and what our own export tells of its article."""
    stem = name.removesuffix(".ann")
    return f"{stem}.txt", about.name_beside(stem)


@dataclass(slots=True)
class _Spanned:
    """A span of text as its line gives it, and what other lines say of it."""

    line: int
    type: str
    start: int
    end: int
    attributes: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    relations: list[tuple[str, str]] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    """Where its words stand in the stored text, if they do not all stand together."""


@dataclass(slots=True)
class _Event:
    """Something that happens: the word that says so, and who and what has which part in it."""

    line: int
    type: str
    trigger: str
    arguments: list[tuple[str, str]]

    def gone(self, found: "_Annotations") -> str:
        """The first id it names that the file does not have; "" if it has all."""
        named = [self.trigger, *(at for _, at in self.arguments)]
        return next((at for at in named if at not in found.spans and at not in found.events), "")


@dataclass(slots=True)
class _Annotations:
    """All that the lines of one file say of one text."""

    text: str
    placed: Anchors
    spans: dict[str, _Spanned] = field(default_factory=dict)
    events: dict[str, _Event] = field(default_factory=dict)
    same: list[tuple[int, list[str]]] = field(default_factory=list)
    later: list[tuple[int, str]] = field(default_factory=list)

    def take(self, number: int, line: str) -> None:
        """Take one line; ValueError that says why it cannot be read. Lines that speak of others wait for `settle`."""
        matched = _LINE.fullmatch(line)
        if matched is None:
            raise ValueError("it is no line of brat, which has an id such as T1, a tab, and what it says")
        identity, rest = matched["id"], matched["rest"]
        if identity.startswith("T"):
            self.spans[identity] = self._span(number, rest)
        elif identity.startswith("E"):
            self.events[identity] = _event(number, rest)
        else:
            self.later.append((number, line))

    def settle(self, number: int, line: str) -> None:
        """Take a line that speaks of others; ValueError if they are nowhere or it cannot be read."""
        kind, rest = line[0], line.split("\t", 1)[1]
        {"R": self._relation, "A": self._attribute, "M": self._attribute, "N": self._reference, "#": self._note}.get(
            kind, lambda words: self._equiv(number, words)
        )(rest)

    def _span(self, number: int, rest: str) -> _Spanned:
        found = _SPAN.fullmatch(rest)
        if found is None:
            raise ValueError("a text-bound annotation is a type, offsets and the text they cover")
        pieces = [tuple(map(int, piece.split())) for piece in found["spans"].split(";")]
        start, end = pieces[0][0], pieces[-1][1]
        if not all(0 <= a < b <= len(self.text) for a, b in pieces):
            raise ValueError(f"the span {start} to {end} lies outside the text, which has {len(self.text)} characters")
        covered = " ".join(self.text[a:b] for a, b in pieces)
        if _squeezed(covered) != _squeezed(found["text"]):
            raise ValueError(f"the text at {start} to {end} is not the one that the line gives")
        stood = [self.placed.span({"start": a, "end": b}) for a, b in pieces] if len(pieces) > 1 else []
        return _Spanned(number, found["type"], start, end, pieces=[(each.start, each.end) for each in stood])

    def _relation(self, rest: str) -> None:
        found = _matched(_RELATION, rest, "a relation is a type, Arg1:T1 and Arg2:T2")
        self._at(found["other"])
        self._at(found["one"]).relations.append((found["type"], found["other"]))

    def _attribute(self, rest: str) -> None:
        found = _matched(_ATTRIBUTE, rest, "an attribute is a name, the id that has it, and a value or none")
        if found["at"][0] != "R":
            self._at(found["at"]).attributes.append((found["name"], (found["value"] or "").strip()))

    def _reference(self, rest: str) -> None:
        found = _matched(_REFERENCE, rest, "a reference is an id, a base and an entry of it")
        if found["at"][0] != "R":
            self._at(found["at"]).references.append(found["entry"])

    def _note(self, rest: str) -> None:
        found = _matched(_NOTE, rest, "a note is a type, the id it is about, a tab and words")
        if found["at"][0] in "TE":
            self._at(found["at"]).notes.append(found["words"])

    def _equiv(self, number: int, rest: str) -> None:
        found = _matched(_EQUIV, rest, "an equivalence is Equiv and the ids that mean the same")
        ids = found[1].split()
        for identity in ids:
            self._at(identity)
        self.same.append((number, ids))

    def _at(self, identity: str) -> _Spanned:
        """The span of an id, of an event that of its trigger."""
        if identity in self.events:
            identity = self.events[identity].trigger
        if identity not in self.spans:
            raise ValueError(f"there is no {identity} in this file")
        return self.spans[identity]

    def without_parts(self) -> list[_Event]:
        """The events that name what is not there; they are no more."""
        broken = {identity: event for identity, event in self.events.items() if event.gone(self)}
        for identity in broken:
            del self.events[identity]
        return list(broken.values())

    def place(self, identity: str) -> tuple[int, int]:
        """Where the span of an id stands."""
        found = self._at(identity)
        return found.start, found.end


def _matched(pattern: re.Pattern[str], rest: str, what: str) -> re.Match[str]:
    found = pattern.fullmatch(rest)
    if found is None:
        raise ValueError(what)
    return found


def _event(number: int, rest: str) -> _Event:
    found = _matched(_EVENT, rest, "an event is a type, its trigger and arguments, such as Meet:T3 Who:T1")
    arguments = [tuple(argument.split(":", 1)) for argument in found["arguments"].split()]
    return _Event(number, found["type"], found["trigger"], [(role, at) for role, at in arguments])


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def records(original: Original) -> NumberedRecords:
    """The native records of an annotation file and its text; a line that cannot be read is an error in its place."""
    beside = original.beside(along(original.name)[0])
    try:
        text, _ = raw_text(beside)
        lines = raw_text(original)[0] if original.head(_HEAD).strip() else ""
        known = about.read(original, original.name.removesuffix(".ann"))
    except BadFile as error:
        yield error
        return
    found = _Annotations(text, anchors(text))
    said = {name: value for name, value in known.items() if name != LOOKED}
    article: dict[str, Json] = {**article_record(text, beside.name), **said}
    yield 0, article
    if known.get(LOOKED):
        yield 0, {"type": LOOKED, "article": article["id"]}
    yield from _taken(found, lines, original.shown)
    yield from _told(found, as_str(article["id"]), ours=bool(known))


def _taken(found: _Annotations, lines: str, file: str) -> Iterator[AnnotatorError]:
    numbered = [(number, line.rstrip("\r")) for number, line in enumerate(lines.split("\n"), 1) if line.strip()]
    for take, waiting in ((found.take, numbered), (found.settle, found.later)):
        for number, line in waiting:
            try:
                take(number, line)
            except ValueError as error:
                yield BadFile("line-bad", file=file, line=number, reason=str(error))
    for event in found.without_parts():
        reason = f"there is no {event.gone(found)} in this file"
        yield BadFile("line-bad", file=file, line=event.line, reason=reason)


def _told(found: _Annotations, article: str, *, ours: bool) -> NumberedRecords:
    slots = {at for each in found.spans.values() if each.type == CLAIM for role, at in each.relations if _role(role)}
    mentions: dict[str, str] = {}
    for identity, each in found.spans.items():
        if each.type == CLAIM:
            yield each.line, _claim(found, each, article)
        elif identity not in slots:
            # In an article known from elsewhere it is the mention that the same words under the same label are there.
            at = Span(each.start, each.end)
            mentions[identity] = mention_id(ArticleId(article), at, each.type) if ours else f"{article}#{identity}"
            yield each.line, _mention(found, each, article, mentions[identity])
    for event in found.events.values():
        yield event.line, _of_event(found, event, article)
    for line, ids in found.same:
        yield line, _entity(found, [identity for identity in ids if identity in mentions], mentions)


def _role(name: str) -> Role | None:
    return ROLE_OF_TYPE.get(name.capitalize())


def _claim(found: _Annotations, each: _Spanned, article: str) -> JsonObject:
    """The record of a claim: its slots by relations, its words in attributes, and the rest in a note of ours."""
    attributes = dict(each.attributes)
    rest = next((told for note in each.notes if (told := _ours(note))), {})
    slots = [(role, found.spans[at]) for name, at in each.relations if (role := _role(name)) and at in found.spans]
    said: list[tuple[Role, tuple[int, int] | None, str | None]] = [
        (role, (slot.start, slot.end), value_of(slot.notes[0]) if slot.notes else None) for role, slot in slots
    ]
    for pair in as_list(rest.get("said")):
        name, value = (as_str(word) for word in as_list(pair))
        if (role := _role(name)) is not None:
            said.append((role, None, value))
    known = {name: rest[name] for name in ("id", "text", "makers", "worth", "score") if name in rest}
    said_of = {"status": attributes.get("Status", "confirmed"), "factuality": attributes.get("Factuality")}
    apart: dict[str, Json] = {"brat": {"pieces": _pieces(each)}} if each.pieces else {}
    return {
        "type": "claim",
        "article": article,
        "start": each.start,
        "end": each.end,
        **known,
        **said_of,
        **apart,
        **slots_record(said, attributes.get("Mode")),
    }


def _pieces(each: _Spanned) -> list[Json]:
    return [list(piece) for piece in each.pieces]


def _ours(note: str) -> JsonObject:
    try:
        told = parse_line(note)
    except (TypeError, ValueError):
        return {}
    return told if "said" in told else {}


def _mention(found: _Annotations, each: _Spanned, article: str, identity: str) -> JsonObject:
    """The record of a mention; what brat says of it beside its type is kept under "brat"."""
    relations: list[Json] = [[name, *found.place(at)] for name, at in each.relations]
    kept: dict[str, Json] = {
        "attributes": [list(pair) for pair in each.attributes],
        "notes": list(each.notes),
        "relations": relations,
        "references": list(each.references),
        "pieces": _pieces(each),
    }
    told = {name: value for name, value in kept.items() if value}
    record: dict[str, Json] = {"type": "mention", "id": identity, "article": article, "label": each.type}
    return {**record, "start": each.start, "end": each.end, **({"brat": told} if told else {})}


def _of_event(found: _Annotations, event: _Event, article: str) -> JsonObject:
    """The record of an event as a claim: its trigger is the predicate, the first that has a part in it the subject."""
    places = [(role, found.place(at)) for role, at in event.arguments if at in found.spans or at in found.events]
    trigger = found.place(event.trigger)
    said: list[tuple[Role, tuple[int, int] | None, str | None]] = [(Role.PREDICATE, trigger, None)]
    said += [(Role.SUBJECT if n == 0 else Role.OBJECT, place, None) for n, (_, place) in enumerate(places)]
    spans = [trigger, *(place for _, place in places)]
    return {
        "type": "claim",
        "article": article,
        "start": min(start for start, _ in spans),
        "end": max(end for _, end in spans),
        "status": "confirmed",
        "brat": {"type": event.type, "roles": [role for role, _ in places]},
        **slots_record(said, None),
    }


def _entity(found: _Annotations, ids: list[str], mentions: dict[str, str]) -> JsonObject:
    named = [found.spans[identity] for identity in ids]
    words = [found.text[each.start : each.end] for each in named]
    return {
        "type": "entity",
        "name": max(words, key=len) if words else "",
        "label": named[0].type if named else "",
        "variants": list(dict.fromkeys(words)),
        "mentions": [mentions[identity] for identity in ids],
        "status": "confirmed",
    }

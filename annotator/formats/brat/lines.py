"""Owns the lines of an annotation file of brat: spans, events, and what other lines say of both."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from annotator.formats.native.anchors import Anchors, check_order

_LINE: Final = re.compile(r"(?P<id>[TREAMN#*]\d*)\t(?P<rest>.*)", re.DOTALL)
_SPAN: Final = re.compile(r"(?P<type>\S+) (?P<spans>\d+ \d+(?:;\d+ \d+)*)\t(?P<text>.*)", re.DOTALL)
_RELATION: Final = re.compile(r"(?P<type>\S+) Arg1:(?P<one>[TE]\d+) Arg2:(?P<other>[TE]\d+)\s*")
_EVENT: Final = re.compile(r"(?P<type>[^\s:]+):(?P<trigger>T\d+)(?P<arguments>(?: [^\s:]+:[TE]\d+)*)\s*")
_ATTRIBUTE: Final = re.compile(r"(?P<name>\S+) (?P<at>[TER]\d+)(?: (?P<value>.*))?", re.DOTALL)
_NOTE: Final = re.compile(r"(?P<type>\S+) (?P<at>\S+)\t(?P<words>.*)", re.DOTALL)
_NOTED: Final = re.compile(r"[TERAMN]\d+")
"""The ids of what can have a note."""
_REFERENCE: Final = re.compile(r"Reference (?P<at>[TER]\d+) (?P<entry>\S+)(?:\t(?P<words>.*))?", re.DOTALL)
_EQUIV: Final = re.compile(r"Equiv((?: T\d+)+)\s*")


@dataclass(slots=True)
class Told:
    """What other lines say of a span or event; `relations` lead to the ids of others."""

    attributes: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    relations: list[tuple[str, str]] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    lines: dict[str, list[int]] = field(default_factory=dict)
    """The numbers of these lines, by kind."""


@dataclass(slots=True)
class Spanned:
    """A span of text as its line gives it, and what other lines say of it."""

    line: int
    type: str
    start: int
    end: int
    told: Told = field(default_factory=Told)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    """Where its words stand in the stored text, if they do not all stand together."""
    words: str = ""


@dataclass(slots=True)
class Event:
    """Something that happens: the word that says so, and who and what has which part in it."""

    line: int
    type: str
    trigger: str
    arguments: list[tuple[str, str]]
    told: Told = field(default_factory=Told)

    def gone(self, found: "Annotations") -> list[tuple[str, str]]:
        """Its arguments that the file does not have, with their roles."""
        return [(role, at) for role, at in self.arguments if at not in found.spans and at not in found.events]


@dataclass(slots=True)
class Annotations:
    """All that the lines of one file say of one text."""

    text: str
    placed: Anchors
    spans: dict[str, Spanned] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    same: list[tuple[int, list[str]]] = field(default_factory=list)
    later: list[tuple[int, str]] = field(default_factory=list)
    left: dict[str, list[int]] = field(default_factory=dict)
    """The lines of what was said of what cannot hold it, by kind."""
    refused: dict[str, int] = field(default_factory=dict)
    """The lines of spans and events that could not be taken, by their ids."""

    def take(self, number: int, line: str) -> None:
        """Take one line; ValueError that says why it cannot be read. Lines that speak of others wait for `settle`."""
        matched = _LINE.fullmatch(line)
        if matched is None:
            raise ValueError("it is no line of brat, which has an id such as T1, a tab, and what it says")
        identity, rest = matched["id"], matched["rest"]
        if identity in self.spans or identity in self.events:
            raise ValueError(f"{identity} is the id of an earlier line, which counts")
        if identity[0] not in "TE":
            self.later.append((number, line))
            return
        self.refused.setdefault(identity, number)
        if identity.startswith("T"):
            self.spans[identity] = self._span(number, rest)
        else:
            self.events[identity] = _event(number, rest)
        del self.refused[identity]

    def settle(self, number: int, line: str) -> None:
        """Take a line that speaks of others; ValueError if they are nowhere or it cannot be read."""
        kind, rest = line[0], line.split("\t", 1)[1]
        {"R": self._relation, "A": self._attribute, "M": self._attribute, "N": self._reference, "#": self._note}.get(
            kind, self._equiv
        )(number, rest)

    def _span(self, number: int, rest: str) -> Spanned:
        found = _SPAN.fullmatch(rest)
        if found is None:
            raise ValueError("a text-bound annotation is a type, offsets and the text they cover")
        pieces = [tuple(map(int, piece.split())) for piece in found["spans"].split(";")]
        start, end = pieces[0][0], pieces[-1][1]
        for piece in pieces:
            check_order(*piece)
        if not all(0 <= a < b <= len(self.text) for a, b in pieces):
            raise ValueError(f"the span {start} to {end} lies outside the text, which has {len(self.text)} characters")
        if any(one[1] > other[0] for one, other in pairwise(pieces)):
            raise ValueError("its pieces overlap, or do not stand in order")
        covered = " ".join(self.text[a:b] for a, b in pieces)
        if _squeezed(covered) != _squeezed(found["text"]):
            raise ValueError(f"the text at {start} to {end} is not the one that the line gives")
        stood = [self.placed.span({"start": a, "end": b}) for a, b in pieces] if len(pieces) > 1 else []
        return Spanned(
            number, found["type"], start, end, pieces=[(each.start, each.end) for each in stood], words=covered
        )

    def _relation(self, number: int, rest: str) -> None:
        found = _matched(_RELATION, rest, "a relation is a type, Arg1:T1 and Arg2:T2")
        self._at(found["other"])
        self._of(found["one"], "relations", number).relations.append((found["type"], found["other"]))

    def _attribute(self, number: int, rest: str) -> None:
        found = _matched(_ATTRIBUTE, rest, "an attribute is a name, the id that has it, and a value or none")
        if not self._is_left(found["at"], "attributes", number):
            told = self._of(found["at"], "attributes", number)
            told.attributes.append((found["name"], (found["value"] or "").strip()))

    def _reference(self, number: int, rest: str) -> None:
        found = _matched(_REFERENCE, rest, "a reference is an id, a base and an entry of it")
        if not self._is_left(found["at"], "references", number):
            self._of(found["at"], "references", number).references.append(found["entry"])

    def _note(self, number: int, rest: str) -> None:
        found = _matched(_NOTE, rest, "a note is a type, the id it is about, a tab and words")
        if not _NOTED.fullmatch(found["at"]):
            raise ValueError(self.why_not(found["at"]))
        if not self._is_left(found["at"], "notes", number):
            self._of(found["at"], "notes", number).notes.append(found["words"])

    def _is_left(self, identity: str, kind: str, number: int) -> bool:
        """Whether something is said of a relation, attribute or the like, of which nothing more is kept."""
        if identity[0] in "TE":
            return False
        self.left.setdefault(kind, []).append(number)
        return True

    def _equiv(self, number: int, rest: str) -> None:
        found = _matched(_EQUIV, rest, "an equivalence is Equiv and the ids that mean the same")
        ids = found[1].split()
        for identity in ids:
            self._at(identity)
        self.same.append((number, ids))

    def _of(self, identity: str, kind: str, number: int) -> Told:
        """What is said of a span or event so far, to which a line adds of its kind; ValueError if it is nowhere."""
        told = self.events[identity].told if identity in self.events else self._at(identity).told
        told.lines.setdefault(kind, []).append(number)
        return told

    def _at(self, identity: str) -> Spanned:
        """The span of an id, of an event that of its trigger."""
        if identity in self.events:
            identity = self.events[identity].trigger
        if identity not in self.spans:
            raise ValueError(self.why_not(identity))
        return self.spans[identity]

    def why_not(self, identity: str) -> str:
        """Why there is no span or event of an id: its line was refused, or there is none."""
        if identity in self.refused:
            return f"{identity} stayed out (line {self.refused[identity]})"
        return f"there is no {identity} in this file"

    def without_triggers(self) -> list[Event]:
        """The events whose trigger is not there; they are no more."""
        broken = {identity: event for identity, event in self.events.items() if event.trigger not in self.spans}
        for identity, event in broken.items():
            del self.events[identity]
            self.refused[identity] = event.line
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


def _event(number: int, rest: str) -> Event:
    found = _matched(_EVENT, rest, "an event is a type, its trigger and arguments, such as Meet:T3 Who:T1")
    arguments = [tuple(argument.split(":", 1)) for argument in found["arguments"].split()]
    return Event(number, found["type"], found["trigger"], [(role, at) for role, at in arguments])


def _squeezed(text: str) -> str:
    return " ".join(text.split())

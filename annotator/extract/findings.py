"""Owns what the stages find in one article on the way to proposals; it travels with the spaCy Doc."""

from dataclasses import dataclass, field
from enum import StrEnum

from spacy.tokens import Doc

from annotator.domain.claim import Factuality, Mode
from annotator.domain.span import Span
from annotator.extract.layout import Piece

_KEY = "annotator"


class Label(StrEnum):
    """What kind of thing a name stands for (OntoNotes words)."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"
    EVENT = "EVENT"


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `[first, last)` that name somebody or something; `full` is its longest form in the article."""

    first: int
    last: int
    label: Label
    full: str


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A date or period in the text; `past` and `future` are its ISO values by the tense of its clause."""

    span: Span
    past: str | None
    future: str | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is reported to say the content; `carried` when the text itself names nobody beside it."""

    content: Span
    cue: Span | None
    speaker: Span | None
    name: str | None
    mode: Mode
    carried: bool = False


@dataclass(slots=True)
class Draft:
    """A clause on its way to becoming a claim; token ranges are half-open."""

    head: int
    first: int
    last: int
    predicate: tuple[int, int] | None
    subject: tuple[int, int] | None
    subject_inside: bool
    objects: tuple[tuple[int, int], ...] = ()
    attribution: Attribution | None = None
    factuality: Factuality = Factuality.CERTAIN
    worth: int = 5_000
    score: int = 9_000


@dataclass(slots=True)
class Findings:
    """Everything found so far in one article."""

    pieces: tuple[Piece, ...] = ()
    date: str | None = None
    names: list[Name] = field(default_factory=list)
    times: list[TimeWord] = field(default_factory=list)
    quotations: list[Span] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)


def findings(doc: Doc) -> Findings:
    """The findings that travel with the doc; empty ones are attached at the first call."""
    found = doc.user_data.get(_KEY)
    if not isinstance(found, Findings):
        found = Findings()
        doc.user_data[_KEY] = found
    return found

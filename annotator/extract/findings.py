"""Owns what the stages find in one article on the way to proposals; it travels with the spaCy Doc."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from enum import StrEnum

from spacy.tokens import Doc

from annotator.domain.claim import Factuality, Mode
from annotator.domain.rule import Rule
from annotator.domain.span import Span
from annotator.extract.page.layout import Piece, PieceKind
from annotator.extract.times.time_values import TimeKind as TimeKind  # noqa: PLC0414  # callers name it from here
from annotator.extract.times.time_values import TimeWord as TimeWord  # noqa: PLC0414  # callers name it from here

_KEY = "annotator"


class Label(StrEnum):
    """What kind of thing a name stands for (OntoNotes words; MISC, as in CoNLL-2003, where nothing tells)."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    NORP = "NORP"
    EVENT = "EVENT"
    MISC = "MISC"


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `[first, last)` that name somebody or something; `full` is its longest form in the article."""

    first: int
    last: int
    label: Label
    full: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person as an article names them: the longest name, words of the office and roles told beside it, he or she."""

    full: str
    office: frozenset[str]
    sex: str | None = None
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is reported to say the content.

    `carried` when the text names nobody beside it, `nominal` when what is said is told as a thing, not as a clause
    ("praised the plan"), `inward` when its source only knows or believes what somebody else tells; `rule` is how it was
    found; `more` are further stretches of the same content, as what goes on after "he said".
    """

    content: Span
    cue: Span | None
    speaker: Span | None
    name: str | None
    mode: Mode
    carried: bool = False
    nominal: bool = False
    rule: Rule | None = None
    more: tuple[Span, ...] = ()
    inward: bool = False

    @property
    def contents(self) -> tuple[Span, ...]:
        """All stretches of the content."""
        return (self.content, *self.more)


@dataclass(slots=True)
class Draft:
    """A clause on its way to becoming a claim; token ranges are half-open.

    `copula` is the verb that an apposition or a participle leaves out; what is not `asserted` is asked, ordered,
    supposed or only intended; what is `announcing` only leads to what another draft claims ("X said that"); what is
    `restrictive` only picks out what is spoken of ("people who came late"); `rules` tell what made it, in the order in
    which they were applied, each once; `wording` is what it says as a sentence, where its stage words it itself.
    """

    head: int
    first: int
    last: int
    predicate: tuple[int, int] | None
    subject: tuple[int, int] | None
    subject_inside: bool
    objects: tuple[tuple[int, int], ...] = ()
    attribution: Attribution | None = None
    factuality: Factuality = Factuality.CERTAIN
    copula: str | None = None
    asserted: bool = True
    announcing: bool = False
    restrictive: bool = False
    certainty: float = 3.0
    worth: int = 5_000
    score: int = 9_000
    rules: list[Rule] = field(default_factory=list)
    wording: str | None = None


@dataclass(slots=True)
class Findings:
    """Everything found so far in one article."""

    pieces: tuple[Piece, ...] = ()
    date: str | None = None
    language: str | None = None
    names: list[Name] = field(default_factory=list)
    times: list[TimeWord] = field(default_factory=list)
    quotations: list[Span] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    people: dict[str, Person] | None = None
    text: str | None = None

    def names_in(self, first: int, last: int) -> list[Name]:
        """The names wholly among tokens `[first, last)`, in order."""
        at = bisect_left(self.names, first, key=_first_token)
        stop = bisect_left(self.names, last, key=_first_token)
        return [name for name in self.names[at:stop] if name.last <= last]

    def name_across(self, token: int) -> Name | None:
        """The name that begins before the token and ends behind its start, so that a range to there would cut it."""
        at = bisect_left(self.names, token, key=_first_token) - 1
        return self.names[at] if at >= 0 and self.names[at].last > token else None

    def names_before(self, token: int) -> list[Name]:
        """The last names that end at or before the token, no more than a reader keeps in mind."""
        stop = bisect_left(self.names, token, key=_first_token)
        return [name for name in self.names[max(0, stop - _KEPT_IN_MIND) : stop] if name.last <= token]

    def times_in(self, span: Span) -> list[TimeWord]:
        """The dates, times of day and recurring times that overlap the characters, in order; no durations."""
        stop = bisect_left(self.times, span.end, key=_first_character)
        at = bisect_right(self.times, span.start, key=_last_character)
        return [time for time in self.times[at:stop] if time.is_placed]

    def is_body(self, place: int) -> bool:
        """Whether the character stands in the body of the article."""
        return self.kind_at(place) is PieceKind.BODY

    def kind_at(self, place: int) -> PieceKind:
        """What kind of piece the character stands in; a text that was not parted is all body."""
        at = bisect_right(self.pieces, place, key=_piece_start) - 1
        return self.pieces[at].kind if at >= 0 else PieceKind.BODY

    def is_quoted(self, place: int) -> bool:
        """Whether the character stands between quotation marks."""
        at = bisect_right(self.quotations, place, key=_span_start) - 1
        return at >= 0 and place < self.quotations[at].end

    def reports_around(self, place: int) -> list[Attribution]:
        """The attributions whose content holds the character, each with that stretch alone; only near ones are seen."""
        stop = bisect_right(self.attributions, place, key=_content_start)
        near = self.attributions[max(0, stop - _KEPT_IN_MIND) : stop]
        held = ((one, next((span for span in one.contents if span.start <= place < span.end), None)) for one in near)
        return [replace(one, content=span, more=()) for one, span in held if span is not None]


_KEPT_IN_MIND = 80
"""How far back rules look: it keeps their time in step with the length of the text."""


def _first_token(name: Name) -> int:
    return name.first


def _first_character(time: TimeWord) -> int:
    return time.span.start


def _last_character(time: TimeWord) -> int:
    return time.span.end


def _piece_start(piece: Piece) -> int:
    return piece.start


def _span_start(span: Span) -> int:
    return span.start


def _content_start(one: Attribution) -> int:
    return one.content.start


def findings(doc: Doc) -> Findings:
    """The findings that travel with the doc; empty ones are attached at the first call."""
    found = doc.user_data.get(_KEY)
    if not isinstance(found, Findings):
        found = Findings()
        doc.user_data[_KEY] = found
    return found


def text_of(doc: Doc) -> str:
    """The article's text; spaCy puts it together anew at every call of `Doc.text`, which is slow on long ones."""
    found = findings(doc)
    if found.text is None:
        found.text = doc.text
    return found.text

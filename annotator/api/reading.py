"""Owns what scripts call to read a text: its claims, names, times and reported speech, in one call.

Everything is a frozen value with `start` and `end`: half-open offsets in code points into the text as it was given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from annotator.domain.article import new_article
from annotator.domain.claim import Claim as StoredClaim
from annotator.domain.claim import Role
from annotator.domain.span import Span, trimmed
from annotator.domain.text import NormalisedText, normalise
from annotator.extract.claims.ahead import value_of
from annotator.extract.convert import told
from annotator.extract.findings import Attribution as Report
from annotator.extract.findings import Draft, Findings, Name, TimeWord, findings
from annotator.extract.grammar import characters
from annotator.extract.language import language_of
from annotator.extract.page.layout import PieceKind
from annotator.extract.pipeline import loaded
from annotator.extract.pipelines import package_of

_WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the text; an empty range with words is what the text leaves out ("is" between name and office)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name; `label` is an OntoNotes word, as PERSON, `name` the longest form of it in the text."""

    start: int
    end: int
    text: str
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with TIMEX3's type and value ("DATE", "2020-12-26"); None where nothing settles the value."""

    start: int
    end: int
    text: str
    value: str | None
    type: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is reported to say what (PARC): `speaker` is its longest name, `mode` is direct, indirect or mixed."""

    start: int
    end: int
    sources: tuple[Passage, ...]
    cue: Passage | None
    contents: tuple[Passage, ...]
    mode: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A part of the page that asserts nothing: `kind` is headline, dateline, caption, credit and the like."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause and what it says.

    `text` is a wording that can be understood alone. `factuality` is FactBank's value for the voice that tells it, the
    `holder`: "author", the speaker's name where it is reported, or "unnamed" where nobody says whose words they are;
    `certainty` tells from -3.0 to 3.0 how far the event is told as having happened, `worth` from 0.0 to 1.0 how
    checkable the claim is. `asserted` is False for what is asked, ordered, supposed or only intended; the program
    proposes only what is asserted. `why` names the rules that made it, as "reported clause"; the help tells each in a
    sentence.

    A clause with a list, or with more said beside its first object, comes as several claims that share everything but
    subject, predicate and objects: "Ana and Ben met Cleo in Rome" as Ana met Cleo; Ana met Cleo in | Rome; and the same
    of Ben. `part` counts them from 1 to `parts`; the program shows them as one card.
    """

    start: int
    end: int
    text: str
    subject: Passage | None
    predicate: Passage | None
    objects: tuple[Passage, ...]
    times: tuple[Passage, ...]
    places: tuple[Passage, ...]
    quantities: tuple[Passage, ...]
    speaker: str | None
    mode: str | None
    factuality: str
    certainty: float
    worth: float
    asserted: bool
    part: int = 1
    parts: int = 1
    why: tuple[str, ...] = ()
    holder: str = "author"


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything read from one text, each kind in text order."""

    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[Time, ...]
    boilerplate: tuple[Boilerplate, ...]


def extract_text(text: str, published: date | None = None, *, language: str | None = "en") -> list[Claim]:
    """The claims of a text in text order; none for an empty one. Missing if no language model is installed.

    Args:
        text: As it is; no line ends or characters need to be changed before.
        published: The day it was published, to which "on Thursday" is related.
        language: Its short code; None has it recognised. Another one than English is read by the installed spaCy
            pipeline for it; without one there are no claims.
    """
    return list(analyse(text, published, language=language).claims)


def analyse(text: str, published: date | None = None, *, language: str | None = "en") -> Analysis:
    """Claims, names, reports, times and boilerplate of a text. Each model is loaded once, by the first call for it."""
    stored = normalise(text)
    day = published.isoformat() if published else None
    article = new_article(stored.text, language=language_of(stored.text, language), published=day)
    extractor = loaded(package_of(article.language, {}))
    with extractor.forgetting():
        doc = extractor.read(article)
        found, cut = findings(doc), _Cut(text, stored)
        drafted = sorted(told(doc, article), key=lambda pair: (pair[1][0].span.start, -pair[1][0].span.end))
        return Analysis(
            claims=tuple(claim for draft, tuples in drafted for claim in _claims(cut, tuples, draft)),
            mentions=tuple(_mention(cut, name, characters(doc, name.first, name.last)) for name in found.names),
            attributions=tuple(_attribution(cut, one) for one in found.attributions),
            times=tuple(_time(cut, one, value_of(doc, one)) for one in found.times),
            boilerplate=tuple(_boilerplate(cut, found)),
        )


@dataclass(frozen=True, slots=True)
class _Cut:
    """Cuts passages from the text as it was given, by the spans of the text as it is stored."""

    given: str
    stored: NormalisedText

    def range(self, span: Span) -> tuple[int, int]:
        return self.stored.incoming(span.start), self.stored.incoming(span.end - 1) + 1

    def passage(self, span: Span) -> Passage:
        start, end = self.range(span)
        return Passage(start, end, self.given[start:end])


def _claims(cut: _Cut, tuples: Sequence[StoredClaim], draft: Draft) -> Iterator[Claim]:
    for part, claim in enumerate(tuples, start=1):
        yield replace(_claim(cut, claim, draft), part=part, parts=len(tuples))


def _claim(cut: _Cut, claim: StoredClaim, draft: Draft) -> Claim:
    start, end = cut.range(claim.span)
    slot = claim.slot(Role.SPEAKER)
    speaker = (slot.value or slot.words(cut.stored.text)) if slot else None
    return Claim(
        start=start,
        end=end,
        text=claim.text,
        subject=next(iter(_passages(cut, claim, Role.SUBJECT)), None),
        predicate=next(iter(_passages(cut, claim, Role.PREDICATE)), None),
        objects=_passages(cut, claim, Role.OBJECT),
        times=_passages(cut, claim, Role.TIME),
        places=_passages(cut, claim, Role.PLACE),
        quantities=_passages(cut, claim, Role.QUANTITY),
        speaker=speaker,
        holder=speaker or ("unnamed" if claim.mode else "author"),
        mode=claim.mode.value if claim.mode else None,
        factuality=claim.factuality.value,
        certainty=draft.certainty,
        worth=claim.worth / _WHOLE,
        asserted=draft.asserted,
        why=claim.why,
    )


def _passages(cut: _Cut, claim: StoredClaim, role: Role) -> tuple[Passage, ...]:
    """The passages of a role; words that stand nowhere come as an empty range at the claim's start."""
    start, _ = cut.range(claim.span)
    slots = claim.all(role)
    return tuple(cut.passage(slot.span) if slot.span else Passage(start, start, slot.value or "") for slot in slots)


def _mention(cut: _Cut, name: Name, span: Span) -> Mention:
    passage = cut.passage(span)
    return Mention(passage.start, passage.end, passage.text, name.label.value, name.full)


def _attribution(cut: _Cut, report: Report) -> Attribution:
    contents = tuple(cut.passage(span) for span in report.contents)
    cue = cut.passage(report.cue) if report.cue else None
    sources = (cut.passage(report.speaker),) if report.speaker else ()
    parts = [*contents, *sources, *((cue,) if cue else ())]
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    return Attribution(start, end, sources, cue, contents, report.mode.value, report.name)


def _time(cut: _Cut, time: TimeWord, value: str | None) -> Time:
    passage = cut.passage(time.span)
    return Time(passage.start, passage.end, passage.text, value, time.kind.value)


def _boilerplate(cut: _Cut, found: Findings) -> Iterator[Boilerplate]:
    for piece in found.pieces:
        span = trimmed(cut.stored.text, piece.start, piece.end)
        if piece.kind is not PieceKind.BODY and span is not None:
            passage = cut.passage(span)
            yield Boilerplate(passage.start, passage.end, passage.text, piece.kind.value)

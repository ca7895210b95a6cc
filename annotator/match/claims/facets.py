"""Owns what a claim says that can be compared: its numbers, dates, names, places, polarity and voice."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from annotator.domain.claim import Claim, Factuality, Role
from annotator.domain.span import Span
from annotator.match.denials.framing import cues, of_saying
from annotator.match.denials.negation import Denial, denials, denied, voiced, with_lives
from annotator.match.denials.prospects import Prospect, prospects, supposing
from annotator.match.denials.rebuttals import rebuttals
from annotator.match.measures.dates import Dated, dates
from annotator.match.measures.quantities import Quantity, quantities
from annotator.match.measures.tolls import counted_deed, lives_taken
from annotator.match.names.named import Named, names
from annotator.match.words.covering import Spans
from annotator.match.words.lexicon import listed
from annotator.match.words.opposites import opposable, shares, turned
from annotator.match.words.phrases import phrased
from annotator.match.words.senses import ACCUSATIONS, DENIALS, LIGHT, REPORTS, senses_of, stems_of
from annotator.match.words.words import Word, words

_NOT_SO = frozenset({Factuality.CERTAIN_NOT, Factuality.PROBABLE_NOT})
LINKED = re.compile(r"(?:['’]s)?[\s-]+")
"""What may stand between a noun and a word before it."""
_ANY = listed("any anything anyone anybody anywhere ever")
_AT_ALL = re.compile(
    r" at all|\b(?:f[io]und|finds?|saw|sees?|show(?:s|ed)?|reveal(?:s|ed)?|detect(?:s|ed)?|(?:was|were|is|are|been)) "
    r"no (?:trace|sign|hint)s? of\b",
    re.IGNORECASE,
)
_PERCENT = stems_of("per cent percent pct")
_HEDGES = listed("may might could maybe perhaps possibly probably")
_NOW = listed("now currently today anymore longer yet still since meanwhile already again")
_STATES = stems_of("remain stay serve work live belong own reign rule")
_CLAIMS = stems_of("claim")
_FOR_ITSELF = stems_of("responsibility credit victory win throne title")
"""Who claims one of these holds nothing against anybody."""
_NO_TOPIC = LIGHT | ACCUSATIONS | DENIALS | REPORTS
_OPEN = frozenset({Factuality.POSSIBLE, Factuality.POSSIBLE_NOT, Factuality.CERTAIN_UNKNOWN, Factuality.UNKNOWN})
MOST = 50
"""So many numbers, dates and names of a claim are compared: each of them is held against each of another claim."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What a claim says, by attribute; `text` begins at `start` in the article; `words` are the meaningful ones.

    `senses` are their stems and those of the deed that a toll counts, like senses as one; `core`, `subject` and
    `object` are the stems of these slots. `denied` are the stems that its `denials` reach, `opposable` its words with
    opposites by stem, each with how often it is said, `turned` the stems that words such as "unhappy" deny, each with
    the word. `plainly`: it says "any", "ever", "at all" or "found no trace of", `now`: it tells of a state that began
    or ended, `hedged`: it says "may" or "perhaps". By sense, `prospects` tell what is not yet done; `supposes`: it
    tells something on a condition; `level`: only how high the number of those rose or stands whom its last `core`
    befell; `acting`: the words of its subject up to the noun; `said_on`: the days on which it was said. Of
    `quantities`, `dates` and `names` the first 50 are kept; `left_out` are those of the three that it has more of.
    `tongue`: the code of the language it is read in, "und" for one that nobody knows.
    """

    text: str
    start: int
    words: tuple[Word, ...]
    stems: frozenset[str]
    senses: frozenset[str]
    core: frozenset[str]
    subject: frozenset[str]
    object: frozenset[str]
    quantities: tuple[Quantity, ...]
    dates: tuple[Dated, ...]
    names: tuple[Named, ...]
    denials: tuple[Denial, ...]
    plainly: bool
    asks: bool
    now: bool
    hedged: bool
    denied: frozenset[str]
    opposable: Mapping[str, tuple[Word, int]]
    turned: tuple[tuple[str, Word], ...]
    shares: frozenset[str]
    factuality: Factuality
    speaker: str | None
    cues: frozenset[str]
    prospects: Mapping[str, Prospect]
    supposes: bool
    level: bool
    acting: tuple[Word, ...]
    said_on: tuple[Dated, ...] = ()
    left_out: frozenset[str] = frozenset()
    tongue: str = "en"

    @property
    def places(self) -> tuple[Named, ...]:
        """The names that say where."""
        return tuple(name for name in self.names if name.place)

    @property
    def state(self) -> frozenset[str]:
        """The stems of a state it tells, which may hold at other times too: "was president in 2021"; else none."""
        if not self.core <= _STATES:
            return frozenset()
        dated = Spans(one.span for one in self.dates if one.span)
        return self.object - {word.stem for word in self.words if dated.meet(word.span)}

    @property
    def topics(self) -> frozenset[str]:
        """What it is about: its words but for names, cues and verbs that say little; like senses are one."""
        named = Spans(name.span for name in self.names)
        own = (word.stem for word in self.words if not named.meet(word.span))
        return senses_of(stem for stem in own if stem not in _NO_TOPIC)

    @property
    def negated(self) -> bool:
        """Whether it says that something is not so."""
        return self.factuality in _NOT_SO or (not self.open and bool(self.denied))

    @property
    def open(self) -> bool:
        """Whether it leaves open whether it is so."""
        return self.factuality in _OPEN

    @property
    def reported(self) -> bool:
        """Whether a voice other than the report's own says it."""
        return self.speaker is not None or bool(self.cues & REPORTS)

    @property
    def denies(self) -> bool:
        """Whether that voice denies or doubts something."""
        return any(one.voiced for one in self.denials)

    @property
    def accuses(self) -> bool:
        """Whether that voice holds something against somebody; one that denies a reproach holds nothing."""
        return bool(self.cues & ACCUSATIONS) and not (self.denies or self.cues & DENIALS)


def facets(claim: Claim, text: str) -> Facets:
    """What a claim of an article with this text says; a claim whose span lies beyond the text says nothing."""
    span = Span(min(claim.span.start, len(text)), max(min(claim.span.end, len(text)), 1)) if text else claim.span
    every = phrased(tuple(words(text, span)), text)
    told = quantities(text, span)
    meaningful = tuple(_meaningful(every, told))
    stems = frozenset(word.stem for word in meaningful)
    rebutting = {one.cue for one in rebuttals(every, text)}
    dated, said_on = _happened_and_said(dates(claim, text), text)
    named = _no_units(names(claim, text, every), told, Spans(one.span for one in dated if one.span))
    kept = _Kept(tuple(told[: MOST + 1]), dated[: MOST + 1], tuple(islice(named, MOST + 1)))
    subject, objects = (frozenset(_slot_stems(claim, text, role)) for role in (Role.SUBJECT, Role.OBJECT))
    core = frozenset(_core(claim, text, every))
    counted, taken = counted_deed(core, subject, told), lives_taken(core, objects, told)
    spoken, denying = claim.slot(Role.SPEAKER), tuple(with_lives(_denials(claim, text, every), taken))
    return Facets(
        text=span.quote(text),
        start=span.start,
        words=meaningful,
        stems=stems,
        senses=senses_of(stems | counted | taken),
        core=core | counted | taken,
        subject=subject,
        object=objects,
        quantities=kept.numbers[:MOST],
        dates=kept.dates[:MOST],
        names=kept.names[:MOST],
        denials=denying,
        plainly=_plainly(every, text, span),
        asks=text[span.start : span.end].rstrip().endswith("?"),
        now=any(word.text.lower() in _NOW for word in every),
        hedged=_hedged(every),
        denied=denied(denying) or (core if claim.factuality in _NOT_SO else frozenset()),
        opposable=opposable([word for place, word in enumerate(every) if place not in rebutting]),
        turned=tuple((stem, word) for word in meaningful for stem in sorted(turned(word.text))),
        shares=shares(every),
        factuality=claim.factuality,
        speaker=spoken.words(text) if spoken else None,
        cues=frozenset(_cues(claim, text, every, rebutting)) - (core if taken else frozenset()),
        prospects=prospects(every, text),
        supposes=supposing(every),
        level=bool(counted),
        acting=tuple(_acting(claim, text)),
        said_on=said_on[:MOST],
        left_out=frozenset(kind for kind, found in kept._asdict().items() if len(found) > MOST),
    )


def _meaningful(every: Iterable[Word], told: Iterable[Quantity]) -> Iterator[Word]:
    """The words that are no grammar; "40 per cent" is "40 %", which has no words."""
    percents = Spans(one.span for one in told if one.written == "%")
    return (word for word in every if word.tells and not (word.stem in _PERCENT and percents.meet(word.span)))


def _happened_and_said(found: Iterable[Dated], text: str) -> tuple[tuple[Dated, ...], tuple[Dated, ...]]:
    """The dates of what is told, and those on which somebody said it."""
    by_saying: dict[bool, list[Dated]] = {False: [], True: []}
    for one in found:
        by_saying[one.span is not None and of_saying(one.span, text)].append(one)
    return tuple(by_saying[False]), tuple(by_saying[True])


def _plainly(every: Sequence[Word], text: str, span: Span) -> bool:
    """Whether it says "any" or "at all"."""
    return any(word.text.lower() in _ANY for word in every) or bool(_AT_ALL.search(text, span.start, span.end))


def _hedged(every: Sequence[Word]) -> bool:
    """Whether it says "may" or "perhaps"; "May" within a sentence is the month."""
    return any(word.text.lower() in _HEDGES and not (place and word.text == "May") for place, word in enumerate(every))


class _Kept(NamedTuple):
    """The first numbers, dates and names of a claim, one more of each than are compared."""

    numbers: tuple[Quantity, ...]
    dates: tuple[Dated, ...]
    names: tuple[Named, ...]


def _no_units(found: Iterable[Named], told: Sequence[Quantity], dated: Spans) -> Iterator[Named]:
    """The names that are not but the unit of a number or of a date: "30 degrees Celsius", "before Christmas 2020"."""
    starts = [one.span.start for one in told]
    for name in found:
        before = bisect_right(starts, name.span.start) - 1
        unit = before >= 0 and told[before].written and told[before].span.contains(name.span)
        if not unit and not dated.meet(name.span):
            yield name


def _denials(claim: Claim, text: str, every: tuple[Word, ...]) -> tuple[Denial, ...]:
    """The denials in a claim's words, and that of the cue beside them by which somebody denies them."""
    found, cue = denials(every, text), claim.slot(Role.CUE)
    if cue is None or cue.span is None or claim.span.overlaps(cue.span):
        return found
    cued = not DENIALS.isdisjoint(word.stem for word in words(text, cue.span))
    if cued or (claim.factuality in _NOT_SO and not found):
        return voiced(found, cue.span, every)
    return found


def _slot_stems(claim: Claim, text: str, role: Role) -> Iterator[str]:
    for slot in claim.all(role):
        yield from (word.stem for word in words(slot.words(text)) if word.tells)


def _acting(claim: Claim, text: str) -> Iterator[Word]:
    slot = claim.slot(Role.SUBJECT)
    end: int | None = None
    for word in words(text, slot.span) if slot and slot.span else ():
        if not word.tells and end is None:
            continue
        if not word.tells or (end is not None and not LINKED.fullmatch(text, end, word.span.start)):
            return
        yield word
        end = word.span.end


def _core(claim: Claim, text: str, every: tuple[Word, ...]) -> Iterator[str]:
    """The stems of its predicate, of verbs with their particles what these tell: "laid off" is dismissed."""
    told = {word.span.start: word.stem for word in every}
    for slot in claim.all(Role.PREDICATE):
        for word in words(text, slot.span) if slot.span else words(slot.words(text)):
            if not word.empty:
                yield told.get(word.span.start, word.stem) if slot.span else word.stem


def _cues(claim: Claim, text: str, every: tuple[Word, ...], rebutting: Collection[int]) -> Iterator[str]:
    """The stems of the words that report, deny or reproach: those of its slots, or those that frame its words."""
    predicate = frozenset(_slot_stems(claim, text, Role.PREDICATE))
    if claim.slot(Role.SPEAKER) or claim.slot(Role.CUE):
        yield from _slot_stems(claim, text, Role.CUE)
        yield from predicate & (REPORTS | DENIALS | ACCUSATIONS)
    else:
        own = frozenset() if _FOR_ITSELF.isdisjoint(_slot_stems(claim, text, Role.OBJECT)) else _CLAIMS & predicate
        yield from {*cues(every, rebutting), *(predicate & ACCUSATIONS)} - own

"""Owns what a claim says that can be compared: its numbers, dates, names, places, polarity and voice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.claim import Claim, Factuality, Role
from annotator.domain.span import Span
from annotator.match.dates import Dated, dates
from annotator.match.folding import plain
from annotator.match.lexicon import EMPTY_WORDS, MONTHS, WEEKDAYS
from annotator.match.quantities import Quantity, quantities
from annotator.match.senses import ACCUSATIONS, CONCEPTS, DENIALS, LIGHT, NEGATIONS, REPORTS
from annotator.match.words import Word, words

_JOINS = re.compile(r"[\s-]*(?:(?:of|al|el|bin|ibn|de|for)[\s-]+|al-|el-)?")
_AT_A_PLACE = re.compile(
    r"\b(?:in|at|near|inside|outside|to)\s+(?:the\s+)?(?:city\s+of\s+|town\s+of\s+|capital\s+)?$", re.IGNORECASE
)
_WITHIN = ("of", "in", "and", "to", "with", "by", "from", "the", ",")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n]\s*[\"'“”‘’(\[]*\s*)$")
_NOT_MERELY = frozenset({"only", "just", "merely", "simply", "because", "necessarily", "least", "else", "if"})
_REACH = 3
_NOT_SO = frozenset({Factuality.CERTAIN_NOT, Factuality.PROBABLE_NOT})
_NO_TOPIC = LIGHT | ACCUSATIONS | DENIALS | REPORTS
_OPEN = frozenset({Factuality.PROBABLE, Factuality.POSSIBLE, Factuality.CERTAIN_UNKNOWN, Factuality.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Named:
    """A capitalised name in a claim; `place`: the words before it, or its slot, say that something happens there."""

    span: Span
    text: str
    place: bool


@dataclass(frozen=True, slots=True)
class Facets:
    """What a claim says, by attribute; `text` begins at `start` in the article; `words` are the meaningful ones."""

    text: str
    start: int
    words: tuple[Word, ...]
    core: frozenset[str]
    quantities: tuple[Quantity, ...]
    dates: tuple[Dated, ...]
    names: tuple[Named, ...]
    negations: tuple[Span, ...]
    denied: frozenset[str]
    negated: bool
    open: bool
    speaker: str | None
    cues: frozenset[str]

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the meaningful words."""
        return frozenset(word.stem for word in self.words)

    @property
    def places(self) -> tuple[Named, ...]:
        """The names that say where."""
        return tuple(name for name in self.names if name.place)

    @property
    def topics(self) -> frozenset[str]:
        """What it is about: its words but for names, cues and verbs that say little; like senses are one."""
        named = [name.span for name in self.names]
        own = (word.stem for word in self.words if not any(word.span.overlaps(span) for span in named))
        return frozenset(CONCEPTS.get(stem, stem) for stem in own if stem not in _NO_TOPIC)

    @property
    def reported(self) -> bool:
        """Whether a voice other than the report's own says it."""
        return self.speaker is not None or bool(self.cues & REPORTS)

    @property
    def denies(self) -> bool:
        """Whether that voice denies or doubts something."""
        return bool(self.cues & DENIALS)

    @property
    def accuses(self) -> bool:
        """Whether that voice holds something against somebody."""
        return bool(self.cues & ACCUSATIONS)


def facets(claim: Claim, text: str) -> Facets:
    """What a claim of an article with this text says; a claim whose span lies beyond the text says nothing."""
    span = Span(min(claim.span.start, len(text)), max(min(claim.span.end, len(text)), 1)) if text else claim.span
    every = tuple(words(text, span))
    spoken = claim.slot(Role.SPEAKER)
    negations = tuple(place for place in range(len(every)) if _negates(every, place))
    return Facets(
        text=span.quote(text),
        start=span.start,
        words=tuple(word for word in every if not word.empty),
        core=frozenset(_slot_stems(claim, text, Role.PREDICATE)),
        quantities=quantities(text, span),
        dates=dates(claim, text),
        names=tuple(_names(claim, text, every)),
        negations=tuple(every[place].span for place in negations),
        denied=frozenset(stem for place in negations for stem in _denied(every, place)),
        negated=claim.factuality in _NOT_SO or (claim.factuality not in _OPEN and len(negations) % 2 == 1),
        open=claim.factuality in _OPEN,
        speaker=spoken.words(text) if spoken else None,
        cues=frozenset(_cues(claim, text, every)),
    )


def _negates(every: tuple[Word, ...], place: int) -> bool:
    """Whether a word denies what follows; "not only" and its like do not."""
    word = every[place].text.lower()
    following = every[place + 1].text.lower() if place + 1 < len(every) else ""
    return (word in NEGATIONS or word.endswith(("n't", "n’t"))) and following not in _NOT_MERELY


def _denied(every: tuple[Word, ...], place: int) -> list[str]:
    """The stems of the next few meaningful words, which a negation reaches."""
    return [word.stem for word in every[place + 1 :] if not word.empty][:_REACH]


def _slot_stems(claim: Claim, text: str, role: Role) -> Iterator[str]:
    for slot in claim.all(role):
        quote = slot.words(text)
        yield from (word.stem for word in words(quote) if word.text.lower() not in EMPTY_WORDS)


def _cues(claim: Claim, text: str, every: tuple[Word, ...]) -> Iterator[str]:
    """The stems of the words that report something: those of its slots, or of any word where it has no slots."""
    known = REPORTS | DENIALS | ACCUSATIONS
    if claim.slots:
        yield from _slot_stems(claim, text, Role.CUE)
        yield from known.intersection(_slot_stems(claim, text, Role.PREDICATE))
    else:
        yield from (word.stem for word in every if word.stem in known)


def _names(claim: Claim, text: str, every: tuple[Word, ...]) -> Iterator[Named]:
    where = [slot.span for slot in claim.all(Role.PLACE) if slot.span]
    for span in _runs([word for word in every if _names_something(word, text)], text):
        before = text[max(0, span.start - 40) : span.start]
        place = any(span.overlaps(slot) for slot in where) or bool(_AT_A_PLACE.search(before))
        yield Named(span, span.quote(text), place)


def _runs(capitals: list[Word], text: str) -> Iterator[Span]:
    run: Span | None = None
    for word in capitals:
        if run and _JOINS.fullmatch(text[run.end : word.span.start]):
            run = run.union(word.span)
            continue
        if run:
            yield run
        run = word.span
    if run:
        yield run


def _names_something(word: Word, text: str) -> bool:
    lower = word.text.lower()
    if not word.capital or lower in EMPTY_WORDS or lower in MONTHS or lower in WEEKDAYS:
        return False
    first = _SENTENCE_START.search(text[max(0, word.span.start - 8) : word.span.start]) is not None
    return not first or word.text.isupper() or _capital_anywhere(word, text)


def _capital_anywhere(word: Word, text: str) -> bool:
    """Whether a word that begins a sentence is a name: another capital follows, or it has one within a sentence."""
    following = text[word.span.end : word.span.end + 2]
    if following[:1] in (" ", "-") and following[1:].isupper():
        return True
    return any(
        f"{before} {word.text}" in text for before in ("of", "in", "and", "to", "with", "by", "from", "the", ",")
    )


def same_name(a: str, b: str) -> bool:
    """Whether two names in claims are as good as one: equal, one the end or beginning of the other, or land and people.

    One word is as good as a longer name only if that ends with it, as a surname does.
    """
    short, long = sorted((plain(a).split(), plain(b).split()), key=lambda words: (len(words), words))
    if short == long[-len(short) :] or (len(short) > 1 and short == long[: len(short)]):
        return True
    one, other = short[0] if short else "", long[0] if long else ""
    return (
        len(short) == len(long) == 1
        and min(len(one), len(other)) >= 4
        and one[:4] == other[:4]
        and len(one) != len(other)
    )

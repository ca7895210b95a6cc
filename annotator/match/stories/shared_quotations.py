"""Owns which long quotation two reports have word for word, and whether both give it to one person.

Somebody says so many words once, and whoever quotes them tells of it; what nobody in particular says may be a stock
phrase, and an oath is taken by many.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from annotator.domain.span import Span
from annotator.match.copies.signatures import quotations
from annotator.match.entities.sounds import sound
from annotator.match.names.callings import KIND_OF
from annotator.match.names.places import is_place
from annotator.match.words.lexicon import MONTHS, TITLES, WEEKDAYS, listed
from annotator.match.words.words import Word, words

_LEAST = 12
"""So many words in a row are quoted by two reports because one person said them."""
_HE = listed("he she his her him")
_WHERE = listed("in at near from outside inside across of for")
_ENDS = tuple(".!?:“”«»\"'‘’")
_READ = 300
"""Words of a quotation that are compared."""


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """Words that both quote, as the first of both has them; `of_one`: both seem to quote one person."""

    words: str
    many: int
    of_one: bool


def shared_quotation(a: str, b: str) -> SharedQuotation | None:
    """The longest run of words that stands in quotation marks in both texts; None for less than a dozen words.

    None as well if the two name two persons who say it.
    """
    found = max(_shared(a, b), key=lambda each: each[0], default=None)
    if found is None:
        return None
    many, ours, theirs = found
    told = _named(a), _named(b)
    speakers = [_speakers(text, span, told[0] | told[1]) for text, span in ((a, ours), (b, theirs))]
    if all(speakers) and speakers[0].isdisjoint(speakers[1]):
        return None
    of_one = bool(speakers[0] & speakers[1] or speakers[0] & told[1] or speakers[1] & told[0])
    return SharedQuotation(ours.quote(a), many, of_one)


def _shared(a: str, b: str) -> Iterator[tuple[int, Span, Span]]:
    """The longest common run of every two quotations that have one, and where it stands."""
    theirs = [(span, _words(b, span)) for span in quotations(b)]
    known: dict[tuple[str, ...], list[int]] = {}
    for number, (_, told) in enumerate(theirs):
        for run in _runs(told):
            known.setdefault(run, []).append(number)
    for span in quotations(a):
        told = _words(a, span)
        for number in sorted({number for run in _runs(told) for number in known.get(run, ())}):
            many, at = _longest(told, theirs[number][1])
            yield many, Span(told[at].span.start, told[at + many - 1].span.end), theirs[number][0]


def _words(text: str, span: Span) -> list[Word]:
    return list(islice(words(text, span), _READ))


def _runs(told: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    plain = [word.text.lower() for word in told]
    yield from (tuple(plain[at : at + _LEAST]) for at in range(len(plain) - _LEAST + 1))


def _longest(ours: Sequence[Word], theirs: Sequence[Word]) -> tuple[int, int]:
    """How many words in a row both have at most, and from which of ours on."""
    best, ends = (0, 0), [0] * (len(theirs) + 1)
    for at, mine in enumerate(ours):
        row = [0] * (len(theirs) + 1)
        for place, yours in enumerate(theirs):
            if mine.text.lower() == yours.text.lower():
                row[place + 1] = ends[place] + 1
                best = max(best, (row[place + 1], at - ends[place]), key=lambda each: (each[0], -each[1]))
        ends = row
    return best


def _speakers(text: str, quoted: Span, named: set[str]) -> set[str]:
    """By their sounds, those of the persons named that stand beside a quotation, or else in the paragraph before it."""
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    own = next(at for at in range(len(lines)) if quoted.start < starts[at + 1])
    plain = _without_quotations(text)
    near = [plain[starts[at] : starts[at] + len(lines[at])] for at in (own, own - 1) if at >= 0]
    persons = (set(_persons(line, near[0])) & named for line in near)
    return next(filter(None, persons), set())


def _persons(line: str, beside: str) -> Iterator[str]:
    """The persons whom a line names: one calls them by a title, or says "he" of somebody beside it."""
    meant = any(word.text.lower() in _HE for word in words(beside))
    every = list(words(line))
    plain = ["", *(word.text.lower() for word in every), ""]
    for word, before, behind in zip(every, plain, plain[2:], strict=False):
        if _names(word) and before not in _WHERE and not _is_role(behind) and (meant or _is_role(before)):
            yield sound(word.text.lower())


def _names(word: Word) -> bool:
    lower = word.text.lower()
    calendar = lower in WEEKDAYS or lower in MONTHS
    return word.capital and not word.empty and not calendar and not _is_role(lower) and not is_place(word.text)


def _is_role(word: str) -> bool:
    return word in KIND_OF or word in TITLES


def _named(text: str) -> set[str]:
    """By their sounds the names that a text has within its sentences, where a capital tells one.

    In a line that ends in no sentence, as a headline does, all words may have capitals.
    """
    lines = [line for line in text.split("\n") if line.rstrip().endswith(_ENDS)]
    return {sound(w.text.lower()) for line in lines for w in words(line) if _names(w) and _within(line[: w.span.start])}


def _within(before: str) -> bool:
    """Whether behind this a sentence goes on."""
    return bool(before.strip()) and not before.rstrip().endswith(_ENDS)


def _without_quotations(text: str) -> str:
    """A text of the same length with blanks for all that is quoted."""
    for span in quotations(text):
        text = text[: span.start] + " " * span.length + text[span.end :]
    return text

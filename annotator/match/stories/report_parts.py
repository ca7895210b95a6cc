"""Owns the parts of a report that tell which event it is of: headline, words, names, places, numbers and days."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from annotator.match.names.callings import ANY, KIND_OF
from annotator.match.stories.scenes import towns
from annotator.match.words.lexicon import ARTICLES, MONTHS, MULTIPLES, WEEKDAYS, listed
from annotator.match.words.rarity import rarity
from annotator.match.words.stems import stem
from annotator.match.words.words import WORD, is_empty, without_possessive

READ = 1_500
"""Characters of an article that are read: who, what, when and where stand at its beginning."""
_HEADLINE_WORDS = 12
"""Where no line ends with the headline, so many words are taken for it."""
_LONGEST_HEADLINE = 30
_BEGINNING, _TELLING = 25, 7.0
"""So many words are the beginning of a report; names that are no rarer are of offices and bodies."""
_NEW_SENTENCE = re.compile(r"[.!?:|\n]|^\s*[“\"‘]")
_NUMBER = re.compile(
    r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?:(?:-| {0,3})(?:hundred|thousand|million|billion|trillion|bn|mn|[kmbt])\b)?",
    re.I,
)
_DIGITS = re.compile(r"[\d,.]*\d")
_SHORT_MULTIPLES = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({_MONTH})\b\.?(?: (\d{{1,2}})(?:st|nd|rd|th)?\b)?", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PLACE_BEFORE = listed("in at near from outside inside across")
_TITLE_CASE = 0.7
_SPLIT = re.compile(f"({WORD.pattern})")
_CONTEST = re.compile(
    r"(?i)\b(women|girls|ladies|boys|juniors?|youth|under-\d\d|u-?\d\d|wheelchair|doubles|reserves?)(?:['’]s?)?"
    r"(?:[ -]\w+){0,3}?[ -](?:finals?|semi-?finals?|cup|match|race|title|singles|doubles|tournament|championships?)\b"
)
_OPENED = 300
"""So many characters tell what a report is of; further on may stand what somebody did before."""
_ARTICLED = re.compile(r"(?:al|el|ar|as|ash)-[^\W\d_a-z]")
_JOINTS = re.compile(r"[-'’.]")


class Term(NamedTuple):
    """A word wherever it stands: its characters, its stem, and what it may be."""

    text: str
    stem: str
    lower: str
    told: bool
    empty: bool
    capital: bool
    may_name: bool
    month: bool


@dataclass(frozen=True, slots=True)
class ReportParts:
    """The beginning of a report taken apart: the words of its names and places by their stems, numbers by value."""

    headline: Sequence[Term]
    body: Sequence[Term]
    names: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]
    weekdays: frozenset[str]
    dates: frozenset[str]
    town: str
    leading: frozenset[str]
    contests: frozenset[str]
    callings: frozenset[str]


def report_parts(text: str) -> ReportParts:
    """The parts of a report's text; all empty for an empty one."""
    text = text[:READ]
    # What stands between words and the words take turns.
    pieces = _SPLIT.split(text)
    terms = list(map(_term, pieces[1::2]))
    capitals = [place for place, term in enumerate(terms) if term.capital]
    cut = _headline_words(pieces)
    names = _names(pieces, terms, capitals, cut)
    dated = any(_beside_digits(pieces, place) for place, term in enumerate(terms) if term.month)
    return ReportParts(
        headline=terms[:cut],
        body=terms[cut:],
        names=names,
        places=frozenset(_places(terms, capitals, names)),
        numbers=frozenset(numbers_in(_DATE.sub(" ", text) if dated else text)),
        weekdays=frozenset(day for place in capitals if (day := terms[place].lower) in WEEKDAYS),
        dates=frozenset(_dates(text) if dated else ()),
        town=_town(text),
        leading=frozenset(_leading(terms, cut, names)),
        contests=frozenset(found[1].lower() for found in _CONTEST.finditer(text[:_OPENED])),
        callings=frozenset(KIND_OF[term.lower] for term in terms if term.lower in KIND_OF) - {ANY},
    )


def _town(text: str) -> str:
    """The town that most is said to happen in, of several the first; empty for none."""
    told = Counter(towns(text))
    return max(told, key=lambda name: told[name], default="")


def _leading(terms: Sequence[Term], cut: int, names: frozenset[str]) -> Iterator[str]:
    """The names that a report begins with and names again."""
    told = Counter(term.stem for term in terms if term.stem in names)
    first = {term.stem for term in (*terms[:cut], *terms[:_BEGINNING])}
    yield from (name for name, times in told.items() if times > 1 and name in first and rarity(name) >= _TELLING)


@lru_cache(maxsize=200_000)
def _term(quote: str) -> Term:
    """A word as it is written, without its possessive ending."""
    text = without_possessive(quote)
    lower = text.lower()
    empty = is_empty(lower)
    may_name = not empty and lower not in WEEKDAYS and lower not in MONTHS
    month = not MONTHS.keys().isdisjoint(_JOINTS.split(quote.lower()))
    return Term(
        text, stem(lower), lower, not empty and not text[0].isdigit(), empty, _begins_a_name(text), may_name, month
    )


def _begins_a_name(text: str) -> bool:
    """Whether a word is written as a name, also behind an article: "al-Hakim"."""
    return text[0].isupper() or _ARTICLED.match(text) is not None


def _beside_digits(pieces: Sequence[str], place: int) -> bool:
    """Whether a word or one beside it has digits; only then can it be the month of a day."""
    return any(map(str.isdigit, "".join(pieces[max(0, 2 * place - 1) : 2 * place + 4])))


def _headline_words(pieces: Sequence[str]) -> int:
    """How many of the words belong to the headline: those of the first line, or else the first dozen."""
    ends = (place for place, between in enumerate(pieces[2 : 2 * _LONGEST_HEADLINE + 2 : 2], 1) if "\n" in between)
    return next(ends, min(_HEADLINE_WORDS, len(pieces) // 2))


def _names(pieces: Sequence[str], terms: Sequence[Term], capitals: Sequence[int], cut: int) -> frozenset[str]:
    """The words that stand in names; a headline with capitals everywhere does not tell."""
    named = [place for place in capitals if terms[place].may_name and _within_sentence(pieces, terms, place)]
    if _title_case(terms[:cut]):
        named = [place for place in named if place >= cut]
    return frozenset(terms[place].stem for place in named)


def _within_sentence(pieces: Sequence[str], terms: Sequence[Term], place: int) -> bool:
    if not place:
        return False
    ending = pieces[2 * place - 1][len(terms[place - 1].text) :]
    between = ending + pieces[2 * place]
    return between == " " or not _NEW_SENTENCE.search(between)


def _title_case(headline: Sequence[Term]) -> bool:
    long = [term for term in headline if len(term.text) > 3]
    return sum(term.capital for term in long) > _TITLE_CASE * len(long)


def _places(terms: Sequence[Term], capitals: Sequence[int], names: frozenset[str]) -> Iterator[str]:
    """The names that follow a word of place ("in Istanbul")."""
    for place in capitals:
        # An article begins a name without telling it: "in Al Karvath".
        before = (
            place - 2 if place > 1 and terms[place - 1].capital and terms[place - 1].lower in ARTICLES else place - 1
        )
        article = terms[place].lower in ARTICLES
        if before >= 0 and not article and terms[place].stem in names and terms[before].lower in _PLACE_BEFORE:
            yield terms[place].stem


def numbers_in(text: str) -> Iterator[str]:
    """The numbers written in figures, by value: "$1.9 trillion" and "1.9T" give the same; years are none."""
    for match in _NUMBER.finditer(text):
        digits = _DIGITS.match(match.group())
        if digits and not _YEAR.fullmatch(match.group()):
            unit = match.group()[digits.end() :].strip(" -").lower()
            value = float(digits.group().replace(",", ""))
            yield f"{value * (_SHORT_MULTIPLES.get(unit) or MULTIPLES.get(unit, 1.0)):.15g}"


def _dates(text: str) -> Iterator[str]:
    """The days of months, with or without a year: "10 January" and "Jan. 10, 2021" give the same."""
    for match in _DATE.finditer(text):
        day = match[1] or match[3]
        if day:
            yield f"{MONTHS[match[2].lower()]:02d}-{int(day):02d}"

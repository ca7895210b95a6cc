"""Owns the parts of a report that tell which event it is of: headline, words, names, places, numbers and days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.match.lexicon import MONTHS, MULTIPLES, WEEKDAYS, listed
from annotator.match.words import Word, words

_READ = 1_500
"""Characters of an article that are read: who, what, when and where stand at its beginning."""
_HEADLINE_WORDS = 12
"""Where no line ends with the headline, so many words are taken for it."""
_LONGEST_HEADLINE = 30
_NEW_SENTENCE = re.compile(r"[.!?:|\n]|^\s*[“\"‘]")
_NUMBER = re.compile(
    r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?:[ -]?(?:hundred|thousand|million|billion|trillion|bn|mn|[kmbt])\b)?", re.I
)
_DIGITS = re.compile(r"[\d,.]*\d")
_SHORT_MULTIPLES = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({_MONTH})\b\.?(?: (\d{{1,2}})(?:st|nd|rd|th)?\b)?", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PLACE_BEFORE = listed("in at near from outside inside across")
_TITLE_CASE = 0.7


@dataclass(frozen=True, slots=True)
class ReportParts:
    """The beginning of a report taken apart: the words of its names and places by their stems, numbers by value."""

    headline: Sequence[Word]
    body: Sequence[Word]
    names: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]
    weekdays: frozenset[str]
    dates: frozenset[str]


def report_parts(text: str) -> ReportParts:
    """The parts of a report's text; all empty for an empty one."""
    text = text[:_READ]
    found = list(words(text))
    capitals = [place for place, word in enumerate(found) if word.text[0].isupper()]
    cut = _headline_words(text, found)
    names = _names(text, found, capitals, cut)
    return ReportParts(
        headline=found[:cut],
        body=found[cut:],
        names=names,
        places=frozenset(_places(found, capitals, names)),
        numbers=frozenset(_numbers(text)),
        weekdays=frozenset(day for place in capitals if (day := found[place].text.lower()) in WEEKDAYS),
        dates=frozenset(_dates(text)),
    )


def _headline_words(text: str, found: Sequence[Word]) -> int:
    """How many of the words belong to the headline: those of the first line, or else the first dozen."""
    end = text.find("\n", found[0].span.start) if found else -1
    first_line = sum(word.span.start < end for word in found[: _LONGEST_HEADLINE + 1]) if end >= 0 else 0
    return first_line if 0 < first_line <= _LONGEST_HEADLINE else min(_HEADLINE_WORDS, len(found))


def _names(text: str, found: Sequence[Word], capitals: Sequence[int], cut: int) -> frozenset[str]:
    """The words that stand in names; a headline with capitals everywhere does not tell."""
    named = [place for place in capitals if _within_sentence(text, found, place) and _may_name(found[place])]
    if _title_case(found[:cut]):
        named = [place for place in named if place >= cut]
    return frozenset(found[place].stem for place in named)


def _within_sentence(text: str, found: Sequence[Word], place: int) -> bool:
    between = text[found[place - 1].span.end : found[place].span.start] if place else "."
    return between == " " or not _NEW_SENTENCE.search(between)


def _may_name(word: Word) -> bool:
    lower = word.text.lower()
    return not word.empty and lower not in WEEKDAYS and lower not in MONTHS


def _title_case(found: Sequence[Word]) -> bool:
    long = [word for word in found if len(word.text) > 3]
    return sum(word.capital for word in long) > _TITLE_CASE * len(long)


def _places(found: Sequence[Word], capitals: Sequence[int], names: frozenset[str]) -> Iterator[str]:
    """The names that follow a word of place ("in Istanbul")."""
    for place in capitals:
        if place and found[place].stem in names and found[place - 1].text.lower() in _PLACE_BEFORE:
            yield found[place].stem


def _numbers(text: str) -> Iterator[str]:
    """The numbers written in figures, by value: "$1.9 trillion" and "1.9T" give the same; dates and years are none."""
    for match in _NUMBER.finditer(_DATE.sub(" ", text)):
        digits = _DIGITS.match(match.group())
        if digits and not _YEAR.fullmatch(match.group()):
            unit = match.group()[digits.end() :].strip(" -").lower()
            value = float(digits.group().replace(",", ""))
            yield f"{value * (_SHORT_MULTIPLES.get(unit) or MULTIPLES.get(unit, 1.0)):.6g}"


def _dates(text: str) -> Iterator[str]:
    """The days of months, with or without a year: "10 January" and "Jan. 10, 2021" give the same."""
    for match in _DATE.finditer(text):
        day = match[1] or match[3]
        if day:
            yield f"{MONTHS[match[2].lower()]:02d}-{int(day):02d}"

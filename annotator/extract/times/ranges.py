"""Marks the two ends of a range whose first end leaves out what the second says ("from 3 to 5 May", "2014-2015")."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.domain.span import Span
from annotator.extract.times.anchor import Anchor, Values
from annotator.extract.times.date_rules import day_or_none
from annotator.extract.times.dates import MONTH, month_number
from annotator.extract.times.time_values import TimeWord

_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_DASH: Final = r"\s*[-–—]\s*"
_TO: Final = rf"(?:{_DASH}|\s+(?:to|until|till|through)\s+)"
_AND: Final = r"\s+and\s+"
_ANY_YEAR: Final = r"(?:1[5-9]|20)\d\d"
_FLAGS: Final = re.IGNORECASE
_DAYS_FIRST: Final = re.compile(
    rf"(?<![\d.,/-])(?:(?P<both>from|between|on)\s+)?(?P<one>{_DAY})(?:{_TO}|(?(both){_AND}|(?!)))"
    rf"(?P<two>(?P<second>{_DAY})\s+(?:of\s+)?{MONTH}(?:,?\s+(?P<year>{_ANY_YEAR}))?)(?![\w%])",
    _FLAGS,
)
_MONTH_FIRST: Final = re.compile(
    rf"\b(?P<one>{MONTH}\s+(?P<first>{_DAY}))(?:{_DASH}|\s+(?:to|until|through|and)\s+(?=\d+(?:st|nd|rd|th)?(?:[.;)]|"
    rf",?\s+{_ANY_YEAR}|$)))"
    rf"(?P<two>(?P<second>{_DAY})(?:,?\s+(?P<year>{_ANY_YEAR}))?)(?![\w%:/-]|\.\d)",
    _FLAGS,
)
_MONTHS: Final = re.compile(
    rf"\b(?P<one>{MONTH})(?:{_TO}|{_AND})(?P<two>{MONTH.replace('<month>', '<other>')},?\s+(?P<year>{_ANY_YEAR}"
    rf"))\b",
    _FLAGS,
)
_YEARS: Final = re.compile(
    rf"\b(?:in|from|between|during|the|of|for|since)\s+(?P<one>{_ANY_YEAR})[-–—](?P<two>{_ANY_YEAR})(?![\w-])", _FLAGS
)


def ranges(text: str, anchor: Anchor) -> Iterator[TimeWord]:
    """The ends of every such range."""
    for match in _DAYS_FIRST.finditer(text):
        yield from _days(match, match["one"], anchor)
    for match in _MONTH_FIRST.finditer(text):
        yield from _days(match, match["first"], anchor)
    for match in _MONTHS.finditer(text):
        yield from _months(match)
    for match in _YEARS.finditer(text):
        if match["one"] < match["two"]:
            yield _end(match, "one", (match["one"],) * 2)
            yield _end(match, "two", (match["two"],) * 2)


def _days(match: re.Match[str], first_day: str, anchor: Anchor) -> Iterator[TimeWord]:
    month = month_number(match["month"].rstrip("."))
    first, second = (int(re.sub(r"\D", "", day)) for day in (first_day, match["second"]))
    if month is None or not first < second <= 31 or not first:
        return
    past, future = _years(match["year"], month, (first, second), anchor)
    for name, day in (("one", first), ("two", second)):
        yield _end(match, name, (_iso(past, month, day), _iso(future, month, day)))


def _years(written: str | None, month: int, days: tuple[int, int], anchor: Anchor) -> tuple[int | None, int | None]:
    """The year in which the range last began, and that in which it will next end."""
    if written:
        return int(written), int(written)
    if anchor.day is None:
        return None, None
    today = (anchor.day.month, anchor.day.day)
    began, ends = (month, days[0]) <= today, (month, days[1]) >= today
    return anchor.day.year - (not began), anchor.day.year + (not ends)


def _iso(year: int | None, month: int, day: int) -> str | None:
    found = day_or_none(year, month, day) if year else None
    return found.isoformat() if found else None


def _months(match: re.Match[str]) -> Iterator[TimeWord]:
    one, other = month_number(match["month"].rstrip(".")), month_number(match["other"].rstrip("."))
    if one is None or other is None or match["month"].islower():
        return
    year = int(match["year"])
    yield _end(match, "one", (f"{year - (one > other):04d}-{one:02d}",) * 2)
    yield _end(match, "two", (f"{year:04d}-{other:02d}",) * 2)


def _end(match: re.Match[str], name: str, values: Values) -> TimeWord:
    return TimeWord(Span(*match.span(name)), *values)

"""Marks the dates that can be read without grammar: in figures, and with the month names of the article's language."""

import functools
import re
from collections.abc import Iterator

from babel import Locale, UnknownLocaleError
from spacy.language import Language
from spacy.tokens import Doc

from annotator.domain.span import Span
from annotator.domain.time import calendar_value
from annotator.extract.findings import TimeWord, findings, text_of
from annotator.extract.times.anchor import NOTHING, Anchor, Values

_YEAR = r"(?P<year>\d{4})"
_FIRST_YEAR, _LAST_YEAR = 1500, 2099
_FREE = r"(?<![\w./-])"
_ENDED = r"(?![./-]?\d|\w)"
_FIGURES = tuple(
    re.compile(f"{_FREE}{words}{_ENDED}")
    for words in (
        rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
        rf"(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{_YEAR}",
        rf"(?P<one>\d\d?)/(?P<two>\d\d?)/{_YEAR}",
    )
)
_SIGNS = re.compile(r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d\d?)\s?[月월](?:\s?(?P<day>\d\d?)\s?[日일])?")
_TIED = r"(?:\.?\s+|\.?\s+(?:de|del|di|do)\s+)"
_ORDINAL = r"(?:\.|er|º|°|ª|-?го)?"
_SHORTEST_MONTH = 3


@Language.component("annotator_general_dates")
def mark_dates(doc: Doc) -> Doc:
    """The same doc, its findings now holding the dates in order."""
    found = findings(doc)
    found.times = read_dates(text_of(doc), found.language, found.date)
    return doc


def read_dates(text: str, language: str | None, article_date: str | None) -> list[TimeWord]:
    """The dates of a text in order, without overlaps; a value is None where the words do not settle it.

    Worked example: "26. Dezember 2020" in German gives 2020-12-26; "3/4/2020" can be two days and gives 2020.
    """
    patterns = (*_FIGURES, _SIGNS, *(_worded(language) if language else ()))
    anchor = Anchor.of(article_date)
    found = [
        time for pattern in patterns for match in pattern.finditer(text) for time in _read(match, language, anchor)
    ]
    times: list[TimeWord] = []
    for time in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if not times or times[-1].span.end <= time.span.start:
            times.append(time)
    return times


def _read(match: re.Match[str], language: str | None, anchor: Anchor) -> Iterator[TimeWord]:
    """The time that was matched; none if there is no such day."""
    parts = match.groupdict()
    year, day = parts["year"], parts.get("day")
    if "one" in parts:
        values = _of_two_orders(year, parts["one"], parts["two"])
    else:
        name = parts.get("name")
        month = month_names(language or "")[name.casefold()] if name else int(parts["month"])
        values = (_iso(year, month, day),) * 2 if year else _nearest(anchor, month, day)
    if values != NOTHING or year is None:
        yield TimeWord(Span(*match.span()), *values)


def _of_two_orders(year: str, one: str, two: str) -> Values:
    """The day if only one order gives one; the year alone if it is open which of the two is the month."""
    days = {day for day in (_iso(year, int(one), two), _iso(year, int(two), one)) if day}
    return (days.pop() if len(days) == 1 else f"{int(year):04d}" if days else None,) * 2


def _iso(year: str, month: int, day: str | None) -> str | None:
    """The day or month, in the figures of whatever script; None if the calendar has none such, or not in our times."""
    value = f"{int(year):04d}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    return value if calendar_value(value) and _FIRST_YEAR <= int(year) <= _LAST_YEAR else None


def _nearest(anchor: Anchor, month: int, day: str | None) -> Values:
    """The last such day not after the article's, and the first not before it."""
    today = anchor.step("day", 0)
    if today is None or anchor.year is None:
        return NOTHING
    days = [iso for by in (-1, 0, 1) if (iso := _iso(str(anchor.year + by), month, day))]
    past, future = [iso for iso in days if iso <= today], [iso for iso in days if iso >= today]
    return (past[-1] if past else None, future[0] if future else None)


def _worded(language: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of dates with a month's name; none where the names are unknown."""
    names = month_names(language)
    return _patterns("|".join(map(re.escape, sorted(names, key=len, reverse=True)))) if names else ()


@functools.cache
def _patterns(names: str) -> tuple[re.Pattern[str], ...]:
    name = rf"(?P<name>{names})\b"
    words = (
        rf"\b(?P<day>\d\d?){_ORDINAL}{_TIED}{name}(?:{_TIED}{_YEAR}\b)?",
        rf"\b{name},?{_TIED}{_YEAR}\b",
    )
    return tuple(re.compile(each, re.IGNORECASE) for each in words)


@functools.cache
def month_names(language: str) -> dict[str, int]:
    """The number of each month by its names in lower case, full and short; empty for a language nobody described."""
    try:
        months = Locale.parse(language, sep="-").months
    except (UnknownLocaleError, ValueError):
        return {}
    forms = (months[use][width] for use in ("format", "stand-alone") for width in ("wide", "abbreviated"))
    named = ((name.rstrip(".").casefold(), number) for form in forms for number, name in form.items())
    return {name: number for name, number in named if len(name) >= _SHORTEST_MONTH and not name[0].isdigit()}

"""Marks dates and periods and resolves them against the article's date, never finer than the words are."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc

from annotator.domain.span import Span
from annotator.domain.time import calendar_value
from annotator.extract.dates import MONTH, WEEKDAY, month_number, weekday_number, written_dates
from annotator.extract.findings import TimeWord, findings, text_of

_NEAR = r"(?:(?P<near>last|this|next|past|coming|earlier this|later this|late last|early last)\s+)?"
_MONTH_YEAR = re.compile(rf"\b{MONTH},?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_MONTH_ALONE = re.compile(
    rf"\b(?:(?P<near>last|this|next)|in|since|until|by|of|from|during|early|late|mid)[\s-]+{MONTH}(?!\s*\d|\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?:in|since|until|by|of|from|during|after|before|a|the|early|late|mid)[\s-]+(?P<year>(?:19|20)\d\d)\b(?![-–]?\d|%|\s*(?:percent|km|people|troops|soldiers))",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?:(?P<today>today),?\s+)?{_NEAR}{WEEKDAY}\b(?!s)", re.IGNORECASE)
_DAY_WORD = re.compile(r"\b(?P<word>today|tonight|yesterday|tomorrow)\b", re.IGNORECASE)
_PERIOD = re.compile(r"\b(?P<near>last|this|next|the past|the coming)\s+(?P<unit>week|month|year)\b", re.IGNORECASE)
_AGO = re.compile(
    r"\b(?P<number>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?P<unit>day|week|month|year)s?\s+ago\b",
    re.IGNORECASE,
)
_NUMBERS = {
    word: n for n, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
}
_STEPS = {
    "last": -1,
    "the past": -1,
    "past": -1,
    "late last": -1,
    "early last": -1,
    "next": 1,
    "the coming": 1,
    "coming": 1,
}

_Values = tuple[str | None, str | None]
_Rule = Callable[["re.Match[str]", date | None], _Values]


@Language.component("annotator_times")
def mark_times(doc: Doc) -> Doc:
    """The same doc, its findings now holding the times in order."""
    found = findings(doc)
    found.times = read_times(text_of(doc), found.date)
    return doc


def read_times(text: str, article_date: str | None) -> list[TimeWord]:
    """The dates and periods of a text in order, without overlaps; a value is None where the words do not settle it."""
    day = _day(article_date)
    found = sorted(
        [*_written_days(text, day), *_by_rules(text, day)], key=lambda time: (time.span.start, -time.span.end)
    )
    times: list[TimeWord] = []
    for time in found:
        if not times or times[-1].span.end <= time.span.start:
            times.append(time)
    return times


def _day(article_date: str | None) -> date | None:
    """The article's day; a month or year alone settles no weekday, so it gives None."""
    value = calendar_value(article_date)
    return value.first if value and value.first == value.last else None


def _written_days(text: str, article: date | None) -> Iterator[TimeWord]:
    for day in written_dates(text):
        span = Span(day.start, day.end)
        if day.year is not None:
            value = day.iso(day.year)
            yield TimeWord(span, value, value)
        else:
            years = (article.year - 1, article.year, article.year + 1) if article else ()
            values = [value for year in years if (value := day.iso(year))]
            yield TimeWord(span, *_around(values, article))


def _around(values: list[str], article: date | None) -> _Values:
    """The last value not after the article's day, and the first not before it."""
    today = article.isoformat() if article else ""
    past = [value for value in values if value <= today[: len(value)]]
    future = [value for value in values if value >= today[: len(value)]]
    return (past[-1] if past else None, future[0] if future else None)


def _by_rules(text: str, article: date | None) -> Iterator[TimeWord]:
    for pattern, rule in _RULES:
        for match in pattern.finditer(text):
            yield TimeWord(_words(match), *rule(match, article))


def _words(match: re.Match[str]) -> Span:
    """Where the time words stand, without the preposition or article before a bare year or month."""
    groups = {
        name: start for name in ("month", "year") if name in match.re.groupindex and (start := match.start(name)) >= 0
    }
    if match.re in {_YEAR, _MONTH_ALONE} and "near" not in {n for n, v in match.groupdict().items() if v}:
        return Span(min(groups.values()), match.end())
    return Span(match.start(), match.end())


def _month_year(match: re.Match[str], _: date | None) -> _Values:
    month = month_number(match["month"].rstrip("."))
    value = f"{match['year']}-{month:02d}" if month else None
    return value, value


def _month_alone(match: re.Match[str], article: date | None) -> _Values:
    month = month_number(match["month"].rstrip("."))
    if article is None or month is None:
        return None, None
    values = [f"{article.year + step}-{month:02d}" for step in (-1, 0, 1)]
    past, future = _around(values, article)
    near = (match["near"] or "").casefold()
    return {"last": (past, past), "next": (future, future)}.get(near, (past, future))


def _year(match: re.Match[str], _: date | None) -> _Values:
    return match["year"], match["year"]


def _weekday(match: re.Match[str], article: date | None) -> _Values:
    weekday = weekday_number(match["weekday"])
    if article is None or weekday is None:
        return None, None
    if match["today"]:
        value = article.isoformat() if article.weekday() == weekday else None
        return value, value
    near = (match["near"] or "").casefold()
    back, ahead = (article.weekday() - weekday) % 7, (weekday - article.weekday()) % 7
    if _STEPS.get(near) == -1:
        back = ahead = back or 7
        return ((article - timedelta(back)).isoformat(),) * 2
    past, future = article - timedelta(back), article + timedelta(ahead if not near else ahead or 7)
    values = past.isoformat(), future.isoformat()
    return (values[1], values[1]) if _STEPS.get(near) == 1 else values


def _day_word(match: re.Match[str], article: date | None) -> _Values:
    step = {"yesterday": -1, "tomorrow": 1}.get(match["word"].casefold(), 0)
    value = (article + timedelta(step)).isoformat() if article else None
    return value, value


def _period(match: re.Match[str], article: date | None) -> _Values:
    step = _STEPS.get(match["near"].casefold(), 0)
    # "The last year" runs up to now and "the past week" does too: neither is a year or week of the calendar.
    rolling = match["near"].casefold().startswith("the") or match.string[: match.start()].casefold().endswith("the ")
    value = _stepped(article, match["unit"].casefold(), step) if article and not rolling else None
    return value, value


def _ago(match: re.Match[str], article: date | None) -> _Values:
    word = match["number"].casefold()
    number = int(word) if word.isdigit() else _NUMBERS.get(word, 1)
    value = _stepped(article, match["unit"].casefold(), -number) if article else None
    return value, value


def _stepped(article: date, unit: str, step: int) -> str | None:
    """The day, ISO week, month or year that lies `step` units from the article's day; None outside the calendar."""
    try:
        if unit == "day":
            return (article + timedelta(step)).isoformat()
        if unit == "week":
            year, week, _ = (article + timedelta(weeks=step)).isocalendar()
            return f"{year}-W{week:02d}"
    except OverflowError:
        return None
    if unit == "year":
        return str(article.year + step)
    months = article.year * 12 + article.month - 1 + step
    return f"{months // 12}-{months % 12 + 1:02d}"


_RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = (
    (_MONTH_YEAR, _month_year),
    (_MONTH_ALONE, _month_alone),
    (_YEAR, _year),
    (_WEEKDAY, _weekday),
    (_DAY_WORD, _day_word),
    (_PERIOD, _period),
    (_AGO, _ago),
)

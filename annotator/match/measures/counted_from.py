"""Owns days counted from others: "two years after the fire of 2015" is 2017, whatever burned then."""

import re
from calendar import day_name, month_name, monthrange
from dataclasses import replace
from datetime import date, timedelta

from annotator.domain.span import Span
from annotator.match.measures.periods import Open, Period, Told, between, of_a_year, weekday
from annotator.match.words.lexicon import NUMBER_WORDS

_WHOSE = r"(?:the|a|an|his|her|its|their)"
_FROM = re.compile(
    r"(?:\b(?P<rough>nearly|almost|about|some|around|over|than|least|roughly|only|within|next)\s)?"
    r"(?:\b(?P<many>[0-9]{1,3}|[a-z]+(?:-[a-z]+)?)\s)?"
    r"\b(?:(?:(?P<unit>hour|day|week|month|year|decade)s?|soon|shortly|long|right|immediately)\s"
    r"(?P<way>after|before)|(?P<eve>eve)\sof)\s"
    rf"(?P<of>{_WHOSE}\s(?:[^\W\d_]{{1,20}}\s){{1,3}}(?:of|in|on)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_FAR = 100
_ONE = {"a": 1.0, "an": 1.0, "the": 1.0}
_THE, _BEFORE, _POINTS = re.compile(r"\b(?:the|these|those|first|last)\s$", re.IGNORECASE), 8, ("day", "year")
_MONTHS = {"month": 1, "year": 12, "decade": 120}
_DAYS = {"day": 1, "week": 7}
_SLACK = {"day": {"week": 1, "month": 5, "year": 31, "decade": 366}, "month": {"year": 31, "decade": 366}}
"""By what a date tells, so many days either way may be meant by units that are no finer."""
_YEAR, _GRAINS = 12, ("day", "month", "year")
_EARLIEST, _LATEST = 100, 9_000
_YEARS = {"day": 1 / 365, "week": 1 / 52, "month": 1 / 12, "year": 1, "decade": 10}


def is_counted_from(at: Span, text: str) -> bool:
    """Whether a date is that of something else, from which time is counted: "two years after the fire of 2015".

    Of the date itself only what can be told: "soon after 3 May" is after 3 May.
    """
    found = _found(at, text)
    return found is not None and bool(found["of"] or _told_in(found))


def counted_from(one: Period, at: Span, text: str) -> tuple[Period, Span] | None:
    """The days told by counting from those at a place, with where all of it stands; None where nobody can tell them.

    Worked examples: 2017 for "two years after the fire of 2015", 7 May for "three days after the theft of 4 May", 15
    March for "two weeks after 1 March".
    """
    found = _found(at, text)
    unit = _told_in(found) if found else None
    if found is None or unit is None or (found["of"] and one.open is not Open.NEITHER):
        return None
    many = 1 if found["eve"] else round(_many(found["many"] or "") or 0)
    later = (found["way"] or "").lower() == "after"
    told = _counted(replace(one, open=Open.NEITHER), many if later else -many, unit, loose=bool(found["of"]))
    return (told, Span(found.start(), at.end)) if told else None


def _told_in(found: re.Match[str]) -> str | None:
    """The unit of time in which it is told how far something was from a day, None where that cannot be counted."""
    if found["eve"]:
        return "day"
    many, unit = (found["many"] or "").lower(), (found["unit"] or "").lower()
    counts = not found["rough"] and _many(many) is not None
    if not found["of"]:
        # "In the two weeks after 3 May" tells no day.
        spans = _THE.search(found.string, max(0, found.start() - _BEFORE), found.start())
        counts = counts and not spans and (many != "the" or unit in _POINTS)
    return unit if counts and unit not in ("", "hour") else None


def _counted(one: Period, many: int, unit: str, *, loose: bool) -> Period | None:
    """`loose`: counted from what happened on a day, not from the day."""
    if one.told is Told.DATE:
        return _shifted(one, many, unit, loose=loose) if one.grain in _GRAINS else None
    if loose or unit not in _DAYS:
        return None
    day = one.first + timedelta(many * _DAYS[unit])
    if one.told is Told.WEEKDAY:
        return weekday(day_name[day.weekday()])
    # Over the end of February nobody knows how many days it is.
    low, high = min(day, one.first), max(day, one.first)
    if one.days or day.year != one.first.year or low <= date(day.year, 2, 29) <= high:
        return None
    return of_a_year((day.month, day.day), (day.month, day.day), f"{day.day} {month_name[day.month]}")


def _found(at: Span, text: str) -> re.Match[str] | None:
    return _FROM.search(text, max(0, at.start - _FAR), at.start)


def _many(word: str) -> float | None:
    lower = word.lower()
    return float(lower) if lower.isdigit() else _ONE.get(lower, NUMBER_WORDS.get(lower))


def _shifted(one: Period, many: int, unit: str, *, loose: bool) -> Period | None:
    """The period so many units later; None if what it tells is no finer than they are, or no calendar goes so far."""
    if not _EARLIEST < one.first.year + many * _YEARS[unit] < _LATEST or not _EARLIEST < one.first.year < _LATEST:
        return None
    if unit in _DAYS:
        days = timedelta(days=many * _DAYS[unit])
        if one.grain == "year":
            return None
        first, last = one.first + days, one.last + days
    else:
        months = many * _MONTHS[unit]
        if one.grain == "year" and months % _YEAR:
            return None
        first, last = _in_months(one.first, months), _in_months(one.last, months)
    exact = unit in _DAYS and not loose
    slack = timedelta(days=0 if exact else _SLACK.get(one.grain, {}).get(unit, 0))
    text = first.isoformat()[: len(one.text)]
    return between(first - slack, last + slack, f"about {text}" if slack else text)


def _in_months(day: date, months: int) -> date:
    """The day so many months later, the last of its month if it was one."""
    year, month = divmod(_YEAR * day.year + day.month - 1 + months, _YEAR)
    last = monthrange(year, month + 1)[1]
    ends = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if ends else min(day.day, last))

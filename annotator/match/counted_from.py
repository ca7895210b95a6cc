"""Owns days counted from others: "two years after the fire of 2015" is 2017, whatever burned then."""

import re
from calendar import monthrange
from datetime import date, timedelta

from annotator.domain.span import Span
from annotator.match.lexicon import NUMBER_WORDS
from annotator.match.periods import Open, Period, Told, between

_FROM = re.compile(
    r"(?:\b(?P<rough>nearly|almost|about|some|around|over|than|least|roughly|only)\s)?"
    r"(?:\b(?P<many>[0-9]{1,3}|[a-z]+(?:-[a-z]+)?)\s)?\b(?:(?P<unit>hour|day|week|month|year|decade)s?|soon|shortly|long|right|immediately)\s"
    r"(?P<way>after|before)\s(?:the|a|an|his|her|its|their)\s(?:[^\W\d_]{1,20}\s){1,3}(?:of|in|on)\s(?:the\s)?$",
    re.IGNORECASE,
)
_FAR = 100
_ONE = {"a": 1.0, "an": 1.0, "the": 1.0}
_MONTHS = {"month": 1, "year": 12, "decade": 120}
_DAYS = {"day": 1, "week": 7}
_SLACK = {"day": {"week": 1, "month": 5, "year": 31, "decade": 366}, "month": {"year": 31, "decade": 366}}
"""By what a date tells, so many days either way may be meant by units that are no finer."""
_YEAR, _GRAINS = 12, ("day", "month", "year")
_EARLIEST, _LATEST = 100, 9_000
_YEARS = {"day": 1 / 365, "week": 1 / 52, "month": 1 / 12, "year": 1, "decade": 10}


def is_counted_from(at: Span, text: str) -> bool:
    """Whether a date is that of something else, from which time is counted: "two years after the fire of 2015"."""
    return _found(at, text) is not None


def counted_from(one: Period, at: Span, text: str) -> tuple[Period, Span] | None:
    """The days told by counting from those at a place, with where all of it stands; None where nobody can tell them.

    Worked examples: 2017 for "two years after the fire of 2015", 7 May for "three days after the theft of 4 May".
    """
    found = _found(at, text)
    many = _many(found["many"] or "") if found and not found["rough"] else None
    if found is None or many is None or one.told is not Told.DATE or one.open is not Open.NEITHER:
        return None
    unit, later = (found["unit"] or "").lower(), found["way"].lower() == "after"
    if one.grain not in _GRAINS or unit in ("", "hour"):
        return None
    told = _shifted(one, round(many) if later else -round(many), unit)
    return (told, Span(found.start(), at.end)) if told else None


def _found(at: Span, text: str) -> re.Match[str] | None:
    return _FROM.search(text, max(0, at.start - _FAR), at.start)


def _many(word: str) -> float | None:
    lower = word.lower()
    return float(lower) if lower.isdigit() else _ONE.get(lower, NUMBER_WORDS.get(lower))


def _shifted(one: Period, many: int, unit: str) -> Period | None:
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
    slack = timedelta(days=_SLACK.get(one.grain, {}).get(unit, 0))
    text = first.isoformat()[: len(one.text)]
    return between(first - slack, last + slack, f"about {text}" if slack else text)


def _in_months(day: date, months: int) -> date:
    """The day so many months later, the last of its month if it was one."""
    year, month = divmod(_YEAR * day.year + day.month - 1 + months, _YEAR)
    last = monthrange(year, month + 1)[1]
    ends = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if ends else min(day.day, last))

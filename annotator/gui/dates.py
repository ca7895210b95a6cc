"""Dates as analysts type and read them: typed words to an ISO value, an ISO value to words."""

import re
from calendar import monthrange

from annotator.domain.time import calendar_value

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_MONTH = {name.lower()[:length]: number for number, name in enumerate(MONTHS, 1) for length in (3, len(name))}
_MONTH["sept"] = 9
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)\.?,? (\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTH_ONLY = re.compile(r"([a-z]+)\.?,? (\d{4})")


class ImpossibleDate(ValueError):
    """Words that are meant as a date of which there is none; the message says why."""


def typed_date(words: str) -> str | None:
    """The ISO value of typed words, as fine as they are; None if they are no date. Raises ImpossibleDate.

    Worked example: "22 December 2020" gives "2020-12-22", "December 2020" gives "2020-12".
    """
    plain = " ".join(words.lower().split())
    if calendar_value(plain.upper()):
        return plain.upper()
    if iso := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", plain):
        return _day(*(int(part) for part in iso.groups()))
    return _day_first(plain) or _month_first(plain) or _month_only(plain)


def date_words(value: str) -> str:
    """The value in words ("22 December 2020"); itself if it is not an ISO date."""
    return _words(value, len(max(MONTHS, key=len)))


def short_date(value: str) -> str:
    """The value in few words ("22 Dec 2020"); itself if it is not an ISO date."""
    return _words(value, 3)


def granularity(value: str) -> str:
    """What an ISO value names: "date", "month", "week" or "year"."""
    if "W" in value:
        return "week"
    return ("year", "month", "date")[value.count("-")]


def _words(value: str, letters: int) -> str:
    if calendar_value(value) is None:
        return value
    if "W" in value:
        year, week = value.split("-W")
        return f"week {int(week)} of {year}"
    parts = [int(part) for part in value.split("-")]
    names = [str(parts[0]), *(MONTHS[month - 1][:letters] for month in parts[1:2]), *(str(day) for day in parts[2:])]
    return " ".join(reversed(names))


def _day_first(plain: str) -> str | None:
    found = _DAY_FIRST.fullmatch(plain)
    month = _MONTH.get(found[2]) if found else None
    return _day(int(found[3]), month, int(found[1])) if found and month else None


def _month_first(plain: str) -> str | None:
    found = _MONTH_FIRST.fullmatch(plain)
    month = _MONTH.get(found[1]) if found else None
    return _day(int(found[3]), month, int(found[2])) if found and month else None


def _month_only(plain: str) -> str | None:
    found = _MONTH_ONLY.fullmatch(plain)
    month = _MONTH.get(found[1]) if found else None
    return f"{int(found[2]):04d}-{month:02d}" if found and month else None


def _day(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12 or year < 1:
        raise ImpossibleDate("There is no such month. Write a date, a month or leave empty.")
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise ImpossibleDate(f"{MONTHS[month - 1]} has {days} days. Write a date, a month or leave empty.")
    return f"{year:04d}-{month:02d}-{day:02d}"

"""Owns calendar values: an ISO date with the granularity that the words gave, never a finer one."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_VALUE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-W(\d{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class CalendarValue:
    """A year, month, week or day: `first` to `last`, both included."""

    text: str
    first: date
    last: date

    def clashes(self, other: "CalendarValue") -> bool:
        """Whether no day lies in both."""
        return self.last < other.first or other.last < self.first

    def contains(self, other: "CalendarValue") -> bool:
        """Whether every day of `other` lies in this one."""
        return self.first <= other.first and other.last <= self.last


def calendar_value(text: str | None) -> CalendarValue | None:
    """The days an ISO value (2020, 2020-10, 2020-W52, 2020-10-23) stands for; None if it is none of these."""
    match = _VALUE.fullmatch(text or "")
    if match is None or text is None:
        return None
    year, month, day, week = (int(part) if part else None for part in match.groups())
    try:
        first, last = _bounds(year or 0, month, day, week)
    except ValueError:
        return None
    return CalendarValue(text, first, last)


def _bounds(year: int, month: int | None, day: int | None, week: int | None) -> tuple[date, date]:
    if week is not None:
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)

"""Owns Period: the days that words of time may mean, as far as they tell, and when two of them exclude each other."""

from calendar import day_name, monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from annotator.domain.time import CalendarValue

_LEAP = 2000
"""The year in which days without a year are kept: it has every day, and it begins with a Saturday."""
_FIRST_MONDAY = date(_LEAP, 1, 3)
_WEEK, _YEAR = 7, 366
_GRAINS = {4: "year", 7: "month", 10: "day"}
_SHARES = {
    "early": (0.0, 0.4),
    "first half of": (0.0, 0.5),
    "beginning of": (0.0, 0.25),
    "mid": (0.25, 0.75),
    "late": (0.6, 1.0),
    "second half of": (0.5, 1.0),
    "end of": (0.75, 1.0),
}
"""By the part of a time that words tell, from which share of it to which; neighbours overlap."""


class Told(StrEnum):
    """How much the words tell: the whole date, day and month without a year, or a day of the week alone."""

    DATE = "date"
    DAY = "day of a year"
    WEEKDAY = "day of a week"


class Open(StrEnum):
    """Whether it lasts only from `first` to `last`, or begins there ("since") or ends there ("until")."""

    NEITHER = "neither"
    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both included; `text` in ISO form where there is one ("2020-10"), else in words."""

    text: str
    first: date
    last: date
    told: Told = Told.DATE
    open: Open = Open.NEITHER

    def clashes(self, other: "Period") -> bool:
        """Whether no day fits both; two that both begin ("since"), or both end, are held by that day.

        Worked examples: 2020-10-23 clashes with 2020-10-24 and not with October 2020 or Friday; 3 May with 4 May
        2021; "since 2015" with "since 2017" and not with 2018.
        """
        one, two = (self, other) if self.open is other.open else (self.whole, other.whole)
        if one.told is two.told:
            return one.last < two.first or two.last < one.first
        full, part = (one, two) if one.told is Told.DATE else (two, one)
        return full.told is Told.DATE and not full.meets(part)

    def tells(self, other: "Period") -> bool:
        """Whether it could exclude another of its kind: no month excludes a Tuesday, and January none either."""
        if self.told is other.told:
            return True
        full, part = (self, other) if self.told is Told.DATE else (other, self)
        return full.told is Told.DATE and full.whole.days < _least(part)

    def contains(self, other: "Period") -> bool:
        """Whether every day of `other` lies in this one, and `other` tells at least as much."""
        if self.open is other.open or self.open is not Open.NEITHER:
            mine, its = (self, other) if self.open is other.open else (self.whole, other.whole)
            if mine.told is its.told:
                return mine.first <= its.first and its.last <= mine.last
            return its.told is Told.DATE and its.meets(mine) and (its.last - its.first).days <= mine.days
        return False

    @property
    def grain(self) -> str:
        """What it is one of: a day, week, month or year; "time" for all else."""
        return (
            "week" if "-W" in self.text else _GRAINS.get(len(self.text), "time") if self.text[:4].isdigit() else "time"
        )

    @property
    def days(self) -> int:
        """One less than the number of its days."""
        return (self.last - self.first).days

    @property
    def whole(self) -> "Period":
        """With all days to which it is open; what tells no year stays as it is."""
        if self.told is not Told.DATE or self.open is Open.NEITHER:
            return self
        if self.open is Open.SINCE:
            return replace(self, last=date.max, open=Open.NEITHER)
        return replace(self, first=date.min, open=Open.NEITHER)

    def meets(self, part: "Period") -> bool:
        """Whether one of its days is a day that another tells without a year, or by the weekday."""
        if self.days >= _least(part):
            return True
        if part.told is Told.WEEKDAY:
            return (part.first.weekday() - self.first.weekday()) % _WEEK <= self.days
        return any(
            first <= self.last and self.first <= last
            for year in range(self.first.year - 1, self.last.year + 1)
            for first, last in (part.in_year(year),)
        )

    def in_year(self, year: int) -> tuple[date, date]:
        """From when to when it lasts if it begins in a year; 29 February is the 28th where there is none."""
        return _in(self.first, year), _in(self.last, year + self.last.year - _LEAP)


def _least(part: Period) -> int:
    """So many days after its first one a period must reach to hold, whichever it is, what tells no year."""
    return _YEAR if part.told is Told.DAY else _WEEK - 1


def _in(day: date, year: int) -> date:
    year = min(max(year, 1), date.max.year)
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def period(value: CalendarValue) -> Period:
    """The period of a calendar value."""
    return Period(value.text, value.first, value.last)


def weekday(name: str) -> Period:
    """A day of the week, by its full name."""
    day = _FIRST_MONDAY + timedelta(list(day_name).index(name.capitalize()))
    return Period(name.capitalize(), day, day, Told.WEEKDAY)


def between(first: date, last: date, text: str) -> Period:
    """The days of a span of days with a year."""
    return Period(text, min(first, last), max(first, last))


def part_of(one: Period, part: str) -> Period:
    """The "early", "mid" or "late" part of a period, or its "beginning of" or "end of", taken loosely."""
    low, high = _SHARES[part]
    first, last = (one.first + timedelta(round(share * one.days)) for share in (low, high))
    return replace(one, first=first, last=last, text=f"{part} {one.text}")


def of_a_year(first: tuple[int, int], last: tuple[int, int], text: str) -> Period:
    """Days of whichever year, from month and day to month and day; across the new year if the last comes first."""
    return Period(text, date(_LEAP, *first), date(_LEAP + (last < first), *last), Told.DAY)

"""Owns the day, month or year that relative time words count from, and the steps from it."""

from dataclasses import dataclass
from datetime import date, timedelta

from annotator.domain.time import calendar_value

Values = tuple[str | None, str | None]
"""What words mean if the clause looks back, and if it looks ahead."""

_FIRST_YEAR, _LAST_YEAR = 1_000, 9_000
"""Of articles; so that steps from them stay within the calendar."""
NOTHING: Values = (None, None)
_SEASON_ENDS = {"SP": 5, "SU": 8, "FA": 11, "WI": 2}


@dataclass(frozen=True, slots=True)
class Anchor:
    """When an article was published, as exactly as that is known; every step is None where that is not enough."""

    year: int | None = None
    month: int | None = None
    day: date | None = None

    @classmethod
    def of(cls, published: str | None) -> "Anchor":
        """The anchor of an ISO value: a day, a month or a year; an empty one for None and all else."""
        value = calendar_value(published)
        if value is None or published is None or "W" in published or not _FIRST_YEAR <= value.first.year <= _LAST_YEAR:
            return cls()
        parts = published.count("-")
        return cls(value.first.year, value.first.month if parts else None, value.first if parts == 2 else None)

    def step(self, unit: str, by: int) -> str | None:
        """The day, ISO week, weekend, month, quarter, year, decade or century that lies `by` units away."""
        try:
            return self._step(unit, by)
        except (OverflowError, ValueError):
            return None

    def _step(self, unit: str, by: int) -> str | None:
        if unit in {"day", "week", "weekend", "fortnight"}:
            return self._by_days(unit, by)
        if self.year is None:
            return None
        if unit in {"month", "quarter"}:
            return self._by_months(unit, by)
        scale = {"year": 1, "decade": 10, "century": 100}[unit]
        value = self.year + by if scale == 1 else (self.year + by * scale) // scale
        if value < 1:  # TIMEX3 counts years before Christ apart; no report tells their number
            return None
        return f"{value:04d}" if scale == 1 else str(value)

    def _by_days(self, unit: str, by: int) -> str | None:
        if self.day is None:
            return None
        if unit == "day":
            return (self.day + timedelta(by)).isoformat()
        year, week, _ = (self.day + timedelta(weeks=2 * by if unit == "fortnight" else by)).isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")

    def _by_months(self, unit: str, by: int) -> str | None:
        if self.year is None or self.month is None:
            return None
        months = self.year * 12 + self.month - 1 + (3 * by if unit == "quarter" else by)
        year, month = months // 12, months % 12 + 1
        return f"{year:04d}-{month:02d}" if unit == "month" else f"{year:04d}-Q{(month + 2) // 3}"

    def weekday(self, number: int) -> Values:
        """The last and the next day of that weekday (0 Monday), the day itself if it is one."""
        if self.day is None:
            return NOTHING
        back, ahead = (self.day.weekday() - number) % 7, (number - self.day.weekday()) % 7
        return (self.day - timedelta(back)).isoformat(), (self.day + timedelta(ahead)).isoformat()

    def around(self, ending: str, last_month: int) -> Values:
        """The last and the next "YYYY-ending", which ends in `last_month`; the one of today for both."""
        if self.year is None or self.month is None:
            return NOTHING
        last = self.year if last_month <= self.month else self.year - 1
        coming = self.year if last_month >= self.month else self.year + 1
        return f"{last:04d}-{ending}", f"{coming:04d}-{ending}"

    def season(self, season: str) -> Values:
        """The last and the next spring (SP), summer (SU), fall (FA) or winter (WI)."""
        return self.around(season, _SEASON_ENDS[season])

"""Owns the calendar of a fact: what lies on its three lanes, which period is shown, where its ticks stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from annotator.domain.fact import Stance
from annotator.domain.time import CalendarValue, calendar_value
from annotator.domain.view import FactDetail
from annotator.gui.dates import MONTHS, short_date
from annotator.gui.speech import sentences
from annotator.gui.views.fact_words import held_words, source_of
from annotator.gui.views.history_words import moment

_LEAST_DAYS = 14
_MOST_TIMES = 3
_STEPS_DAYS = (1, 2, 7, 14)
_STEPS_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 300, 600, 1_200, 6_000, 12_000)


@dataclass(frozen=True, slots=True)
class Report:
    """Articles of one date that say the same about the fact."""

    when: CalendarValue
    stance: Stance
    names: tuple[str, ...]

    @property
    def label(self) -> str:
        """Who reported: a name, or how many."""
        return self.names[0] if len(self.names) == 1 else f"{len(self.names)} articles"


@dataclass(frozen=True, slots=True)
class Times:
    """When a fact held, was reported and was decided; None for what is not known."""

    start: CalendarValue | None
    end: CalendarValue | None
    held: str
    reports: tuple[Report, ...]
    decided: date | None
    decision: str
    dateless: int = 0

    @property
    def dateless_words(self) -> str:
        """How many articles cannot be drawn: "2 without a date"; "" for none."""
        return f"{self.dateless} without a date" if self.dateless else ""

    @property
    def known(self) -> bool:
        """Whether there is a date to draw, other than that of the verdict."""
        return bool(self.start or self.end or self.reports)

    @property
    def spoken(self) -> str:
        """The whole in words."""
        told = [f"{short_date(r.when.text)}: {', '.join(r.names)} {r.stance.value}" for r in self.reports]
        return sentences(self.held, *told, self.dateless_words, self.decision)


def times_of(detail: FactDetail) -> Times:
    """The dates of a fact."""
    then = moment(detail.at) if detail.analyst else None
    verdict = detail.fact.verdict.value.capitalize()
    decision = f"{_day_words(then)}: {detail.analyst} decides {verdict}" if then else ""
    start, end = calendar_value(detail.fact.valid_from), calendar_value(detail.fact.valid_to)
    dateless = {row.article.id for row in detail.evidence if calendar_value((row.article.date or "")[:10]) is None}
    decided = then.date() if then else None
    return Times(start, end, held_words(detail), _reports(detail), decided, decision, len(dateless))


def _reports(detail: FactDetail) -> tuple[Report, ...]:
    found: dict[tuple[str, Stance], list[str]] = {}
    for row in detail.evidence:
        day = (row.article.date or "")[:10]
        names = found.setdefault((day, row.stance), [])
        if source_of(row.article) not in names:
            names.append(source_of(row.article))
    dated = ((calendar_value(day), stance, names) for (day, stance), names in found.items())
    listed = [Report(when, stance, tuple(names)) for when, stance, names in dated if when]
    return tuple(sorted(listed, key=lambda report: (report.when.first, list(Stance).index(report.stance))))


def _day_words(then: datetime) -> str:
    return f"{then.day} {MONTHS[then.month - 1][:3]} {then.year}"


@dataclass(frozen=True, slots=True)
class Period:
    """The days that are drawn, both included."""

    first: date
    last: date

    def share(self, day: date) -> float:
        """Where a day lies, 0 at the first and 1 at the last; below and above for days outside."""
        return (day - self.first).days / max(1, (self.last - self.first).days)

    def holds(self, day: date) -> bool:
        """Whether a day is drawn."""
        return self.first <= day <= self.last


def period_of(times: Times) -> Period | None:
    """The period around the reports, with whatever else lies near; None if no date is known."""
    core = [day for report in times.reports for day in (report.when.first, report.when.last)]
    held = [value.first for value in (times.start, times.end) if value]
    core = core or held
    if not core:
        return None
    low, high = min(core), max(core)
    near = [*held, *([times.decided] if times.decided else [])]
    for day in sorted(near, key=lambda each: max(low - each, each - high)):
        reach = max(timedelta(_LEAST_DAYS), (high - low) * _MOST_TIMES)
        if low - reach <= day <= high + reach:
            low, high = min(low, day), max(high, day)
    pad = timedelta(max(2, round((high - low).days * 0.12)))
    return Period(low - pad, high + pad)


def ticks(period: Period, most: int) -> list[tuple[date, str]]:
    """At most so many days to mark, evenly, with their words: "22 Dec", "Dec 2020" or "2020"."""
    days = (period.last - period.first).days
    for step in _STEPS_DAYS:
        if days / step <= most:
            first = period.first + timedelta(-period.first.toordinal() % step)
            listed = [first + timedelta(at) for at in range(0, days + 1, step)]
            return _worded([day for day in listed if period.holds(day)])
    for months in _STEPS_MONTHS:
        if days / (30.4 * months) <= most:
            return [(day, _month_words(day, months)) for day in _months(period, months)]
    return []


def _worded(days: Sequence[date]) -> list[tuple[date, str]]:
    words = []
    for at, day in enumerate(days):
        year = f" {day.year}" if at == 0 or day.year != days[at - 1].year else ""
        words.append((day, f"{day.day} {MONTHS[day.month - 1][:3]}{year}"))
    return words


def _months(period: Period, step: int) -> Iterable[date]:
    at = period.first.year * 12 + period.first.month
    last = period.last.year * 12 + period.last.month - 1
    at += -at % step
    return [date(month // 12, month % 12 + 1, 1) for month in range(at, last + 1, step)]


def _month_words(day: date, step: int) -> str:
    return str(day.year) if step >= 12 else f"{MONTHS[day.month - 1][:3]} {day.year}"

"""Owns written dates: finding the days of a month in a text."""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
WEEKDAY = r"(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_OPTIONAL_WEEKDAY = (
    r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day\b|\b)\.?,?\s+(?:the\s+)?)?"
)
_PATTERNS = tuple(
    re.compile(rf"\b{pattern}(?![\w%])", re.IGNORECASE)
    for pattern in (
        r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)",
        rf"{_OPTIONAL_WEEKDAY}(?:the\s+(?=\d+(?:st|nd|rd|th)\s+of))?{_DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{_YEAR})?",
        rf"{_OPTIONAL_WEEKDAY}{MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?",
    )
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as written: where it stands, month and day, and what else was said of it."""

    start: int
    end: int
    month: int
    day: int
    year: int | None
    weekday: int | None

    def iso(self, year: int) -> str | None:
        """The ISO day in the given year; None if the calendar has no such day or its weekday differs."""
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            return None
        return found.isoformat() if self.weekday in (None, found.weekday()) else None


def written_dates(text: str) -> list[WrittenDate]:
    """Every day of a month written in the text, in order, without overlaps."""
    found = sorted(
        (match for pattern in _PATTERNS for match in pattern.finditer(text)), key=lambda m: (m.start(), -m.end())
    )
    days: list[WrittenDate] = []
    for match in found:
        day = _written(match)
        if day and (not days or days[-1].end <= day.start):
            days.append(day)
    return days


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name, short form or two digits; None for anything else."""
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    short = word.casefold()[:3]
    return next((place for place, month in enumerate(MONTHS, 1) if month.startswith(short)), None)


def weekday_number(word: str) -> int | None:
    """0 (Monday) to 6 for a weekday's name or its stem; None for anything else."""
    return next((place for place, day in enumerate(WEEKDAYS) if word and day.startswith(word.casefold())), None)


def holds_only_a_date(words: str) -> bool:
    """Whether a line is nothing but a date, perhaps with a time of day."""
    days = written_dates(words) if len(words) <= 60 else []
    if not days:
        return False
    rest = words[: days[0].start] + words[days[0].end :]
    return (
        re.fullmatch(r"[\s,|–—·-]*(?:at\s*)?(?:\d{1,2}[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?[\s|.–—-]*", rest)
        is not None
    )


def _written(match: re.Match[str]) -> WrittenDate | None:
    groups = match.groupdict()
    month = month_number(groups["month"].rstrip("."))
    day, year = int(groups["day"]), groups.get("year")
    if month is None or not 1 <= day <= 31:
        return None
    weekday = weekday_number(groups.get("weekday") or "")
    return WrittenDate(match.start(), match.end(), month, day, int(year) if year else None, weekday)

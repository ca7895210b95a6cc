"""Owns written dates: finding them in a text and proposing the day an article was published."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from annotator.domain.article import ProposedDate

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
_POSTED = re.compile(
    r"^[^\w\n]{0,20}(?:first )?(?:posted|published|updated|last (?:updated|modified)|date|created)\b[^\n]{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)
_MENTIONED_YEAR = re.compile(r"\b((?:19|20)\d\d)\b(?!\s*(?:%|percent|km|people|troops))")
_TODAY = re.compile(
    rf"\btoday\b[^\n.]{{0,12}}\b{WEEKDAY}\b|\b{WEEKDAY}\b,? today\b".replace("?P<weekday>", ""), re.IGNORECASE
)
_HEAD_CHARS = 600


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


def propose_date(text: str, title: str | None) -> ProposedDate | None:
    """The publication date that the text itself gives, with the reason; None rather than a guess."""
    return _posted_date(text) or _dateline_date(text) or _today_date(text) or _weekday_date(text, title)


def _written(match: re.Match[str]) -> WrittenDate | None:
    groups = match.groupdict()
    month = month_number(groups["month"].rstrip("."))
    day, year = int(groups["day"]), groups.get("year")
    if month is None or not 1 <= day <= 31:
        return None
    weekday = weekday_number(groups.get("weekday") or "")
    return WrittenDate(match.start(), match.end(), month, day, int(year) if year else None, weekday)


def _posted_date(text: str) -> ProposedDate | None:
    for line in _posted_lines(text):
        for day in written_dates(line):
            value = day.iso(day.year) if day.year else None
            if value:
                return ProposedDate(value, f"The line “{line.strip()}” gives the day of publication.")
    return None


def _posted_lines(text: str) -> Iterator[str]:
    yield from (match.group() for match in _POSTED.finditer(text))
    yield from (line for line in text[:_HEAD_CHARS].split("\n") if line.strip() and holds_only_a_date(line.strip()))


def _dateline_date(text: str) -> ProposedDate | None:
    """A dateline such as "TRIPOLI, 26 December 2020 –" at the start of a line."""
    for line in text[:_HEAD_CHARS].split("\n"):
        head = re.match(r"[^\n–—]{3,70}?\s*(?:[–—]|--?)\s", line)
        days = written_dates(head.group()) if head else []
        value = days[0].iso(days[0].year) if days and days[0].year else None
        if head and value:
            return ProposedDate(value, f"The dateline “{head.group().strip(' –—-')}” gives the day.")
    return None


def _today_date(text: str) -> ProposedDate | None:
    """ "Today, Saturday" beside a day of a month without a year, resolved as a weekday is."""
    today = _TODAY.search(text)
    if today is None:
        return None
    weekday = next(n for n, name in enumerate(WEEKDAYS) if name in today.group().casefold())
    days = [day for day in written_dates(text) if day.year is None and day.weekday in (None, weekday)]
    if len({(day.month, day.day) for day in days}) != 1:
        return None
    day = WrittenDate(days[0].start, days[0].end, days[0].month, days[0].day, None, weekday)
    return _by_weekday(text, day, f"The text says “{today.group()}”")


def _weekday_date(text: str, title: str | None) -> ProposedDate | None:
    """A weekday with a day of a month near the top, as papers print it without a year."""
    head = f"{title or ''}\n{text[:_HEAD_CHARS]}"
    days = [day for day in written_dates(head) if day.year is None and day.weekday is not None]
    if len(days) != 1:
        return None
    return _by_weekday(text, days[0], f"The text says “{head[days[0].start : days[0].end]}”")


def _by_weekday(text: str, day: WrittenDate, said: str) -> ProposedDate | None:
    """The year in which the day falls on its weekday, if a year near it is mentioned in the text."""
    years = sorted({int(year) for year in _MENTIONED_YEAR.findall(text)})
    if not years:
        return None
    hinted = years[-1]
    fitting = [year for year in (hinted, hinted + 1, hinted - 1) if day.iso(year)]
    if not fitting:
        return None
    value = day.iso(fitting[0])
    name = WEEKDAYS[day.weekday or 0].capitalize()
    written = f"{day.day} {MONTHS[day.month - 1].capitalize()}"
    reason = f"{said}; {written} was a {name} in {fitting[0]}, and the text mentions {hinted}."
    return ProposedDate(value, reason) if value else None

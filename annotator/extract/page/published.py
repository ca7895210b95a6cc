"""Owns the day an article was published as its text or its address tells it, proposed with the reason."""

import re
from collections.abc import Iterable, Sequence

from annotator.domain.article import ProposedDate
from annotator.domain.time import calendar_value
from annotator.extract.page.layout import may_tell_a_day, read_layout
from annotator.extract.page.pieces import Piece, PieceKind
from annotator.extract.times.date_rules import MONTH_STEMS, holds_any
from annotator.extract.times.dates import MONTHS, WEEKDAY, WEEKDAYS, WrittenDate, written_dates
from annotator.extract.times.times import read_times

_MENTIONED_YEAR = re.compile(r"\b((?:19|20)\d\d)\b(?!\s*(?:%|percent|km|people|troops))")
_TODAY = re.compile(
    rf"\btoday\b[^\n.]{{0,12}}\b{WEEKDAY}\b|\b{WEEKDAY}\b,? today\b".replace("?P<weekday>", ""), re.IGNORECASE
)
_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?!\w)")
_HEAD_CHARS = 600
_PAGE_CHARS = 200_000
_SAYS_SO = re.compile(r"(?:first )?(?:posted|published|issued|date|created|updated|last)\b", re.IGNORECASE)
_CHANGED = re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_DAY_OR_MONTH = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)(?:[/-](\d\d))?(?=[/_-]|$)")


def propose_date(text: str, title: str | None, url: str | None = None) -> ProposedDate | None:
    """The publication date that the text itself or its address gives, with the reason; None rather than a guess."""
    text = text[:_PAGE_CHARS]
    return (
        (_printed_date(text, title) if may_tell_a_day(text) else None)
        or _address_date(url or "")
        or _today_date(text)
        or _weekday_date(text, title)
    )


def _printed_date(text: str, title: str | None) -> ProposedDate | None:
    """The date of a line that tells when the page was put up, or else of a dateline."""
    pieces = [(piece, text[piece.start : piece.end].strip()) for piece in read_layout(text, title)]
    year = _copyright_year(words for piece, words in pieces if piece.kind is PieceKind.DISCLAIMER)
    return _posted_date([words for piece, words in pieces if _tells_the_day(piece, words)], year) or _dateline_date(
        [words for piece, words in pieces if piece.kind is PieceKind.DATELINE], year
    )


def _tells_the_day(piece: Piece, words: str) -> bool:
    """Whether a line that tells a day means that of publication: it says so, or stands at the top."""
    return piece.kind is PieceKind.POSTED and (piece.start < _HEAD_CHARS or _SAYS_SO.match(words) is not None)


def _posted_date(lines: Sequence[str], year: str | None) -> ProposedDate | None:
    """The day of the first posting, before that of a later change."""
    for line in sorted(lines, key=lambda line: _CHANGED.match(line) is not None):
        if value := _day(line, year):
            return ProposedDate(value, f"The line “{line}” gives the day of publication{_by_notice(line, year)}.")
    return None


def _dateline_date(datelines: Sequence[str], year: str | None) -> ProposedDate | None:
    """A dateline such as "TRIPOLI, 26 December 2020 –"."""
    for line in datelines:
        if value := _day(line, year):
            told = line.strip(" –—-")
            return ProposedDate(value, f"The dateline “{told}” gives the day{_by_notice(line, year)}.")
    return None


def _by_notice(line: str, year: str | None) -> str:
    return f", the copyright notice the year {year}" if year and not re.search(r"\d{4}|/\d\d\b", line) else ""


def _day(line: str, year: str | None) -> str | None:
    """The day or month that a line tells; a day without a year is of the given one."""
    for day in written_dates(line):
        if day.year is None:
            return day.iso(int(year)) if year else None
    values = (time.past.partition("T")[0] for time in read_times(line, None) if time.past)
    return next((value for value in values if _DAY_OR_MONTH.fullmatch(value) and calendar_value(value)), None)


def _copyright_year(notices: Iterable[str]) -> str | None:
    """The one year of the copyright notices."""
    years = {year for words in notices if _COPYRIGHT.search(words) for year in re.findall(r"\b20\d\d\b", words)}
    return years.pop() if len(years) == 1 else None


def _address_date(url: str) -> ProposedDate | None:
    match = _IN_ADDRESS.search(url)
    value = "-".join(part for part in match.groups() if part) if match else None
    if match is None or calendar_value(value) is None or value is None:
        return None
    return ProposedDate(value, f"The address holds “{match.group().strip('/')}”.")


def _today_date(text: str) -> ProposedDate | None:
    """ "Today, Saturday" beside a day of a month without a year, resolved as a weekday is."""
    today = _TODAY.search(text) if "today" in text.casefold() else None
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
    lowered = head.casefold()
    if not (_WEEKDAY.search(lowered) and holds_any(lowered, MONTH_STEMS)):  # far sooner than all dates are found
        return None
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

"""Owns how a date that somebody wrote in a cell or on a page becomes an ISO date; what could be two days is none."""

import re
from datetime import date, timedelta
from typing import Final

from annotator.domain.time import calendar_value

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_CLOCK: Final = r"(?:[T ,]\s*(?:at\s+)?\d{1,2}:\d{2}.*)?"
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"

_ISO: Final = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?|\d{4}-W\d{2})", re.ASCII)
_YEAR_FIRST: Final = re.compile(rf"(\d{{4}})([-/.]?)(\d{{2}})\2(\d{{2}}){_CLOCK}", re.ASCII)
_YEAR: Final = r"\d{4}|\d{2}"
_DOTTED: Final = re.compile(rf"(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?({_YEAR}){_CLOCK}", re.ASCII)
_NUMBERS: Final = re.compile(rf"(\d{{1,2}})([/-])(\d{{1,2}})\2({_YEAR}){_CLOCK}", re.ASCII)
_SERIAL: Final = re.compile(r"(\d{5})(?:[.,]\d{1,20})?", re.ASCII)
_COUNTED_FROM: Final = date(1899, 12, 30)
_SERIAL_YEARS: Final = range(1980, 2100)
_SHORT: Final = 2
_LAST_OF_THIS: Final = 29
"""The last year of this century that two digits name, as in Excel and LibreOffice; 30 is 1930."""
_WORDS: Final = tuple(
    re.compile(f"{_WEEKDAY}{words}{_CLOCK}", re.ASCII | re.IGNORECASE)
    for words in (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})-{_MONTH}-(?P<year>\d{{2}})",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        rf"(?P<day>){_MONTH},?\s+(?P<year>\d{{4}})",
    )
)


DAY_FIRST, MONTH_FIRST = "day-month", "month-day"
"""The orders in which somebody may say that numbers of a date stand."""
_IN_TEXT: Final = re.compile(r"(?<![\w/.-])\d{1,2}([/-])\d{1,2}\1\d{4}(?![\w/-])", re.ASCII)
_BEGINNING: Final = 600


def two_days(stated: str) -> tuple[str, str] | None:
    """The two days that a date in numbers could be, the one with the day first before; None if it is one or none.

    Where the year has two digits, they are so too if both come to one day, for an order must be said.
    """
    stated = " ".join(stated.split())
    match = _NUMBERS.fullmatch(stated)
    if match is None:
        day = iso_date(stated, DAY_FIRST) if _DOTTED.fullmatch(stated) and not iso_date(stated) else None
        return (day, day) if day else None
    day_first, month_first = _day(match[4], match[3], match[1]), _day(match[4], match[1], match[3])
    if len(match[4]) == _SHORT and (day_first or month_first):
        return day_first or month_first or "", month_first or day_first or ""
    return (day_first, month_first) if day_first and month_first and day_first != month_first else None


def unclear_in(text: str) -> str:
    """The first date in the beginning of a text that could be two days; "" if there is none."""
    return next((m[0] for m in _IN_TEXT.finditer(text[:_BEGINNING]) if two_days(m[0])), "")


def iso_date(stated: str, order: str = "") -> str | None:
    """The day, month or year that is stated, whatever the clock says after it; None if that is not one date.

    "26/12/2020" can only be one day, "03/04/2020" is two unless an `order` says which number is the day. With dots the
    day comes first wherever that is written. A year of two digits is one from 1930 to 2029; but for "4-Apr-20" it is
    only one if an `order` was said, for "12/04/20" could begin with it.
    """
    stated = " ".join(stated.split())
    if _ISO.fullmatch(stated):
        return stated if calendar_value(stated) else None
    if match := _YEAR_FIRST.fullmatch(stated):
        return _day(match[1], match[3], match[4])
    if match := _DOTTED.fullmatch(stated):
        return _day(match[3], match[2], match[1]) if order or len(match[3]) > _SHORT else None
    if match := _NUMBERS.fullmatch(stated):
        return _of_two_orders(match[4], match[1], match[3], order)
    return _in_words(stated)


def serial_date(stated: str) -> str | None:
    """The day, from 1980 to 2099, of a number by which Excel counts days, the clock behind a point; None for others.

    Worked example: 44123 is 2020-10-19.
    """
    match = _SERIAL.fullmatch(stated.strip())
    day = _COUNTED_FROM + timedelta(days=int(match[1])) if match else None
    return day.isoformat() if day and day.year in _SERIAL_YEARS else None


def _of_two_orders(year: str, one: str, other: str, order: str) -> str | None:
    if len(year) == _SHORT and not order:
        return None
    said = {DAY_FIRST: _day(year, other, one), MONTH_FIRST: _day(year, one, other)}.get(order)
    if said:
        return said
    days = {day for day in (_day(year, one, other), _day(year, other, one)) if day}
    return days.pop() if len(days) == 1 else None


def _in_words(stated: str) -> str | None:
    for pattern in _WORDS:
        if match := pattern.fullmatch(stated):
            month = str(_MONTHS.index(match["month"][:3].lower()) + 1)
            return _day(match["year"], month, match["day"]) if match["day"] else f"{match['year']}-{month:0>2}"
    return None


def _day(year: str, month: str, day: str) -> str | None:
    if len(year) == _SHORT:
        year = f"{'20' if int(year) <= _LAST_OF_THIS else '19'}{year}"
    value = f"{year}-{month:0>2}-{day:0>2}"
    return value if calendar_value(value) else None

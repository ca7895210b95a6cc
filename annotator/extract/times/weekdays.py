"""Marks weekdays: alone, with "last" or "next", with their week, and by their place in a month."""

import re
from datetime import date, timedelta

from annotator.extract.times.anchor import NOTHING, Anchor, Values
from annotator.extract.times.date_rules import NEAR, YEAR, Rules, rule, step_of, unsettled
from annotator.extract.times.dates import MONTH, WEEKDAY, month_number, weekday_number
from annotator.extract.times.time_words import NUMBER, number_of

_NO_NAME = (
    r"(?!s\b)(?!\s+(?:Times|Telegraph|Mail|Express|Mirror|Herald|Post|Tribune|Independent|Mass|School|People|World)\b)"
)
_NO_FEAST = "".join(
    rf"(?<!\b{word}\s)"
    for word in ("black", "bloody", "super", "good", "palm", "easter", "ash", "holy", "cyber", "red")
)
_HOUR = r"(?:(?:early|late|earlier|later)\s+(?:on\s+)?)?"

_MOST_FIGURES = 6


def _weekday(match: re.Match[str], anchor: Anchor) -> Values:
    number = weekday_number(match["weekday"])
    past, future = anchor.weekday(number) if number is not None else NOTHING
    if anchor.day is None or past is None:
        return NOTHING
    if match["today"]:
        return (past,) * 2 if past == anchor.step("day", 0) else NOTHING
    step = step_of(match["near"])
    if step < 0:
        return (_other_week(past, anchor, -1),) * 2
    if step > 0 or match["near"]:
        return (_other_week(future, anchor, 1) if step > 0 else future,) * 2
    return past, future


def _other_week(value: str | None, anchor: Anchor, by: int) -> str | None:
    """The day a week on if it is the article's own, which "last" and "next" never mean."""
    return anchor.step("day", 7 * by) if value == anchor.step("day", 0) else value


def _in_week(match: re.Match[str], anchor: Anchor) -> Values:
    """ "Tuesday of last week"."""
    return (_day_of_week(match, anchor, step_of(match["week"])),) * 2


def _weeks_ago(match: re.Match[str], anchor: Anchor) -> Values:
    """ "Two weeks ago Tuesday": the week, unless counting from the last such day gives the same day."""
    number, weekday = number_of(match) or "", weekday_number(match["weekday"]) or 0
    if not number.isdigit() or len(number) > _MOST_FIGURES or anchor.day is None:
        return NOTHING
    in_week, last = _day_of_week(match, anchor, -int(number)), anchor.weekday(weekday)[0]
    try:
        counted = (date.fromisoformat(last or "") - timedelta(weeks=int(number))).isoformat()
    except (OverflowError, ValueError):
        return NOTHING
    return (in_week if in_week == counted else anchor.step("week", -int(number)),) * 2


def _day_of_week(match: re.Match[str], anchor: Anchor, weeks: int) -> str | None:
    number = weekday_number(match["weekday"])
    if anchor.day is None or number is None:
        return None
    try:
        return (anchor.day + timedelta(number - anchor.day.weekday(), weeks=weeks)).isoformat()
    except OverflowError:
        return None


_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}


def _of_month(match: re.Match[str], anchor: Anchor) -> Values:
    """ "The last Friday of November"."""
    month, number = month_number(match["month"].rstrip(".")), weekday_number(match["weekday"])
    if month is None or number is None:
        return NOTHING
    years = (f"{match['year']}-",) * 2 if match["year"] else anchor.around("", month)
    past, future = (_nth(int(year[:4]), month, number, match["place"]) if year else None for year in years)
    return past, future


def _nth(year: int, month: int, number: int, place: str) -> str:
    first = date(year, month, 1)
    days = [day for count in range(31) if (day := first + timedelta(count)).month == month and day.weekday() == number]
    return days[_PLACES[place.casefold()]].isoformat()


RULES: Rules = (
    rule(
        rf"\b{_NO_FEAST}(?:(?P<today>today),?\s+)?{_HOUR}(?:(?:the\s+(?=past|coming))?{NEAR}\s+)?{WEEKDAY}\b{_NO_NAME}",
        _weekday,
        "day",
    ),
    rule(rf"\b{WEEKDAY},?\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b", _in_week, "week"),
    rule(rf"\b{NUMBER}\s+weeks?\s+ago,?\s+(?:on\s+)?{WEEKDAY}\b", _weeks_ago, "ago"),
    rule(
        rf"\bthe\s+(?P<place>{'|'.join(_PLACES)})\s+{WEEKDAY}\s+(?:of|in)\s+{MONTH}(?:,?\s+{YEAR})?\b",
        _of_month,
        "day of",
        "day in",
    ),
    rule(rf"\bthe\s+(?:following|previous|preceding|next|same)\s+{WEEKDAY}\b", unsettled, "day"),
)

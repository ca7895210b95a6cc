"""Marks days and longer spells told from the article's day: "yesterday", "last week", "two months ago", feasts."""

import re
from datetime import date

from annotator.domain.time import calendar_value
from annotator.extract.times.anchor import NOTHING, Anchor, Values
from annotator.extract.times.date_rules import EARLY, NEAR, UNIT_STEMS, Rules, around, rule, step_of, unsettled
from annotator.extract.times.dates import MONTH, WrittenDate, written_dates
from annotator.extract.times.time_words import NUMBER, UNIT, number_of, unit_of


def _day_word(match: re.Match[str], anchor: Anchor) -> Values:
    word = match["word"].casefold()
    by = -1 if "yesterday" in word else 1 if "tomorrow" in word else 0
    return (anchor.step("day", 2 * by if "day" in word.split() else by),) * 2


def _day_of_month(match: re.Match[str], anchor: Anchor) -> Values:
    """ "The 23rd": the last and the next such day."""
    number = int(match["number"])
    months = [anchor.step("month", by) for by in (-2, -1, 0, 1, 2)]
    days = [f"{month}-{number:02d}" for month in months if month]
    return around([day for day in days if calendar_value(day)], anchor)


def _day_of_near_month(match: re.Match[str], anchor: Anchor) -> Values:
    """ "The 15th of this month"."""
    month = anchor.step("month", step_of(match["near"]))
    day = f"{month}-{int(match['number']):02d}"
    return (day,) * 2 if anchor.month and calendar_value(day) else NOTHING


def _period(match: re.Match[str], anchor: Anchor) -> Values:
    return (anchor.step(match["unit"].casefold(), step_of(match["near"])),) * 2


def _part_of_period(match: re.Match[str], anchor: Anchor) -> Values:
    """ "The end of the month", "earlier in the week"."""
    return (anchor.step(match["unit"].casefold(), 0),) * 2


def _weekend(_match: re.Match[str], anchor: Anchor) -> Values:
    """The last weekend, the one that is on if the article is of a Saturday or Sunday; and the next."""
    if anchor.day is None:
        return NOTHING
    is_on = anchor.day.weekday() >= 5
    return anchor.step("weekend", 0 if is_on else -1), anchor.step("weekend", 0)


def _week_of(match: re.Match[str], anchor: Anchor) -> Values:
    """ "The week of December 14"."""
    days = written_dates(match["of"])
    if not days:
        return NOTHING
    past, future = day_values(days[0], anchor)
    return _week(past), _week(future)


def _week(day: str | None) -> str | None:
    if day is None:
        return None
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year:04d}-W{week:02d}"


def day_values(day: WrittenDate, anchor: Anchor) -> Values:
    """What a written day means; without a year, the last and the next such day."""
    if day.year is not None:
        return (day.iso(day.year),) * 2
    if anchor.year is None:
        return NOTHING
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    return around([value for year in years if (value := day.iso(year))], anchor)


def _ago(match: re.Match[str], anchor: Anchor) -> Values:
    return (_counted(match, anchor, -1),) * 2


def _from_now(match: re.Match[str], anchor: Anchor) -> Values:
    return (_counted(match, anchor, 1),) * 2


def _counted(match: re.Match[str], anchor: Anchor, sign: int) -> str | None:
    number, unit = number_of(match) or "X", unit_of(match)
    if not number.isdigit() or len(number) > _MOST_FIGURES or unit in {"second", "minute", "hour"}:
        return None
    return anchor.step(unit, sign * int(number))


_HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "may day": (5, 1), "valentine's day": (2, 14),
}  # fmt: skip


def _holiday(match: re.Match[str], anchor: Anchor) -> Values:
    month, day = _HOLIDAYS[match["name"].casefold().replace("’", "'")]
    if anchor.year is None:
        return NOTHING
    return around([f"{anchor.year + by:04d}-{month:02d}-{day:02d}" for by in (-1, 0, 1)], anchor)


_REFERENCES = {
    **dict.fromkeys(("recently", "lately", "previously", "formerly", "in the past", "in recent times"), "PAST_REF"),
    **dict.fromkeys(("now", "currently", "at present", "at the moment", "nowadays", "these days"), "PRESENT_REF"),
    **dict.fromkeys(("the future", "the near future"), "FUTURE_REF"),
}


def _reference(match: re.Match[str], _: Anchor) -> Values:
    return (_REFERENCES[match["word"].casefold()],) * 2


_MOST_FIGURES = 6
_LONG = r"(?P<unit>week|month|quarter|year|decade|century)"
_FEASTS = (
    r"ramadan|eid(?:\s+al[- ](?:fitr|adha))?|easter(?:\s+(?:sunday|monday))?|good friday|thanksgiving(?:\s+day)?|"
    r"hanukkah|passover|"
    r"diwali|nowruz|ashura"
)
_FEAST_STEMS = (
    "ramadan", "eid", "easter", "good friday", "thanksgiving", "hanukkah", "passover", "diwali", "nowruz", "ashura",
)  # fmt: skip
RULES: Rules = (
    rule(
        r"\b(?<!USA )(?P<word>today|yesterday|tomorrow|the day before yesterday|the day after tomorrow)\b",
        _day_word,
        "today",
        "yesterday",
        "tomorrow",
    ),
    rule(
        r"\b(?:on|by|until|since|before|after)\s+(?P<words>the\s+(?P<number>\d{1,2})(?:st|nd|rd|th))\b"
        r"(?!\s+(?:of|century|\w+ century|day|anniversary|time|floor|round|year)|[\s-]+[a-z])",
        _day_of_month,
        "st",
        "nd",
        "rd",
        "th",
    ),
    rule(
        r"\bthe\s+(?P<number>\d{1,2})(?:st|nd|rd|th)\s+of\s+(?P<near>this|last|next)\s+month\b",
        _day_of_near_month,
        "month",
    ),
    rule(
        rf"\b{EARLY}{NEAR}\s+(?P<unit>week|weekend|month|quarter|year|decade|century)\b",
        _period,
        *UNIT_STEMS[4:],
        "week",
    ),
    rule(
        rf"\b(?:the\s+)?(?:very\s+)?(?:end|start|beginning|middle|close|turn)\s+of\s+the\s+{_LONG}\b(?!['’]s)",
        _part_of_period,
        " of the ",
    ),
    rule(
        r"\b(?:earlier|later|early|late)\s+in\s+the\s+(?P<unit>day|week|month|year|decade|century)\b",
        _part_of_period,
        " in the ",
    ),
    rule(
        r"\b(?:over|at|during|by|before|after|until|since|on|for)\s+(?P<words>the\s+weekend)\b(?!\s+of\b)",
        _weekend,
        "weekend",
    ),
    rule(
        rf"\bthe\s+week\s+(?:of|beginning|starting|ending)\s+(?P<of>(?:{MONTH}\s+\d{{1,2}}|"
        rf"\d{{1,2}}\s+{MONTH.replace('month', 'after')})"
        r"(?:,?\s+(?:19|20)\d\d)?)(?!\w)",
        _week_of,
        "the week",
    ),
    rule(rf"\b{NUMBER}\s+{UNIT}\s+ago\b", _ago, "ago"),
    rule(
        rf"\b(?:in\s+(?!recent){NUMBER}\s+{UNIT}(?:['’]s?\s+time)?)\b(?=[^\n]{{0,3}}$|[.,;]|\s+from\b)",
        _from_now,
        "in ",
    ),
    rule(rf"\b{NUMBER}\s+{UNIT}\s+from\s+now\b", _from_now, "from now"),
    rule(
        rf"\b(?P<name>{'|'.join(_HOLIDAYS).replace(chr(39), '[’' + chr(39) + ']')})\b",
        _holiday,
        "christmas",
        "boxing",
        "new year",
        "may day",
        "valentine",
    ),
    rule(
        rf"\b(?:in|on|at|of|during|since|before|after|until|for|by|over|this|last|next)\s+(?P<words>{_FEASTS})\b(?!\s+[A-Z](?-i:[a-z]))",
        unsettled,
        *_FEAST_STEMS,
    ),
    rule(rf"\b(?P<word>{'|'.join(_REFERENCES)})\b(?!\s+(?:{NUMBER}|week|month|year|decade))", _reference, *_REFERENCES),
)

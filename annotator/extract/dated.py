"""Marks dates: days, weeks, months, seasons, quarters, years, decades and centuries, written out or relative."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from annotator.domain.span import Span
from annotator.extract.anchor import NOTHING, Anchor, Values
from annotator.extract.dates import MONTH, WEEKDAY, month_number, weekday_number, written_dates
from annotator.extract.findings import TimeWord
from annotator.extract.time_words import DECADES, NUMBER, ORDINALS, SEASONS, UNIT, number_of, unit_of

_EARLY = r"(?:(?:early|late|mid|earlier|later)[\s-]+)?"
_EDGE = r"(?:(?:the\s+)?(?:end|beginning|start|middle|close)\s+of\s+(?:the\s+)?|(?:the\s+)?(?:early|late|mid)[\s-]+)?"
_NEAR = r"(?P<near>last|this|next|past|coming|previous|following)"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_NO_COUNT = (
    r"(?![-–/.:]?\d|%|\w|\s*(?:percent|per cent|km|miles|people|troops|soldiers|dollars|euros|others|men|women))"
)
_NO_DAY = r"(?!\s*\d|\w)"
_BEFORE_MONTH = "in|since|until|by|of|from|during|before|after|at|and|to|through|between"
_BEFORE_YEAR = "in|since|until|by|of|from|during|after|before|at|a|the|to|and|for|between|through"
_STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}
_Rule = Callable[["re.Match[str]", Anchor], Values | None]


def dates(text: str, anchor: Anchor) -> Iterator[TimeWord]:
    """Every date of the text, perhaps several over the same words."""
    yield from _written(text, anchor)
    for pattern, rule in _RULES:
        for match in pattern.finditer(text):
            values = rule(match, anchor)
            if values is not None:
                yield TimeWord(Span(*_words(match)), *values)


def _written(text: str, anchor: Anchor) -> Iterator[TimeWord]:
    for day in written_dates(text):
        span = Span(day.start, day.end)
        if day.year is not None:
            value = day.iso(day.year)
            yield TimeWord(span, value, value)
        elif anchor.year is None:
            yield TimeWord(span, None, None)
        else:
            years = (anchor.year - 1, anchor.year, anchor.year + 1)
            yield TimeWord(span, *_around([value for year in years if (value := day.iso(year))], anchor))


def _around(values: list[str], anchor: Anchor) -> Values:
    """The last value not after the article's day, and the first not before it."""
    today = anchor.step("day", 0)
    if today is None:
        return NOTHING
    past = [value for value in values if value <= today[: len(value)]]
    future = [value for value in values if value >= today[: len(value)]]
    return (past[-1] if past else None, future[0] if future else None)


def _words(match: re.Match[str]) -> tuple[int, int]:
    """Where the time words stand: the group "words", or all of it."""
    return match.span("words") if "words" in match.re.groupindex else match.span()


def _figures(match: re.Match[str], _: Anchor) -> Values | None:
    """ "23/10/2020": the year alone where it is open which of the two is the month."""
    first, second = int(match["first"]), int(match["second"])
    days = {
        written.isoformat()
        for month, day in ((first, second), (second, first))
        if (written := _real(int(match["year"]), month, day)) is not None
    }
    if not days:
        return None
    return (min(days) if len(days) == 1 else match["year"],) * 2


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_year(match: re.Match[str], _: Anchor) -> Values:
    month = month_number(match["month"].rstrip("."))
    return (f"{match['year']}-{month:02d}",) * 2 if month else NOTHING


def _month_alone(match: re.Match[str], anchor: Anchor) -> Values | None:
    month = month_number(match["month"].rstrip("."))
    if month is None or match["month"].islower():  # "may", "march"
        return None
    return _by_near(match, anchor.around(f"{month:02d}", month))


def _by_near(match: re.Match[str], values: Values) -> Values:
    """Both readings, or the one that "last" or "next" asks for."""
    near = (match.groupdict().get("near") or "").casefold()
    step = _STEPS.get(near, 0)
    return (values[0],) * 2 if step < 0 else (values[1],) * 2 if step > 0 else values


def _year(match: re.Match[str], _: Anchor) -> Values:
    return (match["year"],) * 2


def _decade(match: re.Match[str], _: Anchor) -> Values:
    word = (match["name"] or "").casefold()
    if word:
        value = f"19{DECADES[word]}"
    else:
        value = match["years"][:-1] if len(match["years"]) == 4 else f"19{match['years'][0]}"
    return value, value


def _century(match: re.Match[str], _: Anchor) -> Values:
    word = match["ordinal"].casefold()
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else _ordinal(word)
    return (f"{number - 1:02d}",) * 2 if 1 <= number <= 30 else NOTHING


def _ordinal(word: str) -> int:
    tens, _, ones = word.partition("-")
    return ORDINALS.index(word) + 1 if word in ORDINALS else 20 + ORDINALS.index(ones) + 1 if tens == "twenty" else 0


def _season(match: re.Match[str], anchor: Anchor) -> Values:
    season = SEASONS[match["season"].casefold()]
    if match.groupdict().get("year"):
        return (f"{match['year']}-{season}",) * 2
    return _by_near(match, anchor.season(season))


def _part_of_year(match: re.Match[str], anchor: Anchor) -> Values:
    """Quarters and halves."""
    word = match["ordinal"].casefold()
    number = int(word) if word.isdigit() else ORDINALS.index(word) + 1
    part = f"{'H' if match['part'].casefold() == 'half' else 'Q'}{number}"
    if match["year"]:
        return (f"{match['year']}-{part}",) * 2
    if match["near"]:
        year = anchor.step("year", _STEPS.get(match["near"].casefold(), 0))
        return (f"{year}-{part}",) * 2 if year else NOTHING
    return anchor.around(part, number * (6 if part[0] == "H" else 3))


def _short_quarter(match: re.Match[str], _: Anchor) -> Values:
    return (f"{match['year']}-Q{match['quarter']}",) * 2


def _weekday(match: re.Match[str], anchor: Anchor) -> Values:
    number = weekday_number(match["weekday"])
    past, future = anchor.weekday(number) if number is not None else NOTHING
    if anchor.day is None or past is None:
        return NOTHING
    if match["today"]:
        return (past,) * 2 if past == anchor.step("day", 0) else NOTHING
    step = _STEPS.get((match["near"] or "").casefold(), 0)
    if step < 0:
        return (_other_week(past, anchor, -1),) * 2
    if step > 0 or match["near"]:
        return (_other_week(future, anchor, 1) if step > 0 else future,) * 2
    return past, future


def _other_week(value: str | None, anchor: Anchor, by: int) -> str | None:
    """The day a week on if it is the article's own, which "last" and "next" never mean."""
    return anchor.step("day", 7 * by) if value == anchor.step("day", 0) else value


def _day_word(match: re.Match[str], anchor: Anchor) -> Values:
    word = match["word"].casefold()
    by = -1 if "yesterday" in word else 1 if "tomorrow" in word else 0
    return (anchor.step("day", 2 * by if "day" in word.split() else by),) * 2


def _day_of_month(match: re.Match[str], anchor: Anchor) -> Values:
    """ "The 23rd": the last and the next such day."""
    number = int(match["number"])
    if anchor.day is None or not 1 <= number <= 28:
        return NOTHING
    months = [anchor.step("month", by) for by in (-1, 0, 1)]
    return _around([f"{month}-{number:02d}" for month in months if month], anchor)


def _period(match: re.Match[str], anchor: Anchor) -> Values:
    return (anchor.step(match["unit"].casefold(), _STEPS.get(match["near"].casefold(), 0)),) * 2


def _ago(match: re.Match[str], anchor: Anchor) -> Values:
    return (_counted(match, anchor, -1),) * 2


def _from_now(match: re.Match[str], anchor: Anchor) -> Values:
    return (_counted(match, anchor, 1),) * 2


def _counted(match: re.Match[str], anchor: Anchor, sign: int) -> str | None:
    number, unit = number_of(match) or "X", unit_of(match)
    if not number.isdigit() or unit in {"second", "minute", "hour"}:
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
    return _around([f"{anchor.year + by:04d}-{month:02d}-{day:02d}" for by in (-1, 0, 1)], anchor)


_REFERENCES = {
    **dict.fromkeys(("recently", "lately", "previously", "formerly", "in the past", "in recent times"), "PAST_REF"),
    **dict.fromkeys(("now", "currently", "at present", "at the moment", "nowadays", "these days"), "PRESENT_REF"),
    **dict.fromkeys(("the future", "the near future"), "FUTURE_REF"),
}


def _reference(match: re.Match[str], _: Anchor) -> Values:
    return (_REFERENCES[match["word"].casefold()],) * 2


def _rule(pattern: str, rule: _Rule) -> tuple[re.Pattern[str], _Rule]:
    return re.compile(pattern, re.IGNORECASE), rule


_ANY_ORDINAL = "|".join(ORDINALS)
_ONE_TO_FOUR = "|".join(ORDINALS[:4])
_RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = (
    _rule(rf"\b{_EDGE}{MONTH},?\s+(?:of\s+)?{_YEAR}\b", _month_year),
    _rule(rf"\b{_EARLY}{_NEAR}\s+{MONTH}{_NO_DAY}", _month_alone),
    _rule(rf"\b(?:{_BEFORE_MONTH})\s+(?P<words>{_EDGE}{MONTH}){_NO_DAY}", _month_alone),
    _rule(rf"\b(?:{_BEFORE_YEAR})\s+(?P<words>{_EDGE}{_YEAR}){_NO_COUNT}", _year),
    _rule(
        rf"(?P<words>\bthe\s+{_EARLY}(?:(?P<name>{'|'.join(DECADES)})|(?:['’])?(?P<years>(?:1[5-9]|20)\d0|\d0)s))\b",
        _decade,
    ),
    _rule(
        rf"\bthe\s+{_EARLY}(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|twenty-(?:{_ONE_TO_FOUR})|{_ANY_ORDINAL})[\s-]+century\b",
        _century,
    ),
    _rule(rf"\b(?:the\s+)?{_EARLY}(?P<season>{'|'.join(SEASONS)})(?:\s+of)?,?\s+{_YEAR}\b", _season),
    _rule(rf"\b{_NEAR}\s+(?P<season>{'|'.join(SEASONS)})\b", _season),
    _rule(
        rf"\bthe\s+(?P<ordinal>{_ONE_TO_FOUR})\s+(?P<part>quarter|half)(?:\s+of\s+(?:{_YEAR}|(?P<near>last|this|next)\s+year))?\b",
        _part_of_year,
    ),
    _rule(rf"\b(?P<first>\d{{1,2}})(?P<mark>[/.])(?P<second>\d{{1,2}})(?P=mark){_YEAR}\b", _figures),
    _rule(rf"\bQ(?P<quarter>[1-4])(?:\s+of)?,?\s+{_YEAR}\b", _short_quarter),
    _rule(rf"\b(?:(?P<today>today),?\s+)?{_EARLY}(?:{_NEAR}\s+)?{WEEKDAY}\b(?!s)", _weekday),
    _rule(
        r"\b(?P<word>today|yesterday|tomorrow|the day before yesterday|the day after tomorrow)\b",
        _day_word,
    ),
    _rule(
        r"\bon\s+(?P<words>the\s+(?P<number>\d{1,2})(?:st|nd|rd|th))\b(?!\s+(?:of|century|day|anniversary|time))",
        _day_of_month,
    ),
    _rule(rf"\b{_EARLY}{_NEAR}\s+(?P<unit>week|weekend|month|quarter|year|decade|century)\b(?<!the )", _period),
    _rule(rf"\b{NUMBER}\s+{UNIT}\s+ago\b", _ago),
    _rule(rf"\b(?:in\s+(?!recent){NUMBER}\s+{UNIT}(?:['’]s?\s+time)?)\b(?=[^\n]{{0,3}}$|[.,;]|\s+from\b)", _from_now),
    _rule(rf"\b{NUMBER}\s+{UNIT}\s+from\s+now\b", _from_now),
    _rule(rf"\b(?P<name>{'|'.join(_HOLIDAYS).replace(chr(39), '[’' + chr(39) + ']')})\b", _holiday),
    _rule(rf"\b(?P<word>{'|'.join(_REFERENCES)})\b(?!\s+(?:{NUMBER}|week|month|year|decade))", _reference),
)

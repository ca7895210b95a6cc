"""Owns the dates that stand in a text: days, months, quarters, seasons, years, decades and days of the week."""

import re
from calendar import month_name
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from annotator.domain.span import Span
from annotator.domain.time import calendar_value
from annotator.match.measures.counted import people_behind
from annotator.match.measures.numerals import tokens
from annotator.match.measures.periods import Open, Period, between, of_a_year, part_of, period, weekday
from annotator.match.measures.units import unit_after
from annotator.match.words.covering import Covering
from annotator.match.words.lexicon import MONTHS

_MONTH = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?|{name.upper()}' for name in month_name[1:])}|Sept)\b\.?"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)[0-9]{2}"
_TO = rf"(?:\s?(?P<to>[-–]|to|and|or|through)\s?(?:the\s)?(?P<last>{_DAY}))?"
_PARTS = {
    "early": "early",
    "early in": "early",
    "mid": "mid",
    "middle of": "mid",
    "late": "late",
    "late in": "late",
    "first half of": "first half of",
    "second half of": "second half of",
    **dict.fromkeys(("beginning of", "start of", "outset of", "first days of", "first weeks of"), "beginning of"),
    **dict.fromkeys(("end of", "close of", "last days of", "last weeks of"), "end of"),
}
"""By words before a month, a year or more years, the part of it that they tell."""
_PART_WORDS = rf"\b(?P<part>{'|'.join(sorted(_PARTS, key=len, reverse=True))})[- ]"
_PART = rf"(?i:{_PART_WORDS})?"
_PART_OF_MANY = rf"(?i:{_PART_WORDS}(?:the )?)?"
_PART_BEFORE = re.compile(rf"{_PART_WORDS}(?:the )?$", re.IGNORECASE)
_PART_FIRST = re.compile(rf"(?:the )?{_PART_WORDS}", re.IGNORECASE)
_LONGEST_PART = max(map(len, _PARTS)) + len("- the ")
_AND_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})\b)"
_HINT = re.compile(
    rf"[12][0-9]{{3}}|\b{_MONTH}|[a-z]day\b|[0-9]0s\b|[0-9]/[0-9]|quarter\b|century\b|\bQ[1-4]\b|"
    r"\b(?:Christmas|New Year|Boxing|Valentine|Hallowe)"
)
_OPENING = re.compile(r"\b(?P<word>since|after|until|till|before|by|through)\s+(?:the\s+)?$", re.IGNORECASE)
_OPENS = dict.fromkeys(("since", "after"), Open.SINCE)
_OPENS |= dict.fromkeys(("until", "till", "before", "by", "through"), Open.UNTIL)
_GOES_ON = re.compile(r"\s+(?:to|until|till)\b")
_INTO = re.compile(
    r"\b(?:in|since|until|during|by|last|next|of|from|before|after|through|till|"
    r"(?:forward|back|off|postponed|delayed|rescheduled|moved) to|"
    r"(?:scheduled|set|planned|slated) for)\s+$",
    re.IGNORECASE,
)
_SURNAME = re.compile(r" [^\W\d_a-z]")
"""Behind what may be a month it tells of June Carter."""
_BEFORE = 20
_NOT_YET = re.compile(r"\b(?:not|never|no|nobody|nothing|cannot)\b|n['’]t\b", re.IGNORECASE)
_REACH = 80
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?\b")
_BESIDE = re.compile(r",?\s(?:the\s)?|\s\(?")
_BESIDE_BEFORE = re.compile(r"(?:,?\s(?:the\s)?|\s\(?)$")
_FEASTS = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
_FEAST = "|".join(name.title().replace("'S", "['’]s") for name in sorted(_FEASTS, key=len, reverse=True))
_FROM_A_DAY = re.compile(r"\b(?:after|before|since|until|till|by|of)\s+$", re.IGNORECASE)
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def written_dates(text: str, span: Span) -> Iterator[tuple[Period, Span]]:
    """The periods that the words in a span tell, with where they stand, in order of kind; none inside another.

    "since" and "until" leave them open, but what was not done until March was done in March; a day of the week beside
    a date says nothing more.
    """
    if not _HINT.search(text, span.start, span.end):
        return
    taken = Covering(span.start, span.end)
    for pattern, read in _READERS:
        for match in pattern.finditer(text, span.start, span.end):
            at, found = Span(*match.span()), read(match)
            if found and taken.take(at):
                yield from ((opened(one, text, at), at) for one in found)
    for match in _WEEKDAY.finditer(text, span.start, span.end):
        if not _beside(text, match, taken):
            yield weekday(match[1]), Span(*match.span())


def part_told(text: str, span: Span, one: Period) -> Period:
    """The part of a month or of years that the words of a span, or those right before it, tell; else all of it.

    Worked example: of 2008 in "early 2008" the first five months.
    """
    if one.grain in ("day", "week"):
        return one
    found = _PART_FIRST.match(text, span.start, span.end)
    if found is None:
        found = _PART_BEFORE.search(text, max(0, span.start - _LONGEST_PART), span.start)
        # "The end of the 2008 crisis" is no end of 2008.
        found = found if found and (found[0].endswith("the ") <= (one.grain == "time")) else None
    return _part(one, found["part"]) if found else one


def _beside(text: str, match: re.Match[str], taken: Covering) -> bool:
    """Whether a date stands next to a day of the week."""
    before = _BESIDE_BEFORE.search(text, max(0, match.start() - 6), match.start())
    behind = _BESIDE.match(text, match.end())
    return (before is not None and before.start() - 1 in taken) or (behind is not None and behind.end() in taken)


def opened(one: Period, text: str, at: Span) -> Period:
    """A period as the word before its place opens it: "since", "until"."""
    before = _OPENING.search(text, max(0, at.start - 12), at.start)
    if before is None or (before["word"].lower() == "from" and (_GOES_ON.match(text, at.end) or " to " in one.text)):
        return one
    opened = _OPENS[before["word"].lower()]
    late = opened is Open.UNTIL and _NOT_YET.search(text, max(0, at.start - _REACH), before.start())
    return one if late else replace(one, open=opened)


def _number(day: str) -> int:
    return int(day.rstrip("stndrh"))


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _calendar(text: str) -> list[Period]:
    value = calendar_value(text)
    return [period(value)] if value else []


def _iso(match: re.Match[str]) -> list[Period]:
    return _calendar(f"{match['year']}-{match['month']}-{match['day']}")


def _in_figures(match: re.Match[str]) -> list[Period]:
    """Day and month in either order; the year alone if both orders make a date. With points the day comes first."""
    year, one, two = int(match["year"]), int(match["one"]), int(match["two"])
    both = [(one, two)] if match["gap"] == "." else [(one, two), (two, one)]
    known = {found[0] for day, month in both if (found := _calendar(f"{year}-{month:02d}-{day:02d}"))}
    return list(known) if len(known) < 2 else _calendar(str(year))


def _days(match: re.Match[str]) -> list[Period]:
    """A day, two days, or from day to day of a month, with or without a year."""
    month, first = _month(match["month"]), _number(match["day"])
    last = _number(match["last"]) if match["last"] else first
    ranged = match["to"] != "and" or bool(_BETWEEN.search(match.string, max(0, match.start() - 16), match.start()))
    if match["to"] and ranged and first < last:
        return _day_to_day(match["year"], month, (first, last))
    both = [first, last] if match["last"] else [first]
    return [one for day in both for one in _one_day(match["year"], month, day)]


def _one_day(year: str | None, month: int, day: int) -> list[Period]:
    if year:
        return _calendar(f"{year}-{month:02d}-{day:02d}")
    known = _calendar(f"2000-{month:02d}-{day:02d}")
    return [of_a_year((month, day), (month, day), f"{day} {month_name[month]}")] if known else []


def _day_to_day(year: str | None, month: int, days: tuple[int, int]) -> list[Period]:
    ends = [one for day in days for one in _one_day(year, month, day)]
    if len(ends) < 2:
        return []
    return [replace(ends[0], last=ends[1].last, text=f"{ends[0].text} to {ends[1].text}")]


def _feast(match: re.Match[str]) -> list[Period]:
    """The day of a feast; "at Christmas" may be any of several, and "before Christmas" is before the first."""
    name = match["feast"].lower().replace("’", "'")
    if name == "christmas" and not _FROM_A_DAY.search(match.string, max(0, match.start() - 8), match.start()):
        return []
    return _one_day(match["year"], *_FEASTS[name])


def _quarter(match: re.Match[str]) -> list[Period]:
    """A quarter with or without a year, or half a year."""
    many = 6 if (match["span"] or "").lower() == "half" else 3
    place = int(match["quarter"][1]) if match["quarter"] else _ORDER[match["order"].lower()]
    if place * many > 12 or (many == 6 and not match["year"]):
        return []
    first, last, year = place * many - many + 1, place * many, match["year"]
    name = f"{'Q' if many == 3 else 'H'}{place}"
    return [_months(year, first, last, f"{year}-{name}" if year else name)]


def _months(year: str | None, first: int, last: int, text: str) -> Period:
    """From the first day of a month to the last of another in one year."""
    ends = [calendar_value(f"{year or 2000}-{month:02d}") for month in (first, last)]
    days = [day for value in ends if value for day in (value.first, value.last)]
    if year:
        return between(days[0], days[-1], text)
    return of_a_year((first, 1), (last, days[-1].day), text)


def _season(match: re.Match[str]) -> list[Period]:
    """Three months; a winter lies across the new year, before or after, unless both years are told."""
    name, year = match["season"].lower(), int(match["year"])
    if name != "winter":
        return [_months(match["year"], *_SEASONS[name], f"{name} {year}")]
    first = date(year if match["next"] else year - 1, 12, 1)
    return [between(first, date(year + 1, 3, 1) - timedelta(1), match.group().lower())]


def _of_month(match: re.Match[str]) -> list[Period]:
    month = _month(match["month"])
    if match["year"]:
        return [_part(one, match["part"]) for one in _calendar(f"{match['year']}-{month:02d}")]
    into = _INTO.search(match.string, max(0, match.start() - _BEFORE), match.start())
    called = into and into.group().rstrip().endswith(" for") and _SURNAME.match(match.string, match.end())
    if not match["part"] and (not into or called):
        return []
    return [_part(_months(None, month, month, match["month"].rstrip(".").capitalize()), match["part"])]


def _part(one: Period, part: str | None) -> Period:
    return part_of(one, _PARTS[part.lower()]) if part else one


def _years(match: re.Match[str]) -> list[Period]:
    """From year to year: "2008-10", "from 2008 to 2010"; two years if "and" joins them and "between" is missing."""
    first, last = int(match["year"]), int(match["next"])
    last = last if last > 99 else first - first % 100 + last
    joined = match["to"] == "and" and not _BETWEEN.search(match.string, max(0, match.start() - 16), match.start())
    if not first < last or (joined and last > 99):
        return [one for year in (first, last) for one in _calendar(str(year))] if joined else []
    return [between(date(first, 1, 1), date(last, 12, 31), f"{first} to {last}")]


def _decade(match: re.Match[str]) -> list[Period]:
    first = int(match["decade"])
    one = between(date(first, 1, 1), date(first + 9, 12, 31), f"{first}s")
    return [_part(one, match["part"])]


def _century(match: re.Match[str]) -> list[Period]:
    last = _number(match["place"]) * 100
    if not 99 < last <= 3_000:
        return []
    return [_part(between(date(last - 99, 1, 1), date(last, 12, 31), f"{match['place']} century"), match["part"])]


def _year(match: re.Match[str]) -> list[Period]:
    """A year, unless the four digits count people or measure something."""
    text, end = match.string, match.end()
    behind = tokens(text, match.start("year"), min(end + 24, match.endpos))
    if people_behind(text, behind, 1) or unit_after(text, behind, 1):
        return []
    return [_part(one, match["part"]) for one in _calendar(match["year"])]


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], list[Period]]], ...] = (
    (re.compile(rf"(?<![\w/.-])(?P<year>{_YEAR})[-/](?P<month>[01][0-9])[-/](?P<day>[0-3][0-9])(?![\w/-])"), _iso),
    (
        re.compile(
            rf"(?<![\w/.-])(?P<one>[0-3]?[0-9])(?P<gap>[/.-])(?P<two>[0-3]?[0-9])(?P=gap)(?P<year>{_YEAR})(?![\w/-])"
        ),
        _in_figures,
    ),
    (re.compile(rf"(?<![\w/.:$€£-])(?P<day>{_DAY}){_TO}(?:\s+of)?\s+(?P<month>{_MONTH}){_AND_YEAR}?"), _days),
    (
        re.compile(
            rf"\b(?P<month>{_MONTH})\s+(?:the\s+)?(?P<day>{_DAY}){_TO}(?![\w%:]|[,.][0-9]|\s?(?:per|million|percent))"
            rf"{_AND_YEAR}?"
        ),
        _days,
    ),
    (re.compile(rf"\b(?P<feast>{_FEAST})\b(?!['’]|\s[A-Z]){_AND_YEAR}?"), _feast),
    (
        re.compile(
            rf"\b(?:(?P<order>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)[\s-](?P<span>quarter|half)|"
            rf"(?P<quarter>Q[1-4]))\b{_AND_YEAR}?"
        ),
        _quarter,
    ),
    (
        re.compile(
            rf"\b(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?(?P<year>{_YEAR})"
            r"(?:[-–/](?P<next>[0-9]{2,4}))?\b"
        ),
        _season,
    ),
    (
        re.compile(rf"{_PART}\b(?P<month>{_MONTH})(?:{_AND_YEAR}|(?!\s+[0-9A-Z]))"),
        _of_month,
    ),
    (re.compile(rf"{_PART_OF_MANY}\b(?P<decade>{_YEAR[:-5]}[0-9]0)s\b"), _decade),
    (re.compile(rf"{_PART_OF_MANY}\b(?P<place>[0-9]{{1,2}}(?:st|nd|rd|th)) century\b"), _century),
    (
        re.compile(
            rf"(?<![\w$€£.,:/-])(?P<year>{_YEAR})\s?(?P<to>[-–]|to|and)\s?(?P<next>{_YEAR}|(?<=[-–])[0-9]{{2}})(?![\w%-]|[.,][0-9])"
        ),
        _years,
    ),
    (re.compile(rf"{_PART}(?<![\w$€£.,:/])(?<![0-9]-)(?P<year>{_YEAR})(?![\w%]|[.,:/-][0-9])"), _year),
)

"""Marks how long and how often: durations ("18 months") and sets ("every Tuesday") with their TIMEX3 values."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from annotator.domain.span import Span
from annotator.extract.times.date_rules import UNIT_STEMS, holds_any
from annotator.extract.times.dates import MONTH, MONTHS, WEEKDAY, month_number, weekday_number
from annotator.extract.times.time_values import TimeKind, TimeWord
from annotator.extract.times.time_words import NUMBER, PARTS_OF_DAY, SEASONS, UNIT, number_of, period, unit_of

_ABOUT = (
    r"(?:(?:more than|less than|fewer than|at least|at most|up to|nearly|almost|about|around|roughly|over|under|"
    r"some|another|only|just|the (?:last|past|previous|next|coming|first|final))\s+)?"
)
_LASTING = re.compile(rf"\b{_ABOUT}{NUMBER}[\s-]+{UNIT}\b(?!\s+(?:ago|from now|later|earlier)\b)", re.IGNORECASE)
_ROLLING = re.compile(rf"\bthe (?:last|past|coming)\s+{UNIT}\b(?<!s)", re.IGNORECASE)
_ROLLING_SOME = re.compile(rf"\bthe (?:last|past|coming|next|following|previous)\s+{UNIT}\b(?<=s)", re.IGNORECASE)
_BARE = re.compile(r"\bfor (?P<unit>second|minute|hour|day|week|month|year|decade)s\b", re.IGNORECASE)
_RATE = re.compile(
    r"(?:[$€£¥]\s?\d[\d.,]*(?:\s?(?:k|m|bn|million|billion))?|(?:\d[\d.,]*|hundred|thousand|million|billion)"
    r"(?:\s+[a-z]+){1,2})\s+(?P<words>(?:an?|per)\s+(?P<unit>day|week|month|quarter|year))\b"
    r"(?!\s+(?:ago|later|earlier|before|after|to|from)\b|-)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s+(?:of|to)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:an?|one)[\s-]+second", re.IGNORECASE)

_EVERY = re.compile(rf"\b(?:every|each)\s+(?:(?P<other>other)\s+)?(?:{NUMBER}\s+)?{UNIT}\b", re.IGNORECASE)
_EVERY_WEEKDAY = re.compile(
    rf"\b(?:(?:every|each)\s+{WEEKDAY}|{WEEKDAY.replace('weekday', 'plural')}s)\b"
    rf"(?:\s+(?P<part>{'|'.join(PARTS_OF_DAY)})s?\b)?",
    re.IGNORECASE,
)
_EVERY_MONTH = re.compile(rf"\b(?:every|each)\s+{MONTH}\b", re.IGNORECASE)
_EVERY_PART = re.compile(rf"\b(?:every|each)\s+(?P<part>{'|'.join(PARTS_OF_DAY)})\b", re.IGNORECASE)
_OFTEN = r"\b(?:once|twice|thrice|\w{1,20} times)\s+"
_TIMES_A = re.compile(rf"{_OFTEN}(?:an?|per|each|every)\s+(?:{NUMBER}\s+)?{UNIT}\b", re.IGNORECASE)
_EVERY_SEASON = re.compile(rf"\b(?:every|each)\s+(?P<season>{'|'.join(SEASONS)})\b", re.IGNORECASE)
_WEEKENDS = re.compile(r"\b(?:weekends|(?:every|each)\s+weekend)\b", re.IGNORECASE)
_ADVERB = re.compile(r"\b(?P<word>hourly|daily|weekly|monthly|quarterly|yearly|annually)\b", re.IGNORECASE)
_ADVERBS = {
    "hourly": "PT1H", "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y",
    "annually": "P1Y",
}  # fmt: skip


def durations(text: str) -> Iterator[TimeWord]:
    """The durations of a text; their value does not depend on a date."""
    if not holds_any(text.lower(), UNIT_STEMS):
        return
    rates = {match.start("words") for match in _RATE.finditer(text)}
    for match in _LASTING.finditer(text):
        is_share = match["unit"].casefold() == "quarter" and _SHARE.match(text, match.end())
        if not is_share and match.start() not in rates and not _ORDINAL.fullmatch(match.group()):
            yield _word(match, TimeKind.DURATION, period(number_of(match) or "X", unit_of(match)))
    for match in _ROLLING.finditer(text):
        yield _word(match, TimeKind.DURATION, period("1", unit_of(match)))
    for match in _ROLLING_SOME.finditer(text):
        yield _word(match, TimeKind.DURATION, period("X", unit_of(match)))
    for match in _BARE.finditer(text):
        value = period("X", match["unit"].casefold())
        yield TimeWord(Span(match.start("unit"), match.end()), value, value, TimeKind.DURATION)


def sets(text: str) -> Iterator[TimeWord]:
    """What recurs, with the period or the day it recurs in."""
    yield from _daily(text)
    for match in _RATE.finditer(text) if holds_any(text.lower(), UNIT_STEMS) else ():
        spell = period("1", match["unit"].casefold())
        yield TimeWord(Span(*match.span("words")), spell, spell, TimeKind.SET)
    if not holds_any(text.lower(), ("every", "each", "days", "weekends", "time", "once", "twice", "thrice")):
        return
    for match in (*_EVERY.finditer(text), *_TIMES_A.finditer(text)):
        yield _word(match, TimeKind.SET, _every(match))
    for pattern, value in _RECURRING:
        for match in pattern.finditer(text):
            yield _word(match, TimeKind.SET, value(match))


def _weekdays(match: re.Match[str]) -> str:
    number = weekday_number(match["weekday"] or match["plural"])
    part = f"T{PARTS_OF_DAY[match['part'].casefold()]}" if match["part"] else ""
    return f"XXXX-WXX-{(number or 0) + 1}{part}"


_RECURRING: Final[tuple[tuple["re.Pattern[str]", Callable[["re.Match[str]"], str]], ...]] = (
    (_EVERY_WEEKDAY, _weekdays),
    (_EVERY_MONTH, lambda match: f"XXXX-{month_number(match['month']) or len(MONTHS):02d}"),
    (_EVERY_PART, lambda match: f"XXXX-XX-XXT{PARTS_OF_DAY[match['part'].casefold()]}"),
    (_EVERY_SEASON, lambda match: f"XXXX-{SEASONS[match['season'].casefold()]}"),
    (_WEEKENDS, lambda _: "XXXX-WXX-WE"),
)


def _daily(text: str) -> Iterator[TimeWord]:
    for match in _ADVERB.finditer(text) if "ly" in text.lower() else ():
        yield _word(match, TimeKind.SET, _ADVERBS[match["word"].casefold()])


def _every(match: re.Match[str]) -> str:
    """The period after which it comes again."""
    count = number_of(match) if match["number"] else "1"
    if match.groupdict().get("other") and count == "1":
        count = "2"
    return period(count or "1", unit_of(match))


def _word(match: re.Match[str], kind: TimeKind, value: str) -> TimeWord:
    return TimeWord(Span(match.start(), match.end()), value, value, kind)

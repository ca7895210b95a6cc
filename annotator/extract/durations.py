"""Marks how long and how often: durations ("18 months") and sets ("every Tuesday") with their TIMEX3 values."""

import re
from collections.abc import Iterator

from annotator.domain.span import Span
from annotator.extract.dates import MONTH, MONTHS, WEEKDAY, month_number, weekday_number
from annotator.extract.findings import TimeKind, TimeWord
from annotator.extract.time_words import NUMBER, PARTS_OF_DAY, UNIT, number_of, period, unit_of

_ABOUT = (
    r"(?:(?:more than|less than|fewer than|at least|at most|up to|nearly|almost|about|around|roughly|over|under|"
    r"some|another|only|just|the (?:last|past|previous|next|coming|first|final))\s+)?"
)
_LASTING = re.compile(
    rf"\b{_ABOUT}{NUMBER}[\s-]+{UNIT}\b(?!\s+(?:ago|from now|later|earlier|before|after)\b)", re.IGNORECASE
)
_ROLLING = re.compile(rf"\bthe (?:last|past|coming)\s+{UNIT}\b(?<!s)", re.IGNORECASE)
_BARE = re.compile(r"\bfor (?P<unit>second|minute|hour|day|week|month|year|decade)s\b", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:an?|one)[\s-]+second", re.IGNORECASE)

_EVERY = re.compile(rf"\b(?:every|each)\s+(?:(?:other\s+)?{NUMBER}\s+)?{UNIT}\b", re.IGNORECASE)
_EVERY_WEEKDAY = re.compile(
    rf"\b(?:(?:every|each)\s+{WEEKDAY}|{WEEKDAY.replace('weekday', 'plural')}s)\b", re.IGNORECASE
)
_EVERY_MONTH = re.compile(rf"\b(?:every|each)\s+{MONTH}\b", re.IGNORECASE)
_EVERY_PART = re.compile(rf"\b(?:every|each)\s+(?P<part>{'|'.join(PARTS_OF_DAY)})\b", re.IGNORECASE)
_TIMES_A = re.compile(rf"\b(?:once|twice|thrice|\w+ times)\s+(?:an?|per|every|each)\s+{UNIT}\b", re.IGNORECASE)
_ADVERB = re.compile(r"\b(?P<word>hourly|daily|weekly|monthly|quarterly|yearly|annually)\b", re.IGNORECASE)
_ADVERBS = {
    "hourly": "PT1H", "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y",
    "annually": "P1Y",
}  # fmt: skip


def durations(text: str) -> Iterator[TimeWord]:
    """The durations of a text; their value does not depend on a date."""
    for match in _LASTING.finditer(text):
        if not _ORDINAL.fullmatch(match.group()):
            yield _word(match, TimeKind.DURATION, period(number_of(match) or "X", unit_of(match)))
    for match in _ROLLING.finditer(text):
        yield _word(match, TimeKind.DURATION, period("1", unit_of(match)))
    for match in _BARE.finditer(text):
        value = period("X", match["unit"].casefold())
        yield TimeWord(Span(match.start("unit"), match.end()), value, value, TimeKind.DURATION)


def sets(text: str) -> Iterator[TimeWord]:
    """What recurs, with the period or the day it recurs in."""
    for match in _EVERY.finditer(text):
        yield _word(match, TimeKind.SET, period(number_of(match) or "1" if match["number"] else "1", unit_of(match)))
    for match in _EVERY_WEEKDAY.finditer(text):
        number = weekday_number(match["weekday"] or match["plural"])
        yield _word(match, TimeKind.SET, f"XXXX-WXX-{(number or 0) + 1}")
    for match in _EVERY_MONTH.finditer(text):
        month = month_number(match["month"]) or len(MONTHS)
        yield _word(match, TimeKind.SET, f"XXXX-{month:02d}")
    for match in _EVERY_PART.finditer(text):
        yield _word(match, TimeKind.SET, f"XXXX-XX-XXT{PARTS_OF_DAY[match['part'].casefold()]}")
    for match in _TIMES_A.finditer(text):
        yield _word(match, TimeKind.SET, period("1", unit_of(match)))
    for match in _ADVERB.finditer(text):
        yield _word(match, TimeKind.SET, _ADVERBS[match["word"].casefold()])


def _word(match: re.Match[str], kind: TimeKind, value: str) -> TimeWord:
    return TimeWord(Span(match.start(), match.end()), value, value, kind)

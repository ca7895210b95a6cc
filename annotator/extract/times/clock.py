"""Marks times of day ("10:30 a.m.", "last night") and joins them with the day beside them."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from annotator.domain.span import Span
from annotator.domain.time import calendar_value
from annotator.extract.times.anchor import Anchor
from annotator.extract.times.time_values import TimeKind, TimeWord
from annotator.extract.times.time_words import PARTS_OF_DAY

_ZONE = r"(?:\s+(?:GMT|UTC|BST|CET|EST|EDT|PST|PDT|ET|local time))?"
_CLOCK = re.compile(
    rf"\b(?:(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap])(?:m\b|\.m\b\.?){_ZONE}|"
    rf"(?P<hour24>\d{{1,2}}):(?P<minute24>\d\d)(?!\d|:){_ZONE}|"
    r"(?P<hours>[01]\d|2[0-3])(?P<minutes>[0-5]\d)\s+(?:GMT|UTC|hours|hrs|local time)\b|"
    r"(?P<word>noon|midday|midnight))",
    re.IGNORECASE,
)
_EXACT = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<time>\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)")
_TWILIGHT = {"dawn": "MO", "daybreak": "MO", "sunrise": "MO", "dusk": "EV", "sunset": "EV", "nightfall": "EV"}
_LIGHT = re.compile(rf"\b(?P<word>{'|'.join(_TWILIGHT)})\b", re.IGNORECASE)
_OVERNIGHT = re.compile(r"\bovernight\b", re.IGNORECASE)
_PART_BEFORE = re.compile(rf"\b(?:the\s+)?(?P<part>{'|'.join(PARTS_OF_DAY)})\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_PART = re.compile(
    rf"\b(?:(?P<this>this)\s+(?P<part>{'|'.join(PARTS_OF_DAY)})|(?P<last>last night)|(?P<tonight>tonight))\b",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(rf"\s+(?:(?:in|during)\s+the\s+)?(?P<part>{'|'.join(PARTS_OF_DAY)})\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NOON = 12
_REACH = 32
_ENDS = re.compile(r"\n+")
"""Of paragraphs."""
_WEEKS = timedelta(weeks=4)


def times_of_day(text: str, anchor: Anchor) -> Iterator[TimeWord]:
    """Times of the article's own day; `joined` moves them to the day beside them, `on_their_day` to one further off."""
    today, yesterday = anchor.step("day", 0), anchor.step("day", -1)
    for match in _CLOCK.finditer(text):
        hour = _hour(match)
        if hour is not None:
            yield _word(match.start(), match.end(), today, hour)
    for match in _EXACT.finditer(text):
        if calendar_value(match["day"]):
            yield _word(match.start(), match.end(), match["day"], match["time"])
    for match in _LIGHT.finditer(text):
        yield _word(match.start(), match.end(), today, _TWILIGHT[match["word"].casefold()])
    for match in _OVERNIGHT.finditer(text):
        # The night before the article's day, or the one after it.
        yield _word(match.start(), match.end(), None, "NI")
    for match in _PART.finditer(text):
        part = "NI" if match["last"] or match["tonight"] else PARTS_OF_DAY[match["part"].casefold()]
        yield _word(match.start(), match.end(), yesterday if match["last"] else today, part)


def _hour(match: re.Match[str]) -> str | None:
    """ "15:00"; None for what no clock shows."""
    if match["word"]:
        return "24:00" if match["word"].casefold() == "midnight" else f"{_NOON}:00"
    hour = int(match["hour"] or match["hour24"] or match["hours"])
    minute = int(match["minute"] or match["minute24"] or match["minutes"] or 0)
    if match["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if match["half"].casefold() == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _word(start: int, end: int, day: str | None, time: str) -> TimeWord:
    value = f"{day}T{time}" if day else None
    return TimeWord(Span(start, end), value, value, TimeKind.TIME)


def joined(text: str, times: Sequence[TimeWord]) -> list[TimeWord]:
    """The times, days and clock times that stand beside each other as one ("Thursday at 10:30", "Friday evening")."""
    out: list[TimeWord] = []
    for time in (_with_part(text, each) for each in times):
        both = _both(text, out[-1], time) if out else None
        if both is not None:
            out[-1] = both
        elif not out or out[-1].span.end <= time.span.start:
            out.append(time)
    return out


def on_their_day(text: str, times: Sequence[TimeWord], anchor: Anchor) -> list[TimeWord]:
    """The times with those that only a clock tells on the day of which the story last told, if that is not far off.

    Such a day stands in the same paragraph or the one before, and is no more than some weeks before the article's. In a
    clause that looks ahead a clock tells of the article's own day.
    """
    out: list[TimeWord] = []
    day, ends, at = "", 0, 0
    for time in times:
        ends += len(_ENDS.findall(text, at, time.span.start))
        at = time.span.start
        told = _time_told(time.span.quote(text))
        if told is None and _tells_a_day(time, anchor):
            day, ends = (time.past or "").partition("T")[0], 0
        known = told is not None and day and ends <= 1
        out.append(TimeWord(time.span, f"{day}T{told}", time.future, TimeKind.TIME) if known else time)
    return out


def _tells_a_day(time: TimeWord, anchor: Anchor) -> bool:
    """Whether a time tells of a day that may be that of a report: of the article's own, or of the weeks before it."""
    found = calendar_value((time.past or "").partition("T")[0])
    if found is None or found.first != found.last or time.kind not in (TimeKind.DATE, TimeKind.TIME):
        return False
    return anchor.day is None or timedelta() <= anchor.day - found.first <= _WEEKS


def _with_part(text: str, time: TimeWord) -> TimeWord:
    """A day with the part of the day behind it, or before it."""
    if time.kind is not TimeKind.DATE or not _is_day(time):
        return time
    if match := _PART_AFTER.match(text, time.span.end):
        return _at(Span(time.span.start, match.end()), time, PARTS_OF_DAY[match["part"].casefold()])
    at = max(0, time.span.start - _REACH)
    if match := _PART_BEFORE.search(text[at : time.span.start]):
        return _at(Span(at + match.start(), time.span.end), time, PARTS_OF_DAY[match["part"].casefold()])
    return time


def _is_day(time: TimeWord) -> bool:
    return all(value is None or _DAY.fullmatch(value) for value in (time.past, time.future))


def _at(span: Span, day: TimeWord, time: str) -> TimeWord:
    past, future = (f"{value}T{time}" if value else None for value in (day.past, day.future))
    return TimeWord(span, past, future, TimeKind.TIME)


def _both(text: str, before: TimeWord, after: TimeWord) -> TimeWord | None:
    """One time of a day and a clock time with no more than "on", "at" or a comma between; None for anything else."""
    between = text[before.span.end : after.span.start].strip(" ,").casefold()
    kinds = {before.kind, after.kind}
    if kinds != {TimeKind.DATE, TimeKind.TIME} or between not in {"", "at", "on"}:
        return None
    day, clock = (before, after) if before.kind is TimeKind.DATE else (after, before)
    told = _time_told(clock.span.quote(text))
    return _at(before.span.union(after.span), day, told) if _is_day(day) and told else None


def _time_told(words: str) -> str | None:
    """The time of day that words tell without a day, as TIMEX3 writes it; None if a day is told with it."""
    if light := _LIGHT.fullmatch(words):
        return _TWILIGHT[light["word"].casefold()]
    clock = _CLOCK.fullmatch(words)
    return _hour(clock) if clock else None

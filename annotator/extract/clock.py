"""Marks times of day ("10:30 a.m.", "last night") and joins them with the day beside them."""

import re
from collections.abc import Iterator, Sequence

from annotator.domain.span import Span
from annotator.extract.anchor import Anchor
from annotator.extract.findings import TimeKind, TimeWord
from annotator.extract.time_words import PARTS_OF_DAY

_ZONE = r"(?:\s+(?:GMT|UTC|BST|CET|EST|EDT|PST|PDT|local time))?"
_CLOCK = re.compile(
    rf"\b(?:(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap])\.?m\b\.?|(?P<hour24>\d{{1,2}}):(?P<minute24>\d\d)(?!\d|:){_ZONE}|(?P<word>noon|midday))",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"\b(?:(?P<this>this)\s+(?P<part>{'|'.join(PARTS_OF_DAY)})|(?P<last>last night)|(?P<tonight>tonight))\b",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(rf"\s+(?:(?:in|during)\s+the\s+)?(?P<part>{'|'.join(PARTS_OF_DAY)})\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NOON = 12


def times_of_day(text: str, anchor: Anchor) -> Iterator[TimeWord]:
    """Times of the article's own day; `joined` moves them to the day beside them."""
    today, yesterday = anchor.step("day", 0), anchor.step("day", -1)
    for match in _CLOCK.finditer(text):
        hour = _hour(match)
        if hour is not None:
            yield _word(match.start(), match.end(), today, hour)
    for match in _PART.finditer(text):
        part = "NI" if match["last"] or match["tonight"] else PARTS_OF_DAY[match["part"].casefold()]
        yield _word(match.start(), match.end(), yesterday if match["last"] else today, part)


def _hour(match: re.Match[str]) -> str | None:
    """ "15:00"; None for what no clock shows."""
    if match["word"]:
        return f"{_NOON}:00"
    hour, minute = int(match["hour"] or match["hour24"]), int(match["minute"] or match["minute24"] or 0)
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


def _with_part(text: str, time: TimeWord) -> TimeWord:
    """A day with the part of the day behind it."""
    match = _PART_AFTER.match(text, time.span.end)
    if match is None or time.kind is not TimeKind.DATE or not _is_day(time):
        return time
    part = PARTS_OF_DAY[match["part"].casefold()]
    return _at(Span(time.span.start, match.end()), time, part)


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
    time = (clock.past or "T").rpartition("T")[2]
    return _at(before.span.union(after.span), day, time) if _is_day(day) and ":" in time else None

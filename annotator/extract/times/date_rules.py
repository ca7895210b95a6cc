"""Owns what the rules for dates share: how a rule is written, and how "last" and "next" choose between two readings."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from annotator.extract.times.anchor import NOTHING, Anchor, Values

Meaning = Callable[["re.Match[str]", Anchor], Values | None]
"""From a match to what it means if the clause looks back, and ahead; None if it is no date."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and its meaning; it can match only where one of `needs` stands, which is much faster to find."""

    pattern: "re.Pattern[str]"
    meaning: Meaning
    needs: tuple[str, ...]


Rules = tuple[Rule, ...]

MONTH_STEMS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
UNIT_STEMS: Final = ("second", "minute", "hour", "day", "week", "night", "month", "quarter", "year", "decade", "centur")
YEAR_STEMS: Final = ("15", "16", "17", "18", "19", "20")
NEAR: Final = r"(?P<near>last|this past|this coming|this|next|past|coming)"
EARLY: Final = r"(?:(?:early|late|mid|earlier|later)[\s-]+)?"
EDGE: Final = (
    r"(?:(?:the\s+)?(?:end|beginning|start|middle|close|turn)\s+of\s+(?:the\s+)?|(?:the\s+)?(?:early|late|mid)[\s-]+)?"
)
YEAR: Final = r"(?P<year>(?:1[5-9]|20)\d\d)"
_SOON: Final = 60
_LONG_AGO: Final = 300
"""Days."""
_STEPS: Final = {"last": -1, "past": -1, "this past": -1, "next": 1, "coming": 1, "this coming": 1}


def rule(pattern: str, meaning: Meaning, *needs: str) -> Rule:
    """A rule for words of either case; `needs` are small letters."""
    return Rule(re.compile(pattern, re.IGNORECASE), meaning, needs)


def holds_any(lowered: str, needs: tuple[str, ...]) -> bool:
    """Whether a text in small letters holds one of the words."""
    return any(need in lowered for need in needs)


def step_of(near: str | None) -> int:
    """-1 for "last" and its like, 1 for "next", 0 for "this" and for nothing."""
    return _STEPS.get(" ".join((near or "").casefold().split()), 0)


def by_near(match: re.Match[str], values: Values, this: str | None) -> Values:
    """Both readings, or the one that "last", "this" or "next" asks for."""
    if (match.groupdict().get("near") or "").casefold() == "this":
        return this, this
    step = step_of(match.groupdict().get("near"))
    return (values[0],) * 2 if step < 0 else (values[1],) * 2 if step > 0 else values


def around(values: Sequence[str], anchor: Anchor) -> Values:
    """The last value not after the article's day, and the first not before it.

    A day that comes soon but was long ago has no value looking back: hardly anybody means that of last year.
    """
    today = anchor.step("day", 0)
    if today is None:
        return NOTHING
    past = [value for value in values if value <= today[: len(value)]]
    future = [value for value in values if value >= today[: len(value)]]
    last, coming = past[-1] if past else None, future[0] if future else None
    return (None if last and coming and _is_much_nearer(coming, last, today) else last, coming)


def _is_much_nearer(coming: str, last: str, today: str) -> bool:
    if not len(coming) == len(last) == len(today):
        return False
    then, now, before = (date.fromisoformat(value) for value in (coming, today, last))
    return (then - now).days <= _SOON and (now - before).days >= _LONG_AGO


def unsettled(_match: re.Match[str], _anchor: Anchor) -> Values:
    """A date that counts from something else than the article's day."""
    return NOTHING


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None

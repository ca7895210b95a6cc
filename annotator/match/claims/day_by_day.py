"""Owns which of two tolls is the later by the days for which they are told, or on which somebody told them."""

import re
from collections.abc import Iterator
from itertools import product

from annotator.match.claims.facets import Facets
from annotator.match.measures.dates import Dated
from annotator.match.measures.periods import Period, Told
from annotator.match.measures.quantity import Quantity
from annotator.match.measures.tolls import LEVELS, counts_them
from annotator.match.words.senses import stems_of

_SUMMED = re.compile(
    r"\b(?:toll|so far|to date|until now|in total|in all|altogether|total of|tally|confirmed|"
    r"had (?:been|died|drowned|perished|survived|fled|gone missing))\b",
    re.IGNORECASE,
)
"""What tells that a number counts all whom something has befallen up to the day."""
_BEFORE_DAY = re.compile(
    r"(?:^|[.;,]\s)(?:(?:late|early)\s)?$|"
    r"\b(?:on|by|as of|as at|as from|until|up to)\s(?:(?:late|early|the|the end of|end of)\s){0,2}$",
    re.IGNORECASE,
)
_HAD = re.compile(r"\bhad\s(?:[a-z]+ly\s|already\s)?[a-z]{3,}", re.IGNORECASE)
"""With "by Monday" it tells of a number of anything that it has grown to that till then."""
_UP_TO = re.compile(
    r"\b(?:by|as of|as at|until|up to)\s(?:(?:late|early|the|end|of|about|around)\s){0,3}$", re.IGNORECASE
)
_OF_ANOTHER = re.compile(r"['’]s\b")
_FAR, _WEEK, _YEAR, _APART = 30, 7, 366, 14
"""Tolls told for days further apart than the last are of two events."""
_SOON = 4
"""So many days on, a day of the week is taken for the next of its name rather than for the last."""
_FALLING, _ADDED_UP = "lost", frozenset({"dead", "hurt", "held", "lost", "fled", "freed", "struck"})
_CASES = stems_of("case infection")


def of_a_later_day(side: Facets, other: Facets) -> bool:
    """Whether a claim tells how high a toll was on a later day than the other tells it for, and it did not fall.

    Worked example: "On Tuesday the death toll stood at 17" beside "On Monday the death toll stood at 12"; not "a bomb
    killed 12 on Monday" and "killed 17 on Tuesday", nor a toll of 12 after one of 17.
    """
    days = list(product(_days(side), _days(other)))
    later = bool(days) and all(_after(one.value, before.value) for one, before in days)
    return later and _grown(side, other)


def both_by_day(a: Facets, b: Facets) -> bool:
    """Whether both tell how high a toll was on some day: it may be as high on another."""
    return any(True for _ in _days(a)) and any(True for _ in _days(b))


def said_later(side: Facets, other: Facets) -> bool:
    """Whether a number was told on a later day than the other: "said on Tuesday that 17 people had died"."""
    days = list(product(side.said_on, other.said_on))
    return bool(days) and all(_after(one.value, before.value) for one, before in days) and _grown(side, other)


def _grown(side: Facets, other: Facets) -> bool:
    apart = list(_apart(side, other))
    return bool(apart) and all(one.low > before.high or one.fate == _FALLING for one, before in apart)


def _apart(side: Facets, other: Facets) -> Iterator[tuple[Quantity, Quantity]]:
    for one, before in product(side.quantities, other.quantities):
        if (counts_them(one, before) or counts_them(before, one)) and not one.agrees(before):
            yield one, before


def _days(side: Facets) -> Iterator[Dated]:
    """The days for which a claim tells a toll, and not on which something happened."""
    cases = not _CASES.isdisjoint(side.subject) and not side.core.isdisjoint(LEVELS)
    struck = cases or any(one.fate in _ADDED_UP for one in side.quantities)
    if side.denials or not (struck or _HAD.search(side.text)):
        return
    for one in side.dates:
        if one.span is None or one.value.days > 0:
            continue
        start, end = one.span.start - side.start, one.span.end - side.start
        before = side.text[max(0, start - _FAR) : start]
        summed = struck and (cases or side.level or _SUMMED.search(side.text))
        summed = summed or _UP_TO.search(before)
        if summed and _BEFORE_DAY.search(before) and not _OF_ANOTHER.match(side.text, end):
            yield one


def _after(one: Period, before: Period) -> bool:
    """Whether a day may be the later one: of days of a week, also where it is so within one week."""
    if one.told is not before.told:
        return False
    days = (one.first - before.first).days
    if one.told is Told.WEEKDAY:
        return days > 0 or 0 < days % _WEEK <= _SOON
    return 0 < (days % _YEAR if one.told is Told.DAY else days) <= _APART

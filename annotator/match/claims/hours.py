"""Owns the parts of the day that claims tell, and when they cannot be one another or a time on the clock."""

import re

from annotator.domain.span import Span
from annotator.match.claims.attributes import Difference
from annotator.match.claims.facets import Facets
from annotator.match.measures.clocks import CLOCK
from annotator.match.words.senses import OPPOSITES
from annotator.match.words.stems import stem

_HOURS = {
    **dict.fromkeys(("midnight",), frozenset({23, 0, 1})),
    **dict.fromkeys(("dawn", "daybreak", "sunrise"), frozenset({4, 5, 6, 7})),
    **dict.fromkeys(("morning",), frozenset(range(5, 13))),
    **dict.fromkeys(("noon", "midday", "lunchtime"), frozenset({11, 12, 13})),
    **dict.fromkeys(("afternoon",), frozenset(range(12, 19))),
    **dict.fromkeys(("evening", "dusk", "sunset", "nightfall"), frozenset(range(17, 24))),
    **dict.fromkeys(("night",), frozenset({*range(18, 24), *range(5)})),
    **dict.fromkeys(("overnight",), frozenset({*range(20, 24), *range(8)})),
}
"""The hours that parts of the day may mean."""
_PART_OF_DAY = re.compile(
    r"\b(?:(?P<how>[a-z]+day|on the|in the|at|by|before|around|after|this|until)\s+(?:(?:early|late|about|around)\s+)?"
    rf"|(?=overnight\b))(?P<part>{'|'.join(_HOURS)})\b",
    re.IGNORECASE,
)
_HOUR, _DAY, _HALF_A_DAY = 60.0, 24, 12
_BEFORE, _AFTER = frozenset({"before", "by"}), frozenset({"after"})


def by_hour(a: Facets, b: Facets) -> Difference | None:
    """The only parts of the day, or part and time on the clock, told in both, where they cannot be one; else None."""
    ours, theirs = (list(_PART_OF_DAY.finditer(side.text)) for side in (a, b))
    if len(ours) != 1 or len(theirs) != 1:
        return _by_clock(a, b, part_in_a=True) or _by_clock(a, b, part_in_a=False)
    parts = ours[0]["part"].lower(), theirs[0]["part"].lower()
    one, other = (_HOURS[part] for part in parts)
    if (stem(parts[0]), stem(parts[1])) in OPPOSITES:
        return None  # They are opposite words already, and no other day.
    return other_words(a, ours[0], b, theirs[0]) if one.isdisjoint(other) else None


def _by_clock(a: Facets, b: Facets, *, part_in_a: bool) -> Difference | None:
    """The only part of the day that a claim tells, and the only time on the clock in the other, that is not in it."""
    side, other = (a, b) if part_in_a else (b, a)
    parts, clocks = list(_PART_OF_DAY.finditer(side.text)), [one for one in other.quantities if one.unit == CLOCK]
    if len(parts) != 1 or len(clocks) != 1 or _PART_OF_DAY.search(other.text):
        return None
    part, at = parts[0], clocks[0]
    if int(at.low // _HOUR) % _DAY in _hours(part):
        return None
    told = part.group().lower(), other.text[at.span.start - other.start : at.span.end - other.start]
    spans = Span(side.start + part.start(), side.start + part.end()), at.span
    first, second = (0, 1) if part_in_a else (1, 0)
    return Difference("date", spans[first], spans[second], f"{told[first]}, not {told[second]}")


def _hours(part: re.Match[str]) -> frozenset[int]:
    """The hours that are meant; "before" and "after" those of the day up to or from a part of it on."""
    hours, how = _HOURS[part["part"].lower()], (part["how"] or "").lower()
    night = max(hours) - min(hours) > _HALF_A_DAY
    if how in _BEFORE:
        return frozenset(range(_DAY)) if night else frozenset(range(max(hours)))
    if how in _AFTER:
        return frozenset(range(_HALF_A_DAY)) if night else frozenset(range(min(hours), _DAY))
    return hours


def other_words(a: Facets, ours: re.Match[str], b: Facets, theirs: re.Match[str]) -> Difference:
    """That either claim tells another time, with its words."""
    first, second = (Span(side.start + at.start(), side.start + at.end()) for side, at in ((a, ours), (b, theirs)))
    return Difference("date", first, second, f"{ours.group().lower()}, not {theirs.group().lower()}")

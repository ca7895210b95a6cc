"""Owns which of two counts is the later by the words alone: a toll that rose, "now", "initially"."""

import math
import re
from collections.abc import Iterator
from itertools import product

from annotator.match.claims.amounts import ends_of
from annotator.match.claims.day_by_day import said_later
from annotator.match.claims.facets import Facets
from annotator.match.measures.periods import Told
from annotator.match.measures.quantity import Quantity
from annotator.match.measures.tolls import counts_them
from annotator.match.words.senses import senses_of, stems_of

_UP = stems_of("rise climb increase grow jump soar mount surge swell reach hit pass top exceed surpass")
_DOWN = stems_of("fall drop decline decrease shrink dwindle")
_BROUGHT = re.compile(
    r"\b(?:bring|brought|tak|took|rais|push|lift|driv|drove)\w* (?:the|its|their) (?:\w+ ){0,2}?"
    r"(?:toll|number|total|count|tally|figure)\b",
    re.IGNORECASE,
)
_NOUNS = stems_of("number count tally total figure")
_WEEKS = 14
"""Counts told for days further apart are of two times."""
_NOW = re.compile(
    r"\b(?:now|currently|(?:latest|updated|new|revised) (?:count|toll|figure|tally|number|estimate)s?)\b", re.IGNORECASE
)
_COUNTING = "(?:sa(?:id|ys?)|sp[eo]ken?|reports?|reported|puts?|counted|estimated|announced|g[ai]ven?|told|thought)"
_FIRST = re.compile(
    rf"\b(?:initially|originally|at first|previously|(?:first|earlier) {_COUNTING}|{_COUNTING} (?:earlier|at first)|"
    r"(?:early|earlier|earliest|first|initial|preliminary|previous) "
    r"(?:report|count|figure|toll|estimate|number|tall(?:y|ie)|statement)s?)\b",
    re.IGNORECASE,
)


def told_later(a: Facets, b: Facets, later: int) -> int:
    """By how many days a was published after b; where nobody knows, 1 or -1 if the words tell which count is later."""
    return later or said_later(a, b) - said_later(b, a) or newer_by_words(a, b) - newer_by_words(b, a)


def newer_by_words(side: Facets, other: Facets) -> bool:
    """Whether the words tell that a claim has a newer count than the other, of the same.

    Worked examples: "the toll climbed to 17" beside "the toll stood at 12" or "killed nine tourists", "have now found
    19 bodies" beside "have found 12 bodies", "speak of 15 victims" beside "initially spoke of ten".
    """
    apart = [] if _of_two_times(side, other) else list(_apart(side, other))
    if not apart:
        return False
    if _moved(side, other, apart):
        return True
    if senses_of(side.core).isdisjoint(senses_of(other.core)):
        return False
    now, before = ((_NOW.search(each.text), _FIRST.search(each.text)) for each in (side, other))
    return bool((now[0] and not (now[1] or before[0])) or (before[1] and not (before[0] or now[1])))


def _apart(side: Facets, other: Facets) -> Iterator[tuple[Quantity, Quantity]]:
    """The numbers of both that count the same and are not the same."""
    for one, before in product(side.quantities, other.quantities):
        same = counts_them(one, before) or counts_them(before, one)
        if same and (not one.agrees(before) or (math.isinf(before.high) and one.low > before.low)):
            yield one, before


def _moved(side: Facets, other: Facets, apart: list[tuple[Quantity, Quantity]]) -> bool:
    """Whether a claim tells to what a count rose or fell, and the other what it was before."""
    way = _way(side)
    tolls = all(one.fate for one, _ in apart)
    # If both tell that it rose, only what never falls tells which is the later.
    if not way or (_way(other) and not (tolls and _way(other) == way)) or not (tolls or _of_one_count(side, other)):
        return False
    changes = [*ends_of(side, "from"), *ends_of(side, "by")]
    told = [(one, before) for one, before in apart if one not in changes]
    return bool(told) and all(
        one.low > (before.low if math.isinf(before.high) else before.high) if way == "up" else one.high < before.low
        for one, before in told
    )


def _way(side: Facets) -> str:
    """ "up" or "down" where a claim tells that something rose or fell, "" where it tells neither or both."""
    # Where no predicate is known, what is told of a number may be any word.
    said = side.core or (side.stems if not side.stems.isdisjoint(_NOUNS) else side.core)
    up, down = (not said.isdisjoint(verbs) for verbs in (_UP, _DOWN))
    up = up or _BROUGHT.search(side.text) is not None
    return "" if up == down else "up" if up else "down"


def _of_one_count(side: Facets, other: Facets) -> bool:
    """Whether both tell how many there are of the same, by what they begin with: "the number of cases"."""
    ours, theirs = (senses_of(each.subject - _NOUNS) for each in (side, other))
    measured = any(one.written for each in (side, other) for one in each.quantities)
    return bool(ours) and ours == theirs and not measured


def _of_two_times(a: Facets, b: Facets) -> bool:
    """Whether both tell for which days, and these lie weeks apart."""
    pairs = [(one.value, other.value) for one, other in product(a.dates, b.dates)]
    return bool(pairs) and all(
        one.told is other.told is Told.DATE
        and max((one.first - other.last).days, (other.first - one.last).days) > _WEEKS
        for one, other in pairs
    )

"""Owns how two claims stand in their numbers and their dates: "how many" and "when"."""

import re

from annotator.domain.span import Span
from annotator.match.attributes import Attribute, Difference, Finding, finding
from annotator.match.bounds import bounded
from annotator.match.counted import PERSON
from annotator.match.dates import Dated
from annotator.match.facets import Facets
from annotator.match.pairing import paired
from annotator.match.periods import Period
from annotator.match.quantities import Quantity
from annotator.match.senses import stems_of

_END_BEFORE = re.compile(r"\b(?P<end>from|to)\s(?:the\s)?$", re.IGNORECASE)
_LONGEST = 12
_ORDER = re.compile(
    r"\b(?P<order>before|after)\s+(?:(?:the|a|an|his|her|its|their)\s+)?(?P<what>[^\W\d_]{3,})\b", re.IGNORECASE
)
_CHANGES = stems_of("cut raise lower increase reduce revise rise fall drop climb grow adjust correct trim slash boost")
_UNIT = "(?:day|night|week|weekend|month|year|summer|winter|spring|autumn|season)"
_TODAY = re.compile(rf"\b(?:(?P<past>yesterday|last {_UNIT})|(?P<coming>tomorrow|next {_UNIT}))\b", re.IGNORECASE)


def how_many(a: Facets, b: Facets) -> Finding:
    """Whether the numbers of like units can both hold.

    Worked example: "at least 10 people" and "12 people" agree, and the second is the more precise. Of what changed
    "from 10 to 14" the start stands against the start, the end against the end.
    """

    def comparable(one: Quantity, other: Quantity) -> bool:
        return one.comparable(other) and {_end(a, one), _end(b, other)} != {"from", "to"}

    differences: list[Difference] = []
    agreements: list[str] = []
    finer_a = finer_b = False
    for one, other in paired(a.quantities, b.quantities, comparable, Quantity.agrees, like=Quantity.counts_like):
        if not one.agrees(other):
            note = f"{_said(a, one)}, not {_said(b, other)}"
            differences.append(Difference("number", one.span, other.span, note))
            continue
        finer_a, finer_b = finer_a or one.within(other), finer_b or other.within(one)
        agreements.append(_agreement(_said(a, one), _said(b, other), score=one.unit == "score"))
    if agreements and not differences:
        finer_a = finer_a or _some_of(a, b)
        finer_b = finer_b or _some_of(b, a)
    return finding(Attribute.HOW_MANY, differences, agreements, (finer_a, finer_b))


def _some_of(side: Facets, other: Facets) -> bool:
    """Whether a claim also tells the number of some of those whom the other counts."""
    return any(one.among(all_of_them) for one in side.quantities for all_of_them in other.quantities)


def count_others(a: Facets, b: Facets) -> bool:
    """Whether both count what goes by one unit, and none of it can be compared: 10 civilians, and 10 soldiers."""
    pairs = [(one, other) for one in a.quantities for other in b.quantities if one.unit and one.unit == other.unit]
    return bool(pairs) and not any(one.comparable(other) for one, other in pairs)


def grown_from(side: Facets, other: Facets) -> bool:
    """Whether a claim tells from what to what a number changed, and the other only the first: "from 12 to 37", "12"."""
    begun, now = ([one for one in side.quantities if _end(side, one) == end] for end in ("from", "to"))
    told = [one for one in other.quantities if any(one.comparable(each) for each in begun)]
    if len(told) != 1 or not now:
        return False
    return any(told[0].agrees(one) for one in begun) and not any(told[0].agrees(one) for one in now)


def moved_to(side: Facets) -> bool:
    """Whether a claim tells to what a number was changed: "cut its offer to $2.9 billion"."""
    return not side.core.isdisjoint(_CHANGES) and any(_end(side, one) == "to" for one in side.quantities)


def counts_people(a: Facets, b: Facets) -> bool:
    """Whether all numbers of two claims that exclude each other count people, and none tells what befell them alike.

    Worked example: two suspects who were arrested, and three suspects who were charged, are of two deeds.
    """
    pairs = [(one, other) for one in a.quantities for other in b.quantities if one.comparable(other)]
    apart = [(one, other) for one, other in pairs if not one.agrees(other)]
    return all(one.unit == PERSON and not (one.fate and one.fate == other.fate) for one, other in apart)


def when(a: Facets, b: Facets) -> Finding:
    """Whether the dates fit together.

    Worked example: 2020-10-23 fits "October 2020", and is the more precise.
    """
    pairs = [(one, other) for one in a.dates for other in b.dates]
    if turned := _in_order(a, b):
        return finding(Attribute.WHEN, (turned,), (), (False, False))
    if not pairs:
        return _by_today(a, b)
    held = paired(a.dates, b.dates, _like, _fit)
    apart = [pair for pair in held if not _fit(*pair)]
    together = [pair for pair in pairs if _fit(*pair)]
    apart = apart or ([] if together else pairs[:1])
    differences = [
        Difference("date", one.span, other.span, f"{one.value.text}, not {other.value.text}") for one, other in apart
    ]
    values = [(one.value, other.value) for one, other in [pair for pair in held if _fit(*pair)] or together[:1]]
    finer_a = any(one != other and other.contains(one) for one, other in values)
    finer_b = any(one != other and one.contains(other) for one, other in values)
    agreements = tuple(_same_time(one, other) for one, other in values)
    return finding(Attribute.WHEN, differences, agreements, (finer_a, finer_b) if not apart else (False, False))


def _in_order(a: Facets, b: Facets) -> Difference | None:
    """What is told before something in one and after the same in the other; None if nothing is."""
    theirs = {found["what"].lower(): found for found in _ORDER.finditer(b.text)}
    for ours in _ORDER.finditer(a.text):
        there = theirs.get(ours["what"].lower())
        if there and ours["order"].lower() != there["order"].lower():
            return _other_words(a, ours, b, there)
    return None


def _by_today(a: Facets, b: Facets) -> Finding:
    """Whether claims without dates tell of what is past in one and to come in the other, seen from one day."""
    ours, theirs = (_TODAY.search(side.text) for side in (a, b))
    if not (ours and theirs) or ours.lastgroup == theirs.lastgroup:
        return Finding(Attribute.WHEN)
    return finding(Attribute.WHEN, (_other_words(a, ours, b, theirs),), (), (False, False))


def _other_words(a: Facets, ours: re.Match[str], b: Facets, theirs: re.Match[str]) -> Difference:
    first, second = (Span(side.start + at.start(), side.start + at.end()) for side, at in ((a, ours), (b, theirs)))
    return Difference("date", first, second, f"{ours.group().lower()}, not {theirs.group().lower()}")


def _fit(one: Dated, other: Dated) -> bool:
    return not one.value.clashes(other.value)


def _like(one: Dated, other: Dated) -> bool:
    """Whether one date of several can stand in for the other: it fits, or is told in the same way."""
    return _fit(one, other) or (one.value.told, one.value.grain) == (other.value.told, other.value.grain)


def _end(side: Facets, told: Quantity) -> str:
    """ "from" or "to" where a number is told as the start or the end of a change, else ""."""
    at = told.span.start - side.start
    found = _END_BEFORE.search(side.text, max(0, at - _LONGEST), at)
    return found["end"].lower() if found else ""


def _said(side: Facets, told: Quantity) -> str:
    """A number as a claim tells it, with the words that bound it."""
    own = Span(told.span.start - side.start, told.span.end - side.start)
    return " ".join((own if told.exact else bounded(side.text, own)).quote(side.text).split())


def _agreement(one: str, other: str, *, score: bool) -> str:
    if one.lower() == other.lower():
        return f"{one} in both"
    return f"{one} and {other} are one score" if score else f"{one} agrees with {other}"


def _same_time(one: Period, other: Period) -> str:
    return f"same {one.grain}" if one.text == other.text else f"{one.text} fits {other.text}"

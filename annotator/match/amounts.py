"""Owns how two claims stand in their numbers and their dates: "how many" and "when"."""

from collections.abc import Iterator

from annotator.domain.span import Span
from annotator.match.attributes import Attribute, Difference, Finding, finding
from annotator.match.facets import Facets
from annotator.match.quantities import Quantity


def how_many(a: Facets, b: Facets) -> Finding:
    """Whether the numbers of like units can both hold.

    Worked example: "at least 10 people" and "12 people" agree, and the second is the more precise.
    """
    differences: list[Difference] = []
    agreements: list[str] = []
    finer_a = finer_b = False
    for one, other in _comparable(a.quantities, b.quantities):
        if not one.agrees(other):
            note = f"{_said(a, one.span)}, not {_said(b, other.span)}"
            differences.append(Difference("number", one.span, other.span, note))
            continue
        finer_a, finer_b = finer_a or one.within(other), finer_b or other.within(one)
        agreements.append(_agreement(_said(a, one.span), _said(b, other.span)))
    return finding(Attribute.HOW_MANY, differences, agreements, (finer_a, finer_b))


def when(a: Facets, b: Facets) -> Finding:
    """Whether the dates fit together.

    Worked example: 2020-10-23 fits "October 2020", and is the more precise.
    """
    pairs = [(one, other) for one in a.dates for other in b.dates]
    if not pairs:
        return Finding(Attribute.WHEN)
    together = [(one.value, other.value) for one, other in pairs if not one.value.clashes(other.value)]
    if not together:
        one, other = pairs[0]
        difference = Difference("date", one.span, other.span, f"{one.value.text}, not {other.value.text}")
        return finding(Attribute.WHEN, (difference,), (), (False, False))
    one_value, other_value = together[0]
    apart = one_value != other_value
    finer = (apart and other_value.contains(one_value), apart and one_value.contains(other_value))
    return finding(Attribute.WHEN, (), tuple(_same_time(one_value.text, other_value.text)), finer)


def _comparable(ours: tuple[Quantity, ...], theirs: tuple[Quantity, ...]) -> list[tuple[Quantity, Quantity]]:
    """Pairs of numbers of one unit, those that agree first, each number once."""
    pairs = [(one, other) for one in ours for other in theirs if one.comparable(other)]
    pairs.sort(key=lambda pair: (not pair[0].agrees(pair[1]), pair[0].span, pair[1].span))
    taken: list[tuple[Quantity, Quantity]] = []
    for one, other in pairs:
        if all(one is not mine and other is not yours for mine, yours in taken):
            taken.append((one, other))
    return taken


def _said(side: Facets, span: Span) -> str:
    return " ".join(side.text[span.start - side.start : span.end - side.start].split())


def _agreement(one: str, other: str) -> str:
    return f"{one} in both" if one.lower() == other.lower() else f"{one} agrees with {other}"


def _same_time(one: str, other: str) -> Iterator[str]:
    if one == other:
        granularity = {4: "year", 7: "month", 10: "day"}.get(len(one), "week")
        yield f"same {'week' if 'W' in one else granularity}"
    else:
        yield f"{one} fits {other}"

"""Owns which of two claims is the more precise."""

from collections.abc import Iterable

from annotator.match.claims.attributes import Finding, Overlap
from annotator.match.claims.enumerations import lists_more
from annotator.match.claims.facets import Facets

_ALL = 0.9
_NEARLY_ALL = 0.75
_MORE = 2
"""A claim that tells so much of another, and so many meaningful words beside, is the more precise."""


def finer(a: Facets, b: Facets, findings: Iterable[Finding], known: Overlap) -> tuple[bool, bool]:
    """Which of two claims is the more precise: by an attribute, or because it tells all of the other and more."""
    finer_a, finer_b = (any(pair) for pair in zip(*((one.finer_a, one.finer_b) for one in findings), strict=True))
    of_all = _of_all(a, b), _of_all(b, a)
    if any(of_all) and known.share >= _NEARLY_ALL:
        return of_all
    if finer_a or finer_b or a.reported != b.reported:
        return finer_a, finer_b
    return _tells_more(a, b, known.told_b), _tells_more(b, a, known.told_a)


def _of_all(side: Facets, other: Facets) -> bool:
    """Whether one tells of all what the other tells of some, or of so many: "every bridge" and "one bridge"."""
    some = "some" in other.shares or bool(other.quantities)
    return "all" in side.shares - other.shares and some and not (side.quantities or side.denials or other.denials)


def _tells_more(side: Facets, other: Facets, told: float) -> bool:
    more = len(side.senses) - len(other.senses)
    further = more > 0 and (_measures(side) > _measures(other) or lists_more(side, other))
    return told >= _ALL and (more >= _MORE or further)


def _measures(side: Facets) -> int:
    return sum(bool(told.written) for told in side.quantities)

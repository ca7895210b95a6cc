"""Owns the reasons of a comparison in words: where claims agree, what stands against what, what is left out."""

from collections.abc import Iterable, Iterator

from annotator.match.claims.attributes import Attribute, Difference, Finding
from annotator.match.claims.facets import MOST, Facets

_NAMES_ALONE = 2


def agreements(one: Finding) -> Iterator[str]:
    """Why claims agree in an attribute, where that says more than that they share words."""
    if one.attribute not in (Attribute.WHAT, Attribute.POLARITY, Attribute.CERTAINTY):
        told = {difference.note for difference in one.differences}
        yield from (reason for reason in one.reasons if reason not in told)


def notes(differences: Iterable[Difference]) -> Iterator[str]:
    """What stands against what, then the first two of the names that only one has."""
    known = list(differences)
    yield from (one.note for one in known if one.kind != "name" or (one.a_span and one.b_span))
    alone = [one.note for one in known if one.kind == "name" and not (one.a_span and one.b_span)]
    yield from alone[:_NAMES_ALONE]


def left_out(a: Facets, b: Facets) -> Iterator[str]:
    """Of what a claim has so many that only the first were compared."""
    for kind in sorted(a.left_out | b.left_out):
        yield f"only the first {MOST} {kind} of a claim were compared"

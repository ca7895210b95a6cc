"""Bare claims: a place that something is done to is a place, and a later toll tells the newer value."""

import pytest

from annotator.api.claims import compare_claims, read
from annotator.domain.link import Relation
from annotator.match.contrast import contrast_facets

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("a", "b", "relations"),
    [
        ("Tobruk was shelled.", "Eastern Libya was shelled.", ("supports", "refines")),
        ("Kramatorsk was shelled.", "Western Ukraine was shelled.", ("supports", "refines")),
        ("Tobruk was shelled.", "Eastern Syria was shelled.", ("different",)),
        ("Western Libya was shelled.", "Eastern Libya was shelled.", ("contradicts", "different")),
    ],
)
def test_a_place_that_may_lie_in_a_part_of_a_land_excludes_nothing(a: str, b: str, relations: tuple[str, ...]) -> None:
    assert compare_claims(a, b).relation in relations
    assert compare_claims(b, a).relation in relations


_KILLED = "An explosion killed at least 14 dock workers in Kelvar."
_LIVES = "At least fourteen people lost their lives when a storehouse blew up in Kelvar harbour."


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (_KILLED, "Two more dock workers have died of burns in Kelvar, bringing the death toll to 25."),
        (_KILLED, "Two more people died in Kelvar, bringing the number to 25."),
        (_LIVES, "The death toll from an explosion at a Kelvar warehouse has risen to 23."),
        ("The toll stood at 12.", "The toll rose to 17."),
    ],
)
def test_a_later_higher_toll_supersedes(older: str, newer: str) -> None:
    first, second = read([older, newer])
    found, turned = contrast_facets(second, first, 1), contrast_facets(first, second, -1)
    assert (found.relation, found.reversed) == (Relation.SUPERSEDES, False)
    assert (turned.relation, turned.reversed) == (Relation.SUPERSEDES, True)


@pytest.mark.parametrize("later", [-1, 0, 1])
def test_equal_tolls_supersede_nothing(later: int) -> None:
    for other in (_LIVES, "Fourteen people lost their lives in Kelvar."):
        first, second = read([_KILLED, other])
        assert contrast_facets(first, second, later).relation in (Relation.SUPPORTS, Relation.REFINES, Relation.SAME)


def test_a_toll_that_rose_beyond_another_is_the_newer_where_nobody_tells_when() -> None:
    found = compare_claims("The toll rose to 17.", "The toll stood at 12.")
    assert (found.relation, found.reversed) == ("supersedes", False)
    assert compare_claims("The toll rose to 12.", "The toll stood at 17.").relation == "contradicts"

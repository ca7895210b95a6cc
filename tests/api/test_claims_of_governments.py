"""Bare claims of what governments do, called by a land, its people, an office of it or the town it sits in."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


def _both_ways(a: str, b: str) -> set[str]:
    return {compare_claims(a, b).relation, compare_claims(b, a).relation}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Moscow condemned the attack.", "The Russian government condemned the attack."),
        ("Beijing imposed sanctions on Lithuania.", "China imposed sanctions on Lithuania."),
        ("Russia and Turkey agreed on a truce.", "Moscow and Ankara agreed on a truce."),
        (
            "France accused Turkey of violating the arms embargo.",
            "Paris accused Ankara of violating the arms embargo.",
        ),
    ],
)
def test_a_capital_stands_for_the_government_in_it(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"same"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Berlin expelled two diplomats.", "Germany expelled four diplomats."),
        ("Beijing imposed sanctions on Lithuania.", "China lifted sanctions on Lithuania."),
        (
            "The Turkish parliament extended the deployment of troops in Libya by 18 months.",
            "Ankara extended its mandate in Libya by one year.",
        ),
        ("The National Oil Corporation lifted force majeure at Sidra.", "Force majeure remains in place at Sidra."),
    ],
)
def test_what_one_government_cannot_have_done_both_contradicts(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"contradicts"}


def test_what_befalls_a_capital_befalls_its_land_less_precisely() -> None:
    found = compare_claims("Paris was shelled.", "France was shelled.")
    assert (found.relation, found.reversed) == ("refines", False)
    assert "Paris lies in France" in found.reasons


def test_teams_of_two_capitals_are_not_those_of_their_lands() -> None:
    assert _both_ways("London beat Paris 2-1.", "England beat France 2-1.") == {"different"}

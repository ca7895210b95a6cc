"""Bare claims: comparatives turned round, and what nearly happened, was foiled or only pretended."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The army is stronger than the militia.", "The militia is stronger than the army."),
        ("Ngozi is older than Amina.", "Amina is older than Ngozi."),
        ("The governor pretended to flee.", "The governor fled."),
        ("The governor almost fled.", "The governor fled."),
        ("The plane nearly crashed.", "The plane crashed."),
        ("The government averted a default.", "The government defaulted."),
    ],
)
def test_what_is_turned_round_or_was_not_done_after_all_contradicts(a: str, b: str) -> None:
    assert compare_claims(a, b).relation == compare_claims(b, a).relation == "contradicts"


@pytest.mark.parametrize(
    ("a", "b", "relations"),
    [
        ("Police foiled an attack on the synagogue.", "The synagogue was attacked.", ("supports", "contradicts")),
        ("The attack on the embassy was foiled.", "The embassy was attacked.", ("supports", "contradicts")),
        ("Police foiled an attack on the synagogue.", "Police thwarted an attack on the synagogue.", ("same",)),
        ("Ngozi is older than Amina.", "Ngozi is older than Amina.", ("same",)),
        ("Ngozi is older than Amina.", "Amina is younger than Ngozi.", ("supports", "same")),
        ("The plane nearly crashed.", "The plane almost crashed.", ("same",)),
        ("Prices nearly doubled.", "Prices doubled.", ("same", "supports", "refines")),
        ("Nearly 200 people were killed.", "200 people were killed.", ("same", "supports", "refines")),
        ("The talks could have averted a strike.", "The drivers went on strike.", ("supports", "different")),
    ],
)
def test_what_excludes_nothing_contradicts_nothing(a: str, b: str, relations: tuple[str, ...]) -> None:
    assert compare_claims(a, b).relation in relations
    assert compare_claims(b, a).relation in relations


def test_to_and_by_one_number_are_two_things_that_go_together_at_most() -> None:
    found = compare_claims("Unemployment fell to 6 percent.", "Unemployment fell by 6 percent.")
    assert (found.relation, found.confidence <= 0.5) == ("supports", True)

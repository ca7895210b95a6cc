"""Bare claims of two persons: what each may have done or be, what only one can, and how they are called."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


def _both_ways(a: str, b: str) -> set[str]:
    return {compare_claims(a, b).relation, compare_claims(b, a).relation}


@pytest.mark.parametrize(
    "told",
    [
        "met Ben Lund",
        "interviewed Ben Lund",
        "arrived in Kyiv on Monday",
        "resigned on Monday",
        "lives in Rome",
        "denied the charges",
        "is in hospital",
        "is a doctor",
        "is missing",
    ],
)
def test_what_each_may_do_or_be_is_told_of_two(told: str) -> None:
    assert _both_ways(f"Ana Reis {told}.", f"Cleo Dahl {told}.") == {"different"}


@pytest.mark.parametrize(
    "told",
    [
        "killed Ben Lund",
        "succeeded Ben Lund",
        "won the election",
        "wrote the book",
        "was appointed finance minister",
        "is finance minister",
        "is the mayor of Vask",
        "is in charge of the inquiry",
        "was first",
    ],
)
def test_what_only_one_can_do_or_be_contradicts(told: str) -> None:
    assert _both_ways(f"Ana Reis {told}.", f"Cleo Dahl {told}.") == {"contradicts"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("MBS met Putin.", "Mohammed bin Salman met Putin."),
        ("The UN Security Council condemned the attack.", "The United Nations Security Council condemned the attack."),
        ("The UNSC condemned the attack.", "The UN Security Council condemned the attack."),
        ("Ursula von der Leyen visited Kyiv.", "Von der Leyen visited Kyiv."),
    ],
)
def test_short_and_full_names_are_one(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"same"}


def test_a_name_with_particles_that_begins_a_sentence_is_read_whole() -> None:
    found = compare_claims("Ursula von der Leyen visited Kyiv.", "Charles Michel visited Kyiv.")
    assert found.relation == "different"
    assert "only one names Ursula von der Leyen" in found.reasons

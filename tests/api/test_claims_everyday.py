"""Bare claims in everyday wordings: what stays as it is, what is lost, and who is meant."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The factory in Osterby will close in May.", "The factory in Osterby will stay open in May."),
        ("The shop in Vask will remain closed on Monday.", "The shop in Vask will open on Monday."),
        ("The prices will stay high in May.", "The prices will be low in May."),
        ("The mill will close in May, its owner announced.", "The mill will stay open in May, its owner announced."),
    ],
)
def test_what_will_stay_so_is_not_to_be_the_opposite(a: str, b: str) -> None:
    assert compare_claims(a, b).relation == compare_claims(b, a).relation == "contradicts"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The factory in Osterby will not close in May.", "The factory in Osterby will stay open in May."),
        ("The plant will remain shut until June.", "The plant will stay closed until June."),
    ],
)
def test_what_will_stay_so_is_the_same_in_other_words(a: str, b: str) -> None:
    assert compare_claims(a, b).relation == compare_claims(b, a).relation == "same"


def test_what_closed_may_open_later() -> None:
    found = compare_claims("The bridge was closed on Monday.", "The bridge will open on Friday.")
    assert found.relation in ("supports", "different")

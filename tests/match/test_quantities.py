"""Numbers keep their bounds and units, and dates are not numbers."""

import math

import pytest

from annotator.match.quantities import Quantity, quantities


def only(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("at least 10 people died", "12 people died"),
        ("18 months", "a year and a half"),
        ("18 more months", "one and a half years"),
        ("nearly two hundred soldiers", "190 soldiers"),
        ("up to 500 troops", "350 troops"),
        ("$5 million", "$5,000,000"),
    ],
)
def test_numbers_that_can_both_hold_agree(a: str, b: str) -> None:
    assert only(a).comparable(only(b))
    assert only(a).agrees(only(b))
    assert only(b).agrees(only(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("10 people", "12 people"),
        ("18 months", "12 months"),
        ("more than 40 %", "35 percent"),
        ("two men", "three men"),
    ],
)
def test_numbers_that_cannot_both_hold_clash(a: str, b: str) -> None:
    assert only(a).comparable(only(b))
    assert not only(a).agrees(only(b))


def test_numbers_of_different_things_are_not_compared() -> None:
    assert not only("10 tanks").comparable(only("10 people"))


@pytest.mark.parametrize("text", ["on October 23, 2020", "11th January 2021", "one of them", "Covid-19 infections", ""])
def test_dates_and_pointers_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


def test_a_lower_bound_is_open_above() -> None:
    assert only("at least 10 people").high == math.inf
    assert only("12 people").within(only("at least 10 people"))


def test_a_quantity_stands_where_its_words_stand() -> None:
    text = "The stay was extended by another 18 months."
    assert only(text).span.quote(text) == "18 months"

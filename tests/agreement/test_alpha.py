"""Tests of Krippendorff's alpha and its interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.alpha import Labels, agreement

# Krippendorff 2011, section C: four observers, twelve units, dots for what nobody observed.
_OBSERVED = ("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")
_TABLES = st.lists(st.dictionaries(st.sampled_from("abcd"), st.sampled_from("xyz"), max_size=4), max_size=12)


def units(observers: tuple[str, ...]) -> list[Labels]:
    rows = [row.split() for row in observers]
    return [{str(who): label for who, label in enumerate(column) if label != "."} for column in zip(*rows, strict=True)]


def test_the_published_example_comes_out() -> None:
    found = agreement(units(_OBSERVED))
    assert found.items == 11
    assert found.alpha == pytest.approx(0.743, abs=0.0005)


def test_two_who_always_agree_reach_one_and_all_draws_do() -> None:
    found = agreement([{"a": label, "b": label} for label in "xyxyx"])
    assert (found.alpha, found.low, found.high, found.observed) == (1.0, 1.0, 1.0, 1.0)


def test_one_label_alone_tells_nothing() -> None:
    found = agreement([{"a": "x", "b": "x"}] * 5)
    assert (found.items, found.observed, found.alpha) == (5, 1.0, None)


def test_what_one_judged_alone_counts_for_nothing() -> None:
    table = units(_OBSERVED)
    assert agreement([*table, {"a": "9"}, {}]) == agreement(table)
    assert agreement([{"a": "x"}]).items == 0


def test_more_items_make_the_interval_narrower() -> None:
    few, many = agreement(units(_OBSERVED)), agreement(units(_OBSERVED) * 20)
    widths = [found.high - found.low for found in (few, many) if found.high is not None and found.low is not None]
    assert widths[1] < widths[0] / 3


@given(table=_TABLES, names=st.permutations("abcd"), labels=st.permutations("xyz"))
def test_it_is_bounded_and_neither_order_nor_names_count(
    table: list[Labels], names: list[str], labels: list[str]
) -> None:
    found = agreement(table, draws=50)
    renamed = [
        {names["abcd".index(who)]: labels["xyz".index(label)] for who, label in item.items()} for item in table[::-1]
    ]
    again = agreement(renamed, draws=50)
    assert found.items == again.items
    assert 0 <= found.observed <= 1
    assert (found.alpha is None) == (again.alpha is None)
    if found.alpha is not None and again.alpha is not None and found.low is not None and found.high is not None:
        assert found.alpha == pytest.approx(again.alpha)
        assert -1 <= found.low <= found.high <= 1

"""Tests of calendar values: as fine as the words, never finer."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.time import calendar_value


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        ("2020-12-26", date(2020, 12, 26), date(2020, 12, 26)),
    ],
)
def test_a_value_covers_its_days(text: str, first: date, last: date) -> None:
    value = calendar_value(text)
    assert value is not None
    assert (value.first, value.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    [None, "", "yesterday", "2020-13", "2021-02-29", "2021-W53", "0000", "2020-1-1", "２０２０", "٢٠٢٠-٠١", "2020\n"],
)
def test_anything_else_is_no_value(text: str | None) -> None:
    assert calendar_value(text) is None


@given(st.dates(), st.dates())
def test_two_days_clash_unless_they_are_one(a: date, b: date) -> None:
    one, other = calendar_value(a.isoformat()), calendar_value(b.isoformat())
    assert one is not None
    assert other is not None
    assert one.clashes(other) == other.clashes(one) == (a != b)


def test_a_day_lies_in_its_month_and_does_not_clash_with_it() -> None:
    month, day = calendar_value("2020-12"), calendar_value("2020-12-26")
    assert month is not None
    assert day is not None
    assert month.contains(day)
    assert not day.contains(month)
    assert not month.clashes(day)

"""Time words are resolved against the article's date, never finer than they are."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.extract.findings import TimeKind
from annotator.extract.times.times import read_times

SATURDAY = "2020-12-26"
_TABLE = Path(__file__).with_name("time_expressions.tsv")
_ROWS = [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("marked", "published", "kinds", "values"), _ROWS, ids=[f"{row[0]} {row[1]}" for row in _ROWS])
def test_an_expression_has_the_extent_type_and_value_of_timex3(
    marked: str, published: str, kinds: str, values: str
) -> None:
    sentence, words = re.sub(r"[\[\]]", "", marked), re.findall(r"\[([^\]]+)\]", marked)
    found = read_times(sentence, None if published == "-" else published)
    told = [(time.future if " will " in sentence else time.past) or "-" for time in found]
    expected = list(zip(words, kinds.split(), values.split(), strict=True))
    assert [
        (time.span.quote(sentence), time.kind.value, value) for time, value in zip(found, told, strict=True)
    ] == expected


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on October 23, 2020", "2020-10-23"),
        ("on 23 October 2020", "2020-10-23"),
        ("in October 2020", "2020-10"),
        ("the April 2019 offensive", "2019-04"),
        ("in 2011", "2011"),
        ("a 2011 uprising", "2011"),
        ("on Thursday", "2020-12-24"),
        ("on Saturday", "2020-12-26"),
        ("last Saturday", "2020-12-19"),
        ("this week", "2020-W52"),
        ("last week", "2020-W51"),
        ("last year", "2019"),
        ("this month", "2020-12"),
        ("last month", "2020-11"),
        ("yesterday", "2020-12-25"),
        ("two days ago", "2020-12-24"),
        ("three weeks ago", "2020-W49"),
        ("in March", "2020-03"),
        ("on December 3", "2020-12-03"),
    ],
)
def test_past_time_words_get_the_value_their_words_give(words: str, value: str) -> None:
    (time,) = read_times(f"They met {words}.", SATURDAY)
    assert time.past == value


def test_a_coming_weekday_is_the_next_one() -> None:
    (time,) = read_times("They will meet on Monday.", SATURDAY)
    assert (time.past, time.future) == ("2020-12-21", "2020-12-28")


@pytest.mark.parametrize("words", ["on Thursday", "this week", "last year", "on December 3", "today"])
def test_without_an_article_date_relative_words_have_no_value(words: str) -> None:
    (time,) = read_times(f"They met {words}.", None)
    assert (time.past, time.future) == (None, None)


@pytest.mark.parametrize("words", ["12 soldiers", "2000 troops", "Covid-19"])
def test_numbers_are_no_dates(words: str) -> None:
    assert read_times(f"It was {words} there.", SATURDAY) == []


def test_today_and_its_weekday_are_one_time() -> None:
    (time,) = read_times("Today, Saturday, they met.", SATURDAY)
    assert time.span.quote("Today, Saturday, they met.") == "Today, Saturday"
    assert time.past == SATURDAY


def test_today_with_another_weekday_than_the_date_has_no_value() -> None:
    (time,) = read_times("Today, Friday, they met.", SATURDAY)
    assert time.past is None


def test_a_month_as_the_articles_date_settles_no_weekday() -> None:
    (time,) = read_times("They met on Thursday.", "2020-12")
    assert time.past is None


def test_the_last_year_is_no_calendar_year() -> None:
    (time,) = read_times("It happened five times in the last year.", SATURDAY)
    assert (time.kind, time.past) == (TimeKind.DURATION, "P1Y")


_PARTS = st.sampled_from(
    [word for row in _ROWS for word in re.sub(r"[\[\]]", "", row[0]).split()] + ["9" * 5_000, "\n", "٣"]
)
_DATES = st.sampled_from([None, "2020-12-26", "2020-12", "2020", "2020-W53", "0001-01-01", "9999-12-31"])


@given(st.lists(_PARTS | st.text(max_size=6), max_size=14).map(" ".join), _DATES)
def test_any_words_give_times_in_order_within_the_text(text: str, published: str | None) -> None:
    found = read_times(text, published)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    assert all(0 <= time.span.start < time.span.end <= len(text) for time in found)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met on Thursday. Talks began at 9:30.", "2020-12-24"),
        ("They met on Thursday.\n\nTalks began at noon.", "2020-12-24"),
        ("They met on Thursday.\nNobody spoke.\nTalks began at noon.", "2020-12-26"),  # too far off
        ("They met on 3 May 2009. Talks began at 9:30.", "2020-12-26"),  # long ago
        ("They met in October. Talks began at 9:30.", "2020-12-26"),  # no day
        ("They met on Thursday, and today at 10. Talks began at 9:30.", "2020-12-26"),
        ("They met on Thursday. They met this morning.", "2020-12-26"),
    ],
)
def test_a_clock_tells_of_the_day_told_last(text: str, day: str) -> None:
    last = read_times(text, SATURDAY)[-1]
    assert (last.past or "").partition("T")[0] == day


def test_a_clock_in_what_is_to_come_tells_of_the_articles_day() -> None:
    last = read_times("They met on Thursday. They will speak at 9:30.", SATURDAY)[-1]
    assert last.future == "2020-12-26T09:30"

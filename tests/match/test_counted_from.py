"""Days that are counted from others, as far as anybody can tell them."""

import pytest

from annotator.domain.claim import Role, Slot
from annotator.domain.span import Span
from annotator.match.measures.dates import dates
from tests.match.reports import claim, report


def _told(text: str) -> list[tuple[str, str]]:
    article = report(text)
    return [
        (one.value.text, one.span.quote(text) if one.span else "") for one in dates(claim(article, text), article.text)
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It closed two years after the fire of 2015.", "2017"),
        ("It closed a decade before the fire of 2015.", "2005"),
        ("It closed the day after the fire of 28 February 2019.", "2019-03-01"),
        ("It closed 3 months before the fire of January 2015.", "2014-10"),
        ("It closed two months after the fire in December 2015.", "2016-02"),
        ("It closed two weeks after the fire of 3 June 2018.", "about 2018-06-17"),
        ("It closed one year after the big fire of 29 February 2016.", "about 2017-02-28"),
    ],
)
def test_days_are_counted_from_others(text: str, value: str) -> None:
    assert [one for one, _ in _told(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "It closed nearly two years after the fire of 2015.",
        "It closed several years after the fire of 2015.",
        "It closed two hours after the fire of 3 June 2018.",
        "It closed 12 days after the fire of 2018.",
        "It closed 3 months after the fire of 2018.",
        "It closed 999 decades after the fire of 2018.",
        "It closed two days after the fire of 3 June.",
    ],
)
def test_what_nobody_can_count_tells_no_date(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It closed two weeks after 1 March 2021.", "2021-03-15"),
        ("It closed the day before 10 June.", "9 June"),
        ("It closed two days before Christmas 2020.", "2020-12-23"),
        ("It closed on the eve of 1 May 2021.", "2021-04-30"),
        ("It closed three days after Monday's vote.", "Thursday"),
        ("It closed a month after May 2020.", "2020-06"),
        ("It closed the year after 2005.", "2006"),
    ],
)
def test_days_are_counted_from_a_day_itself(text: str, value: str) -> None:
    assert [one for one, _ in _told(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Prices fell in the two weeks after 3 May 2021.", "2021-05-03"),
        ("Prices fell in the week after 3 May 2021.", "2021-05-03"),
        ("It closed less than a week after 3 May 2021.", "2021-05-03"),
        ("It closed soon after 3 May 2021.", "2021-05-03"),
        ("Sales doubled in the ten years after 2005.", "2005"),
        ("It closed the day after 28 February.", "28 February"),
    ],
)
def test_what_tells_no_day_is_after_the_day_at_most(text: str, value: str) -> None:
    assert [one for one, _ in _told(text) if one != value] == []


def test_a_slot_gives_way_to_a_year_that_stands_in_the_words() -> None:
    text = "It closed two days before Christmas 2018."
    article = report(text)
    at = text.index("Christmas")
    slot = Slot(Role.TIME, Span(at, at + 9), "2020-12-25")
    assert dates(claim(article, text, None, slot), text)[0].value.text == "2018-12-23"


def test_a_feast_is_a_day_and_an_island_is_none() -> None:
    assert _told("It closed on New Year's Eve 2019.") == [("2019-12-31", "New Year's Eve 2019")]
    assert _told("It closed on Christmas Island.") == _told("It closed at Christmas.") == []


def test_the_words_of_a_counted_date_are_all_of_it() -> None:
    assert _told("It closed two years after the fire of 2015.") == [("2017", "two years after the fire of 2015")]


def test_a_month_begins_and_ends_as_a_month_does() -> None:
    article = report("It closed a month after the fire of January 2015.")
    found = dates(claim(article, article.text), article.text)[0].value
    assert (found.first.isoformat(), found.last.isoformat()) == ("2015-02-01", "2015-02-28")


def test_the_value_of_a_slot_is_counted_from_as_well() -> None:
    text = "It closed two years after the fire of 2015."
    article = report(text)
    at = text.index("2015")
    slot = Slot(Role.TIME, Span(at, at + 4), "2015")
    assert dates(claim(article, text, None, slot), text)[0].value.text == "2017"

"""Numbers keep their bounds and units, and dates are not numbers."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.match.measures.quantities import Quantity, quantities


def only(text: str) -> Quantity:
    (found,) = quantities(text)
    return found


AGREEING = """
    at least 10 people died | 12 people died
    12 people died | at least ten people died
    5.000 euros | 5,000 euros
    2.500.000 people | 2.5 million people
    1.250.300 votes | 1,250,300 votes
    3.000 m | 3 km
    10.000 soldiers | ten thousand soldiers
    12.5 euros | 12.50 euros
    1.087 dollars | 1.09 dollars
    18 months | a year and a half
    18 more months | one and a half years
    for a year | 12 months
    half an hour | 30 minutes
    nearly two hundred soldiers | 190 soldiers
    up to 500 troops | 350 soldiers
    10-12 people | 11 people
    between 10 and 12 people | 12 people
    10 to 12 people | 10 people
    two or three men | 2 men
    a dozen people | 12 people
    dozens of people | 40 people
    hundreds of people | 350 people
    tens of thousands of people | 30,000 people
    several hundred people | 400 people
    500 people or more | 620 people
    500+ people | 620 people
    20-odd people | 21 people
    more than 40 % | 43 percent
    43 percent | 43.4 %
    half of the voters | 50 per cent of voters
    a third of voters | 33 percent of voters
    two-thirds of voters | 66.7 % of voters
    25 basis points | 0.25 percentage points
    $5 million | $5,000,000
    $1.2bn | 1.2 billion dollars
    US$ 1.2 billion | USD 1,200 million
    €5m | 5 million euros
    £3bn | 3 billion pounds
    Rs 3 crore | 30 million rupees
    $5 to $6 million | $5.5 million
    10 km | 6 miles
    100 miles | 160 kilometres
    1,000 feet | 300 metres
    75 mph | 120 km/h
    100 degrees Fahrenheit | 38 °C
    2 tonnes of wheat | 2,000 kg of wheat
    a magnitude 6.3 quake | a 6.3-magnitude quake
    a 51-year-old man | a man aged 51
    they won 3-1 | they lost 1-3
    at 10:30 p.m. | at 22:30
    two hundred and fifty thousand people | 250,000 people
    10 000 people | 10,000 people
    12 people | 12 civilians
    12 Turkish soldiers | 12 soldiers
    10 troops | ten soldiers
    10 planes | ten aircraft
    twelve hundred men | 1,200 men
    10 deaths | 10 people were killed
    one person was hurt | 1 person was wounded
    ten of the 12 soldiers | 10 soldiers
    six of these planes | 6 aircraft
    3 new U.S. routes | three routes
    four Rolls-Royce Trent 900 engines | 4 engines
    half a percent | 0.5 %
    gains of 8,26% | gains of 8.26 percent
    a 6 point gain | a gain of six points
    half a mile | 0.8 km
    nine in 10 voters | 90 percent of voters
    one out of five children | 20 % of children
    an eight - year deal | eight years
    26 pirates arrested | 26 people
"""
CLASHING = """
    5.000 euros | 5 euros
    1.085 dollars | 1,085 dollars
    10 people | 12 people
    two men | three men
    10 people | 12 civilians
    18 months | 12 months
    at least 20 people | 12 people
    fewer than 10 people | 12 people
    up to 10 people | 12 people
    10-12 people | 15 people
    dozens of people | 500 people
    more than 40 % | 35 percent
    half of the voters | 40 percent of voters
    $5 million | $6 million
    $5 million | $5 billion
    $5 million | €5 million
    1.2 billion dollars | $1.3bn
    10 km | 10 miles
    38 degrees Celsius | 38 degrees Fahrenheit
    a magnitude 6.3 quake | a magnitude 6.8 quake
    a 51-year-old man | a man aged 31
    they won 3-1 | they won 3-0
    at 10:30 p.m. | at 21:30
    the third quarter | the fourth quarter
    its 21st game | its 22nd game
    12 Turkish soldiers | 14 Turkish soldiers
    2000 people | 2,500 people
    2 tonnes of wheat | 3 tonnes of wheat
    $5m a year | $6m a year
"""
INCOMPARABLE = """
    10 tanks | 12 people
    10 dead | 12 injured
    10 people were killed | 12 people were injured
    12 Turkish soldiers | 10 Syrian soldiers
    12 civilians | 10 soldiers
    15 people | 12 civilians
    900 people | 34 nurses
    four women | six people
    40 tanks | 9 German tanks
    at least 15 people | 12 civilians
    $5 million | €6 million
    $5m a year | $5m
    5 percent | 5 percentage points
    5 percent of voters | 7 percent of the budget
    12 tonnes of wheat | 10 tonnes of rice
    10 people | the tenth person
    two years | two years ago
    10 km | 10 kg
    they won 3-1 | 3 people
    at 10:30 | at 22:30
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("a", "b"), rows(AGREEING))
def test_numbers_that_can_both_hold_agree(a: str, b: str) -> None:
    assert only(a).comparable(only(b))
    assert only(b).comparable(only(a))
    assert only(a).agrees(only(b))
    assert only(b).agrees(only(a))


@pytest.mark.parametrize(("a", "b"), rows(CLASHING))
def test_numbers_that_cannot_both_hold_clash(a: str, b: str) -> None:
    assert only(a).comparable(only(b))
    assert not only(a).agrees(only(b))
    assert not only(b).agrees(only(a))


@pytest.mark.parametrize(("a", "b"), rows(INCOMPARABLE))
def test_numbers_of_different_things_are_not_compared(a: str, b: str) -> None:
    assert not only(a).comparable(only(b))
    assert not only(b).comparable(only(a))


@pytest.mark.parametrize(
    "text",
    [
        "on October 23, 2020",
        "11th January 2021",
        "on 3 May",
        "on May 3-5",
        "between 3 and 5 May",
        "on 3 and 5 May 2020",
        "the fire of 3 May 2020 killed Ana",
        "in 2008 sales fell",
        "the 1990s",
        "on 2020-10-23",
        "on 3/5/2020",
        "one of them",
        "one of the largest firms",
        "Covid-19 infections",
        "Flight 370",
        "Article 5",
        "a Boeing 787",
        "version 2.6.18",
        "iOS 4.2",
        "call 555-1234",
        "+1 555 123 4567",
        "9/11",
        "24/7",
        "house no. 5",
        "After the 787 came",
        "Poor's 500 index",
        "the iPad 2",
        "class of '11",
        "",
    ],
)
def test_dates_names_and_pointers_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


def test_a_lower_bound_is_open_above() -> None:
    assert only("at least 10 people").high == math.inf
    assert only("12 people").within(only("at least 10 people"))


@pytest.mark.parametrize(
    ("finer", "coarser"),
    [("43.4 percent", "43 percent"), ("11 people", "10 to 12 people"), ("12 civilians", "12 people")],
)
def test_the_more_precise_number_lies_within_the_other(finer: str, coarser: str) -> None:
    assert only(finer).within(only(coarser))
    assert not only(coarser).within(only(finer))


def test_a_change_tells_two_numbers() -> None:
    assert [one.low for one in quantities("It rose from 10 percent to 12 percent")] == [10.0, 12.0]


def test_numbers_joined_before_a_percent_sign_are_shares() -> None:
    assert [(one.low, one.unit) for one in quantities("They fell by 1.5 and 3 percent")] == [(1.5, "%"), (3.0, "%")]


@pytest.mark.parametrize("text", ["two men accused in killing Ana", "10 rebels killed a guard", "He dies at 75"])
def test_who_kills_is_not_counted_among_the_dead(text: str) -> None:
    assert [one.fate for one in quantities(text)] == [""]


def test_what_befell_people_goes_with_their_number() -> None:
    told = [(one.low, one.fate) for one in quantities("10 people were killed and 12 injured, wounding 3 more")]
    assert told == [(10.0, "dead"), (12.0, "hurt"), (3.0, "hurt")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The stay was extended by another 18 months.", "18 months"),
        ("It cost US$ 5 million.", "US$ 5 million"),
        ("They lost 3 percent.", "3 percent"),
        ("Some 60 Boeing 787 aircraft were sold.", "60 Boeing 787 aircraft"),
    ],
)
def test_a_quantity_stands_where_its_words_stand(text: str, quote: str) -> None:
    assert only(text).span.quote(text) == quote


VOCABULARY = (
    "10 12 3-1 10-12 $5 US$ million bn 1.2 1,000 2020 May third a half of dozen dozens hundreds at least about to "
    "and or between people soldiers killed wounded years km % percent per cent 10:30 p.m. no. +1 555-1234 ½ - – , . 5% "
    "one two hundred thousand, aged 51, of the third quarter °C 10.5.3 ٣ 3² Rs crore "
    "tens several few couple handful scores an thousands millions quarter twenty-five nil in out"
)
TEXTS = st.one_of(st.lists(st.sampled_from(VOCABULARY.split()), max_size=20).map(" ".join), st.text(max_size=60))


@given(TEXTS, TEXTS)
@example("3-1 scores", "scores 10-12")
def test_any_text_can_be_read_and_compared(a: str, b: str) -> None:
    text = f"{a} | {b}"
    found = quantities(text, Span(0, max(1, len(a))))
    assert found == tuple(sorted(found, key=lambda one: one.span))
    assert all(0 <= one.span.start < one.span.end <= max(1, len(a)) for one in found)
    assert all(one.low <= one.high and one.unit == one.unit.strip() for one in found)
    assert all(not one.span.overlaps(other.span) for place, one in enumerate(found) for other in found[:place])
    for one in found:
        for other in quantities(b):
            assert one.comparable(other) == other.comparable(one)
            assert one.agrees(other) == other.agrees(one)
            assert not (one.within(other) and other.within(one))


@given(TEXTS)
def test_a_number_agrees_with_itself_and_is_not_within_itself(text: str) -> None:
    for one in quantities(text):
        assert one.comparable(one)
        assert one.agrees(one)
        assert not one.within(one)


def test_no_one_is_not_one_of_what_they_did() -> None:
    assert [one for one in quantities("No one survived the crash.") if one.high > 0] == []

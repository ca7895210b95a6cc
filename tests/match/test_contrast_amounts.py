"""Numbers count only where they count the same, and are told with the words that bound them."""

import pytest

from annotator.domain.link import Relation
from annotator.match.claims.attributes import Attribute, Standing
from annotator.match.contrast import contrast
from annotator.match.links.profiles import profile
from annotator.match.links.similarity import features
from annotator.match.links.subjects import Likeness
from tests.match.reports import said

NOTHING_ALIKE = Likeness(0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("900 people arrived in the port", "34 nurses arrived in the port"),
        ("Four women left the hall", "Six people left the hall"),
        ("40 tanks crossed the river", "9 German tanks crossed the river"),
    ],
)
def test_a_number_of_some_says_nothing_of_the_number_of_all(a: str, b: str) -> None:
    found = contrast(*said(a), *said(b))
    assert found.attributes[Attribute.HOW_MANY] is Standing.SILENT
    assert all(difference.kind != "number" for difference in found.differences)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The yacht cost €3 million", "The yacht cost $4 million"),
        ("The yacht cost C$3 million", "The yacht cost $3 million"),
    ],
)
def test_of_two_currencies_only_one_number_for_both_is_surely_wrong(a: str, b: str) -> None:
    assert contrast(*said(a), *said(b)).attributes[Attribute.HOW_MANY] is Standing.SILENT


def test_by_how_much_something_rose_is_not_who_raised_it() -> None:
    found = contrast(*said("The river rose by 3 metres"), *said("The river rose by 300 centimetres"))
    assert found.attributes[Attribute.WHO] is not Standing.DIFFER
    assert found.attributes[Attribute.HOW_MANY] is Standing.AGREE


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("At least 30 miners were hurt", "34 miners were hurt", "At least 30 miners agrees with 34 miners"),
        ("34 miners were hurt", "More than 30 miners were hurt", "34 miners agrees with More than 30 miners"),
        ("50 trucks or more crossed", "60 trucks crossed", "50 trucks or more agrees with 60 trucks"),
        ("Up to 30 miners were hurt", "34 miners were hurt", "Up to 30 miners, not 34 miners"),
    ],
)
def test_a_reason_keeps_the_bounds_of_its_numbers(a: str, b: str, reason: str) -> None:
    assert reason in contrast(*said(a), *said(b)).reasons


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        (
            "A bus with 60 miners on board crashed, killing at least 14 people",
            "The bus crashed, killing 11 people",
            "at least 14 people, not 11 people",
        ),
        (
            "Half of the 80 beds were burnt",
            "40 of the 80 beds were burnt",
            "Half of the 80 beds agrees with 40 of the 80 beds",
        ),
        ("It was 20 degrees Celsius", "It was 68 F", "20 degrees Celsius agrees with 68 F"),
        ("The quake had a magnitude of 5.1", "The quake measured 5.4", "5.1, not 5.4"),
        ("The crack measured 5.1 metres", "The crack measured 5.4 metres", "5.1 metres, not 5.4 metres"),
        ("The yacht cost €3 million", "The yacht cost $3 million", "€3 million, not $3 million"),
        ("Ajax beat Porto 3-1", "Porto lost to Ajax 1-3", "3-1 and 1-3 are one score"),
    ],
)
def test_a_number_is_held_against_what_counts_the_same(a: str, b: str, reason: str) -> None:
    found = contrast(*said(a), *said(b))
    assert reason in found.reasons
    assert not any("Celsius" in each.note for each in found.differences)


def test_those_who_may_go_along_are_not_those_who_died() -> None:
    found = contrast(
        *said("The bus was built to hold 60 tourists"), *said("The bus crashed, killing at least 14 people")
    )
    assert found.attributes[Attribute.HOW_MANY] is Standing.SILENT


def test_a_number_of_some_is_no_likeness_of_numbers() -> None:
    all_of_them, some = (
        profile(*said("900 people arrived in the port")),
        profile(*said("34 nurses arrived in the port")),
    )
    found = features(all_of_them, some, NOTHING_ALIKE)
    assert (found.numbers, found.number_clash) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("a", "b", "notes"),
    [
        ("The price rose from 30 to 45 euros", "The price fell from 45 to 30 euros", {"45 euros, not 30 euros"}),
        ("Jobs went from 800 to 950", "Jobs went from 950 to 800", {"800, not 950", "950, not 800"}),
        ("The count rose from 12 to 19", "The count rose to 17", {"19, not 17"}),
    ],
)
def test_the_ends_of_a_change_stand_against_each_other(a: str, b: str, notes: set[str]) -> None:
    found = contrast(*said(a), *said(b))
    assert found.relation is Relation.CONTRADICTS
    assert notes <= {difference.note for difference in found.differences}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The storm killed 30 farmers in the valley", "The storm killed 30 sailors in the valley"),
        ("The police held 12 students in the hall", "The police held 12 teachers in the hall"),
        ("The shelling of the port killed 30 sailors", "The shelling of the port hurt 30 sailors"),
    ],
)
def test_claims_that_count_others_do_not_say_the_same(a: str, b: str) -> None:
    assert contrast(*said(a), *said(b)).relation is Relation.SUPPORTS

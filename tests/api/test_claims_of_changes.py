"""Bare claims of how much something changed, of votes and their margins, of more of the same, and of rough numbers."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


def _both_ways(a: str, b: str) -> set[str]:
    return {compare_claims(a, b).relation, compare_claims(b, a).relation}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Fares doubled.", "Fares tripled."),
        ("Fares quadrupled in a year.", "Fares rose by 30 percent in a year."),
        ("The herd halved.", "The herd shrank by 10 percent."),
        ("Output increased tenfold.", "Output doubled."),
        ("Fares more than tripled.", "Fares nearly doubled."),
        ("The bill was passed by 90 votes to 75.", "The bill was passed by 20 votes."),
        ("The bill was passed by 90 votes to 75.", "The bill was passed 90 to 60."),
        ("Fewer than 20 kiosks opened.", "Some 500 kiosks opened."),
        ("The mill reopened three years after the fire of 2011.", "The mill reopened in 2017."),
        ("She fled two weeks after the raid of 3 June 2018.", "She fled on 2 July 2018."),
    ],
)
def test_changes_that_are_not_the_same_contradict(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"contradicts"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Fares doubled.", "Fares rose by 100 percent."),
        ("The herd halved.", "The herd shrank by 50 percent."),
        ("Fares rose threefold in May.", "Fares tripled in May."),
        ("The bill was passed by 90 votes to 75.", "The bill was passed by 15 votes."),
    ],
)
def test_one_change_in_other_words_is_the_same(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"same"}


def test_the_votes_of_one_side_are_told_less_precisely() -> None:
    found = compare_claims("The bill was passed by 90 votes to 75.", "The bill was passed with 90 votes.")
    assert (found.relation, found.attributes["how many"]) == ("refines", "agree")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Four more wells dried up.", "Four wells dried up."),
        ("Another four wells dried up.", "Four wells dried up."),
        ("A further 30 jobs were cut.", "30 jobs were cut."),
    ],
)
def test_what_comes_to_others_is_not_the_same_as_all(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"supports"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The double murder shocked the town.", "Fares in the town rose by 5 percent."),
        ("Fares doubled.", "The fare is now 5 percent of a wage."),
        ("Fares doubled and rents tripled.", "Fares rose by 100 percent."),
        ("The mill reopened soon after the fire of 2011.", "The mill reopened in 2012."),
        ("The mill reopened nearly three years after the fire of 2011.", "The mill reopened in 2013."),
        ("Four more wells dried up than in May.", "Four wells dried up."),
    ],
)
def test_what_tells_no_other_change_does_not_contradict(a: str, b: str) -> None:
    assert "contradicts" not in _both_ways(a, b)

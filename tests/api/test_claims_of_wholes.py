"""Bare claims that tell all there is, all but some of it, or count time from something else."""

import pytest

from annotator.api.claims import compare_claims
from annotator.match.measures.quantities import quantities

pytestmark = pytest.mark.model


def _both_ways(a: str, b: str) -> set[str]:
    return {compare_claims(a, b).relation, compare_claims(b, a).relation}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The panel consists of Reis, Bauer and Lund.", "The panel consists of Reis, Bauer and Novak."),
        ("The kit comprises a rope, a lamp and a map.", "The kit comprises a rope, a lamp and a knife."),
        ("All but three of the 20 divers surfaced.", "15 divers surfaced."),
        ("He is the youngest of five brothers.", "He has two brothers."),
        ("The chain runs 300 shops worldwide.", "The chain runs 500 shops in Norway."),
        ("The chain runs 300 shops worldwide.", "The chain runs 200 shops worldwide."),
        ("The mill closed after the strike in 2011.", "The mill closed in 2008."),
        ("The blaze of 2016 killed six guests.", "The blaze killed eight guests."),
        ("The barn burned down in the night to Sunday.", "The barn burned down on Friday night."),
        ("The barn burned down on Sunday.", "The barn burned down on Saturday night."),
    ],
)
def test_wholes_that_are_not_the_same_contradict(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"contradicts"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The panel includes Reis, Bauer and Lund.", "The panel includes Reis, Bauer and Novak."),
        ("The panel consists of Reis, Bauer and Lund.", "The panel consists of Lund, Reis and Bauer."),
        ("All but three of the 20 divers surfaced.", "17 divers surfaced."),
        ("He is the youngest of five brothers.", "He has four brothers."),
        ("The youngest of five brothers drowned.", "The youngest of the five brothers drowned."),
        ("The chain runs 300 shops worldwide.", "The chain runs 40 shops in Norway."),
        ("The mill closed three years after the strike of 2011.", "The mill closed in 2014."),
        ("She fled two weeks after the raid of 3 June 2018.", "She fled on 17 June 2018."),
        ("The blaze of 2016 killed six guests.", "The blaze killed six guests."),
        ("The barn burned down in the night to Sunday.", "The barn burned down on Saturday night."),
        ("The barn burned down overnight into Monday.", "The barn burned down late on Sunday."),
    ],
)
def test_what_may_both_hold_does_not_contradict(a: str, b: str) -> None:
    assert "contradicts" not in _both_ways(a, b)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("All but three of the 20 divers surfaced.", 17.0, 17.0),
        ("All but three of the divers surfaced.", 3.0, 3.0),
        ("He is the youngest of five brothers.", 4.0, 5.0),
        ("He is one of five brothers.", 1.0, 1.0),
        ("The blaze of 2016 killed six guests.", 6.0, 6.0),
        ("A total of 2016 killed in the war.", 2016.0, 2016.0),
    ],
)
def test_the_first_number_of_a_text(text: str, low: float, high: float) -> None:
    found = quantities(text)[0]
    assert (found.low, found.high) == (low, high)


def test_a_year_of_long_ago_is_a_day_and_no_number() -> None:
    found = compare_claims("The chapel was built in 1660 by monks.", "The chapel was built in 1712 by monks.")
    assert found.relation == "contradicts"
    assert (found.attributes["when"], found.attributes["how many"]) == ("differ", "silent")
    assert quantities("It flooded cellars in 1660 homes.")[0].low == 1660.0

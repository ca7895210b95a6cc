"""Bare claims of what became of all and of some of the same people, of what something is free of, and of having to."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


def _both_ways(a: str, b: str) -> set[str]:
    return {compare_claims(a, b).relation, compare_claims(b, a).relation}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Both robbers were killed.", "One of the robbers was arrested."),
        ("Police caught both robbers near the bank.", "One of the two robbers escaped."),
        ("All five sailors were rescued.", "Two of the five sailors drowned."),
        ("Both drivers were killed.", "One of the drivers was injured and the other was killed."),
        ("All the defendants were acquitted.", "Three of the defendants were jailed."),
        ("The well was free of arsenic.", "The well was poisoned with arsenic."),
        ("The lab detected nickel in the toys.", "The lab found no trace of nickel in the toys."),
        ("The tour was free from doping.", "The tour was spoilt by doping."),
        ("The film is devoid of humour.", "The film is full of humour."),
        ("Nobody lost their life.", "Four people lost their lives."),
    ],
)
def test_what_cannot_be_of_the_same_contradicts(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"contradicts"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Both boys were injured.", "One of the boys died."),
        ("Both robbers were caught.", "One of the robbers later escaped."),
        ("All the rebels killed hostages.", "One of the rebels was arrested."),
        ("Both robbers were killed.", "One of the guards was arrested."),
        ("Both robbers were killed.", "One of the robbers wore a mask."),
        ("The toys were free of nickel.", "The toys contained no nickel."),
        ("The entry is free of charge.", "There is no charge for the entry."),
        ("Nobody was killed.", "Nobody lost their life."),
        ("The bear broke free from its cage.", "The bear was in its cage."),
    ],
)
def test_what_may_be_of_the_same_does_not_contradict(a: str, b: str) -> None:
    assert "contradicts" not in _both_ways(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Pupils were told to stay inside.", "Pupils had to remain indoors."),
        ("Pupils had to stay at home.", "Pupils were ordered to stay in their homes."),
        ("Five employees lost their lives.", "A blast killed five workers."),
    ],
)
def test_one_thing_in_other_words_is_the_same(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"same"}


@pytest.mark.parametrize(
    ("a", "b"),
    [("Both climbers fell.", "The other climber fell."), ("All the boats sank.", "The others sank.")],
)
def test_of_the_other_is_not_of_all(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"supports"}


def test_in_a_bar_of_one_town_is_not_at_a_station_of_another() -> None:
    found = compare_claims("The spy was caught in a bar in Turin.", "The spy was caught at a station in Naples.")
    assert (found.relation, found.attributes["where"]) == ("contradicts", "differ")

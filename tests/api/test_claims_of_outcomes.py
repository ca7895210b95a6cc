"""Bare claims of how something ended: of all and of nobody, before a court, of a contest, of jobs."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


def _both_ways(a: str, b: str) -> set[str]:
    return {compare_claims(a, b).relation, compare_claims(b, a).relation}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nobody survived the crash.", "Everyone on board died."),
        ("No one survived the crash.", "All passengers on board were killed."),
        ("None of the passengers survived.", "All the passengers drowned."),
        ("Everyone on board survived the crash.", "Nobody died in the crash."),
        ("Everyone survived.", "No one was killed."),
    ],
)
def test_nobody_lived_where_all_died(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"same"}


def test_who_counts_those_who_all_died_is_the_more_precise() -> None:
    for counted, told in (
        ("All 62 people on board died.", "There were no survivors."),
        ("All 12 miners died.", "None of the miners survived."),
    ):
        there = compare_claims(counted, told)
        assert (there.relation, there.reversed) == ("refines", False)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The singer was fined.", "The singer was acquitted."),
        ("The minister was fined for corruption.", "The minister was acquitted of corruption."),
        ("The firm was fined 5 million euros.", "The firm was found not guilty."),
        ("The match ended in a draw.", "Real Madrid won the match."),
        ("The final ended in a draw.", "Ajax lost the final."),
        ("Ajax and Porto drew on Sunday.", "Porto defeated Ajax on Sunday."),
        ("France were held to a draw by Wales.", "France lost to Wales."),
        ("The firm added 300 jobs.", "The firm cut 300 jobs."),
        ("The company created 500 jobs.", "The company axed 500 jobs."),
        ("Nobody survived the crash.", "Everyone on board survived."),
    ],
)
def test_outcomes_that_exclude_each_other_contradict(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"contradicts"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nobody survived the crash of the plane.", "The crew of the ferry died."),
        ("The singer was fined for speeding.", "The singer was acquitted of assault."),
        ("The officer was cleared of murder.", "The officer was convicted of perjury."),
        ("The driver was fined.", "The passenger was acquitted."),
        ("The lottery draw was held on Saturday.", "Maria won the lottery."),
        ("The final ended in a draw.", "Ajax won the final on penalties."),
        ("The match in Rome ended in a draw.", "Real Madrid won the match in Seville."),
        ("Ajax drew with Porto.", "Milan beat Roma."),
        ("The artist drew a cat.", "The cat won a prize."),
        ("Ford added 300 jobs.", "Toyota cut 300 jobs."),
        ("The firm added 300 jobs in 2019.", "The firm cut 300 jobs in 2020."),
        ("The chef added salt.", "The chef cut the meat."),
    ],
)
def test_outcomes_of_others_or_at_another_time_are_neither_the_same_nor_a_contradiction(a: str, b: str) -> None:
    assert _both_ways(a, b).isdisjoint({"contradicts", "same"})

"""Bare claims alike but for what stands behind the verb, what is put off, the rest of a whole, what nobody says."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


def _both_ways(a: str, b: str) -> set[str]:
    return {compare_claims(a, b).relation, compare_claims(b, a).relation}


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("He was convicted of fraud.", "He was convicted of murder.", "fraud, not murder"),
        ("The factory makes shoes.", "The factory makes tyres.", "shoes, not tyres"),
        ("The house was painted blue.", "The house was painted green.", "blue, not green"),
        ("The king was treated for a broken leg.", "The king was treated for pneumonia.", "leg, not pneumonia"),
        ("The law bans smoking in bars.", "The law bans smoking in restaurants.", "bars, not restaurants"),
        ("The police did not say how many fled.", "Ten people fled.", ""),
        ("The army did not say who fired the rocket.", "The army fired the rocket.", ""),
        ("The ex-mayor of Lviv was shot.", "The mayor of Lviv was shot.", ""),
        ("The former mayor of Lviv was shot.", "The mayor of Lviv was shot.", ""),
    ],
)
def test_what_is_told_otherwise_or_not_at_all_is_not_the_same(a: str, b: str, why: str) -> None:
    assert _both_ways(a, b) == {"supports"}
    assert not why or why in compare_claims(a, b).reasons


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("He was convicted of murder.", "He was convicted of killing."),
        ("The shop sells bread, milk and eggs.", "The shop sells eggs, bread and milk."),
        ("The raid took place at noon.", "The raid took place at midday."),
        ("The parcel was handed to Vukic by Orsini.", "The parcel was handed by Orsini to Vukic."),
        ("Three of the five hostages were freed.", "Two hostages are still being held."),
        ("One of five suspects is still at large.", "Four of five suspects were arrested."),
        ("60 % of voters backed the reform.", "40 % of voters opposed the reform."),
        ("Mali's president was overthrown.", "Mali's president was toppled."),
        ("The boy was found in the rubble.", "The boy was found in the debris."),
        ("The lawyer was kidnapped on Monday.", "The attorney was abducted on Monday."),
        ("The clinic was evacuated.", "The hospital was evacuated."),
    ],
)
def test_one_thing_in_other_words_order_or_as_the_rest_stays_the_same(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"same"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Three of the five hostages were freed.", "Three hostages are still being held."),
        ("60 % of voters backed the reform.", "70 % of voters opposed the reform."),
        ("The parliament agreed to the plan.", "The parliament rejected the plan."),
        ("Israel and Hamas agreed to a truce.", "Hamas rejected a truce with Israel."),
        ("Police did not confirm the arrest.", "Police confirmed the arrest."),
        ("The council extended the curfew.", "The council lifted the curfew."),
        ("The actor married his partner in May.", "The actor divorced his partner in May."),
    ],
)
def test_what_does_not_add_up_and_what_was_agreed_and_rejected_contradict(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"contradicts"}


def test_half_of_a_whole_may_be_the_other_half() -> None:
    found = compare_claims("Half of the members backed the plan.", "Half of the members opposed the plan.")
    assert found.relation == "supports"


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("Elections were postponed indefinitely.", "Elections will be held on 24 December."),
        ("The match has been postponed.", "The match will be played on Saturday."),
        ("The launch of the shuttle was scrubbed on Friday.", "The shuttle launched on Friday."),
    ],
)
def test_what_is_put_off_without_a_new_day_supersedes_its_day(newer: str, older: str) -> None:
    there, back = compare_claims(newer, older), compare_claims(older, newer)
    assert (there.relation, there.reversed) == ("supersedes", False)
    assert (back.relation, back.reversed) == ("supersedes", True)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("It is the biggest oil field in Libya.", "It is the second-biggest oil field in Libya.", "different"),
        ("It is one of the biggest oil fields.", "It is the second-biggest oil field.", "same"),
        ("A Turkish soldier was killed in Libya.", "Two Turkish soldiers were killed in Libya.", "supports"),
        ("Akar met Mishri in Tripoli.", "Hulusi Akar met Khaled al-Mishri in Tripoli.", "same"),
    ],
)
def test_ranks_one_and_several_and_names_with_articles(a: str, b: str, relation: str) -> None:
    assert _both_ways(a, b) == {relation}


def test_who_is_backed_by_the_un_is_not_unbacked() -> None:
    a, b = "The UN recognises the government in Tripoli.", "The UN-recognised government in Tripoli rejected the plan."
    assert _both_ways(a, b) == {"supports"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The mosque was destroyed in the war.", "The mosque was damaged in the war."),
        ("The aid convoy reached the city.", "The aid convoy was turned back."),
        ("Prosecutors asked for a life sentence.", "The court imposed a life sentence."),
        ("The opposition boycotted the vote.", "The opposition took part in the vote."),
        ("The port is busy.", "The port was destroyed."),
        ("The mayor is innocent.", "The mayor was convicted."),
        ("The deal is dead.", "The deal was saved."),
    ],
)
def test_two_deeds_of_one_thing_are_not_the_same(a: str, b: str) -> None:
    assert "same" not in _both_ways(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Reis beat Dahl by 300 votes.", "Dahl beat Reis by 300 votes."),
        ("Germany beat France by two goals.", "Germany beat France by three goals."),
        ("The man was shot by two officers.", "The man was shot by three officers."),
    ],
)
def test_by_how_much_somebody_won_is_nobody_who_acts(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"contradicts"}


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("A girl was rescued after 248 hours.", "A girl was rescued after ten days.", "same"),
        ("A girl was rescued after 248 hours.", "A girl was rescued after 12 days.", "contradicts"),
        ("Greece offered to send rescuers to Turkey.", "Greece sent rescuers to Turkey.", "supports"),
    ],
)
def test_durations_in_hours_and_days_and_what_was_only_offered(a: str, b: str, relation: str) -> None:
    assert compare_claims(a, b).relation == relation


@pytest.mark.parametrize(
    ("ended", "lasting"),
    [
        ("The strike at the port of Genoa is over.", "The strike at the port of Genoa continues."),
        ("The war is over.", "The war rages on."),
        ("The volcano stopped erupting.", "The volcano is erupting."),
        ("The investigation of the company ended.", "The company is under investigation."),
        ("The blockade of the port has ended.", "The port is under blockade."),
        ("The curfew in Kano was lifted.", "A curfew is in force in Kano."),
    ],
)
def test_the_end_of_what_lasts_supersedes_that_it_lasts(ended: str, lasting: str) -> None:
    there, back = compare_claims(ended, lasting), compare_claims(lasting, ended)
    assert (there.relation, there.reversed) == ("supersedes", False)
    assert (back.relation, back.reversed) == ("supersedes", True)


def test_what_was_held_before_it_ended_is_not_superseded() -> None:
    assert "supersedes" not in _both_ways("The meeting ended on Monday.", "The meeting was held on Monday.")


@pytest.mark.parametrize("told", ["nine days", "15 days"])
def test_more_than_a_week_is_any_longer_time(told: str) -> None:
    assert _both_ways(f"The talks lasted {told}.", "The talks lasted more than a week.") == {"refines"}

"""Bare claims in everyday wordings: what stays as it is, what is lost, and who is meant."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The factory in Osterby will close in May.", "The factory in Osterby will stay open in May."),
        ("The shop in Vask will remain closed on Monday.", "The shop in Vask will open on Monday."),
        ("The prices will stay high in May.", "The prices will be low in May."),
        ("The mill will close in May, its owner announced.", "The mill will stay open in May, its owner announced."),
    ],
)
def test_what_will_stay_so_is_not_to_be_the_opposite(a: str, b: str) -> None:
    assert compare_claims(a, b).relation == compare_claims(b, a).relation == "contradicts"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The factory in Osterby will not close in May.", "The factory in Osterby will stay open in May."),
        ("The plant will remain shut until June.", "The plant will stay closed until June."),
    ],
)
def test_what_will_stay_so_is_the_same_in_other_words(a: str, b: str) -> None:
    assert compare_claims(a, b).relation == compare_claims(b, a).relation == "same"


def test_what_closed_may_open_later() -> None:
    found = compare_claims("The bridge was closed on Monday.", "The bridge will open on Friday.")
    assert found.relation in ("supports", "different")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Three people lost their lives in the fire in Karsund.",
            "Three people lost their homes in the fire in Karsund.",
        ),
        ("The driver lost his life in the crash.", "The driver lost his wife in the crash."),
        ("Anna Berg lost her husband in the war.", "Anna Berg lost her left leg in the war."),
        ("AT&T raised its prices on Monday.", "T-Mobile raised its prices on Monday."),
        ("The ship was carrying oil.", "The ship was carrying grain."),
        ("A car hit a cyclist in Vask.", "A car hit a pedestrian in Vask."),
        ("She won gold in the 100 metres.", "She won bronze in the 100 metres."),
        ("The mayor of Vask resigned on Monday.", "The governor of Vask resigned on Monday."),
        ("The captain was injured in the match.", "The goalkeeper was injured in the match."),
        ("The French Foreign Ministry bought 40 tanks.", "France's defence ministry bought 40 tanks."),
        (
            "The Turkish Central Bank raised its rate to 15 percent.",
            "Greece's central bank raised its rate to 15 percent.",
        ),
        ("The bridge was closed on 1 March 2021.", "The bridge was closed two weeks after 1 March 2021."),
    ],
)
def test_what_is_of_others_is_not_the_same(a: str, b: str) -> None:
    assert compare_claims(a, b).relation not in ("same", "refines")
    assert compare_claims(b, a).relation not in ("same", "refines")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The driver lost his life in the crash.", "The driver died in the crash."),
        ("Anna Berg lost her job on Monday.", "Anna Berg lost her post on Monday."),
        ("P&G cut 300 jobs on Monday.", "Procter & Gamble cut 300 jobs on Monday."),
        ("AT&T raised its prices on Monday.", "AT&T increased its prices on Monday."),
        ("The French Foreign Ministry said it was concerned.", "France's foreign ministry said it was concerned."),
        ("The ministry of defence of Germany bought 40 tanks.", "The German Defence Ministry bought 40 tanks."),
        ("The Spanish Supreme Court freed the mayor on Monday.", "Spain's top court freed the mayor on Monday."),
        ("The firm's chief executive quit on Friday.", "The company's CEO resigned on Friday."),
        ("The council scrapped the tax.", "The council abolished the tax."),
        ("The ship was carrying oil.", "The vessel was carrying oil."),
        ("Oil and gas exports rose in May.", "Exports of oil and gas rose in May."),
        ("Shares closed higher on Friday.", "Shares rose on Friday."),
        ("The meeting was held in secret.", "The meeting was held behind closed doors."),
        ("The king is healthy.", "The king is in good health."),
        ("The vaccine is mandatory for nurses.", "The vaccine is compulsory for nurses."),
        ("It is likely that the vote will be delayed.", "The vote will probably be delayed."),
        ("The army is still in the town.", "The army remains in the town."),
        ("The bridge was closed on 15 March 2021.", "The bridge was closed two weeks after 1 March 2021."),
        ("The bridge was closed on 23 December 2020.", "The bridge was closed two days before Christmas 2020."),
    ],
)
def test_what_is_told_of_one_in_two_ways_is_the_same(a: str, b: str) -> None:
    assert compare_claims(a, b).relation == compare_claims(b, a).relation == "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The company cut 300 jobs in Karsund.", "The company created 300 jobs in Karsund."),
        ("The airline hired 300 pilots.", "The airline dismissed 300 pilots."),
        ("The number of cases doubled to 400.", "The number of cases rose from 300 to 400."),
        ("Sales rose 50 percent in May.", "Sales rose from 40 million to 44 million euros in May."),
        ("The council scrapped the tax.", "The council introduced the tax."),
        ("Shares closed higher on Friday.", "Shares closed lower on Friday."),
        ("The meeting was held in public.", "The meeting was held behind closed doors."),
        ("The king is in good health.", "The king is ill."),
        ("The vaccine is mandatory for nurses.", "The vaccine is voluntary for nurses."),
        ("The army controls the airport.", "The rebels control the airport."),
        ("The team was relegated in May.", "The team was promoted in May."),
        ("Inflation eased to 3 percent in May.", "Inflation accelerated to 3 percent in May."),
        ("There was no power cut in Vask.", "Power was cut in Vask."),
        ("The village has no electricity.", "The village has electricity."),
        ("The army has left the town.", "The army is still in the town."),
        ("The mill will finally close.", "The mill will never close."),
        ("All members voted for the bill.", "Some members voted against the bill."),
        ("All ministers agreed to extend the quota.", "Some ministers opposed extending the quota."),
    ],
)
def test_what_was_done_and_its_contrary_contradict(a: str, b: str) -> None:
    assert compare_claims(a, b).relation == compare_claims(b, a).relation == "contradicts"


@pytest.mark.parametrize(
    ("a", "b", "relations"),
    [
        ("Some members voted for the bill.", "Some members voted against the bill.", ("supports",)),
        ("Half of the members backed the plan.", "Half of the members opposed the plan.", ("supports",)),
        ("The number of cases doubled to 400.", "The number of cases rose from 200 to 400.", ("same", "supports")),
        (
            "The storm knocked out power to 20,000 homes.",
            "The storm left 20,000 homes without power.",
            ("same", "supports"),
        ),
        ("The town has no water after the quake.", "The town lost its water after the quake.", ("same", "supports")),
        ("The mill will finally close in May.", "The mill closed in May.", ("supports",)),
        ("The president vetoed the bill.", "The leader vetoed the bill.", ("same", "supports")),
        ("The company cut costs and created jobs.", "The company created jobs.", ("supports", "refines")),
        ("A quake hit central France.", "A quake hit Lyon.", ("same", "refines", "supports")),
        ("A quake hit central Italy.", "A quake hit Rome.", ("same", "refines")),
    ],
)
def test_what_both_may_hold_contradicts_nothing(a: str, b: str, relations: tuple[str, ...]) -> None:
    assert compare_claims(a, b).relation in relations
    assert compare_claims(b, a).relation in relations


def test_a_town_in_a_corner_of_a_land_is_not_in_its_middle() -> None:
    found = compare_claims("A strong quake hit central France on Monday.", "A strong quake hit Marseille on Monday.")
    assert (found.relation, found.attributes["where"]) in (("different", "differ"), ("contradicts", "differ"))

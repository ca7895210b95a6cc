"""Bare claims of two things counted side by side, or of what happens again, do not exclude each other."""

import pytest

from annotator.api.claims import compare_claims
from annotator.match.claims.siblings import siblings

pytestmark = pytest.mark.model


def _both_ways(a: str, b: str) -> set[str]:
    return {compare_claims(a, b).relation, compare_claims(b, a).relation}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Imports shrank by 3 percent.", "Exports shrank by 8 percent."),
        ("The girls were aged 7.", "The boys were aged 10."),
        ("The younger brother is 19.", "The elder brother is 26."),
        ("The mother was 52 years old.", "The son was 23 years old."),
        ("The women's relay won in 3:21.", "The men's relay won in 2:58."),
        ("He got a fine of 90 pounds for parking.", "He got a fine of 700 pounds for poaching."),
        ("She sold 14 paintings for the orphanage.", "She sold 22 paintings for the hospice."),
        ("He greeted the prince on Tuesday.", "He greeted the princess on Thursday."),
        ("The dairy opened in 1911.", "The tannery opened in 1934."),
        ("The senate adopted the pension bill in March 2019.", "The senate adopted the housing bill in June 2019."),
        ("The 2003 treaty was cancelled.", "The 2011 treaty was cancelled."),
        ("The team lost 9 games in the east.", "The team lost 2 games in the west."),
        ("The hail ruined 30 greenhouses.", "The hail ruined 12 lorries."),
        ("The strike cost the port 3 million euros.", "The flood cost the port 9 million euros."),
        ("The left won 40 seats.", "The right won 60 seats."),
        ("Copper gained 1 percent.", "Zinc gained 4 percent."),
    ],
)
def test_two_things_counted_side_by_side_are_different(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"different"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ferry sank with 40 people on board.", "The ship sank with 60 people on board."),
        ("The blast wounded 12.", "The explosion wounded 15."),
        ("Twelve people were on board.", "Fifteen passengers were on board."),
        ("The firm paid 20 million euros for the mine.", "The company paid 30 million euros for the mine."),
        ("The dairy opened in 1911.", "The dairy opened in 1934."),
        ("The elder brother is 19.", "The elder brother is 26."),
        ("The huge blast wounded 12.", "The massive blast wounded 15."),
        ("Imports shrank by 3 percent.", "Imports dropped by 8 percent."),
        ("He paid 300 euros for the bicycle.", "He paid 900 euros for the bike."),
        (
            "The meeting took place in the morning of 3 May 2021.",
            "The meeting took place in the morning of 4 May 2021.",
        ),
        ("The court jailed him for 4 years.", "The judge jailed him for 6 years."),
        ("The museum sold 12 paintings.", "The museum sold 19 paintings."),
        ("Fewer than 30 people voted.", "At least 30 people voted."),
    ],
)
def test_one_thing_in_other_words_with_another_number_contradicts(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"contradicts"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A quake shook the valley in 1911.", "A quake shook the valley in 1974."),
        ("Storms flattened the pier in October 1987.", "Storms flattened the pier in January 2007."),
        ("Uruguay won the trophy in 1967.", "Uruguay won the trophy in 1983."),
        ("The jeweller was burgled in June 2012.", "The jeweller was burgled in April 2016."),
        ("The two ministers met in March 2014.", "The two ministers met in November 2015."),
    ],
)
def test_what_happens_again_on_a_day_far_off_is_another_event(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"different"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("She was born in 1931.", "She was born in 1944."),
        ("The club was founded in 1902.", "The club was founded in 1923."),
        ("The poet died in 1977.", "The poet died in 1989."),
        ("The chapel was built in 1660.", "The chapel was built in 1712."),
        ("The theatre closed down in May 2010.", "The theatre closed down in July 2014."),
        ("The quake shook the valley in 1911.", "The quake shook the valley in 1914."),
        ("The two ministers met on 3 March 2014.", "The two ministers met on 5 March 2014."),
        ("The jeweller was burgled on 9 June 2012.", "The jeweller was burgled on 11 June 2012."),
        ("Uruguay lost the house in 1967.", "Uruguay lost the house in 1983."),
    ],
)
def test_what_happens_once_or_on_days_close_by_contradicts(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"contradicts"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The nurses' union accepted the plan.", "The farmers' union accepted the plan."),
        ("The potters' guild sued the town.", "The weavers' guild sued the town."),
        ("A cargo plane vanished.", "A passenger plane vanished."),
        ("The lower chamber rejected the motion.", "The upper chamber rejected the motion."),
        ("The transport committee backed the road.", "The environment committee backed the road."),
        ("Neighbours saw the victim's van.", "Neighbours saw the attacker's van."),
        ("The eldest niece owns the mill.", "The youngest niece owns the mill."),
    ],
)
def test_what_is_told_apart_by_a_word_before_it_is_not_the_same(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"different"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The nurses' union accepted the plan.", "The union of nurses accepted the plan."),
        ("A cargo plane vanished.", "A freight plane vanished."),
        ("Neighbours saw the firm's van.", "Neighbours saw the company's van."),
        ("The workers' union accepted the plan.", "The potters' union accepted the plan."),
        ("The eldest niece owns the mill.", "The oldest niece owns the mill."),
    ],
)
def test_other_words_for_one_thing_stay_the_same(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"same"}


def test_siblings_are_two_of_every_set_that_both_are_in() -> None:
    assert siblings("export", "import")
    assert not siblings("car", "automobil")
    assert not siblings("export", "boi")
    assert not siblings("export", "export")

"""Bare claims of how high a toll was on two days: that of the later day supersedes the other, events do not."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("On Tuesday the death toll stood at 17.", "On Monday the death toll stood at 12."),
        ("The death toll was 17 on Tuesday.", "The death toll was 12 on Monday."),
        ("The death toll was 11 early on Monday.", "The death toll was 9 late on Sunday."),
        ("The toll stood at 17 on 4 May 2021.", "The toll stood at 12 on 3 May 2021."),
        ("Deaths stood at 26 on 2 May.", "Deaths stood at 20 on 30 April."),
        ("By Sunday, 45 people had died.", "By Saturday, 38 people had died."),
        ("By Monday evening rescuers had found 31 bodies.", "By Sunday evening rescuers had found 24 bodies."),
        ("On Thursday officials put the death toll at 61.", "On Wednesday officials put the death toll at 54."),
        ("The number of confirmed cases stood at 340 on 14 March.", "The number of cases stood at 210 on 12 March."),
        ("Police said on Tuesday that 17 people had died.", "Police said on Monday that 12 people had died."),
        ("On Tuesday the number of missing stood at 44.", "On Monday the number of missing stood at 60."),
    ],
)
def test_the_toll_of_the_later_day_supersedes_the_other(newer: str, older: str) -> None:
    there, back = compare_claims(newer, older), compare_claims(older, newer)
    assert (there.relation, there.reversed) == ("supersedes", False)
    assert (back.relation, back.reversed) == ("supersedes", True)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("On Monday the death toll stood at 17.", "On Tuesday the death toll stood at 12."),
        ("The raid killed 12 on Monday.", "The raid killed 17 on Tuesday."),
        ("12 people died on Monday.", "17 people died on Tuesday."),
        ("Twelve people were injured by police on Monday.", "Seventeen people were injured by police on Tuesday."),
        ("The toll of Monday's blast stood at 12.", "The toll of Tuesday's blast stood at 17."),
        ("The toll of the flood stood at 12 on Monday.", "The toll of the fire stood at 17 on Tuesday."),
        ("The death toll in Lyon stood at 12 on Monday.", "The death toll in Lille stood at 17 on Tuesday."),
        ("The death toll stood at 12 on 3 May 2019.", "The death toll stood at 17 on 4 May 2021."),
        ("The death toll stood at 12 on Monday.", "The death toll stood at 12 on Tuesday."),
    ],
)
def test_tolls_that_fell_and_those_of_two_events_supersede_nothing(a: str, b: str) -> None:
    assert {compare_claims(a, b).relation, compare_claims(b, a).relation}.isdisjoint({"supersedes", "same", "refines"})


def test_a_toll_told_twice_for_one_day_contradicts() -> None:
    told = compare_claims("On Monday the death toll stood at 12.", "On Monday the death toll stood at 17.")
    assert told.relation == "contradicts"


def test_the_days_of_two_tolls_differ() -> None:
    told = compare_claims("The death toll stood at 12 on 3 May.", "The death toll stood at 17 on 4 May.")
    assert told.attributes["when"] == told.attributes["how many"] == "differ"

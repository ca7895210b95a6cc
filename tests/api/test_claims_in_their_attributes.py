"""How bare claims stand in who, to whom, when and where, in the active and in the passive."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("passive", "active"),
    [
        ("The mayor was shot by a gunman.", "A gunman shot the mayor."),
        ("Ana Reis was shot by Ben Kay.", "Ben Kay shot Ana Reis."),
        ("The bill was passed by the senate.", "The senate passed the bill."),
        ("The bridge was blown up by rebels.", "Rebels blew up the bridge."),
    ],
)
def test_who_and_to_whom_agree_in_either_voice(passive: str, active: str) -> None:
    for told in (compare_claims(passive, active), compare_claims(active, passive)):
        assert (told.relation, told.attributes["who"], told.attributes["to whom"]) == ("same", "agree", "agree")


def test_of_a_passive_without_an_agent_only_to_whom_agrees() -> None:
    told = compare_claims("The mayor was shot.", "A gunman shot the mayor.")
    assert (told.attributes["who"], told.attributes["to whom"]) == ("silent", "agree")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("The mayor was shot in Dallas.", "The mayor was shot in Ohio.", True),
        ("The mayor was shot in Dallas.", "The mayor was shot in Houston.", True),
        ("A factory burned down in Houston.", "A factory burned down in Florida.", True),
        ("The plant in Leeds closed.", "The plant in Scotland closed.", True),
        ("The mayor was shot in Dallas.", "The mayor was shot in Texas.", False),
    ],
)
def test_a_town_and_a_land_that_does_not_hold_it_differ(one: str, other: str, apart: bool) -> None:
    assert (compare_claims(one, other).attributes["where"] == "differ") is apart

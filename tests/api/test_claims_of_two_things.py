"""Claims in the news that exclude each other in whatever words, and those that only seem to, being of two things."""

import pytest

from annotator.api.claims import compare_claims, read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The club sacked its manager.", "The club kept its manager on."),
        ("The mayor lost her job.", "The mayor kept her job."),
        ("The king abdicated.", "The king remains on the throne."),
        ("The balloon landed safely in Turin.", "The balloon crashed in Turin."),
        ("The regulator cleared the takeover of Borel.", "The regulator blocked the takeover of Borel."),
        ("The two states are at peace.", "The two states are at war."),
        ("The envoy was expelled.", "The envoy was allowed to stay."),
        ("Firefighters have put out the blaze.", "The blaze is still burning."),
        ("The talks broke down.", "The talks are making good progress."),
        ("The rebels laid down their arms.", "The rebels vowed to fight on."),
        ("The hearing was adjourned.", "The hearing went ahead."),
        ("The firm is solvent.", "The firm filed for insolvency."),
        ("The dealer met its sales target.", "The dealer missed its sales target."),
        ("The army is still inside the city.", "The army has left the city."),
        ("The judge threw out the lawsuit.", "The judge let the lawsuit proceed."),
        ("The cabinet extended the state of emergency.", "The cabinet ended the state of emergency."),
        ("The queen attended the ceremony.", "The queen stayed away from the ceremony."),
    ],
)
def test_what_cannot_be_of_one_thing_contradicts(a: str, b: str) -> None:
    assert compare_claims(a, b).relation == compare_claims(b, a).relation == "contradicts"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The club sacked its manager.", "The rival club kept its goalkeeper on."),
        ("The first glider landed safely.", "The second glider crashed."),
        ("The regulator cleared the takeover of Borel.", "The regulator blocked the takeover of Castel."),
        ("The blaze in the mill was put out.", "The blaze in the forest is still burning."),
        ("The firm hired 200 nurses.", "The firm laid off 300 drivers."),
        ("The bank raised its lending rate.", "The bank cut its deposit rate."),
        ("The governor signed the trade bill.", "The governor vetoed the defence bill."),
        ("The ban on beef imports was lifted.", "The ban on poultry imports was extended."),
        ("The southern road is open.", "The northern road is closed."),
        ("The old bridge was demolished.", "The new bridge was opened."),
        ("The judge rejected the appeal of the mayor.", "The judge accepted the appeal of the banker."),
        ("The minister welcomed the vote.", "The opposition condemned the vote."),
        ("The bill was passed by the lower house.", "The bill was rejected by the senate."),
        ("He was not charged with murder.", "He was charged with theft."),
        ("The court acquitted the nurse of murder.", "The court convicted the nurse of theft."),
        ("The film cost 20 million dollars.", "The film earned 90 million dollars."),
        ("The union wants a rise of 6 percent.", "The employers offered a rise of 3 percent."),
        ("She was sentenced to five years in prison.", "She spent seven months in prison before the trial."),
        ("The carmaker recalled 30,000 cars.", "The carmaker sold 3,000 cars."),
        ("Polls opened at 7 a.m.", "Polls closed at 8 p.m."),
        ("The concert starts at 7 p.m.", "The doors open at 6 p.m."),
        ("The price rose from 30 to 40 dollars.", "The price rose from 40 to 50 dollars."),
        ("She led the party until 2012.", "She has led the party since 2019."),
        ("Half of the patients were women.", "A third of the patients were children."),
        ("The court heard the first witness.", "The court heard the last witness."),
        ("The father of the victim testified.", "The brother of the victim testified."),
        ("The firm will build a factory in Poland.", "The firm will build a warehouse in Poland."),
    ],
)
def test_what_is_of_two_things_neither_contradicts_nor_is_the_same(a: str, b: str) -> None:
    assert {compare_claims(a, b).relation, compare_claims(b, a).relation} <= {"different", "supports"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The price fell from 45 to 30 euros.", "The price rose from 30 to 45 euros."),
        ("The union praised the plan.", "The union attacked the plan."),
        ("Iran welcomed the agreement.", "Iran condemned the agreement."),
        ("The whole crew drowned.", "The cook survived."),
        ("The old bridge was reopened.", "The old bridge was closed."),
        ("The cabinet raised taxes.", "The government lowered taxes."),
    ],
)
def test_what_is_of_one_thing_contradicts_as_before(a: str, b: str) -> None:
    assert compare_claims(a, b).relation == compare_claims(b, a).relation == "contradicts"


def test_a_dateline_says_nothing_of_the_claim() -> None:
    told = "The talks ended without a deal."
    assert compare_claims(f"GENEVA (AP) - {told}", told).relation == "same"
    assert compare_claims(f"TRIPOLI: {told}", told).relation == "same"
    assert compare_claims("LIMA, 4 May - The mayor did not resign.", "The mayor resigned.").relation == "contradicts"


def test_a_name_before_a_dash_is_no_dateline() -> None:
    assert read(["Ajax - Porto ended in a draw."])[0].text.startswith("Ajax")

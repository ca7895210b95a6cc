"""Bare claims of what lies in two places, of who holds an office, of two days' figures, and of what is only likely."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


def _both_ways(a: str, b: str) -> set[str]:
    return {compare_claims(a, b).relation, compare_claims(b, a).relation}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Schools in Lyon were closed on Monday.", "Schools in Turin were closed on Monday."),
        ("Half of the hospitals in Homs were destroyed.", "Half of the hospitals in Idlib were destroyed."),
        ("Tripoli airport was closed.", "Benghazi airport was closed."),
        ("Paris police arrested five men.", "Lyon police arrested five men."),
        ("The government in Tripoli accepted the plan.", "The government in Tobruk accepted the plan."),
        ("Prices in Germany rose by 3 %.", "Prices in France rose by 3 %."),
        ("A judge was shot dead in Quito.", "A judge was shot dead in Lima."),
        ("Eight miners were killed in Colombia.", "Eight miners were killed in Turkey."),
        ("Protesters in Paris burned cars.", "Protesters in Lyon burned cars."),
        ("At least 10 people were killed on Monday.", "Twelve people were killed on Tuesday."),
        ("Inflation rose to 3 % in May.", "Inflation rose to 3.1 % in June."),
        ("Unemployment fell to 4.1 % in May.", "Unemployment fell to 4.1 % in June."),
        ("The Foreign Minister of Turkey visited Tripoli.", "Turkish Defense Minister Hulusi Akar visited Tripoli."),
        ("The Defense Minister of Greece visited Tripoli.", "Turkish Defense Minister Hulusi Akar visited Tripoli."),
    ],
)
def test_what_is_told_of_two_things_or_times_is_different(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"different"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The summit in Istanbul failed.", "The summit in Ankara failed."),
        ("The bomb killed 12 people in Baghdad.", "The bomb killed 12 people in Basra."),
        ("The judge was shot dead in Quito.", "The judge was shot dead in Lima."),
        ("Two men were arrested in Paris on Monday.", "Two men were arrested in Lyon on Monday."),
        ("Ten people were killed on Monday.", "Ten people were killed on Tuesday."),
        ("The killer was probably a soldier.", "The killer was not a soldier."),
    ],
)
def test_what_happens_once_is_in_one_place_and_at_one_time(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"contradicts"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Defense Minister of Turkey visited Tripoli.", "Turkish Defense Minister Hulusi Akar visited Tripoli."),
        ("The chancellor of Germany visited Paris.", "German Chancellor Angela Merkel visited Paris."),
        ("Turkey's defence minister visited Tripoli.", "Turkish Defense Minister Hulusi Akar visited Tripoli."),
        ("Turnout was 40 per cent.", "Turnout was 40%."),
        ("The fire burned 3 km² of forest.", "The fire burned 300 hectares of forest."),
        ("The dam holds 3,000 m³ of water.", "The dam holds 3,000 cubic metres of water."),
        ("The minister probably lied.", "The minister may have lied."),
    ],
)
def test_one_thing_in_other_words_is_the_same(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"same"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The minister will probably resign.", "The minister will resign."),
        ("Perhaps the fire was caused by an electrical fault.", "The fire was caused by an electrical fault."),
        ("The suspect is likely dead.", "The suspect is dead."),
        ("It is possible that the minister lied.", "The minister lied."),
        ("The missile was most likely fired from Iran.", "The missile was fired from Iran."),
    ],
)
def test_what_is_only_likely_supports_what_is_told_as_certain(a: str, b: str) -> None:
    found = compare_claims(a, b)
    assert found.relation == "supports"
    assert found.attributes["certainty"] == "differ"
    assert any(reason.startswith("possible here") for reason in found.reasons)


def test_a_rough_number_is_no_likelihood() -> None:
    assert compare_claims("Probably 200 people died in the flood.", "200 people died in the flood.").relation != (
        "supports"
    )


def test_who_holds_an_office_is_told_more_precisely_than_the_office() -> None:
    found = compare_claims("Hulusi Akar visited Tripoli.", "The Defense Minister of Turkey visited Tripoli.")
    assert found.relation == "refines"

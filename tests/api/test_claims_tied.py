"""Bare claims of the same words: who hangs on whom, and what comes from where, tells whether they say the same."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The tutor of the heiress warned the trust.", "The heiress warned the tutor of the trust."),
        ("The farmer's vet sued the insurer.", "The farmer sued the insurer's vet."),
        ("The mayor of Belmora thanked the mayor of Castrel.", "The mayor of Castrel thanked the mayor of Belmora."),
        ("The niece of Haruna met the uncle of Bello.", "The niece of Bello met the uncle of Haruna."),
        ("The parcel was handed by Orsini to Vukic.", "The parcel was handed by Vukic to Orsini."),
        ("The ferry left Palermo for Tunis.", "The ferry left Tunis for Palermo."),
        ("The pilot flew Vienna to Oslo.", "The pilot flew Oslo to Vienna."),
        ("Stones were thrown from the bridge at the boat.", "Stones were thrown from the boat at the bridge."),
        ("Vukic is the trainer of Orsini.", "Orsini is the trainer of Vukic."),
        ("The lawyer for the miners wrote to the owners.", "The lawyer for the owners wrote to the miners."),
        ("Doctors from Quito helped nurses from Cuenca.", "Doctors from Cuenca helped nurses from Quito."),
        ("The chairman prefers rail to road.", "The chairman prefers road to rail."),
        ("The thief's lorry rammed the baker's van.", "The baker's lorry rammed the thief's van."),
    ],
)
def test_the_same_words_otherwise_tied_are_never_the_same(a: str, b: str) -> None:
    found = compare_claims(a, b)
    assert found.relation == compare_claims(b, a).relation
    assert found.relation in ("contradicts", "different")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The mayor of Belmora resigned.", "Belmora's mayor resigned."),
        ("The parcel was handed to Vukic by Orsini.", "The parcel was handed by Orsini to Vukic."),
        ("Orsini handed the parcel to Vukic.", "The parcel was handed to Vukic by Orsini."),
        ("The ferry left Palermo for Tunis.", "For Tunis the ferry left Palermo."),
        ("Orsini and Vukic met in Trieste.", "Vukic and Orsini met in Trieste."),
        ("The mayors of Belmora and Castrel resigned.", "The mayors of Castrel and Belmora resigned."),
        ("Aid was sent to Niger and to Benin.", "Aid was sent to Benin and to Niger."),
        ("The tutor of the heiress warned the trust.", "The trust was warned by the heiress's tutor."),
        ("The chief of the island's coast guard quit.", "The coast guard chief of the island quit."),
        ("The mayor of the town of Belmora fled.", "The town of Belmora's mayor fled."),
        ("The envoy of Chad met the consul of Mali.", "The consul of Mali met the envoy of Chad."),
        ("Norway signed a pact with Estonia.", "Estonia signed a pact with Norway."),
        ("Amara is the sister of Zola.", "Zola is the sister of Amara."),
        ("The opera opened before the zoo.", "The zoo opened after the opera."),
        ("The bridge to the island was closed by engineers.", "Engineers closed the island's bridge."),
    ],
)
def test_the_same_ties_in_other_words_stay_the_same(a: str, b: str) -> None:
    found = compare_claims(a, b)
    assert found.relation == compare_claims(b, a).relation == "same", found.reasons


def test_the_reason_tells_the_ties_in_the_words_of_the_claims() -> None:
    found = compare_claims("The lawyer of the widow sued the bank.", "The widow sued the lawyer of the bank.")
    assert "lawyer of widow, not lawyer of bank" in found.reasons


def test_two_places_that_a_for_parts_are_two_names() -> None:
    found = compare_claims("The convoy left Aleppo for Damascus.", "For Damascus the convoy left Aleppo.")
    assert "both name Aleppo" in found.reasons

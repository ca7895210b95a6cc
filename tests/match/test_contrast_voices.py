"""Who denies, reproaches or plans something counts as it is told: as one more negation, as a voice, as not yet done."""

import pytest

from annotator.domain.claim import Claim, Factuality, Role, Slot
from annotator.domain.link import Relation
from annotator.match.claims.attributes import Attribute, Standing
from annotator.match.contrast import Contrast, contrast
from annotator.match.denials.negation import denials
from annotator.match.denials.prospects import Prospect, prospects
from annotator.match.words.stems import stem
from annotator.match.words.words import words
from tests.match.reports import claim, report, said, within


def compared(a: str, b: str) -> Contrast:
    return contrast(*said(a), *said(b))


def foreseen(text: str) -> dict[str, Prospect]:
    return dict(prospects(tuple(words(text)), text))


@pytest.mark.parametrize(
    ("text", "reached", "voiced"),
    [
        ("The clinic denied that it was overloaded", "overloaded", True),
        ("The clinic denied being overloaded", "overloaded", True),
        ("The clinic rejected reports that it was overloaded", "overloaded", True),
        ("It is untrue that the clinic is overloaded", "clinic overloaded", False),
        ("It is not true that the clinic is overloaded", "clinic overloaded", False),
        ("The clinic denied that it was not overloaded", "", False),
        ("The clinic did not deny that it was overloaded", "", False),
        ("The clinic denied the request for leave", "", False),
        ("The clinic was denied entry", "", False),
        ("The clinic neither confirmed nor denied that", "confirmed denied", False),
    ],
)
def test_a_denial_in_a_mouth_reaches_what_is_denied(text: str, reached: str, voiced: bool) -> None:
    found = denials(tuple(words(text)), text)
    assert frozenset().union(*(one.reach for one in found)) == {stem(word) for word in reached.split()}
    assert any(one.voiced for one in found) is voiced


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The clinic denied that it was overloaded", "The clinic said it was not overloaded"),
        ("The clinic denied reports that it was overloaded", "The clinic insisted that it was not overloaded"),
        ("The clinic denied that it was not ready", "The clinic said that it was ready"),
        ("It is not true that the bridge is closed", "The bridge is not closed"),
        ("The two sides failed to agree on a date", "The two sides did not agree on a date"),
    ],
)
def test_a_denial_is_one_more_negation(a: str, b: str) -> None:
    assert compared(a, b).relation is compared(b, a).relation is Relation.SAME


@pytest.mark.parametrize(
    ("voice", "other"),
    [
        ("The clinic denied that it was overloaded", "The clinic was overloaded"),
        ("The clinic denied that it was overloaded", "Nurses said that the clinic was overloaded"),
        ("Egypt denied breaking the truce", "Libya accused Egypt of breaking the truce"),
        ("Egypt denied that it had broken the truce", "Libya accused Egypt of breaking the truce"),
        ("Egypt rejected claims of breaking the truce", "Libya blamed Egypt for breaking the truce"),
        ("Egypt said that it did not break the truce", "Libya accused Egypt of breaking the truce"),
        ("Each side accused the other of breaking the truce", "The truce was generally observed"),
        ("Each accused the other of breaking it", "The truce was generally respected"),
    ],
)
def test_a_voice_disputes_what_is_told_against_it(voice: str, other: str) -> None:
    there, back = compared(voice, other), compared(other, voice)
    assert (there.relation, there.reversed) == (Relation.DISPUTES, False), there.reasons
    assert (back.relation, back.reversed) == (Relation.DISPUTES, True)


@pytest.mark.parametrize(
    ("reproach", "deed"),
    [
        ("Libya accused Egypt of breaking the truce", "Egypt broke the truce"),
        ("Libya blamed Egypt for breaking the truce", "Egypt broke the truce"),
        ("Libya alleged that Egypt broke the truce", "The truce was broken by Egypt"),
        ("Egypt allegedly broke the truce", "Egypt broke the truce"),
    ],
)
def test_a_reproach_supports_what_it_is_of(reproach: str, deed: str) -> None:
    found = compared(reproach, deed)
    assert found.relation is Relation.SUPPORTS
    assert found.attributes[Attribute.CERTAINTY] is Standing.DIFFER


@pytest.mark.parametrize(
    ("text", "prospect"),
    [
        ("The firm will close the plant", Prospect.COMING),
        ("The firm plans to close the plant", Prospect.PLANNED),
        ("The firm is to close the plant", Prospect.PLANNED),
        ("The firm has asked the union to close the plant", Prospect.ASKED),
        ("The firm may close the plant", Prospect.POSSIBLE),
        ("The firm is considering closing the plant", Prospect.POSSIBLE),
        ("The firm tried to close the plant", Prospect.TRIED),
        ("The firm should close the plant", Prospect.OUGHT),
        ("It is unclear whether the firm closed the plant", Prospect.ASKING),
    ],
)
def test_what_is_not_yet_done_supports_and_is_not_the_same(text: str, prospect: Prospect) -> None:
    assert foreseen(text)[stem("close")] is prospect
    found = compared(text, "The firm closed the plant")
    assert found.relation is Relation.SUPPORTS
    assert found.attributes[Attribute.CERTAINTY] is Standing.DIFFER
    assert f"{prospect} here, {Prospect.DONE} there" in found.reasons


@pytest.mark.parametrize("text", ["It rained in May", "He agreed to the offer", "Due to snow it was late"])
def test_words_that_only_look_like_a_plan_foresee_nothing(text: str) -> None:
    assert foreseen(text) == {}


def test_what_did_not_come_of_a_plan_does_not_contradict_it() -> None:
    assert (
        compared("The firm plans to close the plant", "The plant was not closed").relation is not Relation.CONTRADICTS
    )
    assert compared("The firm will close it", "The firm plans to close it").relation is Relation.SAME


def test_a_cue_outside_the_claim_denies_it_as_one_inside_does() -> None:
    text = "The clinic denied that the ward was full."
    article = report(text)
    slots = [Slot(role, within(article, quote)) for role, quote in ((Role.SPEAKER, "The clinic"), (Role.CUE, "denied"))]
    one = claim(article, "the ward was full", "was", *slots)
    denied = Claim(one.id, one.article, one.span, one.text, one.slots, factuality=Factuality.CERTAIN_NOT)
    assert contrast(denied, text, *said("The ward was full")).relation is Relation.DISPUTES
    assert contrast(denied, text, *said("The clinic said the ward was not full")).relation is not Relation.DISPUTES


@pytest.mark.parametrize(
    "told",
    [
        "As the Coastal Mirror reported, the bishop of Korvik held a service",
        "The bishop of Korvik held a service, as the Coastal Mirror reported on Monday",
        "The bishop of Korvik, as first reported by the Coastal Mirror, held a service",
        "The bishop of Korvik held a service, a priest told the Coastal Mirror",
        "The bishop of Korvik held a service, a priest said, via the Coastal Mirror",
    ],
)
def test_the_outlet_that_a_claim_cites_is_no_difference(told: str) -> None:
    found = compared("The bishop of Korvik, Martin Hale, held a service", told)
    assert found.relation in {Relation.SAME, Relation.REFINES}
    assert not any("Coastal Mirror" in reason for reason in found.reasons)


def test_whom_somebody_told_something_is_a_difference_unless_it_is_an_outlet() -> None:
    found = compared("The bishop told Martin Hale that he was ill", "The bishop told Anna Keller that he was ill")
    assert any("Anna Keller" in reason for reason in found.reasons)

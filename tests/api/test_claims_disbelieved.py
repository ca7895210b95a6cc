"""Bare claims: what somebody does not believe is disputed, what nobody doubts is told, and little words turn states."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("I do not think that the ferry will sink.", "The ferry will sink."),
        ("We don't believe that the tunnel is unsafe.", "The tunnel is unsafe."),
        ("Nobody thinks that the poet is guilty.", "The poet is guilty."),
        ("No chemist believes that the powder is poisonous.", "The powder is poisonous."),
        ("The trainer never thought that Orsini was injured.", "Orsini was injured."),
        ("Few bankers believe that the merger will succeed.", "The merger will succeed."),
        ("The jury was not convinced that the nurse had lied.", "The nurse had lied."),
        ("The governor does not expect the levee to break.", "The levee will break."),
    ],
)
def test_what_somebody_does_not_believe_is_disputed(a: str, b: str) -> None:
    there, back = compare_claims(a, b), compare_claims(b, a)
    assert (there.relation, there.reversed, back.relation, back.reversed) == ("disputes", False, "disputes", True)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Few engineers doubt that the bridge was unsafe.", "The bridge was unsafe."),
        ("Nobody doubts that the bridge was unsafe.", "The bridge was unsafe."),
        ("No engineer doubts that the bridge was unsafe.", "The bridge was unsafe."),
        ("The engineers do not doubt that the bridge was unsafe.", "The bridge was unsafe."),
        ("I do not think that the ferry will not sink.", "The ferry will sink."),
        ("I think that the ferry will sink.", "The ferry will sink."),
        ("I do not think that the ferry will sink.", "The ferry will not sink."),
        ("Not only sailors believe that the ferry is unsafe.", "The ferry is unsafe."),
        ("Do you not think that the ferry is unsafe?", "The ferry is unsafe."),
        ("Nobody thought that the levee would break until it broke.", "The levee broke."),
        ("Villagers did not believe the mayor, who said that the levee was unsafe.", "The levee was unsafe."),
    ],
)
def test_what_nobody_doubts_or_denies_is_not_disputed(a: str, b: str) -> None:
    assert compare_claims(a, b).relation == compare_claims(b, a).relation
    assert compare_claims(a, b).relation in ("same", "refines", "supports")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The climber is out of danger.", "The climber is in danger."),
        ("The blaze is out of control.", "The blaze is under control."),
        ("The lift is out of service.", "The lift is in service."),
        ("The singer remains in hospital.", "The singer is out of hospital."),
        ("The wedding is off.", "The wedding is on."),
        ("The heating is still on.", "The heating is off."),
        ("Vukic works for the cartel.", "Vukic works against the cartel."),
        ("The bishop spoke for the reform.", "The bishop spoke against the reform."),
    ],
)
def test_little_words_turn_what_they_stand_before(a: str, b: str) -> None:
    assert compare_claims(a, b).relation == compare_claims(b, a).relation == "contradicts"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The climber is out of danger.", "The climber is no longer in danger."),
        ("The blaze is under control.", "The blaze is no longer out of control."),
        ("Two out of ten pupils are in hospital.", "Two in ten pupils are in hospital."),
        ("The wedding is off.", "The wedding has been called off."),
        ("The heating is on.", "The heating is still on."),
        ("The singer is in hospital.", "The pianist is out of hospital."),
        ("The actor fell out of the window.", "The actor sat in the window."),
        ("The villagers fought for the king against the rebels.", "The villagers fought against the rebels."),
    ],
)
def test_little_words_of_other_things_turn_nothing(a: str, b: str) -> None:
    assert compare_claims(a, b).relation == compare_claims(b, a).relation
    assert compare_claims(a, b).relation in ("same", "refines", "supports", "different")

"""Bare claims of what caused an event: one cause shuts out another, however it is told, unless both may be one."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


def _both_ways(a: str, b: str) -> set[str]:
    return {compare_claims(a, b).relation, compare_claims(b, a).relation}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A gas leak caused the explosion.", "A bomb caused the explosion."),
        ("A gas leak caused the explosion.", "The explosion was set off by a bomb."),
        ("The cause of death was drowning.", "The cause of death was a heart attack."),
        ("Engine failure led to the crash.", "Pilot error led to the crash."),
        ("The cause of the fire was a faulty cable.", "The cause of the fire was a cigarette."),
        ("The outage was due to a cyberattack.", "The outage was due to a fallen tree."),
        ("A burst pipe was behind the flood.", "A broken dam brought about the flood."),
        ("The blackout resulted from a software bug.", "The blackout resulted from a lightning strike."),
        ("The fire broke out because of a short circuit.", "A cigarette started the fire."),
        ("Salmonella caused the outbreak.", "Norovirus caused the outbreak."),
        ("Two boys started the fire.", "Lightning started the fire."),
        ("Turkey blamed the blast on the PKK.", "Turkey blamed the blast on Islamic State."),
    ],
)
def test_two_causes_of_one_event_contradict(a: str, b: str) -> None:
    assert _both_ways(a, b) == {"contradicts"}
    assert compare_claims(a, b).attributes["who"] == "differ" or "blamed" in a


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("An electrical fault caused the fire.", "A faulty cable caused the fire."),
        ("The outbreak was caused by bacteria.", "Salmonella caused the outbreak."),
        ("An explosion caused the fire.", "A gas leak caused the fire."),
        ("Two boys started the fire.", "A lighter started the fire."),
        ("A cigarette may have caused the fire.", "A faulty cable caused the fire."),
        ("The fire was not caused by a cigarette.", "The fire was caused by a faulty cable."),
        ("The drought led to food shortages.", "The war led to food shortages."),
        ("The storm caused power cuts.", "The storm caused flooding."),
        ("Ana Reis died of cancer.", "Ana Reis died of a heart attack."),
        ("The fire at the mill was caused by a candle.", "The fire at the school was caused by a cigarette."),
        ("The fire in Leeds was caused by a candle.", "The fire in Hull was caused by a cigarette."),
    ],
)
def test_causes_that_may_both_be_are_neither_the_same_nor_a_contradiction(a: str, b: str) -> None:
    assert _both_ways(a, b) <= {"supports", "different"}


@pytest.mark.parametrize(
    "told",
    [
        "The explosion was caused by a gas leak.",
        "The cause of the explosion was a gas leak.",
        "The explosion was due to a gas leak.",
    ],
)
def test_one_cause_told_otherwise_is_the_same(told: str) -> None:
    assert _both_ways("A gas leak caused the explosion.", told) == {"same"}


@pytest.mark.parametrize(
    ("voice", "told"),
    [
        ("Residents blamed the fire on a faulty cable.", "A cigarette caused the fire."),
        ("Police blamed the blast on separatists.", "A gas leak caused the blast."),
        ("The opposition blamed the blackout on neglect.", "A storm caused the blackout."),
    ],
)
def test_who_blames_something_else_disputes_the_cause(voice: str, told: str) -> None:
    there, back = compare_claims(voice, told), compare_claims(told, voice)
    assert (there.relation, there.reversed) == ("disputes", False)
    assert (back.relation, back.reversed) == ("disputes", True)


def test_who_blames_what_caused_it_supports_it() -> None:
    assert _both_ways("The minister blamed the outage on sabotage.", "Sabotage caused the outage.") == {"supports"}

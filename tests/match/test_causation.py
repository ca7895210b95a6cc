"""What a text tells as the cause of what is read from any of the usual turns, and causes are told apart by kind."""

import pytest

from annotator.match.claims.caused import causes_in
from annotator.match.words.origins import by_somebody, excluding
from annotator.match.words.senses import stems_of
from annotator.match.words.stems import stem


@pytest.mark.parametrize(
    "text",
    [
        "A cable caused the fire.",
        "Police said that a cable had started the fire.",
        "A cable, police found, which was old. It was a cable that sparked the fire in Ohio.",
        "The fire was set off by a cable.",
        "The likely cause of the fire was a cable.",
        "The fire was due to a cable.",
        "The fire broke out because of a cable.",
        "The fire resulted from a cable.",
        "A cable was to blame for the fire.",
    ],
)
def test_the_cause_of_an_event_is_read(text: str) -> None:
    assert [(one.named, one.event, one.blamed) for one in causes_in(text)] == [
        (frozenset({stem("cable")}), stem("fire"), False)
    ]


@pytest.mark.parametrize(
    "text", ["The crash trial is due to begin.", "The fire started in the hall.", "He led the way."]
)
def test_what_only_looks_like_a_cause_is_none(text: str) -> None:
    assert not [one for one in causes_in(text) if one.sole]


def test_a_cause_that_is_only_possible_is_not_the_sole_one() -> None:
    assert [one.sole for one in causes_in("A cable may have caused the fire.")] == [False]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("brake failure", "burst tyre", True),
        ("gas leak", "bomb", True),
        ("short circuit", "faulty cable", False),
        ("gas leak", "explosion", False),
        ("spark", "gas", False),
        ("storm", "flooding", False),
    ],
)
def test_causes_of_one_kind_or_of_one_chain_do_not_exclude_each_other(one: str, other: str, apart: bool) -> None:
    assert excluding(stems_of(one), stems_of(other)) is excluding(stems_of(other), stems_of(one)) is apart


def test_somebody_causes_a_fire_by_a_cigarette_and_not_by_lightning() -> None:
    assert by_somebody(stems_of("cigarette"))
    assert not by_somebody(stems_of("lightning"))

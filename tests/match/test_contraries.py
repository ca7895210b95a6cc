"""Tests for short texts that tell the contrary of each other."""

import pytest

from annotator.match.copies.families import families
from tests.match.reports import report

_BANK = "The bank raised its rate to 3 percent on Thursday, its governor said."
_MILL = "The mill in Osterby will close in June, the company announced on Friday."
_MINE = "The minister rejected reports that the mine at Vask was flooded on Tuesday, his office said."
_MAYOR = (
    "Mayor Anna Berg resigned on Monday, her office said in a statement. She has been in office since 2014, for the "
    "Greens."
)
_CONTRARY = [
    (_BANK, _BANK.replace("raised", "lowered")),
    (_MILL, _MILL.replace("close", "stay open")),
    (_MILL, f"It is false that the{_MILL[3:]}"),
    (_MILL, "Reports that the mill in Osterby will close in June are untrue, the company announced on Friday."),
    (_MAYOR, _MAYOR.replace("resigned", "denied that she resigned")),
    (_MINE, "The mine at Vask was flooded on Tuesday, his office said."),
    (
        "Water from the lake of Marn is safe to drink, the health office said on Sunday.",
        "Water from the lake of Marn is unsafe to drink, the health office said on Sunday.",
    ),
    (
        "The army confirmed that its planes struck the town of Keren on Friday night.",
        "The army denied that its planes struck the town of Keren on Friday night.",
    ),
]
_ALIKE = [
    (_BANK, _BANK.replace("raised", "lifted")),
    (_MILL.replace("close", "not close"), _MILL.replace("close", "stay open")),
    (_MINE, _MINE.replace("rejected", "dismissed")),
    (_MAYOR, _MAYOR.replace("statement.", "statement, but denied that she took bribes.")),
    (
        "The driver of the bus killed two men in Karsund on Friday evening, a charge that he denies.",
        "The driver of the bus killed two men in Karsund on Friday evening, a court was told.",
    ),
    (
        "A strong quake shook the south of the island on Monday morning, killing a man.",
        "A strong quake shook the south of the island early on Monday, killing a man.",
    ),
]


@pytest.mark.parametrize(("one", "other"), _CONTRARY)
def test_short_reports_that_tell_the_contrary_are_no_copies(one: str, other: str) -> None:
    assert families([report(one), report(other)]) == []


@pytest.mark.parametrize(("one", "other"), _ALIKE)
def test_short_reports_that_tell_the_same_otherwise_are_copies(one: str, other: str) -> None:
    assert len(families([report(one), report(other)])) == 1


def test_a_longer_report_with_one_sentence_turned_round_is_a_copy() -> None:
    more = (
        "Forty ships wait in the bay, among them two with fruit from Peru, and three with coal for the mills.",
        "The port lost nine million euros in a week, its manager Ola Berg told reporters on the quay on Friday.",
    )
    (family,) = families([report(_BANK, *more), report(_BANK.replace("raised", "lowered"), *more)])
    assert len(family.changes) == 1

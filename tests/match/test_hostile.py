"""Comparing claims takes time with their length, not with its square, whatever they are made of."""

import random
import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

import pytest

from annotator.domain.span import Span
from annotator.match.claims.facets import MOST, Facets, facets
from annotator.match.contrast import Contrast, contrast_facets
from annotator.match.words.covering import Spans
from tests.builders import article, claim
from tests.sampling import one_in

if TYPE_CHECKING:
    from _typeshed import TraceFunction

SHORT = "Haftar's army did not kill 10 people in Tripoli on 5 May 2020."
PATTERNS = (
    "1 ",
    "$1",
    "1-2-3 ",
    "10 percent ",
    "1 killed ",
    "100 ",
    "10:30 ",
    "twice ",
    "5 May 2020 ",
    "Monday ",
    "no ",
    "nor ",
    "not ",
    "n't ",
    "did not ",
    "no a not the ",
    "denied that no ",
    "unless not ",
    "without ",
    "none of ",
    "Ab, ",
    "A in B. ",
    "Mr A. ",
    "unhappy ",
    "said May 5 ",
    "Ana's brother ",
    "to Rome ",
    "hospital ",
    "\N{GRINNING FACE} ",
    "\N{CJK UNIFIED IDEOGRAPH-4E2D}\N{CJK UNIFIED IDEOGRAPH-56FD} ",
    "e\N{COMBINING ACUTE ACCENT}",
    "((((",
)


def long(pattern: str, length: int) -> str:
    return (pattern * (length // len(pattern) + 1))[:length]


def said(text: str) -> Facets:
    of = article(text)
    return facets(claim(of, text), text)


def compared(text: str) -> tuple[Contrast, Contrast]:
    """A text against a short claim, and against itself, read twice."""
    one = said(text)
    return contrast_facets(one, said(SHORT)), contrast_facets(one, said(text))


def steps(act: Callable[[], object]) -> int:
    """How many lines of the program an act runs, a line in a loop as often as that turns."""
    many, before = 0, sys.gettrace()

    def count(_: FrameType, event: str, __: object) -> "TraceFunction":
        nonlocal many
        if event == "line":
            many += 1
        return count

    sys.settrace(count)
    try:
        act()
    finally:
        sys.settrace(before)
    return many


@pytest.mark.parametrize("pattern", one_in(2, PATTERNS))
def test_four_times_the_text_is_four_times_the_work(pattern: str) -> None:
    short, whole = long(pattern, 500), long(pattern, 2_000)
    compared(whole)  # What is kept from the first time is no work the second.
    assert steps(lambda: compared(whole)) < 5 * max(steps(lambda: compared(short)), 5_000)


@pytest.mark.parametrize(
    "text",
    [
        f"Ana{' ' * 50_000}Bor",
        f"Ana,{' ' * 50_000}Bor",
        f"10{' ' * 50_000}people",
        "100 " * 12_000 + "1",
        "x" * 200_000,
        " ".join(f"Q{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}." for n in range(10_000)),
    ],
    ids=["gap", "gap behind a comma", "gap behind a number", "thousands", "one word", "beginnings"],
)
def test_long_texts_come_out_the_same_as_themselves(text: str) -> None:
    _, itself = compared(text)
    assert not any(finding.differs for finding in itself.findings)


def test_only_the_first_of_many_numbers_are_compared_and_the_reasons_say_so() -> None:
    many = " ".join(f"{number} houses," for number in range(3, MOST + 10))
    one = said(many)
    assert [told.low for told in one.quantities] == list(range(3, MOST + 3))
    assert one.left_out == {"numbers"}
    assert "only the first 50 numbers of a claim were compared" in contrast_facets(one, said(SHORT)).reasons


def test_as_many_as_are_compared_leave_nothing_out() -> None:
    one = said(" ".join(f"{number} houses," for number in range(3, MOST + 3)))
    assert len(one.quantities) == MOST
    assert not one.left_out
    assert not any("only the first" in reason for reason in contrast_facets(one, one).reasons)


def test_spans_meet_what_overlaps_any_of_them() -> None:
    chance = random.Random(7)
    for _ in range(200):
        spans = [Span(at, at + chance.randint(1, 9)) for at in chance.sample(range(60), chance.randint(0, 9))]
        asked, other = Spans(spans), Span(at := chance.randint(0, 60), at + chance.randint(1, 5))
        assert asked.meet(other) == any(span.overlaps(other) for span in spans), (7, spans, other)

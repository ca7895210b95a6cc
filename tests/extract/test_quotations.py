"""Quotations are found whatever marks were used and however badly they pair."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.extract.reported.quotations import quoted_spans


def quoted(text: str) -> list[str]:
    return [span.quote(text) for span in quoted_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We came," he said. "We saw."', ["We came,", "We saw."]),
        ("“We came,” he said. “We saw.”", ["We came,", "We saw."]),
        ('"We came,” he said.', ["We came,"]),
        ("He said “we came “.", ["we came"]),
        ("Akar,” we came, ” he said.", ["we came,"]),
        ('"Turkey and "NATO" came", he said.', ['Turkey and "NATO" came']),
        ('the "SETA" foundation', ["SETA"]),
        ("“We came and", ["We came and"]),
        ("«We came», he said.", ["We came"]),
        ("no marks", []),
        ('a 6" pipe', []),
        ('""', []),
    ],
)
def test_outer_marks_bound_the_quotation(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@given(st.text(alphabet="a .,“”\"«»'\n", max_size=60))
def test_quotations_lie_in_the_text_in_order_and_apart(text: str) -> None:
    spans = quoted_spans(text, 0, len(text))
    assert all(span.fits(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))

"""Tests of clusters: nothing that is read as one sign is ever torn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.clusters import cluster_end, cluster_start
from tests.gui.text_cases import CASES, TextCase


def _bounds(case: TextCase) -> list[int]:
    """Where clusters meet in the words."""
    ends = [case.start]
    for cluster in case.clusters:
        ends.append(ends[-1] + len(cluster))
    return ends


@pytest.mark.parametrize("name", CASES)
def test_an_offset_within_a_cluster_goes_to_its_ends(name: str) -> None:
    case = CASES[name]
    bounds = _bounds(case)
    for offset in range(case.start, bounds[-1] + 1):
        assert cluster_start(case.stored, offset) == max(at for at in bounds if at <= offset)
        assert cluster_end(case.stored, offset) == min(at for at in bounds if at >= offset)


@given(st.integers(0, 60), st.sampled_from(["a", "я", "🇱🇾", "家", "e\u0301"]))
def test_flags_pair_up_from_the_first_one_however_many_stand_there(flags: int, before: str) -> None:
    text = before + "🇱🇾" * flags + "."
    for flag in range(flags):
        middle = len(before) + 2 * flag + 1
        assert (cluster_start(text, middle), cluster_end(text, middle)) == (middle - 1, middle + 1)


@pytest.mark.parametrize("text", ["e" + "\u0301" * 500 + "x", "x" * 100 + "👩" + "\u200d👩" * 300 + "x"])
def test_a_cluster_of_any_usual_length_is_found_whole(text: str) -> None:
    start, end = text.index("e") if text[0] == "e" else 100, len(text) - 1
    for offset in (start, start + 1, start + 40, end - 1, end):
        assert cluster_start(text, offset) == (start if offset < end else end)
        assert cluster_end(text, offset) == (end if offset > start else start)


@given(st.text())
def test_bounds_are_bounds_and_lie_round_the_offset(text: str) -> None:
    for offset in range(len(text) + 1):
        start, end = cluster_start(text, offset), cluster_end(text, offset)
        assert 0 <= start <= offset <= end <= len(text)
        assert cluster_start(text, start) == cluster_end(text, start) == start
        assert cluster_start(text, end) == end

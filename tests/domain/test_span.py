"""Tests of spans: the algebra of half-open ranges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span, trimmed

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 50), st.integers(1, 30))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 4)])
def test_an_empty_or_negative_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="empty or negative"):
        Span(start, end)


@given(spans, spans)
def test_overlap_is_symmetric_and_means_a_shared_character(a: Span, b: Span) -> None:
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) == b.overlaps(a) == bool(shared)


@given(spans, spans)
def test_a_union_contains_both(a: Span, b: Span) -> None:
    assert a.union(b).contains(a)
    assert a.union(b).contains(b)


@given(spans, st.integers(0, 20))
def test_shifting_there_and_back_changes_nothing(span: Span, by: int) -> None:
    assert span.shifted(by).shifted(-by) == span
    assert span.shifted(by).length == span.length


@given(st.text(), spans)
def test_a_quote_of_a_fitting_span_has_its_length(text: str, span: Span) -> None:
    assert (len(span.quote(text)) == span.length) == span.fits(text)


def test_offsets_count_code_points_not_bytes_or_utf16_units() -> None:
    assert Span(1, 3).quote("😀é漢x") == "é漢"


@given(st.text(alphabet=" \n\tab"), st.integers(0, 10), st.integers(0, 10))
def test_trimming_leaves_no_white_space_at_either_end(text: str, start: int, length: int) -> None:
    found = trimmed(text, start, start + length)
    quote = text[start : start + length]
    assert (found.quote(text) if found else "") == quote.strip()

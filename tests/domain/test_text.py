"""Tests of what import does to a text, and of the map of offsets through it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.text import normalise, without_lone_surrogates


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("\ufeffA", "A"),
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("a\r\r\nb", "a\n\nb"),
        ("a\0b", "a\ufffdb"),
        ("\ufeff\r\n\0", "\n\ufffd"),
        ("e\u0301 stays", "e\u0301 stays"),
        ("", ""),
    ],
)
def test_only_bom_line_ends_and_nul_are_touched(raw: str, stored: str) -> None:
    assert normalise(raw).text == stored


@given(st.text(alphabet="\ufeff\r\n\0ab漢"))
def test_every_kept_character_is_found_at_its_mapped_offset(raw: str) -> None:
    done = normalise(raw)
    shown = {"\r": "\n", "\0": "\ufffd"}
    for at, character in enumerate(raw):
        if at not in done.dropped:
            assert done.text[done.offset(at)] == shown.get(character, character)
    assert done.offset(len(raw)) == len(done.text)


@given(st.text(alphabet="\ufeff\r\nab"))
def test_a_normalised_text_stays_as_it_is_but_for_a_second_bom(raw: str) -> None:
    once = normalise(raw).text.lstrip("\ufeff")
    assert normalise(once).text == once


def test_a_span_across_crlf_shrinks_by_the_dropped_character() -> None:
    done = normalise("ab\r\ncd")
    assert done.span(1, 5).quote(done.text) == "b\nc"


def test_a_span_of_dropped_characters_alone_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        normalise("\ufeffa").span(0, 1)


def test_lone_surrogates_become_replacement_characters_that_utf8_can_hold() -> None:
    mended = without_lone_surrogates("a\ud800b😀")
    assert mended.encode("utf-8")
    assert mended[0] == "a"
    assert mended.endswith("b😀")

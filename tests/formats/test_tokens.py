"""Tests of the tokens of texts: words with their marks, and what people see as one sign whole."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.clusters import within
from annotator.domain.span import Span
from annotator.formats.tokenised import tokenised
from annotator.formats.tokens import tokens

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
GERMANY, FRANCE = "\U0001f1e9\U0001f1ea", "\U0001f1eb\U0001f1f7"


def words(text: str) -> list[str]:
    return [span.quote(text) for span in tokens(text).spans]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"Omar {FAMILY}said.", ["Omar", FAMILY, "said", "."]),
        (f"{GERMANY}{FRANCE}won", [GERMANY, FRANCE, "won"]),
        ("می\u200cرود 1\ufe0f\u20e3", ["می\u200cرود", "1\ufe0f\u20e3"]),
        (
            "\U0001f44d\U0001f3fd e\u0301t \u2764\ufe0f\u200d\U0001f525",
            ["\U0001f44d\U0001f3fd", "e\u0301t", "\u2764\ufe0f\u200d\U0001f525"],
        ),
        ("বাংলা শ্রী", ["বাংলা", "শ্রী"]),
        ("1,250.5 km.", ["1,250.5", "km", "."]),
    ],
)
def test_what_people_see_as_one_sign_is_in_one_token(text: str, told: list[str]) -> None:
    assert words(text) == told


@given(st.text(alphabet=f"a1. {FAMILY}{GERMANY}\u0301\u200c\ufe0f\U0001f3fdनि한", max_size=30))
def test_no_token_begins_or_ends_within_a_sign(text: str) -> None:
    found = tokens(text).spans
    edges = {edge for span in found for edge in (span.start, span.end)}
    assert not {at for at in edges if 0 < at < len(text) and within(text, at) and not text[at - 1].isspace()}
    assert "".join(span.quote(text) for span in found) == "".join(text.split())


def test_words_of_formats_that_count_in_them_hold_whole_signs_unless_a_span_cuts_them() -> None:
    text = f"Omar {FAMILY} left."
    assert list(tokenised(text, []).words) == ["Omar", FAMILY, "left", "."]
    assert list(tokenised(text, [Span(0, 6)]).words)[:2] == ["Omar", "\U0001f469"]


@pytest.mark.parametrize("sign", ["\U0001f1e9", "\u200d", "\u0301", "a\u200d", FAMILY])
def test_countless_signs_take_no_longer_than_others(sign: str) -> None:
    begun = time.process_time()
    tokens(sign * 50_000)
    assert time.process_time() - begun < 5

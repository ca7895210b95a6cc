"""Tests of the words around a span."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.context import context
from annotator.domain.span import Span

_LETTERS = "ab .!?\n”。"


@given(st.text(alphabet=_LETTERS, min_size=1, max_size=300), st.integers(0, 299), st.integers(1, 300))
def test_the_quote_lies_in_its_context_and_says_the_same(text: str, start: int, length: int) -> None:
    start = min(start, len(text) - 1)
    span = Span(start, min(len(text), start + length))
    found = context(text, span)
    assert found.quote.fits(found.text)
    assert found.quote.quote(found.text) == span.quote(text).replace("\n", " ")
    assert found.start + found.quote.start == span.start


def test_only_the_sentence_of_the_span_is_shown() -> None:
    text = "Before it. The ceasefire held in Sirte. After it."
    span = Span(text.index("ceasefire"), text.index("held"))
    assert context(text, span).text == "The ceasefire held in Sirte."


def test_a_long_sentence_is_cut_between_words() -> None:
    text = " ".join(["word"] * 100)
    shown = context(text, Span(250, 254), reach=20).text
    assert set(shown.split()) == {"word"}
    assert len(shown) <= 44


def test_a_context_tells_where_its_sentence_goes_on() -> None:
    text = " ".join(["word"] * 100)
    cut, whole = context(text, Span(250, 254), reach=20), context(text, Span(250, 254), reach=600)
    assert (cut.before[:6], cut.after[-6:]) == ("… word", "word …")
    assert whole.before + "word" + whole.after == text


def test_a_sentence_that_ends_where_the_reach_does_is_whole() -> None:
    text = "Before it. The ceasefire held in Sirte. After it."
    span = Span(text.index("ceasefire"), text.index("held"))
    found = context(text, span, reach=len("held in Sirte."))
    assert (found.text, found.cut_after) == ("The ceasefire held in Sirte.", False)


def test_a_full_width_stop_ends_a_sentence_without_a_blank() -> None:
    text = "雨が降った。橋は金曜日に開いた。人々が来た。"
    span = Span(text.index("橋"), text.index("橋") + 1)
    assert context(text, span).text == "橋は金曜日に開いた。"

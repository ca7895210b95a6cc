"""Tests of Offsets and of the text Qt is given: every character stays where it was, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from annotator.domain.span import Span
from annotator.gui import offsets as offsets_module
from annotator.gui.offsets import Offsets, shown_text

_SCRIPTS = {
    "emoji": "Akar 🇹🇷 met 👩‍👩‍👧‍👦 in 🏴󠁧󠁢󠁥󠁮󠁧󠁿 today",
    "arabic": "وزير الدفاع قال: \u202bنعم\u202c",
    "hebrew": "שר הביטחון אמר 26 בדצמבר",
    "cjk extension b": "第𠀀章𪚥在𠮷野家",
    "combining": "e\u0301le\u0300ve Z\u0337\u0321 क्षि",
    "spaces": "a\u00a0b\u2009c\u00add\te\u200bf",
    "separators": "one\u2028two\u2029three\ufdd0four\ufdd1five\ufffcsix",
    "controls": "a\ufffdb\x0bc\x0cd\x1fe\x85f\ufeffg\ufffeh",
}
_ODD = "\u2028\u2029\ufdd0\ufdd1\ufffc\ufffd\u00ad\u00a0\ufeff\ufffe\x0b\x0c\x85\t\n é𠮷🇱🇾ا"
_TEXTS = st.text(st.one_of(st.sampled_from(_ODD), st.characters(exclude_categories=["Cs"], exclude_characters="\r")))


def _held_by_qt(text: str) -> str:
    document = QTextDocument()
    QTextCursor(document).insertText(shown_text(text))
    units = "".join(document.characterAt(at) for at in range(document.characterCount() - 1))
    return units.encode("utf-16", "surrogatepass").decode("utf-16").replace("\u2029", "\n")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("name", _SCRIPTS)
def test_every_span_finds_its_own_characters_in_what_qt_holds(name: str, qapp: object) -> None:
    text = _SCRIPTS[name]
    held = _held_by_qt(text).encode("utf-16-le")
    offsets = Offsets(text)
    for start in range(len(text)):
        first, last = offsets.positions(Span(start, len(text)))
        assert held[2 * first : 2 * last].decode("utf-16-le") == shown_text(text)[start:]


@given(_TEXTS)
def test_what_qt_holds_is_as_long_as_the_text(qapp: object, text: str) -> None:
    assert _held_by_qt(text) == shown_text(text)
    assert _units(shown_text(text)) == _units(text)


@given(_TEXTS)
def test_offsets_go_there_and_back(qapp: object, text: str) -> None:
    offsets = Offsets(text)
    for offset in range(len(text) + 1):
        assert offsets.position(offset) == _units(text[:offset])
        assert offsets.offset(offsets.position(offset)) == offset


def test_a_position_inside_a_pair_is_that_of_its_character() -> None:
    offsets = Offsets("a𠮷b")
    assert [offsets.offset(position) for position in range(5)] == [0, 1, 1, 2, 3]


def test_separators_and_frame_marks_open_no_paragraph(qapp: object) -> None:
    document = QTextDocument()
    QTextCursor(document).insertText(shown_text(_SCRIPTS["separators"]))
    assert document.blockCount() == 1
    assert "one¶two¶three" in shown_text(_SCRIPTS["separators"])


def test_a_plain_text_is_shown_as_it_is() -> None:
    text = "Akar flew to Tripoli.\n\nHe met\u00a0Namroush."
    assert shown_text(text) is text


@given(_TEXTS, st.data())
def test_long_texts_are_mapped_as_short_ones_are(text: str, data: st.DataObject) -> None:
    breaks = sorted(data.draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=4)))
    short = Offsets(text, breaks)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(offsets_module, "_LONG", 0)
        long = Offsets(text, breaks)
    for at in range(len(text) + len(breaks) + 5):
        assert (long.position(at), long.offset(at)) == (short.position(at), short.offset(at))

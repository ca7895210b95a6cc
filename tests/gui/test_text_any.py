"""Tests over any text at all: what Qt holds, and a span on its way into a selection and back, to the character."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Span, trimmed
from annotator.domain.text import normalise
from annotator.gui import fonts
from annotator.gui.clusters import cluster_end, cluster_start
from annotator.gui.marked_text import direction_of, has_right_to_left
from annotator.gui.offsets import Offsets, shown_text
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.tokens import LIGHT
from annotator.gui.views.reader import Reader
from tests.gui.reader_samples import Sample, sample
from tests.gui.text_cases import CASES

_SIGNS = sorted({cluster for case in CASES.values() for cluster in case.clusters})
_CHARACTERS = sorted({character for case in CASES.values() for character in case.stored})
_ANY = st.one_of(
    st.sampled_from(_SIGNS),
    st.sampled_from(_CHARACTERS),
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from(["\n", " ", "a", "\ufeff", "\U000e0100", "\u0600", "\u200d"]),
)
_SIGN = 16  # pixels; the thin edge of a box that stands for a missing letter may not count as ink
_TEXTS = st.lists(_ANY, min_size=1, max_size=60).map("".join).map(lambda raw: normalise(raw).text).filter(bool)


@pytest.fixture(scope="module")
def reader(qapp: QApplication) -> Iterator[Reader]:
    fonts.load()
    made = Reader(ThemeHolder(qapp, Choice.LIGHT))
    made.resize(620, 480)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _show(reader: Reader, shown: Sample) -> None:
    reader.show_article(shown.article, shown.row, shown.cards)


def _mark(reader: Reader, start: int, end: int) -> None:
    cursor = reader.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)


@given(_TEXTS)
def test_the_document_is_as_long_as_the_map_says_and_each_sign_is_in_its_place(reader: Reader, text: str) -> None:
    _show(reader, sample(text, []))
    document, offsets = reader.document(), Offsets(text)
    assert document.characterCount() - 1 == offsets.position(len(text))
    held = [document.characterAt(offsets.position(at)) for at in range(len(text))]
    units = [shown_text(sign).replace("\n", "\u2029").encode("utf-16-le")[:2] for sign in text]
    assert [sign.encode("utf-16-le", "surrogatepass")[:2] for sign in held] == units


@given(_TEXTS, st.data())
def test_a_span_selected_comes_back_whole_and_without_blanks_at_its_ends(
    reader: Reader, text: str, data: st.DataObject
) -> None:
    _show(reader, sample(text, []))
    offsets = Offsets(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    start, end = cluster_start(text, start), cluster_end(text, end)
    _mark(reader, offsets.position(start), offsets.position(end))
    found, plain = reader.selected_span(), trimmed(text, start, end)
    assert (found is None) == (plain is None)
    if found is not None and plain is not None:
        assert found.quote(text).strip() == plain.quote(text)
        assert found == Span(cluster_start(text, plain.start), plain.end)


@given(_TEXTS, st.sampled_from(["Right", "Left"]))
def test_the_caret_never_rests_within_a_sign(reader: Reader, text: str, side: str) -> None:
    _show(reader, sample(text, []))
    offsets = Offsets(text)
    onward = (side == "Left") == (direction_of(text.split("\n", 1)[0]) is Qt.LayoutDirection.RightToLeft)
    _mark(reader, *((0, 0) if onward else (offsets.position(len(text)),) * 2))
    for _ in range(12):
        before = reader.textCursor().position()
        QTest.keyClick(reader, Qt.Key[f"Key_{side}"], Qt.KeyboardModifier.ShiftModifier)
        position = reader.textCursor().position()
        at = offsets.offset(position)
        assert cluster_start(text, at) == at
        assert offsets.position(at) == position
        if position == before:
            break


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.words.isprintable()])
def test_the_boxes_lie_over_the_ink_of_the_words(reader: Reader, name: str) -> None:
    case = CASES[name]
    shown = sample(case.stored, [case.words], name=name, spoken=case.words)
    _show(reader, shown)
    boxes = reader.claim_boxes(shown.id(1))
    line = boxes[0].adjusted(-reader.width(), 0, reader.width(), 0).toRect()
    inked = list(_inked(reader.viewport().grab().toImage().copy(line), LIGHT.speaker.fg, line.left()))
    if not inked:
        pytest.skip("the words are drawn in colours of their own here")
    assert all(any(box.left() <= x <= box.right() for box in boxes) for x in inked)
    assert min(inked) - min(box.left() for box in boxes) < _SIGN
    assert max(box.right() for box in boxes) - max(inked) < _SIGN
    assert len(boxes) == 1 or has_right_to_left(case.stored)


def _inked(picture: QImage, color: str, left: int) -> Iterator[int]:
    """The columns of pixels in a colour, as good as."""
    wanted = tuple(bytes.fromhex(color[1:]))
    for x in range(picture.width()):
        for y in range(picture.height()):
            seen = picture.pixelColor(x, y)
            if max(abs(a - b) for a, b in zip((seen.red(), seen.green(), seen.blue()), wanted, strict=True)) < 30:
                yield left + x
                break

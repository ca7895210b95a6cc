"""Tests of long articles: lines of a megabyte, a hundred thousand lines, and the window alive meanwhile."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Role, Slot, Status
from annotator.domain.span import Span
from annotator.gui.offsets import Offsets
from annotator.gui.views.reader import Reader
from annotator.gui.views.reader_filling import AT_ONCE, LINES_AT_ONCE
from annotator.gui.views.reader_pieces import LONGEST_LINE, line_breaks
from tests.gui.reader_samples import Sample, place, sample

_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_END = "These are the very last words of all."
_LONG = {
    "one line of words": "the minister said that talks went on " * 12_000 + _END,
    "one line without blanks": "x" * 400_000 + _END,
    "lines of one letter": "a\n" * 40_000 + _END,
    "paragraphs": ("The minister said that talks went on. " * 8 + "\n\n") * 900 + _END,
    "one line in another script": "قال الوزير إن القوات ستبقى 🇱🇾 " * 9_000 + _END,
}


def _shown(name: str) -> Sample:
    return sample(_LONG[name], ["very last words"], name=name, spoken="These")


def _show(reader: Reader, shown: Sample) -> None:
    reader.show_article(shown.article, shown.row, shown.cards)


def _middle(reader: Reader, shown: Sample) -> float:
    return reader.claim_boxes(shown.id(1))[0].center().y()


@pytest.mark.parametrize("name", _LONG)
def test_a_long_article_is_there_piece_by_piece_and_whole_in_the_end(reader: Reader, name: str, qtbot: QtBot) -> None:
    shown = _shown(name)
    assert len(shown.article.text) > AT_ONCE or shown.article.text.count("\n") > LINES_AT_ONCE
    _show(reader, shown)
    assert reader.document().characterCount() < len(shown.article.text) / 5
    reader.select(shown.id(1))
    qtbot.waitUntil(lambda: reader.claim_boxes(shown.id(1)) != [] and 0 < _middle(reader, shown) < 480)
    assert reader.textCursor().position() == Offsets(_LONG[name], line_breaks(_LONG[name])).position(
        shown.cards[0].claim.span.end
    )


def test_a_claim_far_down_is_selected_decided_corrected_and_copied(reader: Reader, qtbot: QtBot) -> None:
    shown = _shown("one line of words")
    _show(reader, shown)
    reader.select(shown.id(1))
    reader.set_draft(shown.cards[0].claim.span)
    assert reader.draft == reader.selected_span() == shown.cards[0].claim.span
    for _ in range(2):
        QTest.keyClick(reader, Qt.Key.Key_Right, _SHIFT | _CONTROL)
    assert reader.draft == place(shown.article, "very last words of")
    reader.set_draft(None)
    reader.update_card(replace(shown.cards[0], status=Status.CONFIRMED))
    reader.selectAll()
    reader.copy()
    qtbot.waitUntil(lambda: 0 < _middle(reader, shown) < 480)
    assert QGuiApplication.clipboard().text() == shown.article.text[: len(QGuiApplication.clipboard().text())]


def test_speakers_of_a_long_article_are_coloured_as_it_comes_in(reader: Reader, qtbot: QtBot) -> None:
    shown = _shown("paragraphs")
    early = shown.cards[0].claim.with_slots(Role.CUE, [Slot(Role.CUE, Span(13, 17))])
    _show(reader, replace(shown, cards=(replace(shown.cards[0], claim=early),)))
    cursor = reader.textCursor()
    cursor.setPosition(15)
    assert cursor.charFormat().fontItalic()
    reader.select(shown.id(1))
    qtbot.waitUntil(lambda: reader.textCursor().position() > 1000)
    cursor.setPosition(shown.article.text.index(_END) + 2)
    assert cursor.charFormat().fontWeight() == 600


def test_another_article_meanwhile_is_shown_and_the_long_one_goes_on_after(reader: Reader, qtbot: QtBot) -> None:
    shown, other = _shown("paragraphs"), sample("A short one.", ["short"], name="short")
    _show(reader, shown)
    reader.select(shown.id(1))
    _show(reader, other)
    reader.select(other.id(1))
    QApplication.processEvents()
    assert reader.document().characterCount() == len("A short one.") + 1
    _show(reader, shown)
    reader.select(shown.id(1))
    qtbot.waitUntil(lambda: reader.claim_boxes(shown.id(1)) != [] and 0 < _middle(reader, shown) < 480)


def test_a_narrower_pane_or_larger_type_brings_a_far_claim_back_into_view(reader: Reader, qtbot: QtBot) -> None:
    shown = _shown("one line of words")
    _show(reader, shown)
    reader.select(shown.id(1))
    qtbot.waitUntil(lambda: reader.claim_boxes(shown.id(1)) != [] and 0 < _middle(reader, shown) < 480)
    reader.resize(430, 400)
    qtbot.waitUntil(lambda: 0 < _middle(reader, shown) < 400)
    reader.set_px(20)
    qtbot.waitUntil(lambda: reader.claim_boxes(shown.id(1)) != [] and 0 < _middle(reader, shown) < 400)
    assert reader.selected == shown.id(1)


def test_parts_of_one_line_stand_together_and_read_in_its_direction(reader: Reader) -> None:
    _show(reader, _shown("one line in another script"))
    first = reader.document().begin()
    assert first.blockFormat().bottomMargin() == 0
    assert first.next().blockFormat().layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert first.length() <= LONGEST_LINE + 1


def test_the_bar_knows_the_whole_length_once_all_is_laid_out_anew(reader: Reader, qtbot: QtBot) -> None:
    shown = _shown("paragraphs")
    _show(reader, shown)
    reader.select(shown.id(1))
    qtbot.waitUntil(lambda: reader.claim_boxes(shown.id(1)) != [] and 0 < _middle(reader, shown) < 480)
    before = reader.verticalScrollBar().maximum()
    reader.resize(430, 480)
    qtbot.waitUntil(lambda: reader.verticalScrollBar().maximum() > before * 1.2)
    qtbot.waitUntil(lambda: 0 < _middle(reader, shown) < 480)
    height = reader.document().documentLayout().documentSize().height()
    QApplication.processEvents()
    assert abs(height - reader.verticalScrollBar().maximum() - reader.viewport().height()) <= 1

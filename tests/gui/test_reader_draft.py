"""Tests of a span in correction: dragged within itself, clicked, and left as it is while a slot is filled."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.span import Span
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.reader import Reader
from tests.gui.reader_samples import TEXT, three_claims

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def reader(qtbot: QtBot, theme: ThemeHolder) -> Reader:
    made = Reader(theme)
    qtbot.addWidget(made)
    made.resize(620, 480)
    shown = three_claims()
    made.show_article(shown.article, shown.row, shown.cards)
    made.show()
    qtbot.waitExposed(made)
    made.set_draft(_span("the capital on Saturday"))
    return made


def _span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def _at(reader: Reader, words: str, after: int = 0) -> QPoint:
    """Where words begin in the viewport, or so many characters further."""
    cursor = reader.textCursor()
    cursor.setPosition(TEXT.index(words) + after)
    return reader.cursorRect(cursor).center()


def _drag(reader: Reader, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(reader.viewport(), LEFT, pos=start)
    QTest.mouseMove(reader.viewport(), (start + end) / 2)
    QTest.mouseMove(reader.viewport(), end)
    QTest.mouseRelease(reader.viewport(), LEFT, pos=end)


def test_a_draft_is_narrowed_by_dragging_within_it(reader: Reader) -> None:
    _drag(reader, _at(reader, "capital"), _at(reader, "capital", len("capital")))
    assert reader.draft == _span("capital")


def test_after_a_click_a_selection_begins_at_the_caret(reader: Reader) -> None:
    QTest.mouseClick(reader.viewport(), LEFT, pos=_at(reader, "Saturday"))
    assert reader.draft == _span("the capital on Saturday")
    QTest.keyClick(reader, Qt.Key.Key_Right, SHIFT)
    assert reader.draft == _span("S")


def test_a_draft_that_is_not_held_stays_while_words_are_selected(reader: Reader, qtbot: QtBot) -> None:
    reader.set_draft(_span("the capital on Saturday"), held=False)
    with qtbot.waitSignal(reader.selection_changed) as said:
        QTest.keyClick(reader, Qt.Key.Key_Right, SHIFT)
    assert said.args == [_span("t")] or said.args[0].start == _span("the capital on Saturday").start
    assert reader.draft == _span("the capital on Saturday")


def test_arrows_move_the_caret_of_a_correction(reader: Reader) -> None:
    reader.set_draft(_span("the capital on Saturday"), held=False)
    QTest.keyClick(reader, Qt.Key.Key_Right, CONTROL)
    QTest.keyClick(reader, Qt.Key.Key_Right, SHIFT | CONTROL)
    assert reader.selected_span() == _span("capital")


def test_alt_moves_the_start_of_a_draft_that_was_clicked_into(reader: Reader) -> None:
    QTest.mouseClick(reader.viewport(), LEFT, pos=_at(reader, "Saturday"))
    QTest.keyClick(reader, Qt.Key.Key_Right, SHIFT | ALT | CONTROL)
    assert reader.draft == _span("capital on Saturday")

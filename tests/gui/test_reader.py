"""Tests of the reader: what it shows, says and selects, to the character."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.claim import Role, Slot, Status
from annotator.domain.ids import ClaimId
from annotator.domain.span import Span
from annotator.gui import fonts
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.reader import Reader
from annotator.gui.views.reader_lines import lines_between
from tests.gui.reader_samples import TEXT, Sample, card, place, sample, three_claims

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


def _show(reader: Reader, shown: Sample) -> Sample:
    reader.show_article(shown.article, shown.row, shown.cards)
    return shown


def _mark(reader: Reader, start: int, end: int) -> None:
    """Selects between two UTF-16 positions, as a drag does."""
    cursor = reader.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)


def _click(reader: Reader, at: QPoint) -> None:
    QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=at)


def _middle(reader: Reader, claim_id: ClaimId) -> QPoint:
    return reader.claim_boxes(claim_id)[0].center().toPoint()


def test_the_document_holds_the_text_and_nothing_else(reader: Reader) -> None:
    _show(reader, three_claims())
    document = reader.document()
    units = "".join(document.characterAt(at) for at in range(document.characterCount() - 1))
    assert units.encode("utf-16-le", "surrogatepass") == TEXT.replace("\n", "\u2029").encode("utf-16-le")


@pytest.mark.parametrize(
    "words",
    ["🇱🇾 flags 👩‍👩‍👧", "قال الوزير نعم", "אמר השר", "𠀀𠮷野家", "e\u0301\u00adx\u00a0y", "a\u2028b\ufdd0c\ufffdd"],
)
def test_what_is_marked_comes_back_to_the_character(reader: Reader, words: str) -> None:
    shown = _show(reader, sample(f"𠮷 before. {words} \u2029 after\n\nend", [words]))
    _mark(reader, len("𠮷 before. ") + 1, len("𠮷 before. ") + 1 + len(words.encode("utf-16-le")) // 2)
    assert reader.selected_span() == shown.cards[0].claim.span


def test_blanks_at_the_ends_of_a_selection_do_not_count(reader: Reader, qtbot: QtBot) -> None:
    _show(reader, three_claims())
    with qtbot.waitSignal(reader.selection_changed) as said:
        _mark(reader, 3, 13)
    assert said.args == [Span(4, 12)]
    _mark(reader, 3, 4)
    assert reader.selected_span() is None


def test_copying_takes_the_stored_characters(reader: Reader) -> None:
    _show(reader, sample("one\u2028two\u00a0three\ufdd0four 🕊 five", ["three"]))
    QTest.keyClick(reader, Qt.Key.Key_A, _CONTROL)
    QTest.keyClick(reader, Qt.Key.Key_C, _CONTROL)
    assert QGuiApplication.clipboard().text() == "one\u2028two\u00a0three\ufdd0four 🕊 five"


def test_a_click_says_the_inner_claim_and_a_second_one_the_outer(reader: Reader, qtbot: QtBot) -> None:
    shown = _show(reader, three_claims())
    at = _middle(reader, shown.id(2))
    with qtbot.waitSignal(reader.claim_clicked) as said:
        _click(reader, at)
    assert said.args == [shown.id(2)]
    reader.select(shown.id(2))
    with qtbot.waitSignal(reader.claim_clicked) as said:
        _click(reader, at)
    assert said.args == [shown.id(1)]


def test_a_click_beside_every_claim_says_nothing(reader: Reader, qtbot: QtBot) -> None:
    shown = _show(reader, three_claims())
    said: list[str] = []
    reader.claim_clicked.connect(said.append)
    _click(reader, reader.claim_boxes(shown.id(1))[0].topLeft().toPoint() - QPoint(20, -8))
    assert said == []


def test_a_click_on_a_gutter_mark_says_its_claim(reader: Reader, qtbot: QtBot) -> None:
    shown = _show(reader, three_claims())
    with qtbot.waitSignal(reader.claim_clicked) as said:
        _click(reader, reader.gutter_box(shown.id(1)).center().toPoint())
    assert said.args == [shown.id(1)]


def test_a_clicked_claim_stays_where_it_is(reader: Reader) -> None:
    shown = _show(reader, three_claims())
    reader.claim_clicked.connect(reader.select)
    reader.verticalScrollBar().setValue(30)
    _click(reader, _middle(reader, shown.id(2)))
    assert reader.selected == shown.id(2)
    assert reader.verticalScrollBar().value() == 30


def test_claims_come_to_the_same_height_with_a_whole_line_at_the_top(reader: Reader) -> None:
    quotes = [f"Paragraph {number} repeats" for number in range(8, 30, 3)]
    shown = _show(reader, sample(TEXT, quotes))
    heights = []
    for claim in shown.cards:
        reader.select(claim.id)
        heights.append(reader.claim_boxes(claim.id)[0].top())
    assert max(heights) - min(heights) <= 30
    assert all(0 < height < reader.viewport().height() - 30 for height in heights)


def test_the_last_claim_is_seen_whole(reader: Reader) -> None:
    shown = _show(reader, sample(TEXT, ["Paragraph 39 repeats"]))
    reader.select(shown.id(1))
    box = reader.claim_boxes(shown.id(1))[0]
    assert box.top() >= 0
    assert box.bottom() <= reader.viewport().height()


def test_a_claim_far_down_a_long_article_is_seen_at_once(reader: Reader) -> None:
    long = "\n\n".join([TEXT] * 30) + "\n\nThe very last words of all."
    shown = _show(reader, sample(long, ["The very last words"]))
    reader.select(shown.id(1))
    assert 0 < reader.claim_boxes(shown.id(1))[0].top() < reader.viewport().height() - 30


def test_a_claim_longer_than_the_pane_shows_its_start(reader: Reader) -> None:
    shown = _show(reader, sample(TEXT, [TEXT[300:]]))
    reader.select(shown.id(1))
    assert 0 <= reader.claim_boxes(shown.id(1))[0].top() < 60


def test_a_narrower_pane_keeps_the_active_claim_in_view(reader: Reader) -> None:
    shown = _show(reader, three_claims())
    reader.select(shown.id(3))
    reader.resize(430, 300)
    QApplication.processEvents()
    assert 0 <= reader.claim_boxes(shown.id(3))[0].top() < reader.viewport().height() - 20


def test_shift_and_arrows_select_from_the_end_of_the_active_claim(reader: Reader) -> None:
    shown = _show(reader, three_claims())
    reader.select(shown.id(2))
    QTest.keyClick(reader, Qt.Key.Key_Right, _SHIFT | _CONTROL)
    QTest.keyClick(reader, Qt.Key.Key_Right, _SHIFT | _CONTROL)
    selected = reader.selected_span()
    assert selected is not None
    assert selected.quote(TEXT) == "with"
    QTest.keyClick(reader, Qt.Key.Key_Escape)
    assert reader.selected_span() is None


@pytest.mark.parametrize(
    "key",
    [
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_C,
        Qt.Key.Key_Return,
        Qt.Key.Key_Space,
        Qt.Key.Key_Escape,
    ],
)
def test_keys_that_do_not_select_are_the_windows(reader: Reader, key: Qt.Key) -> None:
    _show(reader, three_claims())
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "")
        event.setAccepted(False)
        reader.event(event)
        assert not event.isAccepted()
    assert reader.verticalScrollBar().value() == 0


def test_a_draft_is_changed_by_shift_and_arrows_at_either_end(reader: Reader, qtbot: QtBot) -> None:
    shown = _show(reader, three_claims())
    reader.set_draft(shown.cards[1].claim.span)
    with qtbot.waitSignal(reader.selection_changed) as said:
        QTest.keyClick(reader, Qt.Key.Key_Right, _SHIFT | _CONTROL)
        QTest.keyClick(reader, Qt.Key.Key_Right, _SHIFT | _CONTROL)
    QTest.keyClick(reader, Qt.Key.Key_Left, _SHIFT | _ALT | _CONTROL)
    span = reader.selected_span()
    assert span is not None
    assert span.quote(TEXT) == "capital on Saturday with"
    assert isinstance(said.args[0], Span)


def test_only_what_the_analyst_selects_is_said(reader: Reader, qtbot: QtBot) -> None:
    shown = _show(reader, three_claims())
    with qtbot.assertNotEmitted(reader.selection_changed):
        reader.select(shown.id(3))
        reader.set_draft(shown.cards[1].claim.span)
    with qtbot.waitSignal(reader.selection_changed) as said:
        _show(reader, three_claims("b"))
    assert said.args == [None]


def test_the_pointer_is_a_hand_over_gutter_marks(reader: Reader) -> None:
    shown = _show(reader, three_claims())
    QTest.mouseMove(reader.viewport(), reader.gutter_box(shown.id(1)).center().toPoint())
    assert reader.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(reader.viewport(), _middle(reader, shown.id(1)))
    assert reader.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor


def test_a_draft_keeps_its_span_while_a_click_selects_nothing(reader: Reader, qtbot: QtBot) -> None:
    shown = _show(reader, three_claims())
    reader.set_draft(shown.cards[1].claim.span)
    with qtbot.assertNotEmitted(reader.claim_clicked):
        _click(reader, _middle(reader, shown.id(1)))
    assert reader.draft == shown.cards[1].claim.span
    reader.set_draft(None)
    assert reader.draft is None


def test_overlaps_go_on_with_the_next_claim_and_round(reader: Reader) -> None:
    shown = _show(reader, sample("one two three four five", ["one two three", "two three four", "three", "five"]))
    reader.select(shown.id(2))
    assert reader.overlaps() == [shown.id(3), shown.id(1)]
    reader.select(shown.id(4))
    assert reader.overlaps() == []


def test_a_decision_moves_nothing(reader: Reader) -> None:
    shown = _show(reader, three_claims())
    reader.select(shown.id(3))
    before = reader.verticalScrollBar().value()
    reader.update_card(replace(shown.cards[2], status=Status.CONFIRMED))
    assert reader.verticalScrollBar().value() == before > 0
    assert reader.selected == shown.id(3)


def test_a_claim_of_another_article_is_not_drawn_here(reader: Reader) -> None:
    shown = _show(reader, three_claims())
    other = three_claims("b")
    reader.update_card(replace(other.cards[0], status=Status.CONFIRMED))
    assert reader.claim_boxes(other.id(1)) == []
    assert reader.claim_boxes(shown.id(1)) != []


def test_a_new_claim_is_drawn_where_it_was_added(reader: Reader) -> None:
    shown = _show(reader, three_claims())
    added = card(shown.article, 4, "two commanders")
    reader.update_card(added)
    assert len(reader.claim_boxes(added.id)) == 1


def test_speakers_are_semibold_and_cues_italic_until_corrected(reader: Reader) -> None:
    shown = _show(reader, sample(TEXT, ["the guests would inspect"], spoken="The ministry"))
    speaker, cue = place(shown.article, "The ministry"), place(shown.article, "said")
    claim = shown.cards[0].claim.with_slots(Role.CUE, [Slot(Role.CUE, cue)])
    reader.update_card(replace(shown.cards[0], claim=claim))
    assert _format_at(reader, speaker) == (600, False)
    assert _format_at(reader, cue) == (400, True)
    reader.update_card(replace(shown.cards[0], claim=replace(claim, slots=())))
    assert _format_at(reader, speaker) == (400, False)


def _format_at(reader: Reader, span: Span) -> tuple[int, bool]:
    cursor = QTextCursor(reader.document())
    cursor.setPosition(span.start + 2)
    font = cursor.charFormat().font().resolve(reader.document().defaultFont())
    return int(font.weight()), font.italic()


def test_the_same_article_again_keeps_its_place_another_starts_at_its_top(reader: Reader) -> None:
    shown = _show(reader, three_claims())
    reader.select(shown.id(3))
    before = reader.verticalScrollBar().value()
    _show(reader, shown)
    assert (reader.verticalScrollBar().value(), reader.selected) == (before, shown.id(3))
    _show(reader, three_claims("b"))
    assert (reader.verticalScrollBar().value(), reader.selected) == (0, None)


def test_going_back_shows_the_prepared_document(reader: Reader) -> None:
    shown = _show(reader, three_claims())
    document = reader.document()
    for number in range(31):
        _show(reader, three_claims(f"other {number}"))
    _show(reader, shown)
    assert reader.document() is document
    for number in range(32):
        _show(reader, three_claims(f"another {number}"))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _show(reader, shown)
    assert reader.document() is not document
    assert reader.claim_boxes(shown.id(1)) != []


def test_showing_nothing_leaves_prepared_articles_whole(reader: Reader) -> None:
    shown = _show(reader, three_claims())
    reader.clear_article()
    assert reader.document().isEmpty()
    assert reader.selected_span() is None
    reader.grab()
    _show(reader, shown)
    assert reader.document().characterCount() > len(TEXT)


def test_another_theme_or_size_keeps_the_active_claim_in_view(reader: Reader, theme: ThemeHolder) -> None:
    shown = _show(reader, three_claims())
    reader.select(shown.id(3))
    theme.choose(Choice.DARK)
    reader.set_px(28)
    assert reader.selected == shown.id(3)
    assert 0 <= reader.claim_boxes(shown.id(3))[0].top() < reader.viewport().height() - 30
    theme.choose(Choice.LIGHT)


def test_an_article_shown_before_the_window_keeps_its_typeface(qtbot: QtBot, theme: ThemeHolder) -> None:
    made = Reader(theme)
    qtbot.addWidget(made)
    _show(made, three_claims())
    made.show()
    made.setFont(fonts.font(fonts.Role.BODY))
    QApplication.processEvents()
    assert made.document().defaultFont().families() == list(fonts.READING)
    assert made.document().defaultFont().pixelSize() == 16


def test_one_endless_paragraph_is_read_like_many(reader: Reader) -> None:
    shown = _show(reader, sample("word " * 6_000 + "end here " + "more " * 600, ["end here"]))
    reader.select(shown.id(1))
    value = reader.verticalScrollBar().value()
    seen = list(lines_between(reader.document(), value, value + 400))
    assert 0 < reader.claim_boxes(shown.id(1))[0].top() < reader.viewport().height() - 30
    assert 13 <= len(seen) <= 17
    assert [line.end for line in seen[:-1]] == [line.start for line in seen[1:]]


def test_the_wheel_leaves_whole_lines_at_the_top(reader: Reader) -> None:
    _show(reader, three_claims())
    for _ in range(5):
        _turn_wheel(reader, -120)
    value = reader.verticalScrollBar().value()
    tops = [line.top for line in lines_between(reader.document(), value - 40, value + 40)]
    assert value > 300
    assert min(abs(top - value) for top in tops) < 1


def _turn_wheel(reader: Reader, angle: int, modifiers: Qt.KeyboardModifier = _NONE) -> QWheelEvent:
    at = QPointF(200, 200)
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, at, QPoint(), QPoint(0, angle), buttons, modifiers, phase, False)
    reader.wheelEvent(event)
    return event


def test_the_wheel_with_control_is_the_windows(reader: Reader) -> None:
    _show(reader, three_claims())
    assert not _turn_wheel(reader, 120, _CONTROL).isAccepted()
    assert reader.document().defaultFont().pixelSize() == 16


def test_the_header_is_told_to_screen_readers(reader: Reader) -> None:
    _show(reader, three_claims())
    words = "Three talks · Harbour Wire · Reliability B · Copy family of 8 · Published 26 December 2020"
    assert reader.accessibleDescription() == words

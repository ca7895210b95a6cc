"""Tests of a new claim from selected words: what is taken of them, and how it is offered by bar and context menu."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from annotator.domain.span import Span
from annotator.gui.hands import Hands
from annotator.gui.views.reader_selection import of_words
from annotator.gui.views.review import ReviewScreen
from annotator.services import reading


@pytest.mark.parametrize(
    ("selected", "words"),
    [
        (", Minister Akar", "Minister Akar"),
        ("Minister Akar, ", "Minister Akar"),
        ("They met.", "They met"),
        ("— they met …", "they met"),
        ("in the U.S.", "in the U.S."),
        ("at 9 a.m.,", "at 9 a.m."),
        (".5 percent", ".5 percent"),
        ("“No,” he said", "“No,” he said"),
        ("he said “No.”", "he said “No.”"),
        ("(the minister)", "(the minister)"),
        ("، قال الوزير؟", "قال الوزير"),
        ("…", "…"),
        ("🙂", "🙂"),
        ("!\u0301 a", "!\u0301 a"),
    ],
)
def test_marks_and_blanks_around_the_words_are_left_out(selected: str, words: str) -> None:
    text = f"a {selected} b"
    assert of_words(text, Span(2, 2 + len(selected))).quote(text) == words


def review_of(hands: Hands) -> ReviewScreen:
    review = hands.window.screen("review")
    assert isinstance(review, ReviewScreen)
    return review


def select_from_stop(hands: Hands) -> None:
    reader = review_of(hands).reader
    reader.setFocus()
    shown = reader.toPlainText()
    cursor = reader.textCursor()
    cursor.setPosition(shown.index(". "))
    reader.setTextCursor(cursor)
    hands.press(*["Shift+Right"] * 7)


def opened(monkeypatch: pytest.MonkeyPatch, widget: QWidget) -> QMenu:
    """The context menu that comes up over a widget; off screen no menu can have the keyboard."""
    made: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: made.append(menu))
    at = QPoint(9, 9)
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at)))
    return made[0]


def newest_claim(hands: Hands) -> tuple[str, str]:
    """The words of the claim that was added last, and how."""
    hands.settle()
    workspace = hands.window.workspace
    row = reading.history_rows(workspace, reading.history_ids(workspace, limit=1))[0]
    return row.object, row.via


def test_the_bar_offers_a_new_claim_while_words_are_selected(hands: Hands) -> None:
    review_of(hands).claims.list.setFocus()
    hands.settle()
    hints = hands.window.frame.status.hints
    assert ("N", "new claim") not in hints.shown
    select_from_stop(hands)
    assert hints.shown[0] == ("N", "new claim")
    hands.press("Escape")
    assert ("N", "new claim") not in hints.shown


def test_a_stop_before_the_words_does_not_become_part_of_the_claim(hands: Hands) -> None:
    select_from_stop(hands)
    hands.press("N")
    words, via = newest_claim(hands)
    assert words[0].isalnum()
    assert via == "key:N"


def test_the_context_menu_makes_a_claim_of_the_selection(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    select_from_stop(hands)
    reader = review_of(hands).reader
    menu = opened(monkeypatch, reader.viewport())
    new = menu.actions()[0]
    assert new.text() == "New claim from the selection\tN"
    before = len(review_of(hands).claims.cards)
    new.trigger()
    assert newest_claim(hands)[1] == "menu"
    assert len(review_of(hands).claims.cards) == before + 1


def test_without_a_selection_the_context_menu_offers_no_claim(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    review_of(hands).reader.setFocus()
    hands.press("Escape")
    menu = opened(monkeypatch, review_of(hands).reader)
    assert not menu.actions()[0].isEnabled()


def test_a_refusal_has_no_tick_and_offers_no_undo(hands: Hands) -> None:
    review = review_of(hands)
    review.claims.list.setFocus()
    hands.press("C", "E")
    hands.type("Something else was said.")
    status, other = hands.window.frame.status, review.claims.cards[0]
    if review.claims.selected() == other:
        other = review.claims.cards[1]
    review.reader.claim_clicked.emit(other.id)
    assert status.said.startswith("Save the correction with Ctrl+Enter")
    assert (status.offered, status._icon) == ("", "silent")
    review.claims.leave_editor()

"""Tests that a decision keeps how it was really asked for: the key pressed, the menu, the palette, a button."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from annotator.domain.claim import Status
from annotator.gui.dialogs.palette import Palette
from annotator.gui.hands import Hands
from annotator.gui.views.review import ReviewScreen
from annotator.gui.window import Window
from annotator.services import reading


@pytest.fixture
def hands(hands: Hands) -> Iterator[Hands]:
    """Hands on a window with the first open claim selected."""
    review = review_of(hands.window)
    cards = review.claims.cards
    review.claims.list.select_row(next(row for row, card in enumerate(cards) if card.status is Status.PROPOSED))
    review.claims.list.setFocus()
    yield hands
    review.claims.leave_editor()


def review_of(window: Window) -> ReviewScreen:
    review = window.screen("review")
    assert isinstance(review, ReviewScreen)
    return review


def newest(hands: Hands) -> str:
    """How the last decision was asked for."""
    hands.settle()
    workspace = hands.window.workspace
    return reading.history_rows(workspace, reading.history_ids(workspace, limit=1))[0].via


def retype(hands: Hands) -> None:
    """Opens the correction and types another wording."""
    hands.press("E")
    hands.type("Something else was said.")


@pytest.mark.parametrize("key", ["C", "Return", "X", "U"])
def test_a_letter_is_kept_as_the_key_that_was_pressed(hands: Hands, key: str) -> None:
    hands.press(key)
    assert newest(hands) == f"key:{key}"


def test_a_command_of_the_palette_names_no_key(hands: Hands) -> None:
    hands.do("view.letters")
    hands.press("Ctrl+K")
    palette = hands.window.overlay
    assert isinstance(palette, Palette)
    QTest.keyClicks(palette.field, ">confirm")
    hands.press("Return")
    assert newest(hands) == "palette"


@pytest.mark.parametrize("action", ["claim.unsure", "claim.confirm", "claim.reject"])
def test_a_command_of_the_menu_names_no_key(hands: Hands, action: str) -> None:
    hands.press("C", "Ctrl+Z")
    hands.window.menus.by_id[action].trigger()
    assert newest(hands) == "menu"


def test_undo_keeps_its_chord_or_the_click(hands: Hands) -> None:
    hands.press("C", "Ctrl+Z")
    assert newest(hands) == "key:Ctrl+Z"
    hands.press("Ctrl+Shift+Z")
    assert newest(hands) == "key:Ctrl+Shift+Z"
    QTest.mouseClick(hands.window.frame.status._offer, Qt.MouseButton.LeftButton)
    assert newest(hands) == "mouse"


@pytest.mark.parametrize(("key", "kept"), [("Return", "key:Return"), ("Ctrl+Return", "key:Ctrl+Return")])
@pytest.mark.parametrize("place", ["wording", "slot", "denied", "article"])
def test_a_correction_keeps_the_enter_that_saved_it(hands: Hands, key: str, kept: str, place: str) -> None:
    editor, reader = review_of(hands.window).claims.editor, review_of(hands.window).reader
    if (key, place) == ("Return", "article"):
        key, kept = "Ctrl+Return", "key:Ctrl+Return"  # Enter alone does nothing there
    retype(hands)
    places = {
        "wording": editor.wording, "slot": editor.fields[0].field, "denied": editor.certainty.parts[-1],
        "article": reader,
    }  # fmt: skip
    places[place].setFocus()
    hands.press(key)
    assert newest(hands) == kept


def test_a_correction_saved_by_its_button_keeps_what_pressed_it(hands: Hands) -> None:
    editor = review_of(hands.window).claims.editor
    retype(hands)
    QTest.mouseClick(editor.foot.buttons[-1], Qt.MouseButton.LeftButton)
    assert newest(hands) == "mouse"
    retype(hands)
    editor.foot.buttons[-1].setFocus()
    hands.press("Return")
    assert newest(hands) == "key:Return"


def test_space_on_a_focused_button_is_no_click_of_the_mouse(hands: Hands) -> None:
    button = review_of(hands.window).claims.card._buttons["claim.unsure"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert newest(hands) == "key:Space"


def test_a_reason_keeps_how_it_was_asked_for(hands: Hands) -> None:
    hands.window.menus.by_id["claim.reject.reason"].trigger()
    hands.settle()
    hands.type("opinion")
    hands.press("Return")
    assert newest(hands) == "menu"


def test_a_chosen_chord_is_kept_as_it_was_pressed(hands: Hands) -> None:
    made = hands.window.menus.by_id["claim.unsure"]
    made.setShortcut(QKeySequence("Ctrl+Alt+U"))
    hands.press("Ctrl+Alt+U")
    assert newest(hands) == "key:Ctrl+Alt+U"

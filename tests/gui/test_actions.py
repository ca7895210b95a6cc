"""Tests generated from the table of actions: every one has keys and help, and no two share a key on a screen."""

import pytest
from PySide6.QtGui import QKeySequence

from annotator.gui import icons
from annotator.gui.actions import ACTIONS, Action, Doer, cap, is_chord
from annotator.gui.keymap import KeyMap

SCREENS = ("start", "review", "facts", "history")

_each = pytest.mark.parametrize("action", ACTIONS, ids=[action.id for action in ACTIONS])


@_each
def test_every_action_has_words_a_key_and_a_help_line(action: Action) -> None:
    assert action.text
    assert action.keys
    assert action.help.endswith(".")
    assert set(action.screens) <= set(SCREENS)


@_each
def test_every_action_can_be_reached_by_the_menu_unless_a_field_does_it(action: Action) -> None:
    assert bool(action.menu) is (action.doer is not Doer.WIDGET)


@_each
def test_every_drawing_that_is_named_exists(action: Action) -> None:
    assert not action.icon or action.icon in icons.names()


@_each
def test_every_chord_is_a_key_that_qt_knows(action: Action) -> None:
    for chord in KeyMap().chords(action.id):
        assert QKeySequence(chord).toString(), chord


@pytest.mark.parametrize("screen", SCREENS)
def test_no_two_actions_share_a_key_on_a_screen(screen: str) -> None:
    keys = [key for action in ACTIONS if action.on(screen) for key in action.keys]
    assert [key for key in keys if keys.count(key) > 1] == []


def test_ids_are_unique() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_letters_mean_something_only_on_their_screens() -> None:
    letters = KeyMap().letters
    assert letters("review")["C"] == "claim.confirm"
    assert letters("review")["Shift+T"] == "link.supersedes.reversed"
    assert "C" not in letters("history")
    assert letters("facts")["?"] == "help.keys"


@pytest.mark.parametrize(
    ("key", "chord"),
    [("Ctrl+Z", True), ("F6", True), ("Shift+F6", True), ("F", False), ("Shift+R", False), ("+", False)],
)
def test_chords_are_told_from_letters(key: str, chord: bool) -> None:
    assert is_chord(key) is chord


@pytest.mark.parametrize(
    ("key", "words"),
    [("Ctrl+Shift+Z", "Ctrl Shift Z"), ("Return", "Enter"), ("+", "+"), ("Ctrl++", "Ctrl +"), ("?", "?")],
)
def test_a_cap_says_the_key_as_it_stands_on_the_keyboard(key: str, words: str) -> None:
    assert cap(key) == words

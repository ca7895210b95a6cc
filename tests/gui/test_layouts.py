"""Tests of keyboards: every letter key of the table acts on Latin, Cyrillic, Arabic and Greek layouts."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.bindings import Keys
from annotator.gui.dialogs.settings_catch import key_of_press
from annotator.gui.keyfilter import KeyFilter
from annotator.gui.keymap import KeyMap
from annotator.gui.keys import LETTERS
from annotator.gui.profiles import Profile
from tests.gui.layouts import BY_NAME, CTRL, LAYOUTS, NONE, SHIFT, Layout
from tests.gui.review_host import be_active

_SCREENS = ("review", "facts", "history")
_each_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])


class Desk(QWidget):
    """A window with a list where letters act, under a map of keys."""

    def __init__(self) -> None:
        super().__init__()
        self.keymap = KeyMap()
        self.list = QListWidget()
        self.list.addItems(["Cedar", "Xylem"])
        self.list.setProperty(LETTERS, True)
        self.field = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.list)
        column.addWidget(self.field)
        self.triggered: list[str] = []
        self.filter = KeyFilter(self, self.triggered.append, self.keymap)
        self.filter.use("review")

    def press(self, layout: Layout, place: str, modifiers: Qt.KeyboardModifier = NONE) -> list[str]:
        """What a press of the key at this place set off."""
        self.triggered.clear()
        focus = self.focusWidget() or self.list
        QCoreApplication.sendEvent(focus, layout.press(place, modifiers))
        return list(self.triggered)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    be_active(qtbot, made, made.list)
    return made


def _is_latin(layout: Layout) -> bool:
    return layout.typed("C").isascii()


@_each_layout
@pytest.mark.parametrize("screen", _SCREENS)
def test_every_letter_key_acts_on_every_layout(desk: Desk, layout: Layout, screen: str) -> None:
    """By its character on a Latin keyboard, wherever it lies; by its place on any other."""
    desk.filter.use(screen)
    for key, action in desk.keymap.letters(screen).items():
        shift, _, letter = key.rpartition("+")
        if not (letter.isascii() and letter.isalpha() and len(letter) == 1):
            continue
        places = "QWERTYUIOPASDFGHJKLZXCVBNM;,./"
        bearing = [place for place in places if layout.typed(place).upper() == letter]
        place = bearing[0] if _is_latin(layout) else letter
        if not _is_latin(layout) and layout.typed(place).isascii():
            continue  # a sign means itself: on the Greek one Q types ";", as other signs lie there on Dvorak
        assert desk.press(layout, place, SHIFT if shift else NONE) == [action], (layout.name, key)


@_each_layout
def test_digits_pick_candidates_by_place_with_shift_or_without(desk: Desk, layout: Layout) -> None:
    for digit in "123456789":
        needs_shift = layout.typed(digit, SHIFT) == digit
        assert desk.press(layout, digit) == [f"candidate.{digit}"]
        with_shift = desk.press(layout, digit, SHIFT)
        assert (with_shift == [f"candidate.{digit}"]) is needs_shift


@_each_layout
def test_a_latin_letter_never_acts_for_the_one_that_lies_there_elsewhere(desk: Desk, layout: Layout) -> None:
    for place in "QWAZY":
        typed = layout.typed(place).upper()
        expected = desk.keymap.letters("review").get(typed if typed.isascii() else place)
        assert desk.press(layout, place) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("name", "place", "shift"),
    [("us", "/", True), ("ru", "7", True), ("ar", "/", True), ("fr", ",", True), ("de", "-", True), ("el", "/", True)],
)
def test_the_question_mark_shows_the_keys_wherever_it_lies(desk: Desk, name: str, place: str, shift: bool) -> None:
    assert desk.press(BY_NAME[name], place, SHIFT if shift else NONE) == ["help.keys"]


@pytest.mark.parametrize(("name", "place", "shift"), [("us", "/", False), ("ar", "/", False), ("fr", ".", True)])
def test_the_slash_searches_wherever_it_lies(desk: Desk, name: str, place: str, shift: bool) -> None:
    assert desk.press(BY_NAME[name], place, SHIFT if shift else NONE) == ["search"]


@pytest.mark.parametrize("profile", list(Profile))
@_each_layout
def test_the_keys_of_every_profile_act_on_every_layout(desk: Desk, layout: Layout, profile: Profile) -> None:
    desk.keymap.use(Keys(profile))
    key = desk.keymap.of("claim.confirm")[0]
    bearing = [place for place in "QWERTYUIOPASDFGHJKLZXCVBNM;" if layout.typed(place).upper() == key]
    assert desk.press(layout, bearing[0] if _is_latin(layout) else key) == ["claim.confirm"]


@_each_layout
def test_ctrl_and_a_digit_show_a_screen_though_the_digit_needs_shift(desk: Desk, layout: Layout) -> None:
    """Qt knows chords by character alone; what has it is never asked twice."""
    triggered = desk.press(layout, "1", CTRL)
    assert triggered == ([] if layout.typed("1") == "1" else ["view.review"])


@_each_layout
def test_ctrl_and_a_letter_act_where_no_latin_letter_lies(desk: Desk, layout: Layout) -> None:
    triggered = desk.press(layout, "K", CTRL)
    assert triggered == ([] if _is_latin(layout) else ["palette"])


@pytest.mark.parametrize("name", ["ru", "ar"])
def test_ctrl_and_the_comma_open_the_settings_where_a_letter_lies_there(desk: Desk, name: str) -> None:
    assert desk.press(BY_NAME[name], ",", CTRL) == ["app.settings"]


def test_alt_and_a_digit_choose_in_a_dialog_though_the_digit_needs_shift(qtbot: QtBot, desk: Desk) -> None:
    dialog = QDialog(desk)
    field, chosen = QLineEdit(dialog), []
    QShortcut(QKeySequence("Ctrl+2"), dialog, lambda: chosen.append("second"))
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QCoreApplication.sendEvent(field, BY_NAME["fr"].press("2", CTRL))
    assert chosen == ["second"]
    assert desk.triggered == []
    assert field.text() == ""


@_each_layout
def test_a_key_is_bound_by_what_all_keyboards_find(layout: Layout) -> None:
    """A digit, and a letter that is not Latin, are taken by their place: so they act wherever one sits down."""
    assert key_of_press(layout.press("4")) == "4"
    bound = key_of_press(layout.press("C"))
    assert bound == "C"
    assert key_of_press(layout.press("K", CTRL)) == "Ctrl+K"


@_each_layout
def test_in_a_field_every_key_types_and_nothing_acts(desk: Desk, qtbot: QtBot, layout: Layout) -> None:
    desk.field.setFocus()
    qtbot.waitUntil(desk.field.hasFocus)
    places = "1234567890QWERTYUIOPASDFGHJKLZXCVBNM"
    for place in places:
        assert desk.press(layout, place) == []
    assert desk.field.text() == "".join(layout.typed(place) for place in places)


def test_a_held_key_acts_once_on_every_layout(desk: Desk) -> None:
    for layout in LAYOUTS:
        desk.triggered.clear()
        for repeated in (False, True, True):
            QCoreApplication.sendEvent(desk.list, layout.press("C", repeated=repeated))
        assert desk.triggered == ["claim.confirm"], layout.name

"""Tests of the key filter with real key events: where letters act, what they mean, and on which keyboards."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.gui.keyfilter import KeyFilter
from annotator.gui.keymap import KeyMap
from annotator.gui.keys import LETTERS, OWN_ARROWS
from tests.gui.review_host import be_active

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Desk(QWidget):
    """A window with a pane where letters act, holding a list, a reader, a button and fields, and a list outside."""

    def __init__(self) -> None:
        super().__init__()
        self.pane = QWidget(self)
        self.pane.setProperty(LETTERS, True)
        self.list = QListWidget()
        self.list.addItems(["Cedar", "Xylem", "Zinc"])
        self.reader = QTextEdit("an article", readOnly=True)
        self.button = QPushButton("Confirm")
        self.field = QLineEdit()
        self.note = QTextEdit()
        self.choice = QComboBox()
        inside = QVBoxLayout(self.pane)
        for widget in (self.list, self.reader, self.button, self.field, self.note, self.choice):
            inside.addWidget(widget)
        self.outside = QListWidget()
        whole = QVBoxLayout(self)
        whole.addWidget(self.pane)
        whole.addWidget(self.outside)
        self.triggered: list[str] = []
        self.keymap = KeyMap()
        self.keys = KeyFilter(self, self.triggered.append, self.keymap)
        self.keys.use("review")


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    be_active(qtbot, made, made.list)
    made.list.setCurrentRow(1)
    return made


def _send(widget: QWidget, key: int, text: str, *, code: int = 0, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, code, 0, 0, text)
    QCoreApplication.sendEvent(widget, event)


def _send_at(widget: QWidget, key: Qt.Key, *times: int, first_of_a_hold: bool = True) -> None:
    """Holds a key as a display does that knows no repeats: the first press, then releases with presses."""
    for time in times:
        kinds = [QEvent.Type.KeyPress] if first_of_a_hold and time == times[0] else []
        for kind in kinds or (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, key, _NONE, chr(key).lower())
            event.setTimestamp(time)
            QCoreApplication.sendEvent(widget, event)


@pytest.mark.parametrize(
    ("key", "action"),
    [
        (Qt.Key.Key_C, "claim.confirm"),
        (Qt.Key.Key_Return, "claim.confirm"),
        (Qt.Key.Key_Enter, "claim.confirm"),
        (Qt.Key.Key_Space, "claim.skip"),
        (Qt.Key.Key_3, "candidate.3"),
        (Qt.Key.Key_Down, "claim.next"),
        (Qt.Key.Key_PageUp, "article.previous"),
        (Qt.Key.Key_Slash, "search"),
        (Qt.Key.Key_Question, "help.keys"),
    ],
)
def test_a_key_in_a_list_acts(desk: Desk, key: Qt.Key, action: str) -> None:
    QTest.keyClick(desk.list, key)
    assert desk.triggered == [action]
    assert desk.list.currentRow() == 1


def test_the_reader_lets_letters_act(desk: Desk) -> None:
    desk.reader.setFocus()
    QTest.keyClick(desk.reader, Qt.Key.Key_X)
    assert desk.triggered == ["claim.reject"]


def test_shift_reverses_a_relation_and_confirms_nothing(desk: Desk) -> None:
    QTest.keyClick(desk.list, Qt.Key.Key_T, _SHIFT)
    QTest.keyClick(desk.list, Qt.Key.Key_C, _SHIFT)
    assert desk.triggered == ["link.supersedes.reversed"]


def test_caps_lock_changes_nothing(desk: Desk) -> None:
    _send(desk.list, Qt.Key.Key_T, "T")
    assert desk.triggered == ["link.supersedes"]


def test_a_letter_with_a_modifier_is_not_ours(desk: Desk) -> None:
    QTest.keyClick(desk.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.list, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert desk.triggered == []


@pytest.mark.parametrize("name", ["field", "note", "choice"])
def test_in_an_editor_letters_are_typed(desk: Desk, name: str) -> None:
    widget: QWidget = getattr(desk, name)
    widget.setFocus()
    QTest.keyClicks(widget, "cx1 ")
    assert desk.triggered == []
    assert desk.keys.typing is (name != "choice")
    if isinstance(widget, QLineEdit):
        assert widget.text() == "cx1 "


def test_outside_the_panes_letters_do_nothing(desk: Desk) -> None:
    desk.outside.setFocus()
    QTest.keyClick(desk.outside, Qt.Key.Key_C)
    assert desk.triggered == []


def test_a_focused_button_keeps_enter_and_space_but_not_letters(desk: Desk) -> None:
    clicks: list[str] = []
    desk.button.clicked.connect(lambda: clicks.append("clicked"))
    desk.button.setFocus()
    QTest.keyClick(desk.button, Qt.Key.Key_Space)
    assert desk.triggered == []
    assert len(clicks) == 1
    QTest.keyClick(desk.button, Qt.Key.Key_X)
    assert desk.triggered == ["claim.reject"]


def test_a_list_may_keep_its_arrows(desk: Desk) -> None:
    desk.list.setProperty(OWN_ARROWS, True)
    QTest.keyClick(desk.list, Qt.Key.Key_Down)
    assert desk.triggered == []
    assert desk.list.currentRow() == 2


def test_a_held_letter_acts_once_and_a_held_arrow_goes_on(desk: Desk) -> None:
    for key, text in ((Qt.Key.Key_C, "c"), (Qt.Key.Key_Down, "")):
        for repeated in (False, True, True):
            QCoreApplication.sendEvent(
                desk.list, QKeyEvent(QEvent.Type.KeyPress, key, _NONE, text=text, autorep=repeated)
            )
    assert desk.triggered == ["claim.confirm", *["claim.next"] * 3]


def test_a_release_and_press_at_one_instant_are_a_held_key(desk: Desk) -> None:
    _send_at(desk.list, Qt.Key.Key_C, 100, 600, 630)
    assert desk.triggered == ["claim.confirm"]
    _send_at(desk.list, Qt.Key.Key_C, 900)
    assert desk.triggered == ["claim.confirm"] * 2


def test_a_held_key_that_opened_an_editor_types_nothing_into_it(desk: Desk) -> None:
    _send_at(desk.list, Qt.Key.Key_E, 100)
    desk.field.setFocus()
    _send_at(desk.field, Qt.Key.Key_E, 600, 630, first_of_a_hold=False)
    assert desk.field.text() == ""
    _send_at(desk.field, Qt.Key.Key_E, 900)
    assert desk.field.text() == "e"


def test_a_held_key_goes_on_typing_in_an_editor(desk: Desk) -> None:
    desk.field.setFocus()
    for repeated in (False, True, True):
        QCoreApplication.sendEvent(
            desk.field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_C, _NONE, text="c", autorep=repeated)
        )
    assert desk.field.text() == "ccc"


def test_enter_presses_a_focused_button_once_wherever_it_is(desk: Desk) -> None:
    clicks: list[str] = []
    outside = QPushButton("Import", desk)
    outside.show()
    for button in (desk.button, outside):
        button.clicked.connect(lambda: clicks.append("clicked"))
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
        QCoreApplication.sendEvent(
            button, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, _NONE, text="\r", autorep=True)
        )
    QTest.keyClick(outside, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClick(outside, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert clicks == ["clicked"] * 3
    assert desk.triggered == []


def test_nothing_acts_while_an_input_method_composes(desk: Desk) -> None:
    QCoreApplication.sendEvent(desk.list, QInputMethodEvent("n", []))
    _send(desk.list, Qt.Key.Key_N, "n")
    assert desk.triggered == []
    QCoreApplication.sendEvent(desk.list, QInputMethodEvent("", []))
    _send(desk.list, Qt.Key.Key_N, "n")
    assert desk.triggered == ["claim.new"]


def test_list_type_ahead_is_off(desk: Desk) -> None:
    QTest.keyClick(desk.list, Qt.Key.Key_Z)
    assert desk.list.currentRow() == 1


def test_letters_can_be_switched_off(desk: Desk) -> None:
    desk.keymap.switch_letters(on=False)
    QTest.keyClick(desk.list, Qt.Key.Key_C)
    assert desk.triggered == []
    assert not desk.keys.alive


@dataclass(frozen=True)
class _Layout:
    """One key press of a keyboard: what it types, and its X11 key code (Linux code + 8)."""

    name: str
    text: str
    code: int
    action: str | None
    modifiers: Qt.KeyboardModifier = _NONE


_LAYOUTS = (
    _Layout("arabic, key of C", "ؤ", 54, "claim.confirm"),
    _Layout("arabic digit three", "٣", 12, "candidate.3"),
    _Layout("cyrillic, key of X", "ч", 53, "claim.reject"),
    _Layout("cyrillic, Shift and key of T", "Е", 28, "link.supersedes.reversed", _SHIFT),
    _Layout("greek, key of S", "σ", 39, "link.same"),
    _Layout("french, unshifted digit two", "é", 11, "candidate.2"),
    _Layout("french, unshifted digit one", "&", 10, "candidate.1"),
    _Layout("french, shifted digit one", "1", 10, "candidate.1", _SHIFT),
    _Layout("french A stands where Q is", "a", 24, None),
    _Layout("french Q stands where A is", "q", 38, "link.disputes"),
    _Layout("german Z stands where Y is", "z", 29, None),
    _Layout("german question mark", "?", 20, "help.keys", _SHIFT),
    _Layout("american exclamation mark", "!", 10, None, _SHIFT),
)


@pytest.mark.parametrize("layout", _LAYOUTS, ids=[layout.name for layout in _LAYOUTS])
def test_keys_are_matched_by_character_else_by_place(desk: Desk, layout: _Layout) -> None:
    _send(desk.list, 0, layout.text, code=layout.code, modifiers=layout.modifiers)
    assert desk.triggered == ([layout.action] if layout.action else [])

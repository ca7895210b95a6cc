"""Tests of the menus by the keyboard: letters without a clash, F10 and Alt with a letter, arrows, Esc."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from annotator.gui import bindings, mnemonics
from annotator.gui.dialogs.overlay import Overlay
from annotator.gui.window import Window
from tests.gui.pages import Page

_KEY = Qt.Key
# Off screen there is no keyboard to grab and no window to raise.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "Keyboard event not accepted")


def _menus(window: Window) -> Iterator[QMenu]:
    waiting = [action.menu() for action in window.frame.top.menus.actions()]
    while waiting:
        menu = waiting.pop()
        assert isinstance(menu, QMenu)
        yield menu
        waiting += [action.menu() for action in menu.actions() if action.menu() is not None]


def _letter(text: str) -> str:
    return QKeySequence.mnemonic(text.partition("\t")[0]).toString().removeprefix("Alt+")


def _open() -> str:
    """The menu that is open, as it is called."""
    popup = QApplication.activePopupWidget()
    return popup.title().replace("&", "") if isinstance(popup, QMenu) else ""


def _press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.activePopupWidget() or QApplication.focusWidget() or window
    QTest.keyClick(target, key, modifier)
    QApplication.processEvents()


@pytest.fixture(autouse=True)
def _closed_after() -> Iterator[None]:
    yield
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def test_every_menu_and_entry_has_a_letter_that_no_other_there_has(window: Window) -> None:
    listed = [[action.text() for action in window.frame.top.menus.actions()]]
    listed += [[each.text() for each in menu.actions() if not each.isSeparator()] for menu in _menus(window)]
    assert len(listed) == 10
    for texts in listed:
        found = [_letter(text) for text in texts]
        assert all(found), texts
        assert len(set(found)) == len(found), texts


def test_letters_are_found_also_where_an_earlier_text_must_give_way() -> None:
    assert mnemonics.all_marked(["Ab", "A", "Save & go"]) == ["A&b", "&A", "&Save && go"]
    assert mnemonics.all_marked(["A", "A"]) == ["&A", "A"]


def test_f10_opens_the_first_menu_and_the_arrows_walk(window: Window, page: Page) -> None:
    _press(window, _KEY.Key_F10)
    assert _open() == "File"
    _press(window, _KEY.Key_Right)
    assert _open() == "Edit"
    _press(window, _KEY.Key_Left)
    _press(window, _KEY.Key_Down)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert popup.activeAction() is not None


@pytest.mark.parametrize(("key", "title"), [(_KEY.Key_F, "File"), (_KEY.Key_D, "Decide"), (_KEY.Key_H, "Help")])
def test_alt_and_a_letter_open_a_menu_also_from_a_field(
    window: Window, page: Page, qtbot: QtBot, key: Qt.Key, title: str
) -> None:
    field = QLineEdit(page)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    _press(window, key, Qt.KeyboardModifier.AltModifier)
    assert _open() == title
    assert field.text() == ""


def test_a_letter_in_an_open_menu_does_its_entry_and_no_decision(window: Window, page: Page, qtbot: QtBot) -> None:
    _press(window, _KEY.Key_F10)
    _press(window, _KEY.Key_Left)
    assert _open() == "Help"
    letter = _letter(window.menus.by_id["help.about"].text())
    asked = list(page.asked)
    _press(window, Qt.Key(ord(letter)))
    qtbot.waitUntil(lambda: window.overlay is not None)
    assert page.asked == asked


def test_esc_gives_the_focus_back(window: Window, page: Page, qtbot: QtBot) -> None:
    before = QApplication.focusWidget()
    _press(window, _KEY.Key_F10)
    _press(window, _KEY.Key_Escape)
    assert _open() == ""
    qtbot.waitUntil(lambda: QApplication.focusWidget() is before)


def test_no_menu_opens_under_a_dialog(window: Window, page: Page) -> None:
    window.trigger("help.about")
    assert isinstance(window.overlay, Overlay)
    _press(window, _KEY.Key_F10)
    _press(window, _KEY.Key_F, Qt.KeyboardModifier.AltModifier)
    assert _open() == ""


@pytest.mark.parametrize("key", ["F10", "Alt+F", "Alt+D"])
def test_the_keys_of_the_menus_cannot_be_given_away(key: str) -> None:
    assert "menu" in bindings.why_not(key, "claim.confirm")

"""Tests of the help: opened by key, read with the keyboard, in our typefaces and without a way out to files."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextBlock
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.rule import SENTENCES
from annotator.gui.dialogs.help_dialog import HelpDialog
from annotator.gui.hands import Hands
from annotator.gui.theme import ThemeHolder
from annotator.gui.window import Window
from annotator.services.help_pages import PAGES, HelpPage
from annotator.services.settings import Settings


@pytest.fixture
def help_dialog(qtbot: QtBot, window: Window) -> HelpDialog:
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)  # the start page has been drawn
    Hands(window).press("Ctrl+F1")
    assert isinstance(window.overlay, HelpDialog)
    return window.overlay


def _blocks(dialog: HelpDialog) -> Iterator[QTextBlock]:
    block = dialog.page.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def test_ctrl_f1_tells_how_claims_are_found_without_a_project(help_dialog: HelpDialog) -> None:
    told = help_dialog.page.toPlainText()
    assert told.startswith("How claims are found")
    assert [sentence for sentence in SENTENCES.values() if sentence not in told] == []
    assert help_dialog.page.accessibleName() == "How claims are found"


def test_the_keys_go_through_the_page_and_escape_leaves_it(window: Window, help_dialog: HelpDialog) -> None:
    bar = help_dialog.page.verticalScrollBar()
    assert QApplication.focusWidget() is help_dialog.page
    assert bar.value() == 0
    QTest.keyClick(help_dialog.page, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    assert window.overlay is None


def test_the_first_picture_leaves_the_focus_with_what_was_opened_before_it(qtbot: QtBot, theme: ThemeHolder) -> None:
    window = Window(theme, Settings(analyst="A1"))
    qtbot.addWidget(window)
    painted: list[None] = []
    window.painted.connect(lambda: painted.append(None))
    window.show()
    window.trigger("help.claims")
    assert not painted
    qtbot.waitUntil(lambda: bool(painted))
    assert isinstance(window.overlay, HelpDialog)
    assert QApplication.focusWidget() is window.overlay.page
    window.close()


def test_no_line_is_wider_than_the_page(help_dialog: HelpDialog) -> None:
    assert help_dialog.page.horizontalScrollBar().maximum() == 0


def test_headings_lists_and_print_have_their_own_look(help_dialog: HelpDialog) -> None:
    written = [block for block in _blocks(help_dialog) if block.text()]
    sizes = {block.text(): block.begin().fragment().charFormat().font().pixelSize() for block in written}
    assert sizes["How claims are found"] > sizes["The rules"] > 14
    rules = [block for block in _blocks(help_dialog) if block.textList()]
    assert len(rules) >= len(SENTENCES)


def test_nothing_is_loaded_and_no_link_is_followed(help_dialog: HelpDialog) -> None:
    page = help_dialog.page
    assert page.loadResource(2, QUrl("file:///etc/hostname")) is None
    assert not page.openLinks()
    assert not page.openExternalLinks()


def test_of_several_pages_the_list_leads_to_each(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    other = HelpPage("formats", "Formats")
    monkeypatch.setattr("annotator.gui.dialogs.help_dialog.markdown", lambda page: f"# {page.title}\n\nWords.")
    dialog = HelpDialog(window, other, (*PAGES, other))
    window.show_overlay(dialog)
    assert dialog.page.toPlainText() == "Formats\nWords."
    dialog.list.setCurrentRow(0)
    assert dialog.page.accessibleName() == "How claims are found"
    assert dialog.list.isVisible()

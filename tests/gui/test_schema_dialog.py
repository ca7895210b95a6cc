"""Tests of changing the label schema in the window, with real key events."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.schema_dialog import SchemaDialog
from annotator.gui.window import Window
from annotator.services import claims
from annotator.services.label_schemas import in_force
from tests import builders
from tests.gui.pages import Page
from tests.gui.review_host import focus

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def dialog(qtbot: QtBot, window: Window, page: Page) -> SchemaDialog:
    claims.confirm(window.workspace, builders.claim_ids(window.workspace)[0], via="test")
    QTest.keyClick(page.list, Qt.Key.Key_B, _CONTROL | _SHIFT)
    qtbot.waitUntil(lambda: isinstance(window.overlay, SchemaDialog))
    assert isinstance(window.overlay, SchemaDialog)
    return window.overlay


def written(dialog: SchemaDialog, words: str) -> None:
    """Typed at the top."""
    dialog.text.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(dialog.text, words)
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)


def test_nothing_can_be_set_before_anything_changes(qtbot: QtBot, dialog: SchemaDialog) -> None:
    qtbot.waitUntil(lambda: dialog.says.text().startswith("Nothing differs"))
    assert focus() is dialog.text
    assert not dialog.apply.isEnabled()


def test_guidelines_typed_are_told_with_what_to_look_at_again_and_set(
    qtbot: QtBot, window: Window, dialog: SchemaDialog
) -> None:
    written(dialog, 'guidelines = "One fact a claim."')
    qtbot.waitUntil(dialog.apply.isEnabled)
    assert dialog.apply.text() == "Set as version 2"
    assert dialog.says.text().startswith("Other guidelines")
    assert (dialog.again_head.text(), dialog.again.count()) == ("1 to look at again", 1)
    QTest.keyClick(dialog.text, Qt.Key.Key_Return, _CONTROL)
    qtbot.waitUntil(lambda: in_force(window.workspace)[0].guidelines == "One fact a claim.")
    assert window.overlay is None
    QTest.keyClick(focus(), Qt.Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: in_force(window.workspace)[0].guidelines == "")


def test_what_is_no_schema_is_told_and_cannot_be_set(qtbot: QtBot, window: Window, dialog: SchemaDialog) -> None:
    written(dialog, "guidelines =")
    qtbot.waitUntil(lambda: "is not a label schema" in dialog.says.text())
    QTest.keyClick(dialog.text, Qt.Key.Key_Return, _CONTROL)
    assert window.overlay is dialog
    assert in_force(window.workspace)[0].version == 1


def test_escape_asks_once_before_what_was_typed_is_lost(window: Window, dialog: SchemaDialog) -> None:
    written(dialog, "# mine")
    QTest.keyClick(dialog.text, Qt.Key.Key_Escape)
    assert window.overlay is dialog
    assert dialog.note.text().startswith("This is not set yet")
    QTest.keyClick(dialog.text, Qt.Key.Key_Escape)
    assert window.overlay is None

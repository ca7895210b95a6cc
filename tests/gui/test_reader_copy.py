"""Tests of copying from the article: the stored characters, and an end of the program without a crash."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.gui.theme import ThemeHolder
from annotator.gui.views.reader import Reader
from tests.gui.reader_samples import sample
from tests.gui.text_cases import CASES

_COPY = """
from PySide6.QtWidgets import QApplication
from annotator.gui import fonts
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.reader import Reader
from tests.gui.reader_samples import sample

application = QApplication([])
fonts.load()
reader = Reader(ThemeHolder(application, Choice.LIGHT))
shown = sample("one two", [])
reader.show_article(shown.article, shown.row, ())
reader.selectAll()
reader.copy()
assert application.clipboard().text() == "one two"
"""


@pytest.mark.parametrize("name", CASES)
def test_what_is_copied_are_the_stored_characters(name: str, qtbot: QtBot, theme: ThemeHolder) -> None:
    reader, case = Reader(theme), CASES[name]
    qtbot.addWidget(reader)
    shown = sample(case.stored, [])
    reader.show_article(shown.article, shown.row, ())
    QTest.keySequence(reader, QKeySequence(QKeySequence.StandardKey.SelectAll))
    QTest.keySequence(reader, QKeySequence(QKeySequence.StandardKey.Copy))
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == case.stored
    assert not copied.hasHtml()


def test_the_program_ends_well_with_its_words_on_the_clipboard() -> None:
    ended = subprocess.run([sys.executable, "-c", _COPY], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")

"""Tests of pasting text as an article: what is stored is what the clipboard gave, and what is asked beside it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.article import Article
from annotator.domain.text import normalise
from annotator.gui.dialogs.import_dialog import ImportDialog
from annotator.gui.dialogs.import_paste import PasteDialog, beginning, stored_words
from annotator.gui.dialogs.palette import Palette
from annotator.gui.window import Window
from annotator.services import reading
from tests.gui.pages import Page

_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_REPORT = "Parliament prolonged the mandate\n\nThe vote was held on Tuesday.\n"

Pasted = Callable[[str], PasteDialog]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.fixture
def pasted(window: Window, page: Page) -> Pasted:
    """Puts a text into the clipboard and presses the keys on Review."""

    def paste(text: str) -> PasteDialog:
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(page.list, Qt.Key.Key_V, _CONTROL | _SHIFT)
        dialog = window.overlay
        assert isinstance(dialog, PasteDialog)
        return dialog

    return paste


def articles(window: Window) -> list[Article]:
    return [reading.article(window.workspace, each) for each in reading.article_ids(window.workspace)]


def stored(window: Window, start: str) -> Article:
    (found,) = [each for each in articles(window) if each.text.startswith(start)]
    return found


def test_a_pasted_text_becomes_an_article_with_title_source_and_date(
    qtbot: QtBot, window: Window, pasted: Pasted
) -> None:
    dialog = pasted(_REPORT)
    assert focus() is dialog.title
    assert dialog.title.text() == "Parliament prolonged the mandate"
    QTest.keyClicks(focus(), "A vote")
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    QTest.keyClicks(focus(), "Gazette")
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    QTest.keyClicks(focus(), "22 Dec 2020")
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CONTROL)
    qtbot.waitUntil(lambda: window.overlay is None)
    found = stored(window, "Parliament")
    assert (found.text, found.title, found.source, found.published) == (_REPORT, "A vote", "Gazette", "2020-12-22")
    assert window.frame.status.said == "Imported 1 article"


def test_date_and_source_that_the_text_tells_are_taken_by_a_button(
    qtbot: QtBot, window: Window, pasted: Pasted
) -> None:
    dialog = pasted(f"{_REPORT}\nPosted – 11th January 2021\n\nSource: RT\n")
    assert dialog.take.text() == "Take source RT? and date 11 Jan 2021?"
    assert "Posted – 11th January 2021" in dialog.take.toolTip()
    dialog.take.click()
    assert (dialog.source.text(), dialog.date.text()) == ("RT", "11 Jan 2021")
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CONTROL)
    qtbot.waitUntil(lambda: window.overlay is None)
    found = stored(window, "Parliament")
    assert (found.source, found.published, found.published_proposed) == ("RT", "2021-01-11", None)


def test_what_the_text_tells_stays_a_proposal_unless_it_is_taken(qtbot: QtBot, window: Window, pasted: Pasted) -> None:
    pasted(f"{_REPORT}\nPosted – 11th January 2021\n")
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CONTROL)
    qtbot.waitUntil(lambda: window.overlay is None)
    found = stored(window, "Parliament")
    assert found.published is None
    assert found.published_proposed is not None
    assert found.published_proposed.value == "2021-01-11"


@pytest.mark.parametrize(
    "text",
    [
        "<h1>Not a heading</h1>\n\n<script>alert(1)</script> &amp; words",
        "a\u2028b\u2029c\u00a0d\u00ade\tf\u200dg 👩\u200d👩\u200d👧 🇱🇾 e\u0301 \U00020000",
        "\u0627\u0644\u0628\u0631\u0644\u0645\u0627\u0646 \u202b mixed \u202c text\n\n\n\n   end   ",
        "lone\rcarriage\r\nreturns\r",
    ],
)
def test_the_stored_text_is_what_the_clipboard_gave(qtbot: QtBot, window: Window, pasted: Pasted, text: str) -> None:
    pasted(text)
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CONTROL)
    qtbot.waitUntil(lambda: window.overlay is None)
    assert normalise(text).text in {each.text for each in articles(window)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One line.\n", "10 characters, stored exactly as they are."),
        ("One\r\nline.\r", "11 characters; line ends become LF."),
        ("A \0 and \ud800.", "10 characters; 2 characters that no text can hold as �."),
        (
            "\ufeffA\rB \0",
            "6 characters; its byte order mark goes, line ends become LF, 1 character that no text can hold as �.",
        ),
    ],
)
def test_what_is_stored_otherwise_than_it_was_copied_is_said(text: str, said: str) -> None:
    assert stored_words(text) == said


def test_a_text_of_invisible_characters_is_said_in_place(qtbot: QtBot, window: Window, pasted: Pasted) -> None:
    dialog = pasted("\u200b\u200b\u2060")
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CONTROL)
    qtbot.waitUntil(lambda: dialog.error != "")
    assert dialog.error == "The text holds only invisible characters; copy the article's words first."
    assert len(articles(window)) == 1


def test_ten_megabytes_are_stored_whole_and_shown_in_part(qtbot: QtBot, window: Window, pasted: Pasted) -> None:
    text = f"Long report\n\n{'The council met. ' * 650_000}"
    dialog = pasted(text)
    assert len(dialog.box.toPlainText()) < 21_000
    assert f"{len(text) - 20_000:,} characters more" in dialog.box.toPlainText() + beginning(text)
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CONTROL)
    qtbot.waitUntil(lambda: window.overlay is None, timeout=20_000)
    assert stored(window, "Long report").text == text


def test_a_date_that_is_none_is_said_in_place(qtbot: QtBot, window: Window, pasted: Pasted) -> None:
    dialog = pasted(_REPORT)
    for words, said in (("31 Nov 2020", "November has 30 days."), ("soon", "That is no date; write it as 26 Dec 2020")):
        dialog.date.setFocus()
        dialog.date.selectAll()
        QTest.keyClicks(dialog.date, words)
        QTest.keyClick(dialog.date, Qt.Key.Key_Return, _CONTROL)
        assert dialog.error.startswith(said)
        assert dialog.date.hasFocus()
    assert len(articles(window)) == 1
    QTest.keyClick(dialog.date, Qt.Key.Key_Backspace)
    assert dialog.error == ""


def test_the_same_text_again_adds_nothing_and_says_so(qtbot: QtBot, window: Window, pasted: Pasted) -> None:
    for said in ("Imported 1 article", "Nothing new came in"):
        pasted(_REPORT)
        QTest.keyClick(focus(), Qt.Key.Key_Return, _CONTROL)
        qtbot.waitUntil(lambda: window.overlay is None)
        assert window.frame.status.said == said
    assert len(articles(window)) == 2


def test_escape_stores_nothing(window: Window, pasted: Pasted) -> None:
    pasted(_REPORT)
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert window.overlay is None
    assert len(articles(window)) == 1


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_an_empty_clipboard_is_said(window: Window, page: Page, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    window.trigger("project.paste")
    assert window.overlay is None
    assert window.frame.trouble.sentence.startswith("The clipboard holds no text")


def test_files_that_were_copied_are_imported_as_files(window: Window, page: Page) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/copied.txt")])
    data.setText("/tmp/copied.txt")
    QGuiApplication.clipboard().setMimeData(data)
    window.trigger("project.paste")
    assert isinstance(window.overlay, ImportDialog)
    assert [path.name for path in window.overlay.paths] == ["copied.txt"]


def test_the_palette_offers_it(window: Window, page: Page) -> None:
    QGuiApplication.clipboard().setText(_REPORT)
    QTest.keyClick(page.list, Qt.Key.Key_K, _CONTROL)
    palette = window.overlay
    assert isinstance(palette, Palette)
    QTest.keyClicks(palette.field, "paste")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert isinstance(window.overlay, PasteDialog)


def test_no_letter_typed_here_decides(window: Window, page: Page, pasted: Pasted) -> None:
    dialog = pasted(_REPORT)
    for part in (dialog.title, dialog.source, dialog.date, dialog.box):
        part.setFocus()
        QTest.keyClicks(part, "cxu")
    assert page.asked == []


def test_without_a_project_it_says_why_not(window: Window) -> None:
    assert window.reason("project.paste") == "no project is open"

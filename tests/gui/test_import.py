"""Tests of the import dialog with real keys and clicks: what it says of files, encodings, columns, and the report."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.messages import MESSAGES
from annotator.gui.dialogs.import_dialog import ImportDialog
from annotator.gui.dialogs.import_left import in_window
from annotator.gui.dialogs.import_report import ReportPage, remarks, shown
from annotator.gui.dialogs.import_words import Chosen, inside_words, kind_words
from annotator.gui.theme import ThemeHolder
from annotator.gui.window import Window
from annotator.services import reading, settings
from annotator.services.articles import ImportReport
from annotator.services.incoming.previewed import Inside, Kind, Preview
from tests.gui.pages import Page

_CONTROL = Qt.KeyboardModifier.ControlModifier
_RUSSIAN = "Совет собрался в субботу. Министр прибыл в Триполи и встретился с председателем парламента.\n"
_TABLE = "when,body,outlet\n2020-12-26,The council met.,Gazette\n2020-12-27,It met again.,Wire\n"

Opened = Callable[..., ImportDialog]


@pytest.fixture
def opened(qtbot: QtBot, window: Window, page: Page) -> Opened:
    """Opens the dialog with files, and waits until somebody has looked into all of them."""

    def opened_with(*paths: Path) -> ImportDialog:
        window.flows.import_files(paths)
        dialog = window.overlay
        assert isinstance(dialog, ImportDialog)
        qtbot.waitUntil(lambda: not dialog.files.looking)
        return dialog

    return opened_with


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def pick(combo: QComboBox, words: str) -> None:
    """Chooses an entry of a combo with the keyboard."""
    combo.setFocus()
    step = Qt.Key.Key_Down if combo.findText(words) > combo.currentIndex() else Qt.Key.Key_Up
    for _ in range(combo.count()):
        if combo.currentText() == words:
            return
        QTest.keyClick(combo, step)
    raise LookupError(words)


def texts(window: Window) -> set[str]:
    ids = reading.article_ids(window.workspace)
    return {reading.article(window.workspace, each).text for each in ids}


def test_each_file_says_what_it_is_and_brings(opened: Opened, tmp_path: Path) -> None:
    text = written(tmp_path / "a.txt", "Title\n\nThe council met.\n")
    page = written(tmp_path / "b.html", "<html><body><p>The council met on Saturday in Tripoli.</p></body></html>")
    table = written(tmp_path / "c.csv", _TABLE)
    lines = written(tmp_path / "d.jsonl", '{"type":"article","id":"x","text":"The council met."}\n')
    dialog = opened(text, page, table, lines, tmp_path / "gone.txt")
    said = [
        dialog.files.rows.data(dialog.files.rows.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(5)
    ]
    assert said[0] == "a.txt, Plain text, UTF-8, 1 article"
    assert str(said[1]).startswith("b.html, Web page, UTF-8")
    assert said[2] == "c.csv, Table, 2 rows, UTF-8, 2 articles"
    assert said[3] == "d.jsonl, JSON Lines, 1 article"
    assert "gone.txt cannot be read" in str(said[4])


def test_a_folder_says_what_is_in_it() -> None:
    inside = (Inside(Kind.TEXT, "", 3), Inside(Kind.LABELS, "brat standoff", 2))
    mixed, texts_only = (Preview(Kind.FOLDER, inside=each) for each in (inside, inside[:1]))
    assert kind_words(Chosen(Path("week"), seen=mixed)) == "Folder with 3 plain texts, 2 brat standoff"
    assert kind_words(Chosen(Path("week"), seen=texts_only)) == "Folder with plain text"
    assert inside_words(mixed) == "3 plain texts, 2 brat standoff"


def test_the_button_names_the_amount_and_leaves_out_what_cannot_come_in(opened: Opened, tmp_path: Path) -> None:
    table, picture = written(tmp_path / "c.csv", _TABLE), written(tmp_path / "d.png", "x")
    dialog = opened(table, written(tmp_path / "a.txt", "The council met."), picture)
    assert dialog.act_said == "Import 3 articles"
    assert dialog.note.text() == "1 file is left out."
    dialog = opened(picture)
    assert dialog.act_said == "Import"
    assert not dialog._import.isEnabled()


def test_a_wrong_encoding_is_seen_and_put_right_before_the_import(
    qtbot: QtBot, window: Window, opened: Opened, tmp_path: Path
) -> None:
    dialog = opened(written(tmp_path / "report.txt", _RUSSIAN, "koi8-r"))
    combo = dialog.detail.encoding
    pick(combo, "windows-1251")
    qtbot.waitUntil(lambda: "Совет" not in dialog.detail.text.toPlainText())
    assert dialog.detail.said == "as you chose"
    pick(combo, "KOI8-R")
    qtbot.waitUntil(lambda: dialog.detail.text.toPlainText().startswith("Совет собрался"))
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CONTROL)
    qtbot.waitUntil(lambda: bool(dialog.report_words))
    assert _RUSSIAN in texts(window)


def test_a_text_stands_at_the_side_where_it_begins(opened: Opened, tmp_path: Path) -> None:
    arabic = written(tmp_path / "a.txt", "\u0627\u062c\u062a\u0645\u0639 \u0627\u0644\u0645\u062c\u0644\u0633")
    dialog = opened(arabic, written(tmp_path / "b.txt", "The council met."))
    sides = []
    for row in (0, 1):
        dialog.files.setCurrentIndex(dialog.files.rows.index(row))
        sides.append(dialog.detail.text.document().defaultTextOption().alignment())
    assert sides == [Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft]


def test_an_encoding_that_nobody_can_tell_is_asked_for(
    qtbot: QtBot, window: Window, opened: Opened, tmp_path: Path
) -> None:
    file = tmp_path / "odd.txt"
    file.write_bytes(b"\x81\xfe\x90 \xff\x8d")
    dialog = opened(file)
    combo = dialog.detail.encoding
    assert dialog.files.files[0].left_out
    assert (combo.currentText(), combo.property("kind")) == ("choose an encoding", "warn")
    pick(combo, "IBM866")
    qtbot.waitUntil(lambda: not dialog.files.looking)
    assert dialog.act_said == "Import 1 article"
    assert combo.property("kind") == ""
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CONTROL)
    qtbot.waitUntil(lambda: bool(dialog.report_words))
    assert b"\x81\xfe\x90 \xff\x8d".decode("cp866") in texts(window)


def test_the_encoding_of_labels_that_nobody_can_tell_is_asked_for(
    qtbot: QtBot, window: Window, opened: Opened, tmp_path: Path
) -> None:
    dialog = opened(written(tmp_path / "odd.conll", "Моск B-LOC\nO O\n. O\n", "windows-1251"))
    combo = dialog.detail.encoding
    assert (combo.currentText(), combo.property("kind")) == ("choose an encoding", "warn")
    pick(combo, "windows-1251")
    qtbot.waitUntil(lambda: not dialog.files.looking and dialog.act_said.startswith("Import 1"))
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CONTROL)
    qtbot.waitUntil(lambda: bool(dialog.report_words))
    assert "Моск O." in texts(window)


def test_an_encoding_named_for_a_folder_holds_for_its_files(
    qtbot: QtBot, window: Window, opened: Opened, tmp_path: Path
) -> None:
    folder = tmp_path / "older"
    folder.mkdir()
    for number in range(2):
        written(folder / f"{number}.txt", f"{number} {_RUSSIAN}", "koi8-r")
    dialog = opened(folder)
    assert dialog.detail.encoding.currentText() == "each file by itself"
    pick(dialog.detail.encoding, "KOI8-R")
    qtbot.waitUntil(lambda: not dialog.files.looking)
    assert dialog.detail.said == "for every file in it"
    dialog.act()
    qtbot.waitUntil(lambda: bool(dialog.report_words))
    assert {f"0 {_RUSSIAN}", f"1 {_RUSSIAN}"} <= texts(window)


def test_a_guess_is_marked_as_one(opened: Opened, tmp_path: Path) -> None:
    dialog = opened(written(tmp_path / "report.txt", _RUSSIAN * 4, "koi8-r"))
    (found,) = dialog.files.files
    assert found.seen is not None
    assert found.seen.encoding == "KOI8-R"
    assert dialog.detail.said == "a guess: look whether the letters are right"
    assert dialog.note.text() == "1 file has a guessed encoding."


def test_the_text_column_must_be_chosen_where_it_cannot_be_guessed(
    qtbot: QtBot, window: Window, opened: Opened, tmp_path: Path
) -> None:
    dialog = opened(written(tmp_path / "c.csv", _TABLE.replace("body", "zzz").replace("outlet", "yyy")))
    text = dialog.detail.columns.combo("zzz")
    assert dialog.files.files[0].asks_for_column
    assert (text.property("kind"), text.currentText()) == ("warn", "leave it out")
    assert dialog.note.text() == "1 file needs its text column chosen."
    assert not dialog._import.isEnabled()
    pick(text, "text of the article")
    qtbot.waitUntil(lambda: dialog.act_said == "Import 2 articles")
    qtbot.waitUntil(lambda: not dialog.files.looking)
    assert (text.property("kind"), text.currentText()) == ("", "text of the article")
    pick(dialog.detail.columns.combo("yyy"), "outlet")
    qtbot.waitUntil(lambda: not dialog.files.looking)
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CONTROL)
    qtbot.waitUntil(lambda: bool(dialog.report_words))
    assert {"The council met.", "It met again."} <= texts(window)


def test_walking_through_what_a_column_becomes_takes_nothing_from_the_others(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    dialog = opened(written(tmp_path / "c.csv", _TABLE.replace("when", "said")))
    columns = dialog.detail.columns
    pick(columns.combo("said"), "date")
    qtbot.waitUntil(lambda: not dialog.files.looking)
    assert {name: heading for name, heading in columns.columns.items() if heading} == {
        "text": "body",
        "source": "outlet",
        "published": "said",
    }


def test_columns_are_remembered_for_the_next_table_with_these_headings(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    odd = _TABLE.replace("body", "zzz").replace("outlet", "yyy")
    dialog = opened(written(tmp_path / "c.csv", odd))
    pick(dialog.detail.columns.combo("zzz"), "text of the article")
    qtbot.waitUntil(lambda: dialog.act_said == "Import 2 articles")
    dialog.act()
    qtbot.waitUntil(lambda: bool(dialog.report_words))
    assert settings.load().columns
    dialog = opened(written(tmp_path / "d.csv", odd.replace("The council", "A council")))
    assert dialog.act_said == "Import 2 articles"
    assert dialog.detail.columns.combo("zzz").currentText() == "text of the article"


def test_what_a_column_becomes_can_be_typed_takes_effect_and_is_remembered(
    qtbot: QtBot, window: Window, opened: Opened, tmp_path: Path
) -> None:
    odd = _TABLE.replace("body", "zzz").replace("outlet", "yyy").replace("when", "xxx")
    dialog = opened(written(tmp_path / "c.csv", odd))
    for heading, typed, words in (
        ("zzz", "text", "text of the article"),
        ("yyy", "outl", "outlet"),
        ("xxx", "date", "date"),
    ):
        dialog.detail.columns.combo(heading).setFocus()
        assert focus() is dialog.detail.columns.combo(heading)
        for letter in typed:
            QTest.keyClicks(focus(), letter)
            qtbot.waitUntil(lambda: not dialog.files.looking)  # what is found meanwhile takes no letter away
        assert dialog.detail.columns.combo(heading).currentText() == words
    assert dialog.act_said == "Import 2 articles"
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CONTROL)
    qtbot.waitUntil(lambda: bool(dialog.report_words))
    ids = reading.article_ids(window.workspace)
    found = [reading.article(window.workspace, each) for each in ids]
    assert ("2020-12-26", "The council met.") in {(each.published, each.text) for each in found}
    again = opened(written(tmp_path / "d.csv", odd.replace("The council", "A council")))
    said = [again.detail.columns.combo(heading).currentText() for heading in ("zzz", "yyy", "xxx")]
    assert said == ["text of the article", "outlet", "date"]


def test_columns_are_forgotten_where_that_is_asked(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    dialog = opened(written(tmp_path / "c.csv", _TABLE.replace("body", "zzz")))
    pick(dialog.detail.columns.combo("zzz"), "text of the article")
    qtbot.waitUntil(lambda: dialog.act_said == "Import 2 articles")
    QTest.mouseClick(dialog.detail.remember, Qt.MouseButton.LeftButton, pos=QPoint(8, 10))
    assert not dialog.detail.remember.isChecked()
    dialog.act()
    qtbot.waitUntil(lambda: bool(dialog.report_words))
    assert not settings.load().columns


def test_what_stayed_out_can_be_read_after_the_dialog_is_closed(
    qtbot: QtBot, window: Window, page: Page, opened: Opened, tmp_path: Path
) -> None:
    lines = '{"type":"article","id":"x","text":"The council met."}\nnot json\n'
    dialog = opened(written(tmp_path / "d.jsonl", lines))
    dialog.act()
    qtbot.waitUntil(lambda: bool(dialog.report_words))
    assert dialog.report_words[0] == "1 article came in."
    assert len(dialog.report_words) == 2
    assert window.frame.status.said == "Imported 1 article; 1 remark"
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert window.overlay is None
    QTest.keyClick(page.list, Qt.Key.Key_I, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    again = window.overlay
    assert isinstance(again, ImportDialog)
    assert again.report_words == dialog.report_words


def test_without_an_import_there_are_no_remarks(window: Window, page: Page) -> None:
    assert window.reason("project.remarks") == "nothing was imported since the project was opened"


def test_long_remarks_are_cut_on_the_screen_and_whole_where_they_are_kept(
    qtbot: QtBot, theme: ThemeHolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotator.domain.errors import BadFile

    report = ImportReport(troubles=[BadFile("file-empty", file=f"{number}.txt") for number in range(5_000)])
    made = ReportPage(theme)
    qtbot.addWidget(made)
    made.show_report(report)
    assert "… and 3,001 more" in shown(remarks(report))
    assert made.text.document().blockCount() == 2_001
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out.txt"), ""))
    QTest.mouseClick(made._save, Qt.MouseButton.LeftButton)
    assert "4999.txt" in (tmp_path / "out.txt").read_text(encoding="utf-8")
    QTest.mouseClick(made._copy, Qt.MouseButton.LeftButton)
    assert "4999.txt" in QGuiApplication.clipboard().text()


_OF_FILES = ("encoding-", "table-", "row", "column-", "page-", "archive-", "file-")


@pytest.mark.parametrize("message_id", [key for key in MESSAGES if key.startswith(_OF_FILES)])
def test_no_advice_in_the_window_names_an_option_of_the_command_line(message_id: str) -> None:
    assert "--" not in in_window(MESSAGES[message_id])


def test_two_hundred_files_are_listed_looked_into_and_walked_by_keyboard(
    qtbot: QtBot, window: Window, opened: Opened, tmp_path: Path
) -> None:
    paths = [written(tmp_path / f"{number:03}.txt", f"Report {number}.") for number in range(200)]
    dialog = opened(*paths)
    assert dialog.act_said == "Import 200 articles"
    QTest.keyClick(dialog.files, Qt.Key.Key_End)
    assert dialog.files.current is not None
    assert dialog.files.current.path == paths[-1]
    assert dialog.detail.text.toPlainText() == "Report 199."
    QTest.keyClick(dialog.files, Qt.Key.Key_Delete)
    assert dialog.act_said == "Import 199 articles"
    assert dialog.card.height() <= window.height() - 48


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1440, 900)])
def test_nothing_is_cut_off_at_the_sizes_windows_have(
    qtbot: QtBot, window: Window, opened: Opened, tmp_path: Path, size: tuple[int, int]
) -> None:
    window.resize(*size)
    dialog = opened(written(tmp_path / "c.csv", _TABLE), written(tmp_path / "a.txt", "The council met."))
    assert dialog.rect().contains(dialog.card.geometry())
    for part in (
        dialog.detail.encoding,
        dialog._import,
        dialog._cancel,
        *dialog.detail.columns.findChildren(QComboBox),
    ):
        assert part.width() >= min(part.minimumSizeHint().width(), 100), part.accessibleName()
        corner = part.mapTo(dialog, part.rect().bottomRight())
        assert dialog.card.geometry().contains(corner), part.accessibleName()


def test_no_letter_of_the_dialog_decides(window: Window, page: Page, opened: Opened, tmp_path: Path) -> None:
    dialog = opened(written(tmp_path / "c.csv", _TABLE))
    for part in (dialog.files, dialog.detail.encoding, dialog.detail.columns.combo("body")):
        part.setFocus()
        QTest.keyClicks(part, "cxu")
    assert page.asked == []


def test_closing_ends_the_looking(qtbot: QtBot, window: Window, opened: Opened, tmp_path: Path) -> None:
    dialog = opened(*[written(tmp_path / f"{number}.txt", "Text") for number in range(40)])
    works = (dialog.files._looking, dialog.files._again)
    dialog.leave()
    qtbot.waitUntil(lambda: not any(work.running for work in works))
    assert window.overlay is None

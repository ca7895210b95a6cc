"""Tests of what opens over the window: key card, palette, new project, import and export, with real key events."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from annotator.gui.actions import Group
from annotator.gui.dialogs.export_dialog import ExportDialog
from annotator.gui.dialogs.import_dialog import ImportDialog
from annotator.gui.dialogs.import_words import brings
from annotator.gui.dialogs.key_card import KeyCard, Row, rows
from annotator.gui.dialogs.new_project import NewProjectDialog
from annotator.gui.dialogs.palette import Palette
from annotator.gui.dialogs.trouble import TroubleDialog
from annotator.gui.keymap import KeyMap
from annotator.gui.window import Window
from annotator.services import languages, reading, settings
from annotator.services.extraction import ExtractionReport
from annotator.services.workspace import Workspace
from tests.gui.pages import Page

_CONTROL = Qt.KeyboardModifier.ControlModifier


def test_question_mark_shows_the_keys_and_escape_gives_the_focus_back(window: Window, page: Page) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Question)
    assert isinstance(window.overlay, KeyCard)
    QTest.keyClick(window.overlay.close_key, Qt.Key.Key_Escape)
    assert window.overlay is None
    assert page.list.hasFocus()


def test_the_menus_open_after_a_dialog_was_closed(qtbot: QtBot, window: Window, page: Page) -> None:
    window.trigger("help.keys")
    overlay = window.overlay
    assert overlay is not None
    QTest.keyClick(overlay.first_focus(), Qt.Key.Key_Tab)
    overlay.leave()
    qtbot.waitUntil(lambda: not isValid(overlay))
    with qtbot.captureExceptions() as caught:
        for menu in (action.menu() for action in window.frame.top.menus.actions()):
            assert isinstance(menu, QMenu)
            menu.aboutToShow.emit()
            menu.aboutToHide.emit()
    assert caught == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_dialog_closes_the_menu_that_is_open_so_that_escape_is_its_own(
    qtbot: QtBot, window: Window, page: Page
) -> None:
    menu = window.frame.top.menus.actions()[0].menu()
    assert isinstance(menu, QMenu)
    menu.popup(QPoint(20, 40))
    window.show_overlay(TroubleDialog(window, None))
    qtbot.waitUntil(lambda: not menu.isVisible())
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.overlay is None


@pytest.mark.parametrize("screen", ["facts", "history"])
def test_the_key_card_lists_the_arrows_of_a_list(screen: str) -> None:
    assert Row(("↑", "↓"), "Up and down the list", "Go from line to line.") in rows(Group.MOVE, screen, KeyMap())
    assert not [row for row in rows(Group.MOVE, "review", KeyMap()) if row.text == "Up and down the list"]


def test_under_a_dialog_no_key_reaches_the_screen(window: Window, page: Page) -> None:
    window.trigger("help.keys")
    assert window.overlay is not None
    for key, modifiers in ((Qt.Key.Key_C, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_3, _CONTROL)):
        QTest.keyClick(window.overlay.first_focus(), key, modifiers)
    for _ in range(3):
        QTest.keyClick(window.overlay.first_focus(), Qt.Key.Key_Tab)
        assert window.overlay.isAncestorOf(window.focusWidget())
    assert page.asked == []
    assert window.current.name == "review"


def test_another_project_takes_the_dialog_of_the_former_away(window: Window, page: Page, tmp_path: Path) -> None:
    window.trigger("palette")
    assert window.overlay is not None
    window.adopt(Workspace.create(tmp_path / "other.facts", analyst="A1"))
    assert window.overlay is None
    assert window.workspace.path.stem == "other"


def test_the_palette_runs_a_command(window: Window, page: Page) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_K, _CONTROL)
    palette = window.overlay
    assert isinstance(palette, Palette)
    QTest.keyClicks(palette.field, ">histo")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.overlay is None
    assert window.current.name == "history"


def test_the_palette_keeps_what_cannot_be_done_with_its_reason(window: Window, page: Page) -> None:
    window.trigger("palette")
    palette = window.overlay
    assert isinstance(palette, Palette)
    QTest.keyClicks(palette.field, "redo")
    line = next(line for line in palette.model.lines if line.action == "edit.redo")
    assert (line.enabled, line.note, line.key) == (False, "nothing to redo", "")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.overlay is palette


def test_the_palette_finds_an_article_and_shows_it(window: Window, page: Page) -> None:
    window.trigger("palette")
    palette = window.overlay
    assert isinstance(palette, Palette)
    QTest.keyClicks(palette.field, "#Saturday")
    palette.search_now()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert page.asked == [f"show {reading.article_ids(window.workspace)[0]}"]


def test_a_new_project_is_made_and_opened(window: Window, tmp_path: Path) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, _CONTROL)
    dialog = window.overlay
    assert isinstance(dialog, NewProjectDialog)
    dialog.file.setText(str(tmp_path / "fresh"))
    dialog.analyst.setText("Amal")
    QTest.keyClick(dialog.analyst, Qt.Key.Key_Return)
    assert window.workspace.path == tmp_path / "fresh.facts"
    assert window.workspace.analyst == "Amal"
    assert settings.load().analyst == "Amal"


def test_a_new_project_never_takes_the_place_of_a_file(window: Window, project: Path) -> None:
    before = project.read_bytes()
    window.trigger("project.new")
    dialog = window.overlay
    assert isinstance(dialog, NewProjectDialog)
    dialog.file.setText(str(project))
    dialog.act()
    assert "already exists" in dialog.error
    assert window.overlay is dialog
    assert project.read_bytes() == before


def test_importing_reports_what_came_in_and_what_did_not(
    qtbot: QtBot, window: Window, page: Page, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text("A title\n\nThe council met.\n", encoding="utf-8")
    bad.write_text("", encoding="utf-8")
    window.trigger("project.import")
    dialog = window.overlay
    assert isinstance(dialog, ImportDialog)
    dialog.add_paths([good, bad])
    QTest.keyClick(dialog.files, Qt.Key.Key_Return, _CONTROL)
    qtbot.waitUntil(lambda: bool(dialog.report_words))
    assert dialog.report_words[0] == "1 article came in."
    assert "holds no text" in dialog.report_words[1]
    assert page.heard[-1] is None
    assert len(reading.article_ids(window.workspace)) == 2


def test_two_folders_of_one_name_are_told_apart_counted_and_taken_off(
    qtbot: QtBot, window: Window, page: Page, tmp_path: Path
) -> None:
    folders = [tmp_path / week / "seeds" for week in ("one", "two")]
    for number, folder in enumerate(folders, 1):
        folder.mkdir(parents=True)
        (folder / "picture.png").write_bytes(b"")
        for name in range(number):
            (folder / f"{name}.txt").write_text("Text", encoding="utf-8")
    window.trigger("project.import")
    dialog = window.overlay
    assert isinstance(dialog, ImportDialog)
    dialog.add_paths([*folders, folders[0]])
    tips = [dialog.files.rows.data(dialog.files.rows.index(row), Qt.ItemDataRole.ToolTipRole) for row in range(2)]
    assert tips == [str(folder) for folder in folders]
    qtbot.waitUntil(lambda: [brings(each) for each in dialog.files.files] == ["1 file", "2 files"])
    dialog.files.setFocus()
    QTest.keyClick(dialog.files, Qt.Key.Key_Delete)
    assert dialog.paths == [folders[1]]
    dialog.detail.unwanted.emit()
    assert dialog.paths == []
    assert window.overlay is dialog


def test_tab_goes_round_the_import_dialog_in_reading_order(
    qtbot: QtBot, window: Window, page: Page, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text("Text", encoding="utf-8")
    window.flows.import_files([tmp_path / "one.txt"])
    dialog = window.overlay
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: not dialog.files.looking)
    names = []
    for _ in range(8):
        names.append(window.focusWidget().accessibleName())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert names == [
        "Files and folders to import", "Take off the list", "Encoding", "How it begins",
        "Cancel", "Import 1 article", "Add files", "Add a folder",
    ]  # fmt: skip


def test_an_import_replaces_what_was_said_before(qtbot: QtBot, window: Window, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "good.txt"
    file.write_text("The council met.", encoding="utf-8")
    window.say("Made project.facts")
    window.flows.import_files([file])
    assert window.overlay is not None
    window.overlay.act()
    qtbot.waitUntil(lambda: window.frame.status.said == "Imported 1 article")


def test_enter_presses_a_button_of_a_dialog(window: Window, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(Path.cwd() / "docs"))
    window.trigger("project.import")
    dialog = window.overlay
    assert isinstance(dialog, ImportDialog)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert dialog.paths == [Path.cwd() / "docs"]


@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_exporting_writes_the_file_and_shows_its_hash(
    qtbot: QtBot, window: Window, page: Page, tmp_path: Path, name: str
) -> None:
    window.trigger("project.export")
    dialog = window.overlay
    assert isinstance(dialog, ExportDialog)
    dialog.choose(name)
    out = tmp_path / f"out.{name}"
    dialog.file.setText(str(out))
    with qtbot.waitSignal(dialog.exported) as caught:
        QTest.keyClick(dialog.first_focus(), Qt.Key.Key_Return, _CONTROL)
    assert out.stat().st_size > 0
    what = {"jsonl": f"Wrote {caught.args[0].records:,} entries", "csv": "Wrote 1 claim, 1 article"}[name]
    assert dialog.result.startswith(f"{what} to out.{name}. ")
    assert {"jsonl": "Left out: nothing.", "csv": "Left out: "}[name] in dialog.result
    assert caught.args[0].file == out


def test_all_files_that_an_export_would_replace_are_named(window: Window, page: Page, tmp_path: Path) -> None:
    window.trigger("project.export")
    dialog = window.overlay
    assert isinstance(dialog, ExportDialog)
    there = [tmp_path / name for name in ("one.csv", "two.html", "three.jsonl")]
    for each in there:
        each.write_text("mine", encoding="utf-8")
    assert dialog._asks_first(there)
    assert dialog.result == "one.csv; two.html; three.jsonl exist; Ctrl Enter again replaces them."


def test_an_export_replaces_a_file_only_when_asked_twice(
    qtbot: QtBot, window: Window, page: Page, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine", encoding="utf-8")
    window.trigger("project.export")
    dialog = window.overlay
    assert isinstance(dialog, ExportDialog)
    dialog.file.setText(str(out))
    QTest.keyClick(dialog.first_focus(), Qt.Key.Key_Return, _CONTROL)
    assert dialog.result == "out.jsonl exists; Ctrl Enter again replaces it."
    assert out.read_text(encoding="utf-8") == "mine"
    dialog.file.setText(str(tmp_path / "other.jsonl"))
    dialog.file.setText(str(out))
    dialog.act()
    assert out.read_text(encoding="utf-8") == "mine"
    with qtbot.waitSignal(dialog.exported):
        QTest.keyClick(dialog.first_focus(), Qt.Key.Key_Return, _CONTROL)
    assert out.read_text(encoding="utf-8") != "mine"


def test_arrows_choose_the_format_and_the_file_follows(window: Window, page: Page) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_E, _CONTROL)
    dialog = window.overlay
    assert isinstance(dialog, ExportDialog)
    assert dialog.path.name == "week.jsonl"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert dialog.chosen.name == "fever"
    assert dialog.path.name == "week-fever"


def test_an_export_that_fails_says_why_in_place(qtbot: QtBot, window: Window, page: Page, tmp_path: Path) -> None:
    window.trigger("project.export")
    dialog = window.overlay
    assert isinstance(dialog, ExportDialog)
    (tmp_path / "file").touch()
    dialog.file.setText(str(tmp_path / "file" / "out.jsonl"))
    dialog.act()
    qtbot.waitUntil(lambda: "cannot be written" in dialog.result)
    assert window.overlay is dialog


def test_opening_by_dialog(window: Window, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(project), ""))
    QTest.keyClick(window, Qt.Key.Key_O, _CONTROL)
    assert window.workspace.path == project


def test_an_extraction_tells_how_many_articles_no_pipeline_reads(
    qtbot: QtBot, window: Window, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = ExtractionReport(claims=2, articles=3, unread=Counter({"sv": 1, "fi": 1}))
    monkeypatch.setattr(languages, "extract_all", lambda *_, **__: report)
    window.trigger("project.extract")
    told = "Found 2 claims in 3 articles; no pipeline reads 2 articles: see Settings › Languages"
    qtbot.waitUntil(lambda: window.frame.status.said == told)

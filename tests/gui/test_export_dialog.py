"""Tests of the export dialog: what it counts before anything is written, and several formats at once."""

import json
import sys
from pathlib import Path
from threading import Event
from time import sleep

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from annotator.domain.errors import NotAllowed
from annotator.domain.ids import ClaimId
from annotator.formats import extras
from annotator.gui.badges import KeyButton
from annotator.gui.dialogs import export_asked
from annotator.gui.dialogs.export_dialog import ExportDialog
from annotator.gui.dialogs.export_seen import COUNTING, LOST_KINDS
from annotator.gui.window import Window
from annotator.services import claims, previewed_export, reading
from annotator.services.articles import import_paths
from annotator.services.exporting import ExportReport
from annotator.services.jobs import Progress
from tests import builders
from tests.gui.pages import Page
from tests.gui.scenes import wait

pytestmark = pytest.mark.usefixtures("short_waits")
_BOX = 28
"""What the box to tick before the name of a format takes."""
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(window: Window, page: Page) -> ExportDialog:
    (claim,) = builders.claim_ids(window.workspace)
    claims.reject(window.workspace, claim, via="test")
    QTest.keyClick(page.list, Qt.Key.Key_E, _CONTROL)
    assert isinstance(window.overlay, ExportDialog)
    return window.overlay


def counted(dialog: ExportDialog) -> dict[str, tuple[str, str, str]]:
    """Total, held and lost by kind, as the table says."""
    wait(dialog.seen.note.isHidden)
    cells = [label.text() for label in dialog.seen.table.findChildren(QLabel)]
    rows = [cells[at : at + 5] for at in range(5, len(cells), 5)]
    return {kind: (total, held, lost) for kind, total, held, lost, _ in rows}


def test_what_a_format_holds_is_counted_before_it_is_written(dialog: ExportDialog) -> None:
    assert counted(dialog)["Decision"] == ("1", "1", "0")
    dialog.choose("prodigy")
    held = counted(dialog)
    assert held["Decision"] == ("1", "0", "1")
    assert held["Claim"] == ("1", "0", "1")
    assert dialog.seen.lines.text().startswith('{"answer"')


def test_what_is_rejected_comes_with_it_when_that_is_ticked(dialog: ExportDialog) -> None:
    dialog.choose("prodigy")
    for box, held in ((dialog.choices.proposed, "0"), (dialog.choices.rejected, "1")):
        QTest.keyClick(box, Qt.Key.Key_Space)
        assert counted(dialog)["Claim"][1] == held


def test_what_is_not_for_labels_leaves_nothing_to_choose(dialog: ExportDialog) -> None:
    assert not dialog.choices.rejected.isEnabled()
    dialog.choose("fever")
    assert dialog.choices.rejected.isEnabled()


def test_space_ticks_formats_that_are_written_together(
    qtbot: QtBot, window: Window, dialog: ExportDialog, tmp_path: Path
) -> None:
    window.trouble("An earlier one could not be written.")
    QTest.keyClick(dialog.tree, Qt.Key.Key_Space)
    dialog.choose("csv")
    QTest.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert dialog.named.text() == "Folder"
    folder = tmp_path / "not there" / "both"
    dialog.file.setText(str(folder))
    with qtbot.waitSignals([dialog.exported, dialog.exported]):
        QTest.keyClick(dialog.tree, Qt.Key.Key_Return, _CONTROL)
    written = {path.name for path in folder.iterdir()}
    assert {"week.jsonl", "week.csv", "week.csv.losses.json", "week.csv.card.md"} <= written
    assert dialog.result == "Wrote 2 formats to both, each with its losses and card."
    assert window.frame.trouble.sentence == ""


def test_a_name_gets_the_ending_of_its_format_and_none_of_another(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    for name, says in (
        ("out.csv", "out.csv would be read as Table of claims for spreadsheets, not as Annotator JSON Lines; "),
        ("new/", f"Annotator JSON Lines is one file, and {tmp_path / 'new'}/ a folder; name a file in it, "),
    ):
        dialog.file.setText(f"{tmp_path}/{name}")
        QTest.keyClick(dialog.file, Qt.Key.Key_Return)
        assert dialog.result.startswith(says)
    dialog.file.setText(str(tmp_path / "out"))
    with qtbot.waitSignal(dialog.exported):
        QTest.keyClick(dialog.file, Qt.Key.Key_Return)
    assert dialog.result.startswith("Wrote ")
    assert {path.name for path in tmp_path.glob("out*")} >= {"out.jsonl", "out.jsonl.losses.json"}
    assert not (tmp_path / "out.csv").exists()


@pytest.fixture
def bare(window: Window, page: Page, monkeypatch: pytest.MonkeyPatch) -> ExportDialog:
    """The dialog where none of the packages beside our own are installed."""
    monkeypatch.setattr(extras, "find_spec", lambda _module: None)
    QTest.keyClick(page.list, Qt.Key.Key_E, _CONTROL)
    assert isinstance(window.overlay, ExportDialog)
    return window.overlay


def test_formats_whose_packages_are_missing_say_so_before_anything_is_written(bare: ExportDialog) -> None:
    wait(lambda: all(item.text(1) for item in rows(bare)))
    said = {item.text(0): (item.text(1), item.toolTip(0)) for item in rows(bare)}
    needing = {each.short_title: each for each in bare.tree.formats if each.extra}
    assert {each.extra for each in needing.values()} == {"parquet", "pdf", "uima", "web"}
    for title, each in needing.items():
        assert said[title] == (
            "not installed",
            f"{title} needs packages that are not installed; install them with pip, as annotator[{each.extra}].",
        )
    assert not any(absent == "not installed" for title, (absent, _) in said.items() if title not in needing)


def test_a_format_without_its_packages_cannot_be_ticked_nor_written(bare: ExportDialog, tmp_path: Path) -> None:
    bare.choose("parquet")
    assert not bare._export.isEnabled()
    told = "Parquet for Hugging Face needs packages that are not installed; "
    assert bare.seen.note.text() == f"{told}install them with pip, as annotator[parquet]."
    assert bare.seen.note.isVisible()
    QTest.keyClick(bare.tree, Qt.Key.Key_Space)
    assert [each.name for each in bare.tree.wanted] == ["parquet"]
    bare.file.setText(str(tmp_path / "out"))
    QTest.keyClick(bare.file, Qt.Key.Key_Return, _CONTROL)
    assert bare.result.startswith(told)
    assert not list(tmp_path.glob("out*"))
    bare.choose("csv")
    assert bare._export.isEnabled()


def test_the_folder_that_was_built_says_of_what_is_not_in_it_how_to_come_by_it(
    bare: ExportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    bare.choose("parquet")
    assert bare.seen.note.text().endswith(
        " is not in this folder, to keep it small; install Annotator with pip for it, as annotator[parquet]."
    )


def rows(dialog: ExportDialog) -> list[QTreeWidgetItem]:
    found = (dialog.tree.topLevelItem(at) for at in range(dialog.tree.topLevelItemCount()))
    return [item for item in found if item is not None and item.flags()]


def test_the_card_is_told_before_it_is_written(dialog: ExportDialog) -> None:
    counted(dialog)
    words = [label.text() for label in dialog.card_panel.findChildren(QLabel)]
    assert "version 1" in words
    assert "Blind, assisted" not in words  # the claim came with a file that names no program
    assert any(word.startswith("A1 ") for word in words[words.index("Chain heads") :])


def test_what_another_format_loses_is_not_told_of_the_one_that_is_being_counted(dialog: ExportDialog) -> None:
    counted(dialog)
    dialog.choose("fever")
    assert [label.text() for label in dialog.card_panel.findChildren(QLabel)][-2:] == [LOST_KINDS, "…"]
    counted(dialog)
    lacking, _, partly = dialog.card_panel.findChildren(QLabel)[-1].text().partition(", ")
    assert lacking.isdigit()
    assert partly.isdigit()


def test_of_a_large_project_it_is_told_when_the_card_is_made_and_then_it_is_there(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_asked, "_MOST_COUNTED", 0)
    dialog.choose("prodigy")
    assert COUNTING in dialog.card_panel.said
    wait(lambda: dialog.seen.note.text() == export_asked.LARGE)
    assert dialog.card_panel.said[-1] == export_asked.LARGE_CARD
    dialog.file.setText(str(tmp_path / "out.jsonl"))
    with qtbot.waitSignal(dialog.exported):
        QTest.keyClick(dialog, Qt.Key.Key_Return, _CONTROL)
    wait(lambda: "version 1" in dialog.card_panel.said)
    assert export_asked.LARGE_CARD not in dialog.card_panel.said
    assert counted(dialog)["Claim"] == ("1", "0", "1")


def test_how_far_it_is_is_told_while_it_is_written(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = Event()

    def write_slowly(*_given: object, progress: Progress) -> list[ExportReport]:
        progress(300, 4_000, "Exporting")
        may_end.wait(10)
        raise NotAllowed("export-stopped", done=1, total=2)

    monkeypatch.setattr(previewed_export, "export_all", write_slowly)
    dialog.file.setText(str(tmp_path / "out.jsonl"))
    QTest.keyClick(dialog, Qt.Key.Key_Return, _CONTROL)
    wait(lambda: dialog.result == "Exporting, 300 of 4,000 …")
    may_end.set()
    wait(lambda: dialog.result == str(NotAllowed("export-stopped", done=1, total=2)))


def test_an_open_list_has_room_for_analysts_who_come_late(
    dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted(dialog)
    whose, shown = dialog.choices.whose, list[int]()
    view = whose.view()
    monkeypatch.setattr(whose, "showPopup", lambda: shown.append(whose.count()))
    for is_open in (False, True):
        monkeypatch.setattr(view, "isVisible", lambda is_open=is_open: is_open)
        dialog.choices.show_analysts(["Ana", "Ben"])
    assert shown == [6]


def test_the_names_of_formats_are_told_whole(dialog: ExportDialog) -> None:
    counted(dialog)
    wait(lambda: all(row.text(1) for row in rows(dialog)))
    width = dialog.tree.columnWidth(0) - _BOX
    metrics = dialog.tree.fontMetrics()
    assert [row.text(0) for row in rows(dialog) if metrics.horizontalAdvance(row.text(0)) > width] == []


def test_the_card_tells_how_many_saw_what_a_program_proposed(window: Window, page: Page, tmp_path: Path) -> None:
    (claim,) = builders.claim_ids(window.workspace)
    article = reading.claim_card(window.workspace, claim).claim.article
    line = {"type": "claim", "id": "m", "article": article, "start": 0, "end": 5, "makers": ["other@1"]}
    (tmp_path / "more.jsonl").write_text(json.dumps(line), encoding="utf-8")
    import_paths(window.workspace, [tmp_path / "more.jsonl"])
    claims.reject(window.workspace, ClaimId("m"), via="test")
    QTest.keyClick(page.list, Qt.Key.Key_E, _CONTROL)
    assert isinstance(window.overlay, ExportDialog)
    counted(window.overlay)
    assert "0 %, 100 %" in [label.text() for label in window.overlay.card_panel.findChildren(QLabel)]


def test_tab_visits_the_options_before_the_file_and_the_acts(dialog: ExportDialog) -> None:
    dialog.choose("prodigy")
    counted(dialog)
    dialog.tree.setFocus()
    visited = [_tabbed(dialog) for _ in range(12)]
    options = ["Whose judgements", *(box.text() for box in dialog.choices.findChildren(QCheckBox))]
    assert [name for name in visited if name != "What is exported"][:10] == [
        *options,
        "File",
        "Choose",
        "Close",
        "Export",
        "Formats",
    ]
    assert len(options) == 5


def test_what_scrolls_is_a_stop_only_then_and_is_seen_to_have_the_focus(dialog: ExportDialog) -> None:
    assert (dialog.middle.focusPolicy() != Qt.FocusPolicy.NoFocus) == (dialog.middle.verticalScrollBar().maximum() > 0)
    dialog.window().resize(1024, 480)
    wait(lambda: dialog.middle.verticalScrollBar().maximum() > 0)
    bare = dialog.middle.grab().toImage()
    dialog.middle.setFocus(Qt.FocusReason.TabFocusReason)
    assert dialog.middle.hasFocus()
    assert dialog.middle.grab().toImage() != bare


def _tabbed(dialog: ExportDialog) -> str:
    """What has the focus after Tab."""
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
    found = QApplication.focusWidget()
    return found.accessibleName() if found else ""


def test_the_list_tells_for_how_many_kinds_a_format_has_no_place(dialog: ExportDialog) -> None:
    counted(dialog)
    dialog.choose("prodigy")
    counted(dialog)
    row = dialog.tree.currentItem()
    assert row is not None
    lacking = dialog.card_panel.findChildren(QLabel)[-1].text().partition(", ")[0]
    assert row.text(1) == f"lacks {lacking} kinds"
    told = [label.text() for label in dialog.seen.table.findChildren(QLabel)]
    assert "no place for them" in told
    assert not any("Prodigy" in words for words in told)
    dialog.choose("jsonl")
    row = dialog.tree.currentItem()
    assert row is not None
    assert row.text(1) == "has all kinds"


def test_what_is_being_written_is_stopped_from_the_dialog(
    dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = Event()

    def write_until_stopped(*_given: object, progress: Progress) -> list[ExportReport]:
        begun.set()
        while progress(1, 2, "Writing"):
            sleep(0.005)
        raise NotAllowed("export-stopped", done=1, total=2)

    monkeypatch.setattr(previewed_export, "export_all", write_until_stopped)
    dialog.file.setText(str(tmp_path / "out.jsonl"))
    QTest.keyClick(dialog, Qt.Key.Key_Return, _CONTROL)
    wait(begun.is_set)
    (stop,) = (each for each in dialog.findChildren(KeyButton) if each.text() == "Stop")
    assert stop.isVisible()
    assert QApplication.focusWidget() is stop
    QTest.keyClick(stop, Qt.Key.Key_Period, _CONTROL)
    wait(lambda: not stop.isVisible())
    assert dialog.result == str(NotAllowed("export-stopped", done=1, total=2))

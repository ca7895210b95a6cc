"""Tests of the window with real key events: projects, screens, keys, undo, palette, dialogs, strips and sizes."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QListWidget, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.view import Changes
from annotator.gui.actions import ACTIONS, Doer
from annotator.gui.bridge import Bridge
from annotator.gui.dialogs.export_dialog import ExportDialog
from annotator.gui.dialogs.import_dialog import ImportDialog
from annotator.gui.dialogs.key_card import KeyCard
from annotator.gui.dialogs.new_project import NewProjectDialog
from annotator.gui.dialogs.palette import Palette
from annotator.gui.keys import let_letters_act
from annotator.gui.screen import Screen
from annotator.gui.strips import time_left
from annotator.gui.theme import ThemeHolder
from annotator.gui.window import LEAST, Window
from annotator.services import articles, claims, reading, settings
from annotator.services.settings import Settings
from annotator.services.workspace import Workspace

_CONTROL = Qt.KeyboardModifier.ControlModifier
_CLAIM = """{"type": "article", "id": "a", "text": "Akar came on Saturday. He left on Sunday."}
{"type": "claim", "id": "c", "article": "a", "start": 0, "end": 22}
"""


class Page(Screen):
    """A screen with a list where letters act and a field; C confirms the project's first claim."""

    def __init__(self, bridge: Bridge, _theme: ThemeHolder) -> None:
        super().__init__()
        self.bridge = bridge
        self.heard: list[Changes | None] = []
        self.asked: list[str] = []
        self.list = QListWidget()
        self.list.addItem("a row")
        let_letters_act(self.list)
        self.field = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.list)
        column.addWidget(self.field)

    def can(self, action_id: str) -> bool:
        return action_id in ("claim.confirm", "claim.next")

    def perform(self, action_id: str) -> None:
        self.asked.append(action_id)
        if action_id == "claim.confirm":
            workspace = self.bridge.workspace
            card = reading.claim_cards(workspace, reading.article_ids(workspace)[0])[0]
            self.bridge.run(claims.confirm, card.id, via="key:C", then=lambda _: self.said.emit("Confirmed claim 1"))

    def refresh(self, changes: Changes | None) -> None:
        self.heard.append(changes)

    def left(self) -> str:
        return "1 claim left here"

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (("C", "confirm"),)

    def show_target(self, target: str) -> None:
        self.asked.append(f"show {target}")

    def target(self) -> str:
        return "claim-7"

    def panes(self) -> tuple[QWidget, ...]:
        return (self.list, self.field)


_PAGES: dict[str, Callable[[Bridge, ThemeHolder], Screen]] = dict.fromkeys(("review", "facts", "history"), Page)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one article and one claim."""
    file, path = tmp_path / "in.jsonl", tmp_path / "week.facts"
    file.write_text(_CLAIM, encoding="utf-8")
    workspace = Workspace.create(path, analyst="A1")
    assert not articles.import_paths(workspace, [file]).troubles
    workspace.close()
    return path


@pytest.fixture
def window(qtbot: QtBot, theme: ThemeHolder) -> Iterator[Window]:
    """A window on the start page."""
    made = Window(theme, Settings(analyst="A1"), factories=_PAGES)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, window: Window, project: Path) -> Page:
    """Review of the project, with the focus in its list."""
    assert window.open_project(project)
    found = window.screen("review")
    assert isinstance(found, Page)
    found.list.setFocus()
    qtbot.waitUntil(found.list.hasFocus)
    return found


def test_the_window_fits_a_small_screen_and_the_designed_ones(window: Window, page: Page) -> None:
    window.trouble("Something. " * 40)
    assert window.minimumSizeHint().width() <= LEAST.width()
    assert window.minimumSizeHint().height() <= LEAST.height()
    for size in (LEAST, QSize(1280, 800)):
        window.resize(size)
        assert window.size() == size


def test_a_letter_decides_and_the_status_bar_offers_undo(qtbot: QtBot, window: Window, page: Page) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: window.frame.status.said == "Confirmed claim 1")
    assert window.frame.status.offered == "edit.undo"
    assert window.workspace.can_undo()


def test_undo_and_redo_by_key_and_by_the_offer(qtbot: QtBot, window: Window, page: Page) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_C)
    QTest.keyClick(page.list, Qt.Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: window.frame.status.said == "Took back the confirmation")
    assert reading.counts(window.workspace).claims_open == 1
    assert window.frame.status.offered == "edit.redo"
    window.frame.status.wanted.emit(window.frame.status.offered)
    qtbot.waitUntil(lambda: window.frame.status.said == "Put back the confirmation")
    assert reading.counts(window.workspace).claims_open == 0


def test_screens_hear_of_changes_the_hidden_ones_when_they_are_shown(qtbot: QtBot, window: Window, page: Page) -> None:
    window.show_screen("facts")
    facts = window.screen("facts")
    window.show_screen("review")
    assert isinstance(facts, Page)
    before = len(facts.heard)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: not window.bridge.busy)
    assert page.heard[-1] is not None
    assert len(facts.heard) == before
    window.show_screen("facts")
    assert facts.heard[before:] == [None]


def test_trouble_is_shown_in_place_and_a_success_clears_it(qtbot: QtBot, window: Window, page: Page) -> None:
    page.perform("claim.confirm")
    page.perform("claim.confirm")
    qtbot.waitUntil(lambda: not window.bridge.busy)
    assert "already confirmed" in window.frame.trouble.sentence
    window.trigger("edit.undo")
    qtbot.waitUntil(lambda: not window.frame.trouble.isVisible())


def test_keys_pressed_before_trouble_came_back_are_dropped(qtbot: QtBot, window: Window, page: Page) -> None:
    page.perform("claim.confirm")
    page.perform("claim.confirm")
    page.asked.clear()
    QTest.keyClick(page.list, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: not window.bridge.busy)
    assert page.asked == []


def test_typing_changes_the_hints_and_puts_letters_to_sleep(qtbot: QtBot, window: Window, page: Page) -> None:
    qtbot.waitUntil(lambda: "C confirm" in window.frame.status.hints.accessibleName())
    page.field.setFocus()
    qtbot.waitUntil(lambda: "Esc leave the field" in window.frame.status.hints.accessibleName())
    QTest.keyClicks(page.field, "c")
    assert page.field.text() == "c"
    assert page.asked == []


def test_ctrl_z_in_a_field_is_the_fields_own(qtbot: QtBot, window: Window, page: Page) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: not window.bridge.busy)
    page.field.setFocus()
    QTest.keyClicks(page.field, "x")
    QTest.keyClick(page.field, Qt.Key.Key_Z, _CONTROL)
    assert page.field.text() == ""
    assert reading.counts(window.workspace).claims_open == 0


def test_chords_show_the_screens(window: Window, page: Page) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_3, _CONTROL)
    assert window.current.name == "history"
    QTest.keyClick(window, Qt.Key.Key_1, _CONTROL)
    assert window.current.name == "review"
    assert page.list.hasFocus()


def test_f6_goes_round_the_panes(window: Window, page: Page) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_F6)
    assert page.field.hasFocus()
    QTest.keyClick(page.field, Qt.Key.Key_F6)
    assert page.list.hasFocus()
    QTest.keyClick(page.list, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.field.hasFocus()


def test_what_a_screen_cannot_do_is_said(window: Window, page: Page) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_X)
    assert page.asked == []
    assert window.frame.status.said == "Reject: not here and now"


@pytest.mark.parametrize("name", ["review", "facts", "history"])
def test_every_reason_can_be_asked_on_every_screen(window: Window, page: Page, name: str) -> None:
    window.show_screen(name)
    reasons = {action.id: window.reason(action.id) for action in ACTIONS if action.doer is not Doer.WIDGET}
    assert reasons["claim.confirm"] == ("" if name == "review" else "on Review")
    assert reasons["work.stop"] == "nothing is running"
    assert reasons["project.import"] == ""


def test_every_window_action_has_a_doer(window: Window) -> None:
    assert {action.id for action in ACTIONS if action.doer is Doer.WINDOW} == window.commands.ids


def test_the_menus_hold_every_action_and_dim_what_cannot_be_done(window: Window, page: Page) -> None:
    assert set(window.menus.by_id) == {action.id for action in ACTIONS if action.doer is not Doer.WIDGET}
    edit = next(action.menu() for action in window.frame.top.menus.actions() if action.text() == "Edit")
    assert isinstance(edit, QMenu)
    edit.aboutToShow.emit()
    assert not window.menus.by_id["edit.undo"].isEnabled()
    edit.aboutToHide.emit()
    assert window.menus.by_id["edit.undo"].isEnabled()


def test_letter_keys_stand_in_the_menus_without_being_bound(window: Window) -> None:
    confirm = window.menus.by_id["claim.confirm"]
    assert confirm.text() == "Confirm\tC"
    assert confirm.shortcuts() == []


def test_the_rail_counts_what_is_left(qtbot: QtBot, window: Window, page: Page) -> None:
    assert window.frame.rail.count_said("review") == "Review, 1 left to decide"
    QTest.keyClick(page.list, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: window.frame.rail.count_said("review") == "Review")


def test_a_project_opens_where_it_was_left(qtbot: QtBot, window: Window, page: Page, project: Path) -> None:
    window.trigger("project.close")
    assert not window.has_project
    assert window.current.name == "start"
    assert window.open_project(project)
    again = window.screen("review")
    assert isinstance(again, Page)
    assert "show claim-7" in again.asked
    assert settings.load().recent == (str(project),)


def test_a_file_that_is_no_project_leaves_the_window_as_it_was(
    window: Window, page: Page, tmp_path: Path, project: Path
) -> None:
    other = tmp_path / "notes.facts"
    other.write_text("no project", encoding="utf-8")
    assert not window.open_project(other)
    assert "not an Annotator project" in window.frame.trouble.sentence
    assert window.workspace.path == project


def test_theme_text_size_and_letter_keys_are_remembered(window: Window, page: Page) -> None:
    window.trigger("view.theme")
    window.trigger("view.larger")
    window.trigger("view.letters")
    kept = settings.load()
    assert (kept.theme, kept.article_px, kept.letter_keys) == ("dark", 17, False)
    QTest.keyClick(page.list, Qt.Key.Key_C)
    assert page.asked == []


def test_question_mark_shows_the_keys_and_escape_gives_the_focus_back(window: Window, page: Page) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Question)
    assert isinstance(window.overlay, KeyCard)
    QTest.keyClick(window.overlay.close_key, Qt.Key.Key_Escape)
    assert window.overlay is None
    assert page.list.hasFocus()


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


def test_files_dropped_on_the_window_are_offered_for_import(window: Window, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "drop.txt"
    file.write_text("Text", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier))
    assert isinstance(window.overlay, ImportDialog)
    assert window.overlay.paths == [file]


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
    assert dialog.result.startswith("Wrote ")
    assert caught.args[0].file == out


def test_arrows_choose_the_format_and_the_file_follows(window: Window, page: Page) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_E, _CONTROL)
    dialog = window.overlay
    assert isinstance(dialog, ExportDialog)
    assert dialog.path.name == "week.jsonl"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert dialog.chosen.name == "csv"
    assert dialog.path.name == "week.csv"


def test_an_export_that_fails_says_why_in_place(qtbot: QtBot, window: Window, page: Page, tmp_path: Path) -> None:
    window.trigger("project.export")
    dialog = window.overlay
    assert isinstance(dialog, ExportDialog)
    dialog.file.setText(str(tmp_path / "nowhere" / "out.jsonl"))
    dialog.act()
    qtbot.waitUntil(lambda: "cannot be written" in dialog.result)
    assert window.overlay is dialog


def test_long_work_shows_a_strip_and_can_be_stopped(qtbot: QtBot, window: Window, page: Page) -> None:
    ended: list[str] = []

    def job(progress: Callable[[int, int, str], bool]) -> str:
        step = 0
        while progress(step % 41, 41, "an article"):
            step += 1
        return "stopped"

    window.bridge.work(job, title="Extracting claims", then=ended.append)
    qtbot.waitUntil(window.frame.work.isVisible)
    assert window.frame.work.amount.endswith(" of 41")
    assert window.reason("project.suggest") == "Extracting claims first"
    QTest.keyClick(page.list, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: window.frame.status.said == "Confirmed claim 1")
    QTest.keyClick(page.list, Qt.Key.Key_Period, _CONTROL)
    qtbot.waitUntil(lambda: ended == ["stopped"])
    assert not window.frame.work.isVisible()


def test_opening_by_dialog(window: Window, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(project), ""))
    QTest.keyClick(window, Qt.Key.Key_O, _CONTROL)
    assert window.workspace.path == project


@pytest.mark.parametrize(
    ("elapsed_s", "done", "words"),
    [(1.0, 5, ""), (20.0, 0, ""), (20.0, 10, "about a minute left"), (20.0, 39, "a few seconds left")],
)
def test_the_time_left_is_said_in_words(elapsed_s: float, done: int, words: str) -> None:
    assert time_left(elapsed_s, done, 40) == words


def test_the_window_paints_before_the_store_and_never_loads_the_language_model() -> None:
    heavy = ("sqlmodel", "sqlite3", "spacy")
    code = f"import sys, annotator.gui.application; print([name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"

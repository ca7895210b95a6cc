"""Tests of the window with real key events: projects, screens, keys, undo, menus, strips and sizes."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from annotator.gui.actions import ACTIONS, Doer
from annotator.gui.refusals import READ_ONLY, refusal
from annotator.gui.sizes import LEAST
from annotator.gui.strips import time_left
from annotator.gui.theme import ThemeHolder
from annotator.gui.window import Window
from annotator.services import reading, settings
from annotator.services.settings import Settings
from annotator.services.workspace import Workspace
from tests.gui.pages import PAGES, Page

_CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_window_fits_a_small_screen_and_the_designed_ones(window: Window, page: Page) -> None:
    window.trouble("Something. " * 40)
    assert window.minimumSizeHint().width() <= LEAST.width()
    assert window.minimumSizeHint().height() <= LEAST.height()
    for size in (LEAST, QSize(1280, 800)):
        window.resize(size)
        assert window.size() == size


def test_at_the_start_the_newest_project_has_the_focus(qtbot: QtBot, theme: ThemeHolder, project: Path) -> None:
    window = Window(theme, Settings(analyst="A1", recent=(str(project),)), factories=PAGES)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.start.rows[0].hasFocus)
    QTest.keyClick(window.start.rows[0], Qt.Key.Key_Return)
    assert window.workspace.path == project
    window.close()


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
    assert window.frame.status.said == "Reject: no claim is selected"
    window.trigger("fact.make")
    assert window.frame.status.said == "Make or join a fact: no evidence here"


@pytest.mark.parametrize(
    ("action_id", "words"),
    [
        ("claim.reject", "no claim is selected"),
        ("claim.overlap", "nothing overlaps here"),
        ("link.same", "no candidate is picked"),
        ("candidate.4", "there is no candidate 4"),
        ("fact.verdict", "no fact is selected"),
    ],
)
def test_a_refusal_says_why(action_id: str, words: str) -> None:
    assert refusal(action_id, read_only=False, editing=False) == words
    looking = action_id in ("claim.overlap", "candidate.4")
    assert refusal(action_id, read_only=True, editing=False) == (words if looking else READ_ONLY)
    assert "Enter saves it" in refusal(action_id, read_only=False, editing=True)


def test_what_was_said_of_an_article_goes_with_it(qtbot: QtBot, window: Window, page: Page) -> None:
    status = window.frame.status
    QTest.keyClick(page.list, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: status.said == "Confirmed claim 1")
    page.state_changed.emit()
    QApplication.processEvents()
    assert status.said == "Confirmed claim 1"
    page.opened = "article-2"
    page.state_changed.emit()
    qtbot.waitUntil(lambda: status.said == "")
    assert status.offered == ""


def test_what_is_said_with_the_step_to_another_article_stays(qtbot: QtBot, window: Window, page: Page) -> None:
    page.opened = "article-2"
    page.took_back.emit("Took back the confirmation")
    page.state_changed.emit()
    QApplication.processEvents()
    assert window.frame.status.said == "Took back the confirmation"


def test_a_focused_button_shows_what_acts_there(qtbot: QtBot, window: Window, page: Page) -> None:
    hints = window.frame.status.hints
    page.button.setFocus()
    qtbot.waitUntil(lambda: "press" in hints.accessibleName())
    assert hints.accessibleName() == "Enter press, F6 back to the panes, F1 all keys"


def test_under_a_dialog_of_its_own_window_no_key_of_the_screen_is_shown(
    qtbot: QtBot, window: Window, page: Page
) -> None:
    hints = window.frame.status.hints
    dialog = QDialog(window)
    QLineEdit(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: "C confirm" not in hints.accessibleName())
    assert hints.accessibleName() == ""
    dialog.reject()
    window.activateWindow()
    qtbot.waitUntil(lambda: hints.accessibleName() != "")
    assert "C confirm" in hints.accessibleName()


@pytest.mark.parametrize("name", ["review", "facts", "history"])
def test_every_reason_can_be_asked_on_every_screen(window: Window, page: Page, name: str) -> None:
    window.show_screen(name)
    reasons = {action.id: window.reason(action.id) for action in ACTIONS if action.doer is not Doer.WIDGET}
    assert reasons["claim.confirm"] == ("" if name == "review" else "on Review")
    assert reasons["work.stop"] == "nothing is running"
    assert reasons["project.import"] == ""


def test_the_real_screens_answer_for_every_action(qtbot: QtBot, theme: ThemeHolder, project: Path) -> None:
    window = Window(theme, Settings(analyst="A1"))
    qtbot.addWidget(window)
    window.show()
    assert window.open_project(project)
    for name in ("review", "facts", "history"):
        window.show_screen(name)
        reasons = [window.reason(action.id) for action in ACTIONS if action.doer is not Doer.WIDGET]
        assert all(isinstance(reason, str) for reason in reasons)
        assert window.screen(name).panes()
    window.close()


def test_a_key_acts_again_after_the_focused_widget_went_away(qtbot: QtBot, window: Window, page: Page) -> None:
    page.field.setFocus()
    page.field.clearFocus()
    qtbot.waitUntil(page.list.hasFocus)
    QTest.keyClick(page.list, Qt.Key.Key_C)
    assert page.asked == ["claim.confirm"]


def test_every_window_action_has_a_doer(window: Window) -> None:
    assert {action.id for action in ACTIONS if action.doer is Doer.WINDOW} == window.commands.ids


def test_the_menus_hold_every_action_and_dim_what_cannot_be_done(window: Window, page: Page) -> None:
    assert set(window.menus.by_id) == {action.id for action in ACTIONS if action.doer is not Doer.WIDGET}
    edit = next(action.menu() for action in window.frame.top.menus.actions() if action.text() == "&Edit")
    assert isinstance(edit, QMenu)
    edit.aboutToShow.emit()
    assert not window.menus.by_id["edit.undo"].isEnabled()
    edit.aboutToHide.emit()
    assert window.menus.by_id["edit.undo"].isEnabled()


def test_the_menu_ticks_the_letter_keys_while_they_are_on(window: Window, page: Page) -> None:
    view = next(action.menu() for action in window.frame.top.menus.actions() if action.text() == "&View")
    assert isinstance(view, QMenu)
    for on in (True, False):
        view.aboutToShow.emit()
        assert window.menus.by_id["view.letters"].isChecked() is on
        view.aboutToHide.emit()
        window.menus.by_id["view.letters"].trigger()


def test_letter_keys_stand_in_the_menus_without_being_bound(window: Window) -> None:
    confirm = window.menus.by_id["claim.confirm"]
    assert confirm.text().replace("&", "") == "Confirm\tC"
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


def test_a_project_that_somebody_holds_can_be_looked_at(window: Window, project: Path) -> None:
    holder = Workspace.open(project, analyst="Amal")
    assert not window.open_project(project)
    assert "Amal" in window.frame.trouble.sentence
    window.frame.trouble.way.click()
    assert window.workspace.read_only
    assert window.frame.top.state == "read only"
    assert window.reason("project.import") == "the project is read only"
    holder.close()


def test_theme_text_size_and_letter_keys_are_remembered(window: Window, page: Page) -> None:
    window.trigger("view.theme")
    window.trigger("view.larger")
    window.trigger("view.letters")
    kept = settings.load()
    assert (kept.theme, kept.article_px, kept.letter_keys) == ("dark", 17, False)
    QTest.keyClick(page.list, Qt.Key.Key_C)
    assert page.asked == []


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

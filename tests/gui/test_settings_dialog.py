"""Tests of the settings: keys are bound by pressing them, clashes are asked at once, and everything hears of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.badges import KeyButton
from annotator.gui.bindings import Keys
from annotator.gui.dialogs.key_card import KeyCard
from annotator.gui.dialogs.palette import Palette
from annotator.gui.dialogs.settings_dialog import SettingsDialog
from annotator.gui.profiles import Profile
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.window import Window
from annotator.services.settings import Settings, load
from tests.gui.pages import PAGES, Page

_KEY = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier


def _open(window: Window) -> SettingsDialog:
    window.trigger("app.settings")
    assert isinstance(window.overlay, SettingsDialog)
    return window.overlay


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def _bind(dialog: SettingsDialog, action: str, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    dialog.keys.list.choose(action)
    dialog.keys.list.setFocus()
    _press(_KEY.Key_Return)
    assert dialog.keys.chosen.asking
    _press(key, modifier or Qt.KeyboardModifier.NoModifier)


def test_ctrl_comma_opens_the_settings_with_every_action(window: Window, page: Page) -> None:
    QTest.keyClick(page.list, _KEY.Key_Comma, _CTRL)
    dialog = window.overlay
    assert isinstance(dialog, SettingsDialog)
    listed = [row.action for row in dialog.keys.list.rows.rows if row.action]
    assert len(listed) == len(set(listed)) == len(window.menus.by_id) + 4  # four that only fields and lists do


def test_a_pressed_key_is_bound_and_holds_everywhere_at_once(window: Window, page: Page, qtbot: QtBot) -> None:
    dialog = _open(window)
    _bind(dialog, "claim.confirm", _KEY.Key_Y)
    assert window.theme.keys.of("claim.confirm") == ("Y", "Return")
    assert window.menus.by_id["claim.confirm"].text().replace("&", "") == "Confirm\tY"
    assert load().keys == {"claim.confirm": "Y Return"}
    dialog.leave()
    _press(_KEY.Key_C)
    assert page.asked == []
    _press(_KEY.Key_Y)
    qtbot.waitUntil(lambda: page.asked == ["claim.confirm"])


def test_a_chord_is_bound_to_the_menu_and_the_old_one_is_free(window: Window, page: Page) -> None:
    dialog = _open(window)
    _bind(dialog, "view.facts", _KEY.Key_J, _CTRL)
    dialog.leave()
    assert [each.toString() for each in window.menus.by_id["view.facts"].shortcuts()] == ["Ctrl+J"]
    QTest.keyClick(page.list, _KEY.Key_2, _CTRL)
    assert window.current.name == "review"
    QTest.keyClick(page.list, _KEY.Key_J, _CTRL)
    assert window.current.name == "facts"


def test_a_key_that_means_something_is_asked_for_in_words_and_taken(window: Window, page: Page) -> None:
    dialog = _open(window)
    _bind(dialog, "claim.confirm", _KEY.Key_X)
    assert dialog.keys.chosen.question == "X already means “Reject” on Review. Take it from there?"
    assert window.theme.keys.of("claim.confirm")[0] == "C"
    assert dialog.keys.chosen.take.hasFocus()
    _press(_KEY.Key_Return)
    assert window.theme.keys.of("claim.confirm") == ("X", "Return")
    assert window.theme.keys.of("claim.reject") == ()
    assert window.menus.by_id["claim.reject"].text() == "&Reject"
    assert dialog.keys.list.hasFocus()


def test_esc_leaves_the_question_first_and_then_the_settings(window: Window, page: Page) -> None:
    dialog = _open(window)
    _bind(dialog, "claim.confirm", _KEY.Key_X)
    _press(_KEY.Key_Escape)
    assert not dialog.keys.chosen.asking
    assert window.overlay is dialog
    assert window.theme.keys.keys == Keys()
    _press(_KEY.Key_Escape)
    assert window.overlay is None


@pytest.mark.parametrize(
    ("key", "modifier", "words"),
    [
        (_KEY.Key_Tab, None, "Tab moves the focus"),
        (_KEY.Key_C, _CTRL, "Ctrl C copies"),
        (_KEY.Key_V, _CTRL, "Ctrl V pastes"),
    ],
)
def test_a_key_that_everybody_needs_is_refused_in_words(
    window: Window, page: Page, key: Qt.Key, modifier: Qt.KeyboardModifier | None, words: str
) -> None:
    dialog = _open(window)
    _bind(dialog, "claim.confirm", key, modifier)
    assert words in dialog.keys.chosen.question
    assert dialog.keys.chosen.catcher.hasFocus()
    _press(_KEY.Key_Escape)
    assert window.theme.keys.keys == Keys()


def test_no_shortcut_of_the_window_acts_while_a_key_is_waited_for(window: Window, page: Page) -> None:
    dialog = _open(window)
    _bind(dialog, "why", _KEY.Key_K, _CTRL)
    assert window.overlay is dialog
    assert "“Any command” everywhere" in dialog.keys.chosen.question


def test_a_key_can_be_added_taken_away_and_be_as_usual_again(window: Window, page: Page) -> None:
    dialog, keymap = _open(window), window.theme.keys
    chosen = dialog.keys.chosen
    dialog.keys.list.choose("claim.skip")
    chosen.add.click()
    _press(_KEY.Key_J)
    assert keymap.of("claim.skip") == ("Space", "J")
    chosen.remove.click()
    assert keymap.of("claim.skip") == ()
    assert chosen.reset.text() == "Back to Space"
    chosen.reset.click()
    assert keymap.keys == Keys()
    assert not chosen.reset.isEnabled()


def test_the_usual_key_is_asked_for_where_another_action_has_it_now(window: Window, page: Page) -> None:
    dialog, keymap = _open(window), window.theme.keys
    keymap.use(Keys().taking("claim.reject", ("C",)))
    dialog.keys.list.choose("claim.confirm")
    dialog.keys.chosen.reset.click()
    assert dialog.keys.chosen.question == "C already means “Reject” on Review. Take it from there?"
    dialog.keys.chosen.take.click()
    assert keymap.of("claim.confirm") == ("C", "Return")
    assert keymap.of("claim.reject") == ()


def test_all_can_be_reset_and_a_profile_comes_as_it_is(window: Window, page: Page) -> None:
    dialog, keymap = _open(window), window.theme.keys
    _bind(dialog, "claim.confirm", _KEY.Key_Y)
    assert dialog.keys.reset_all.isVisible()
    dialog.keys.reset_all.click()
    assert keymap.keys == Keys()
    assert not dialog.keys.reset_all.isVisible()
    dialog.keys.profiles.button(2).click()
    assert keymap.keys == Keys(Profile.ALEPH)
    assert load().key_profile == "Aleph"


def test_actions_are_found_by_word_key_and_screen(window: Window, page: Page) -> None:
    dialog = _open(window)
    for query, action in (("reject", "claim.reject"), ("ctrl z", "edit.undo"), ("verdict", "fact.verdict")):
        dialog.keys.field.setText(query)
        found = [row.action for row in dialog.keys.list.rows.rows if row.action]
        assert action in found
        assert len(found) < 8
    dialog.keys.field.setText("no such action")
    assert dialog.keys.list.chosen() is None
    assert not dialog.keys.chosen.isEnabled()


def test_chosen_keys_come_back_with_the_next_window(qtbot: QtBot, theme: ThemeHolder, project: Path) -> None:
    chosen = Settings(analyst="A1", key_profile="Prodigy", keys={"claim.skip": "J"}, letter_keys=False)
    window = Window(theme, chosen, factories=PAGES)
    qtbot.addWidget(window)
    assert window.theme.keys.of("claim.confirm") == ("A", "Return")
    assert window.theme.keys.of("claim.skip") == ("J",)
    assert not window.keys.enabled
    assert window.frame.trouble.sentence == ""
    window.close()


def test_keys_that_clash_in_the_file_are_told_and_the_window_starts(
    qtbot: QtBot, theme: ThemeHolder, project: Path
) -> None:
    window = Window(theme, Settings(analyst="A1", keys={"claim.skip": "C", "x": "C"}), factories=PAGES)
    qtbot.addWidget(window)
    assert "C to “Confirm” and “Skip”" in window.frame.trouble.sentence
    assert window.open_project(project)
    assert "C to “Confirm” and “Skip”" in window.frame.trouble.sentence
    assert window.theme.keys.keys == Keys()
    window.close()


def test_a_button_the_palette_and_the_key_card_show_the_key_in_use(window: Window, page: Page) -> None:
    button = KeyButton(window.theme, "Confirm", "claim.confirm")
    window.theme.keys.use(Keys(Profile.PRODIGY))
    assert button.key == "A"
    window.trigger("palette")
    palette = window.overlay
    assert isinstance(palette, Palette)
    palette.field.setText("confirm")
    assert [line.key for line in palette.model.lines if line.action == "claim.confirm"] == ["A"]
    palette.leave()
    window.trigger("help.keys")
    assert isinstance(window.overlay, KeyCard)
    assert window.overlay.note.text().startswith("Profile Prodigy.")
    window.theme.keys.switch_letters(on=False)
    assert button.key == ""


def test_from_the_key_card_one_comes_to_the_settings(window: Window, page: Page, qtbot: QtBot) -> None:
    window.trigger("help.keys")
    assert isinstance(window.overlay, KeyCard)
    window.overlay.change.click()
    qtbot.waitUntil(lambda: isinstance(window.overlay, SettingsDialog))


def test_looks_size_and_name_hold_at_once_and_are_kept(window: Window, page: Page) -> None:
    dialog = _open(window)
    dialog.sections.setCurrentRow(1)
    dialog.look.themes.button(2).click()
    assert window.theme.choice is Choice.DARK
    dialog.look.px.setValue(20)
    dialog.sections.setCurrentRow(2)
    dialog.name.name.setFocus()
    dialog.name.name.selectAll()
    QTest.keyClicks(dialog.name.name, "A. Hassan")
    _press(_KEY.Key_Return)
    kept = load()
    assert (kept.theme, kept.article_px, kept.analyst) == ("dark", 20, "A. Hassan")
    assert window.workspace.analyst == "A1"
    dialog.name.name.clear()
    _press(_KEY.Key_Return)
    assert dialog.name.name.text() == "A. Hassan"


def test_every_part_of_the_settings_is_named_for_screen_readers(window: Window, page: Page) -> None:
    dialog = _open(window)
    rows = dialog.keys.list.rows
    spoken = [rows.data(rows.index(at), Qt.ItemDataRole.AccessibleTextRole) for at in range(rows.rowCount())]
    assert "Confirm, C or Enter, Review" in spoken
    window.theme.keys.use(Keys().taking("claim.confirm", ("X",)))
    spoken = [rows.data(rows.index(at), Qt.ItemDataRole.AccessibleTextRole) for at in range(rows.rowCount())]
    assert "Reject, no key, changed by you, Review" in spoken
    for widget in (dialog.keys.field, dialog.keys.list, dialog.sections, dialog.look.px, dialog.name.name):
        assert widget.accessibleName()


def test_down_leads_from_the_search_to_the_list_and_enter_there_changes_the_keys(window: Window, page: Page) -> None:
    dialog = _open(window)
    dialog.keys.field.setFocus()
    QTest.keyClicks(dialog.keys.field, "confirm")
    _press(_KEY.Key_Down)
    assert dialog.keys.list.hasFocus()
    row = dialog.keys.list.chosen()
    assert row is not None
    _press(_KEY.Key_Return)
    assert dialog.keys.chosen.asking
    _press(_KEY.Key_F9)
    assert window.theme.keys.of(row.action)[0] == "F9"

"""Tests of the languages' page: what is installed is listed, and what is chosen is kept at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.gui.dialogs.settings_dialog import SettingsDialog
from annotator.gui.dialogs.settings_languages import LanguagesPage, language_name
from annotator.gui.window import Window
from annotator.services import languages
from annotator.services.languages import Pipeline
from annotator.services.settings import load

_INSTALLED = {
    "de": (Pipeline("de", "de_core_news_md", "3.8.0"), Pipeline("de", "de_core_news_sm", "3.8.0")),
    "en": (Pipeline("en", "en_core_web_sm", "3.8.0"),),
}


@pytest.fixture
def page(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> LanguagesPage:
    monkeypatch.setattr(languages, "installed", lambda: _INSTALLED)
    window.trigger("app.settings")
    dialog = window.overlay
    assert isinstance(dialog, SettingsDialog)
    dialog.sections.setCurrentRow(2)
    qtbot.waitUntil(lambda: len(dialog.languages.pipelines) == 2)
    return dialog.languages


def test_english_stands_first_and_cannot_be_changed(page: LanguagesPage) -> None:
    assert list(page.pipelines) == ["en", "de"]
    assert not page.pipelines["en"].isEnabled()


def test_a_pipeline_is_chosen_by_keys_and_kept(page: LanguagesPage) -> None:
    box = page.pipelines["de"]
    assert [box.itemText(at) for at in range(box.count())] == [
        "de_core_news_md 3.8.0", "de_core_news_sm 3.8.0", "Without a pipeline",
    ]  # fmt: skip
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert load().pipelines == {"de": "de_core_news_sm"}
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert load().pipelines == {"de": "none"}


def test_what_a_language_without_a_pipeline_lacks_is_told(page: LanguagesPage) -> None:
    assert "claims are added there by hand" in page.state.text()


def test_languages_are_named_in_words() -> None:
    assert [language_name(code) for code in ("de", "cs", "zh", "qq")] == ["German", "Czech", "Chinese", "qq"]

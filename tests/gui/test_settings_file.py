"""Tests of a window whose settings file a person wrote wrongly: told, kept beside, and what is good is used."""

import tomllib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from annotator import paths
from annotator.gui import fonts
from annotator.gui.memory import Memory
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.window import Window
from annotator.services import settings
from tests.gui.pages import PAGES


def _window(qtbot: QtBot, theme: ThemeHolder, toml: str) -> Window:
    file = paths.config_dir() / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text(toml, encoding="utf-8")
    window = Window(theme, settings.load(), factories=PAGES)
    qtbot.addWidget(window)
    return window


def test_the_settings_know_the_themes_and_sizes_of_the_window() -> None:
    assert list(settings.THEMES) == list(Choice)
    assert (fonts.article_px(-1), fonts.article_px(10**20)) == (settings.ARTICLE_PX_LEAST, settings.ARTICLE_PX_MOST)


def test_one_bad_key_costs_no_other_and_the_file_is_kept(qtbot: QtBot, theme: ThemeHolder) -> None:
    toml = '[keys]\n"claim.confirm" = ["Y"]\n"claim.reject" = 5\nnothing = "Q"\n'
    window = _window(qtbot, theme, toml)
    assert theme.keys.of("claim.confirm") == ("Y",)
    assert theme.keys.of("claim.reject") == ("X",)
    told = window.frame.trouble.sentence
    assert "“keys.claim.reject”" in told
    assert "“nothing”, which no action is called" in told
    window.memory.keep_keys(theme.keys)
    window.close()
    folder = paths.config_dir()
    assert (folder / "settings.broken.toml").read_text(encoding="utf-8") == toml
    written = tomllib.loads((folder / "settings.toml").read_text(encoding="utf-8"))
    assert written["keys"] == {"claim.confirm": "Y"}


def test_keys_that_clash_are_kept_beside_before_they_are_written_over(qtbot: QtBot, theme: ThemeHolder) -> None:
    window = _window(qtbot, theme, '[keys]\n"claim.confirm" = "Z"\n"claim.reject" = "Z"\n')
    assert "both have their usual keys again" in window.frame.trouble.sentence
    assert window.frame.trouble.sentence.endswith("The settings file is kept as settings.broken.toml.")
    assert (paths.config_dir() / "settings.broken.toml").exists()
    window.close()


def test_a_size_and_a_theme_that_are_none_are_told_and_the_window_opens(qtbot: QtBot, theme: ThemeHolder) -> None:
    window = _window(qtbot, theme, 'theme = "purple"\narticle_px = 99999999999999999999\n')
    assert "“theme”" in window.frame.trouble.sentence
    assert "must be from 13 to 28; it is 28" in window.frame.trouble.sentence
    assert window.settings.article_px == 28
    window.close()


@pytest.mark.parametrize("held", ["", "zz", "00", "ff" * 40, "000000ff00000001000000020000000100000002", "ff" * 20])
def test_a_layout_that_is_none_leaves_the_panes_as_they_are(qtbot: QtBot, held: str) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    splitter = QSplitter(widget)
    splitter.setObjectName("panes")
    for _ in range(2):
        splitter.addWidget(QWidget())
    splitter.resize(400, 100)
    width = splitter.handleWidth()
    made = settings.Settings(layout={"review/panes": held, "window": held})
    Memory(made).restore_splitters(widget, "review")
    assert all(0 <= size <= 400 for size in splitter.sizes())
    assert (splitter.orientation(), splitter.handleWidth()) == (Qt.Orientation.Horizontal, width)

"""Tests of going from article to article and through a text, with the focus wherever a click may leave it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.gui.theme import ThemeHolder
from annotator.gui.views.review import ReviewScreen
from annotator.services.workspace import Workspace
from tests.gui import review_project
from tests.gui.review_host import Host, press, shown

KEY = Qt.Key


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return review_project.build(tmp_path)


@pytest.fixture
def host(qtbot: QtBot, workspace: Workspace, theme: ThemeHolder) -> Iterator[Host]:
    with shown(qtbot, workspace, theme) as made:
        yield made


@pytest.fixture
def screen(host: Host) -> ReviewScreen:
    return host.screen_shown


@pytest.mark.parametrize("pane", ["articles", "article", "claims", "elsewhere"])
def test_page_keys_go_to_the_next_and_previous_article_from_every_pane(
    qtbot: QtBot, host: Host, screen: ReviewScreen, pane: str
) -> None:
    panes = {
        "articles": screen.articles.table,
        "article": screen.reader,
        "claims": screen.claims.list,
        "elsewhere": screen.elsewhere.list,
    }
    panes[pane].setFocus()
    visited = []
    for key in (KEY.Key_PageDown, KEY.Key_PageDown, KEY.Key_PageUp):
        press(qtbot, host, key)
        visited.append(screen.place())
    assert visited == ["two", "three", "two"]


def test_home_and_end_in_the_list_go_to_its_first_and_last_article(
    qtbot: QtBot, host: Host, screen: ReviewScreen
) -> None:
    screen.articles.switch.choose(only_open=False)
    screen.articles.table.setFocus()
    press(qtbot, host, KEY.Key_End)
    last = screen.place()
    press(qtbot, host, KEY.Key_Home)
    assert (last, screen.place()) == ("three", "one")

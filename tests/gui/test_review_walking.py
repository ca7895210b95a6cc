"""Tests of going from article to article and through a text, with the focus wherever a click may leave it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.gui.views.review import ReviewScreen
from annotator.services import reading
from annotator.services.articles import import_paths
from annotator.services.workspace import Workspace
from tests.gui import review_project
from tests.gui.review_host import Host, focus, press

KEY = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_claims_get_the_focus_when_the_articles_fold(qtbot: QtBot, host: Host, screen: ReviewScreen) -> None:
    screen.articles.table.setFocus()
    host.resize(1024, 768)
    qtbot.waitUntil(lambda: screen.articles.folded)
    assert focus() is screen.claims.list


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


def _caret(screen: ReviewScreen) -> int:
    cursor = screen.reader.textCursor()
    assert not cursor.hasSelection()
    return cursor.position()


def test_keys_move_the_caret_in_an_article_by_sign_word_line_and_text(
    qtbot: QtBot, host: Host, screen: ReviewScreen
) -> None:
    screen.reader.setFocus()
    length = len(review_project.TEXTS["one"])
    places = []
    for key, modifier in (
        (KEY.Key_Home, _CTRL), (KEY.Key_Right, _NONE), (KEY.Key_Right, _CTRL), (KEY.Key_Left, _NONE),
        (KEY.Key_Left, _CTRL), (KEY.Key_End, _CTRL), (KEY.Key_Left, _CTRL), (KEY.Key_End, _NONE),
    ):  # fmt: skip
        press(qtbot, host, key, modifier)
        places.append(_caret(screen))
    assert places[:5] == [0, 1, 5, 4, 0]
    assert places[5] == places[7] == length
    assert places[6] < length
    press(qtbot, host, KEY.Key_Home)
    assert 0 < _caret(screen) < length or screen.reader.document().firstBlock().layout().lineCount() == 1


def test_up_and_down_go_through_the_claims_and_where_there_are_none_through_the_lines(
    qtbot: QtBot, host: Host, screen: ReviewScreen, workspace: Workspace, tmp_path: Path
) -> None:
    screen.reader.setFocus()
    before = screen.reader.selected
    press(qtbot, host, KEY.Key_Down)
    assert screen.reader.selected != before
    (tmp_path / "lines.txt").write_text("One line.\nAnother line.\nThe last line.\n", encoding="utf-8")
    assert not import_paths(workspace, [tmp_path / "lines.txt"]).troubles
    screen.show_target(next(each for each in reading.article_ids(workspace) if each not in review_project.TEXTS))
    screen.reader.setFocus()
    lines = []
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Up):
        press(qtbot, host, key)
        lines.append(screen.reader.textCursor().block().text())
    assert lines == ["Another line.", "The last line.", "Another line."]
    press(qtbot, host, KEY.Key_End)
    assert screen.reader.textCursor().atBlockEnd()


def test_a_claim_is_made_by_the_keys_alone_in_an_article_without_claims(
    qtbot: QtBot, host: Host, screen: ReviewScreen
) -> None:
    screen.show_target("three")
    screen.reader.setFocus()
    press(qtbot, host, KEY.Key_Right, _CTRL)
    press(qtbot, host, KEY.Key_Right, _CTRL | _SHIFT)
    press(qtbot, host, KEY.Key_Right, _CTRL | _SHIFT)
    press(qtbot, host, KEY.Key_N)
    assert [card.claim.text for card in screen.claims.cards] == ["ministre est"]


def test_after_a_new_claim_is_undone_the_nearest_claim_is_selected(
    qtbot: QtBot, host: Host, screen: ReviewScreen
) -> None:
    text = review_project.TEXTS["one"]
    cursor = screen.reader.textCursor()
    cursor.setPosition(text.index("mission"))
    cursor.setPosition(text.index("mission") + len("mission"), cursor.MoveMode.KeepAnchor)
    screen.reader.setTextCursor(cursor)
    screen.reader.setFocus()
    press(qtbot, host, KEY.Key_N)
    made = screen.claims.selected()
    assert made is not None
    assert made.claim.text == "mission"
    host.bridge.run(Workspace.undo, via="key:Ctrl+Z")
    qtbot.waitUntil(lambda: not host.bridge.busy)
    nearest = screen.claims.selected()
    assert nearest is not None
    assert nearest.id == "mission"

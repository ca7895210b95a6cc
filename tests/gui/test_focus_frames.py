"""Tests of the frame of the focus: two pixels of accent around the chosen row of every list that has it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView
from pytestqt.qtbot import QtBot

from annotator.gui.bridge import Bridge
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.fact_add import AddEvidenceDialog
from annotator.gui.views.facts import FactsScreen
from annotator.gui.views.history import HistoryScreen
from annotator.gui.views.review import ReviewScreen
from annotator.gui.window import Window
from tests.gui import review_project
from tests.gui.fact_project import Bench
from tests.gui.review_host import shown


def _row(view: QAbstractItemView) -> QRect:
    """Where the chosen row is in the viewport."""
    at = view.currentIndex()
    if not isinstance(view, QTableView):
        return view.visualRect(at)
    return QRect(0, view.rowViewportPosition(at.row()), view.horizontalHeader().length(), view.rowHeight(at.row()))


def _is_framed(view: QAbstractItemView, color: str) -> bool:
    """Whether lines of two pixels in a colour run along all edges of the chosen row."""
    picture, row = view.viewport().grab().toImage(), _row(view)
    middle, across = row.center(), (0, 1)
    points = [(middle.x(), row.top() + each) for each in across]
    points += [(middle.x(), row.bottom() - 1 - each) for each in across]
    points += [(row.left(), middle.y()), (row.left() + 1, middle.y())]
    points += [(row.right() - each, middle.y()) for each in across]
    return all(picture.pixelColor(x, y).name().upper() == color.upper() for x, y in points)


def _framed_with_and_without_focus(qtbot: QtBot, view: QAbstractItemView, color: str) -> tuple[bool, bool]:
    """Whether the chosen row has its frame while its list has the focus, and once it has lost it."""
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    QApplication.processEvents()
    framed = _is_framed(view, color)
    view.clearFocus()
    return framed, _is_framed(view, color)


def test_the_chosen_fact(qtbot: QtBot, theme: ThemeHolder, bridge: Bridge) -> None:
    screen = FactsScreen(bridge, theme)
    Bench(qtbot, screen, bridge)
    assert _framed_with_and_without_focus(qtbot, screen.list.rows, theme.tokens.focus) == (True, False)


@pytest.mark.parametrize("width", [900, 1300])
def test_the_chosen_decision(qtbot: QtBot, theme: ThemeHolder, bridge: Bridge, width: int) -> None:
    screen = HistoryScreen(bridge, theme)
    Bench(qtbot, screen, bridge, width=width)
    assert _framed_with_and_without_focus(qtbot, screen.table, theme.tokens.focus) == (True, False)


def test_the_chosen_claim_to_add(qtbot: QtBot, theme: ThemeHolder, bridge: Bridge) -> None:
    screen = FactsScreen(bridge, theme)
    Bench(qtbot, screen, bridge)
    screen.perform("evidence.add")
    dialog = next(each for each in screen.findChildren(AddEvidenceDialog))
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClicks(dialog.search, "mission")
    qtbot.waitUntil(lambda: dialog.claims.rowCount() > 0)
    assert _framed_with_and_without_focus(qtbot, dialog.list, theme.tokens.focus) == (True, False)
    dialog.reject()


def test_the_chosen_candidate(qtbot: QtBot, theme: ThemeHolder, tmp_path: Path) -> None:
    with shown(qtbot, review_project.build(tmp_path), theme) as host:
        screen: ReviewScreen = host.screen_shown
        screen.claims.select(review_project.claim_of(host.bridge.workspace, "mission"))
        assert _framed_with_and_without_focus(qtbot, screen.elsewhere.list, theme.tokens.focus) == (True, False)


def test_a_start_page_without_panes_offers_no_way_back_to_them(qtbot: QtBot, window: Window) -> None:
    window.start.setFocus()
    window._signs.soon()
    QTest.qWait(20)
    assert "F6" not in window.frame.status.hints.accessibleName()

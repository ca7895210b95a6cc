"""Every control of every screen and dialog is reached by Tab, Shift+Tab and F6, in the order in which it is seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QMenuBar, QWidget

from annotator.gui import fonts
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.window import Window
from annotator.services.workspace import Workspace
from tests.gui import scenes

EVERY_SCENE = pytest.mark.parametrize("scene", scenes.SCENES)
MOST = 90
_SAME_ROW = 12
_FIRST_LINE = 12


@dataclass(frozen=True, slots=True)
class Walk:
    """Where the keys led on one scene, each stop by what it says."""

    wanted: int
    there: list[str]
    back: list[str]
    missed: list[str]
    """What neither Tab nor, within a group of choices, the arrows lead to."""
    outside: list[str]
    turned: list[str]
    """Stops of one pane that come before something above them."""
    panes: list[str]
    by_f6: list[str]


@pytest.fixture(scope="module")
def walks(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Walk]:
    """The walk through every scene."""
    fonts.load()
    folder = tmp_path_factory.mktemp("reach")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_HOME", str(folder / "home"))
        project = scenes.make_project(folder)
        with scenes.window_on(ThemeHolder(qapp, Choice.LIGHT), project) as window:
            return {scene: _walk(window, scene, project) for scene in scenes.IN_ORDER}


def _walk(window: Window, scene: str, project: Path) -> Walk:
    shown = scenes.enter(window, scene, project)
    scenes.wait(lambda: QApplication.focusWidget() is not None)
    root = window.overlay or shown
    wanted, there, back = stops(root), round_trip(back=False), round_trip(back=True)
    panes, by_f6 = _by_f6(window) if root is window and window.has_project else ([], [])
    made = Walk(
        wanted=len(wanted),
        there=[says(each) for each in there],
        back=[says(each) for each in back],
        missed=[says(each) for each in wanted if each not in there and not beside(each, there)],
        outside=[says(each) for each in there if not root.isAncestorOf(each)],
        turned=[words for pane in panes_of(root) for words in turned(pane, there, root)],
        panes=panes,
        by_f6=by_f6,
    )
    scenes.leave(window, scene)
    return made


def _by_f6(window: Window) -> tuple[list[str], list[str]]:
    panes, seen = window.current.panes(), []
    for _ in range(len(panes) + 1):
        focus = QApplication.focusWidget() or window
        seen.append(next((says(pane) for pane in panes if pane is focus or pane.isAncestorOf(focus)), "no pane"))
        QTest.keyClick(focus, Qt.Key.Key_F6)
    return [says(pane) for pane in panes], seen


@EVERY_SCENE
def test_tab_reaches_every_control(walks: Mapping[str, Walk], scene: str) -> None:
    assert walks[scene].wanted
    assert walks[scene].missed == []


@EVERY_SCENE
def test_the_focus_stays_in_what_is_open(walks: Mapping[str, Walk], scene: str) -> None:
    assert walks[scene].outside == []


@EVERY_SCENE
def test_shift_tab_goes_the_way_back(walks: Mapping[str, Walk], scene: str) -> None:
    walk = walks[scene]
    assert walk.back[1:] == walk.there[:0:-1]


@pytest.mark.parametrize("scene", ["review", "editing", "facts", "history"])
def test_f6_goes_round_the_panes(walks: Mapping[str, Walk], scene: str) -> None:
    walk = walks[scene]
    assert set(walk.by_f6) == set(walk.panes)
    assert walk.by_f6[0] == walk.by_f6[-1]


@EVERY_SCENE
def test_within_a_pane_tab_goes_as_one_reads(walks: Mapping[str, Walk], scene: str) -> None:
    assert walks[scene].turned == []


def test_the_claims_buttons_come_right_after_their_list(walks: Mapping[str, Walk]) -> None:
    there = walks["review"].there
    after = there[there.index("ClaimList Claims of this article") + 1 :]
    assert after[:3] == ["KeyButton Why was it proposed", "KeyButton Correct", "KeyButton Reject"]


def stops(root: QWidget) -> list[QWidget]:
    """What can have the focus by Tab; menus have keys of their own."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and widget.window() is root.window()
        and not isinstance(widget, QMenuBar)
    ]


def round_trip(*, back: bool) -> list[QWidget]:
    """Where the focus comes to with Tab, until it is where it was before."""
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    seen: list[QWidget] = []
    for _ in range(MOST):
        focus = QApplication.focusWidget()
        assert focus is not None, "the focus is lost"
        if focus in seen:
            return seen
        seen.append(focus)
        QTest.keyClick(focus, key)
    raise AssertionError("Tab never comes round")


def says(widget: QWidget) -> str:
    """A widget in a message."""
    return f"{type(widget).__name__} {widget.accessibleName()}"


def beside(widget: QWidget, seen: list[QWidget]) -> bool:
    """Whether the arrows lead to the widget: it is one choice of a group of which another was reached."""
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    if group is not None and group.exclusive():
        return any(button in seen for button in group.buttons())
    alike = [each for each in seen if isinstance(each, QAbstractButton) and each.autoExclusive()]
    return widget.autoExclusive() and any(each.parentWidget() is widget.parentWidget() for each in alike)


def turned(pane: QWidget, seen: list[QWidget], root: QWidget) -> list[str]:
    """What of a pane is reached after something that stands below it."""
    inside = [each for each in seen if pane.isAncestorOf(each)]
    first = min(range(len(inside)), key=lambda at: place(inside[at], root)) if inside else 0
    in_order = inside[first:] + inside[:first]
    return [f"{says(after)} after {says(before)}" for before, after in pairwise(in_order) if above(after, before)]


def panes_of(root: QWidget) -> list[QWidget]:
    """The parts of a screen that stand beside each other; a dialog is one."""
    if not isinstance(root, Window):
        return [root]
    names = {"TopBar", "ArticleList", "ClaimsPane", "Elsewhere", "FactList", "FactPage", "HistoryHead", "StartScreen"}
    return [each for each in root.findChildren(QWidget) if type(each).__name__ in names and each.isVisible()]


def place(widget: QWidget, root: QWidget) -> tuple[int, int]:
    """Where a widget begins to be read, row before column: a list or a text in its first line."""
    line = _FIRST_LINE if isinstance(widget, QAbstractScrollArea) else widget.height() // 2
    at = widget.mapTo(root, QPoint(0, line))
    return at.y() // _SAME_ROW, at.x()


def above(one: QWidget, other: QWidget) -> bool:
    """Whether a widget ends before the other begins, as one reads."""
    top, below = one.mapToGlobal(QPoint(0, one.height())).y(), other.mapToGlobal(QPoint()).y()
    return top <= below


@pytest.mark.parametrize(("screen", "name"), [("review", "Import"), ("facts", "Go to Review")])
def test_an_empty_screen_gives_the_focus_to_the_way_on(
    theme: ThemeHolder, tmp_path: Path, screen: str, name: str
) -> None:
    project = tmp_path / "empty.facts"
    Workspace.create(project, analyst="A1").close()
    with scenes.window_on(theme, project) as window:
        window.open_project(project)
        window.show_screen(screen)
        scenes.wait(lambda: QApplication.focusWidget() is not None)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.accessibleName() == name

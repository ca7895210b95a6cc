"""Everything fits: no screen or dialog outgrows a small window, and no word is cut without its whole at hand."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from annotator.gui import fonts
from annotator.gui.offsets import TURNING
from annotator.gui.sizes import LEAST
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.graph_canvas import GraphCanvas
from annotator.gui.window import Window
from tests.gui import scenes

SIZES = {"1024x640": QSize(1024, 640), "1280x800": QSize(1280, 800)}
PROJECTS = {"short": scenes.make_project, "long": scenes.make_long_project}
TRIED = (("1024x640", "short"), ("1024x640", "long"), ("1280x800", "long"))
CASES = [(size, project, scene) for size, project in TRIED for scene in scenes.SCENES]


@dataclass(frozen=True, slots=True)
class Fit:
    """How a scene fits its window."""

    grown: bool
    squeezed: list[str]
    """Widgets smaller than they say they must be."""
    cut: list[str]
    """Words cut without a tooltip that has the whole."""
    outside: list[str]
    """Widgets that reach over the edge of what they stand in."""
    sideways: list[str]
    """What would have to be scrolled sideways."""
    turned: list[str]
    """Words with a character that turns what stands around it, and no sign for it."""


@pytest.fixture(scope="module")
def fits(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str, str], Fit]:
    """How every scene fits at every size, with short and with long words."""
    fonts.load()
    found: dict[tuple[str, str, str], Fit] = {}
    with pytest.MonkeyPatch.context() as patch:
        for name, make in PROJECTS.items():
            folder = tmp_path_factory.mktemp(name)
            patch.setenv("ANNOTATOR_HOME", str(folder / "home"))
            project = make(folder)
            for size, wanted in ((size, SIZES[size]) for size, tried in TRIED if tried == name):
                with scenes.window_on(ThemeHolder(qapp, Choice.LIGHT), project, size=wanted) as window:
                    for scene in scenes.IN_ORDER:
                        found[size, name, scene] = fit(window, scene, project, wanted)
    return found


def fit(window: Window, scene: str, project: Path, wanted: QSize, folder: Path | None = None) -> Fit:
    """How a scene fits the window, which is left as it was; with a picture of it if a folder is given."""
    shown = scenes.enter(window, scene, project)
    QTest.qWait(1)
    root = window.overlay or shown
    parts = [
        root,
        *(each for each in root.findChildren(QWidget) if each.isVisible() and each.window() is root.window()),
    ]
    made = Fit(
        grown=window.size() != wanted or root.width() > wanted.width() or root.height() > wanted.height(),
        squeezed=[says(each) for each in parts if is_squeezed(each)],
        cut=[says(each) for each in parts if is_cut(each)],
        outside=[says(each) for each in parts if each is not root and is_outside(each)],
        sideways=[says(each) for each in parts if isinstance(each, QScrollArea) and is_wide(each)],
        turned=[says(each) for each in parts if TURNING & set(shown_by(each))],
    )
    if folder is not None:
        shown.grab().save(str(folder / f"{scene}.png"))
    scenes.leave(window, scene)
    return made


WELL = Fit(grown=False, squeezed=[], cut=[], outside=[], sideways=[], turned=[])


def shown_by(widget: QWidget) -> str:
    """All that a widget of Qt's own shows as it was told."""
    words = widget.toPlainText() if isinstance(widget, QPlainTextEdit | QTextEdit) else ""
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        words = widget.text()
    if isinstance(widget, QComboBox):
        words = "".join(widget.itemText(at) for at in range(widget.count()))
    return f"{words}{widget.toolTip()}{widget.windowTitle()}"


def says(widget: QWidget) -> str:
    """A widget in a message."""
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    name = (text or widget.accessibleName())[:40]
    return f"{type(widget).__name__} {name!r} {widget.width()}x{widget.height()} in {type(widget.parent()).__name__}"


def is_squeezed(widget: QWidget) -> bool:
    """Whether it has less room than it says it needs; what is scrolled within has all it wants."""
    if isinstance(widget, QHeaderView):
        return False
    asked = widget.currentWidget() if isinstance(widget, QStackedWidget) else widget  # its hidden pages may wait
    least = (asked or widget).minimumSizeHint().boundedTo(widget.maximumSize())
    return widget.width() < least.width() or widget.height() < least.height()


def is_cut(widget: QWidget) -> bool:
    """Whether a label or button has words for which it is too narrow, and no tooltip."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    if not isinstance(widget, QLabel | QAbstractButton) or not widget.text() or widget.toolTip():
        return False
    return widget.fontMetrics().horizontalAdvance(widget.text()) > widget.contentsRect().width() + 1


def is_outside(widget: QWidget) -> bool:
    """Whether it reaches over the edge of its parent, which would cut it."""
    around = widget.parentWidget()
    scrolled = around is not None and isinstance(around.parentWidget(), QAbstractScrollArea)
    if around is None or scrolled or widget.isWindow() or type(around).__name__ == "CardSight":
        return False
    return not around.rect().adjusted(-8, -8, 8, 8).contains(QRect(QPoint(widget.x(), widget.y()), widget.size()))


def is_wide(area: QScrollArea) -> bool:
    """Whether what is in it is wider than its view."""
    inside = area.widget()
    drawn = isinstance(inside, GraphCanvas)  # scrolls sideways where room is short, for its words would be too small
    return inside is not None and inside.width() > area.viewport().width() and not drawn


@pytest.mark.parametrize(("size", "project", "scene"), CASES)
def test_every_scene_fits(fits: Mapping[tuple[str, str, str], Fit], size: str, project: str, scene: str) -> None:
    assert fits[size, project, scene] == WELL


def test_the_least_window_leaves_room_for_a_title_bar() -> None:
    assert LEAST.width() <= 1024
    assert LEAST.height() <= 640


@pytest.mark.soak
@pytest.mark.parametrize("factor", ["1.25", "1.5", "2"])
def test_every_scene_fits_a_screen_of_1280x800_at_any_scale(factor: str, tmp_path: Path) -> None:
    env = {**os.environ, "QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen", "ANNOTATOR_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "tests.gui.scaled", factor, str(tmp_path)]
    ran = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stdout + ran.stderr
    pictures = {file.stem: QImage(str(file)).size() for file in tmp_path.glob("*.png")}
    assert pictures["review"] == QSize(1280, 800) * float(factor)
    assert set(pictures) == set(scenes.SCENES)

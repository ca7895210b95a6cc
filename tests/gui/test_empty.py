"""Tests of what a pane shows when there is nothing: it stands in the middle, and every way on can be taken."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from annotator.gui.badges import KeyButton
from annotator.gui.sizes import LEAST
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.empty import EmptyBox
from annotator.gui.views.review import ReviewScreen
from annotator.gui.window import Window
from annotator.services import reading
from annotator.services.settings import Settings
from annotator.services.workspace import Workspace


def test_the_box_stands_in_the_middle_of_its_pane(qtbot: QtBot, theme: ThemeHolder) -> None:
    empty = EmptyBox(theme)
    qtbot.addWidget(empty)
    empty.resize(1300, 800)
    empty.show_reason("No articles yet", "Import reports to begin.", button="Import", key="Ctrl I")
    empty.show()
    box = next(frame for frame in empty.findChildren(QFrame) if frame.property("role") == "empty")
    middle = box.mapTo(empty, QPoint(box.width() // 2, box.height() // 2))
    assert box.width() == 520
    assert abs(middle.x() - 650) <= 1
    assert 250 < middle.y() < 400
    empty.resize(300, 800)
    assert box.width() >= 260


def test_a_second_way_stands_beside_the_button(qtbot: QtBot, theme: ThemeHolder) -> None:
    empty = EmptyBox(theme)
    qtbot.addWidget(empty)
    empty.show_reason("Not read yet", "", button="Extract claims", key="Ctrl Shift E", other=("N", "add one"))
    assert empty.accessibleName() == "Not read yet. Ctrl Shift E N add one"
    with qtbot.waitSignal(empty.wanted):
        empty.findChildren(KeyButton)[0].click()


def test_every_real_screen_fits_a_small_display(qtbot: QtBot, theme: ThemeHolder, project: Path) -> None:
    window = Window(theme, Settings(analyst="A1"))
    qtbot.addWidget(window)
    window.show()
    assert window.open_project(project)
    for name in ("review", "facts", "history"):
        window.show_screen(name)
        window.resize(LEAST)
        assert window.size() == LEAST
        assert window.frame.minimumSizeHint().height() <= LEAST.height()
    window.close()


def test_an_article_nobody_has_read_offers_to_be_read(qtbot: QtBot, theme: ThemeHolder, tmp_path: Path) -> None:
    file, path = tmp_path / "one.txt", tmp_path / "fresh.facts"
    file.write_text("Akar met Haftar in Tripoli on Saturday. He left on Sunday.", encoding="utf-8")
    Workspace.create(path, analyst="A1").close()
    window = Window(theme, Settings(analyst="A1"))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.open_project(path)
    window.flows.import_files([file])
    assert window.overlay is not None
    window.overlay.act()
    qtbot.waitUntil(lambda: window.frame.status.said == "Imported 1 article")
    window.overlay.leave()
    review = window.screen("review")
    assert isinstance(review, ReviewScreen)
    button = review.claims.empty.findChildren(KeyButton)[0]
    assert button.text() == "Extract claims"
    started: list[str] = []
    window.bridge.jobs.started.connect(started.append)
    window.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert started == ["Extracting claims"]
    window.stop_work()
    qtbot.waitUntil(lambda: not window.bridge.jobs.running, timeout=60_000)
    assert len(reading.article_ids(window.workspace)) == 1
    window.close()

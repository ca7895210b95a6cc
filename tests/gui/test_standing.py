"""Tests of the window whose project is taken away or cannot be written: never "saved", and told where it is kept."""

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.errors import BadFile
from annotator.domain.ids import ClaimId
from annotator.gui.window import Window
from annotator.services import claims, watching
from annotator.store import standing
from tests.gui.pages import Page

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there an open file cannot be removed")


@pytest.fixture
def folder(qtbot: QtBot, window: Window, project: Path) -> Path:
    """The folder of the project, which is open with one decision."""
    here = project.parent / "here"
    here.mkdir()
    assert window.open_project(project.rename(here / project.name))
    page = window.screen("review")
    assert isinstance(page, Page)
    page.list.setFocus()
    qtbot.waitUntil(page.list.hasFocus)
    QTest.keyClick(page.list, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: window.frame.status.said == "Confirmed claim 1")
    return here


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Where the project is kept once its folder is gone."""
    return tmp_path / "home" / "state" / "rescued" / "week.rescued.facts"


def _decisions(path: Path) -> int:
    with closing(sqlite3.connect(path)) as kept:
        return int(kept.execute("SELECT count(*) FROM decision").fetchone()[0])


def test_a_folder_removed_under_an_idle_window_is_told_and_its_project_kept(
    qtbot: QtBot, window: Window, folder: Path, copy: Path
) -> None:
    assert window.frame.top.state == "saved"
    shutil.rmtree(folder)
    qtbot.waitUntil(lambda: window.frame.top.state == "not saved")
    assert f"everything decided in it is kept as {copy}" in window.frame.trouble.sentence
    window.frame.trouble.clear()
    assert window.frame.top.state == "not saved"
    window.close_project()
    assert str(copy) in window.frame.trouble.sentence
    assert window.frame.status.said == "Closed week"
    assert str(copy) in window.settings.recent
    assert _decisions(copy) == 1


def test_a_key_pressed_after_the_folder_is_gone_decides_nothing_and_says_so(
    qtbot: QtBot, window: Window, folder: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(folder)
    window.trigger("edit.undo")
    qtbot.waitUntil(lambda: str(copy) in window.frame.trouble.sentence)
    qtbot.waitUntil(lambda: window.frame.top.state == "not saved")
    window.close_project()
    assert _decisions(copy) == 1


def test_a_window_closed_before_it_could_tell_stays_to_tell(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, window: Window, project: Path, tmp_path: Path, copy: Path
) -> None:
    monkeypatch.setattr(watching, "_EVERY_S", 60)
    here = tmp_path / "there"
    here.mkdir()
    assert window.open_project(project.rename(here / project.name))
    shutil.rmtree(here)
    assert not window.close()
    assert str(copy) in window.frame.trouble.sentence
    assert not window.has_project
    assert window.close()
    assert _decisions(copy) == 0


def test_a_file_that_is_put_back_is_saved_again(qtbot: QtBot, window: Window, folder: Path) -> None:
    folder.rename(folder.with_name("away"))
    qtbot.waitUntil(lambda: window.frame.top.state == "not saved")
    assert "until then nothing can be decided" in window.frame.trouble.sentence
    folder.with_name("away").rename(folder)
    qtbot.waitUntil(lambda: window.frame.top.state == "saved")
    assert window.frame.trouble.sentence == ""


def test_what_could_not_be_kept_is_not_called_saved_until_it_was_read(
    qtbot: QtBot, window: Window, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_standing: standing.Standing, _connection: object) -> None:
        raise BadFile("disk-full", file="week.facts")

    with monkeypatch.context() as patched:
        patched.setattr(standing.Standing, "check", full)
        window.trigger("edit.undo")
        qtbot.waitUntil(lambda: "was not kept" in window.frame.trouble.sentence)
        assert window.frame.top.state == "not saved"
    window.frame.trouble.clear()
    assert window.frame.top.state == "saved"
    with monkeypatch.context() as patched:
        patched.setattr(standing.Standing, "check", full)
        window.trigger("edit.undo")
        qtbot.waitUntil(lambda: window.frame.top.state == "not saved")
    window.trigger("edit.undo")
    qtbot.waitUntil(lambda: window.frame.status.said.startswith("Took back"))
    assert window.frame.top.state == "saved"


def test_what_is_refused_for_another_reason_leaves_it_saved(qtbot: QtBot, window: Window, folder: Path) -> None:
    window.bridge.run(lambda ws: claims.confirm(ws, ClaimId("nothing"), via="test"))
    qtbot.waitUntil(lambda: bool(window.frame.trouble.sentence))
    assert window.frame.top.state == "saved"

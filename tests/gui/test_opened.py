"""Tests that an open project is backed up while the window goes on, and that trouble with it is only said."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from annotator.domain.errors import AnnotatorError, BadFile
from annotator.gui import opened
from annotator.gui.opened import Opened
from annotator.services import backups, claims, watching
from annotator.services.workspace import Workspace
from tests import builders


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(opened, "_BACKED_UP_AFTER_MS", 0)
    builders.project(tmp_path).close()
    return tmp_path / "project.facts"


def _open_and_wait(qtbot: QtBot, path: Path, many: int) -> None:
    """Open the project, wait until there are so many backups, decide something and close it."""
    parent = QObject()
    project = Opened(parent)
    project.take(Workspace.open(path, analyst="ada"))
    qtbot.waitUntil(lambda: len(backups.listed(path)) == many)
    ids = builders.claim_ids(project.bridge.workspace)
    claims.confirm(project.bridge.workspace, ids[many], via="test")
    project.drop()


def test_each_opening_after_a_decision_keeps_a_backup(qtbot: QtBot, qapp: QApplication, path: Path) -> None:
    for many in (1, 2, 3):
        _open_and_wait(qtbot, path, many)
    assert all(backups.is_whole(kept) for kept in backups.listed(path))


def test_a_project_that_is_closed_at_once_gets_none(qtbot: QtBot, qapp: QApplication, path: Path) -> None:
    parent = QObject()
    project = Opened(parent)
    project.take(Workspace.open(path, analyst="ada"))
    project.drop()
    qtbot.wait(50)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_disk_without_room_is_said_and_the_project_stays_open(
    qtbot: QtBot, qapp: QApplication, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    parent = QObject()
    project = Opened(parent)
    with qtbot.waitSignal(project.failed) as said:
        project.take(Workspace.open(path, analyst="ada"))
    assert said.args[0].startswith(f"No backup of {path} was made: ")
    claims.confirm(project.bridge.workspace, builders.claim_ids(project.bridge.workspace)[0], via="test")
    project.drop()


def test_what_is_found_of_a_file_whose_window_is_gone_is_heard_by_nobody(
    qtbot: QtBot, qapp: QApplication, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Callable[[AnnotatorError | None], None]] = []
    monkeypatch.setattr(watching, "watch", lambda _ws, tell: heard.append(tell))
    parent = QObject()
    project = Opened(parent)
    ws = Workspace.open(path, analyst="ada")
    project.take(ws)
    with qtbot.waitSignal(project.stood) as said:
        heard[0](BadFile("project-moved", file="there"))
    assert said.args[0].message_id == "project-moved"
    delete(parent)
    heard[0](None)
    ws.close()

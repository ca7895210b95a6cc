"""Tests of two windows on one project: the second is told, may look, and writes once the first is closed or killed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.gui.window import Window
from annotator.services import claims, reading
from annotator.services.workspace import Workspace

_HOLD = """
import sys
from pathlib import Path
from annotator.services.workspace import Workspace
ws = Workspace.open(Path(sys.argv[1]), analyst="bob")
print("held", flush=True)
sys.stdin.read()
ws.close()
"""


@contextmanager
def _held(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that has the project open for writing."""
    command = [sys.executable, "-c", _HOLD, str(path)]
    with subprocess.Popen(command, stdin=-1, stdout=-1, cwd=Path(__file__).parents[2]) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        yield other
        other.kill()


@pytest.mark.parametrize("killed", [False, True])
def test_the_second_may_look_and_writes_once_the_first_is_gone(
    qtbot: QtBot, window: Window, project: Path, killed: bool
) -> None:
    with _held(project) as other:
        assert not window.open_project(project)
        strip = window.frame.trouble
        assert f"is open for writing by bob (process {other.pid} on" in strip.sentence
        assert strip.way.text() == "Look at it, read only"
        strip.way.click()
        assert window.workspace.read_only
        assert (strip.way.text(), "bob" in strip.sentence) == ("Open it for writing", True)
        strip.way.click()
        assert window.workspace.read_only
        assert (strip.way.text(), "bob" in strip.sentence) == ("Open it for writing", True)
        other.kill() if killed else other.communicate()
        other.wait()
        strip.way.click()
        assert (window.workspace.read_only, strip.sentence) == (False, "")
    ids = window.workspace.read(lambda c: [row[0] for row in c.exec_driver_sql("SELECT id FROM claim")])
    window.bridge.run(claims.confirm, ids[0], via="test")
    qtbot.waitUntil(lambda: not window.bridge.busy)
    assert reading.claim_card(window.workspace, ids[0]).status.value == "confirmed"


def test_a_project_that_is_written_here_is_not_opened_again(window: Window, project: Path) -> None:
    assert window.open_project(project)
    first = window.workspace
    assert window.open_project(project)
    assert window.open_project(project, read_only=True)
    assert window.workspace is first


def test_what_is_looked_at_is_opened_for_writing_when_asked_for_again(window: Window, project: Path) -> None:
    assert window.open_project(project, read_only=True)
    assert window.workspace.read_only
    assert window.open_project(project)
    assert not window.workspace.read_only


def test_a_place_in_another_windows_project_is_remembered_too(window: Window, project: Path, tmp_path: Path) -> None:
    other = Workspace.create(tmp_path / "other.facts", analyst="A1")
    other.close()
    window.memory.keep_place(project, "one")
    later = type(window.memory)(window.memory.settings)
    window.memory.keep_place(other.path, "two")
    later.keep_place(project, "three")
    assert (later.place_in(other.path), later.place_in(project)) == ("two", "three")

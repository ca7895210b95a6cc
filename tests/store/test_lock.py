"""Tests of the one-writer rule, within one process and between two."""

import subprocess
import sys
from pathlib import Path

import pytest

from annotator.domain.errors import BadFile, Conflict
from annotator.services import checking, claims, reading
from annotator.services.workspace import Workspace
from annotator.store.lock import FileLock
from tests import builders

_HOLD = """
import sys
from pathlib import Path
from annotator.services import claims
from annotator.services.workspace import Workspace
ws = Workspace.open(Path(sys.argv[1]), analyst="bob")
if sys.argv[2]:
    claims.confirm(ws, sys.argv[2], via="test")
print("held", flush=True)
sys.stdin.read()
if sys.argv[2]:
    ws.close()
"""
_ROOT = Path(__file__).parents[2]


def _holder(path: Path, *, decide: str = "") -> subprocess.Popen[str]:
    run = [sys.executable, "-c", _HOLD, str(path), decide]
    holder = subprocess.Popen(run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_ROOT)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_second_writer_is_told_who_holds_the_file(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    with pytest.raises(Conflict, match=r"is open for writing by ada \(process \d+ on .+\); close it there first"):
        Workspace.open(ws.path, analyst="bob")
    ws.close()
    Workspace.open(ws.path, analyst="bob").close()


def test_a_link_to_the_file_leads_to_the_same_lock(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    (tmp_path / "link.facts").symlink_to(ws.path)
    with pytest.raises(Conflict):
        Workspace.open(tmp_path / "link.facts", analyst="bob")
    ws.close()


def test_somebody_may_look_while_another_writes(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    looking = Workspace.open(ws.path, analyst="bob", read_only=True)
    assert len(builders.claim_ids(looking)) == 6
    looking.close()
    ws.close()


def test_closing_while_somebody_looks_disturbs_neither(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    looking = Workspace.open(ws.path, analyst="bob", read_only=True)

    def look_while_it_closes(_connection: object) -> tuple[int, int]:
        before = len(builders.claim_ids(looking))
        ws.close()
        return before, len(builders.claim_ids(looking))

    assert looking.read(look_while_it_closes) == (6, 6)
    again = Workspace.open(ws.path, analyst="ada")
    assert len(builders.claim_ids(looking)) == 6
    looking.close()
    again.close()
    assert [file.name for file in tmp_path.iterdir()] == ["project.facts"]


def test_a_holder_in_another_process_is_named_and_when_killed_holds_no_longer(tmp_path: Path) -> None:
    builders.empty(tmp_path).close()
    path = tmp_path / "project.facts"
    holder = _holder(path)
    try:
        with pytest.raises(Conflict, match=rf"by bob \(process {holder.pid} on"):
            Workspace.open(path, analyst="ada")
    finally:
        holder.kill()
        holder.communicate()
    Workspace.open(path, analyst="ada").close()
    assert [file.name for file in tmp_path.iterdir()] == ["project.facts"]


def test_a_folder_that_refuses_the_lock_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "p.facts.lock").mkdir()
    with pytest.raises(BadFile, match="cannot be written"):
        FileLock.acquire(tmp_path / "p.facts", "ada")


@pytest.mark.skipif(sys.platform == "win32", reason="there an open file cannot be removed")
def test_a_lock_that_somebody_removed_costs_no_decision(tmp_path: Path) -> None:
    first = builders.project(tmp_path)
    ids = builders.claim_ids(first)
    claims.confirm(first, ids[0], via="test")
    (tmp_path / "project.facts.lock").unlink()
    holder = _holder(first.path, decide=str(ids[1]))
    holder.communicate("")
    with pytest.raises(BadFile, match="was overwritten by another program while it was open"):
        claims.confirm(first, ids[2], via="test")
    first.close()
    assert checking.check(first.path) == []
    with builders.opened(first.path) as again:
        assert [reading.claim_card(again, each).status.value for each in ids[:3]] == [
            "confirmed",
            "confirmed",
            "proposed",
        ]

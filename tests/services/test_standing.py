"""Tests of a project whose file is moved, removed, replaced or overwritten while it is open: told, and nothing lost."""

import os
import queue
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError, BadFile
from annotator.services import checking, claims, reading, watching
from annotator.services.workspace import Workspace
from annotator.store.connecting import Connection
from tests import builders

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there an open file cannot be moved")


@pytest.fixture
def ws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A project in a folder of its own, with one decision."""
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    (tmp_path / "here").mkdir()
    ws = builders.project(tmp_path / "here")
    _confirm(ws, 0)
    yield ws
    ws.close()


def _confirm(ws: Workspace, place: int) -> None:
    claims.confirm(ws, builders.claim_ids(ws)[place], via="test")


def _decided(path: Path) -> int:
    """How many decisions a file holds that is whole."""
    assert checking.check(path) == []
    with builders.opened(path) as ws:
        return reading.counts(ws).decisions


def _settled(ws: Workspace) -> None:
    """Wait until the log is folded into the file."""
    assert ws._writer is not None
    while (waiting := ws._writer._settling) is not None and waiting.is_alive():
        waiting.join(60)
    ws.write(lambda _: None)  # queued behind it


def _refused(ws: Workspace, words: str) -> str:
    """Why a decision is refused, and that nothing of it is kept."""
    ids, before = builders.claim_ids(ws), reading.counts(ws).decisions
    with pytest.raises(BadFile, match=words) as refused:
        claims.confirm(ws, ids[1], via="test")
    assert reading.counts(ws).decisions == before
    return str(refused.value)


def _file_moved(path: Path) -> Callable[[], object]:
    away = path.with_name("away.facts")
    path.rename(away)
    return lambda: away.rename(path)


def _folder_moved(path: Path) -> Callable[[], object]:
    away = path.parent.with_name("away")
    path.parent.rename(away)
    return lambda: away.rename(path.parent)


@pytest.mark.parametrize("move", [_file_moved, _folder_moved])
def test_nothing_is_decided_in_a_file_that_was_moved_away_until_it_is_back(
    ws: Workspace, move: Callable[[Path], Callable[[], object]]
) -> None:
    put_back = move(ws.path)
    for _ in range(2):
        _refused(ws, "is no longer there: it was moved, renamed or removed")
    put_back()
    _confirm(ws, 1)
    ws.close()
    assert _decided(ws.path) == 2


@pytest.mark.parametrize("move", [_file_moved, _folder_moved])
def test_a_moved_file_that_is_closed_is_whole_where_it_lies_now(
    ws: Workspace, tmp_path: Path, move: Callable[[Path], Callable[[], object]]
) -> None:
    move(ws.path)
    _refused(ws, "is no longer there")
    ws.close()
    moved = next(tmp_path.rglob("*.facts"))
    assert _decided(moved) == 1
    assert [file.name for file in moved.parent.iterdir()] == [moved.name]
    assert not ws.path.exists()


@pytest.mark.parametrize(("steps", "whole"), [([0.2, 0.2, 0.2], False), ([0.2, 0.2, 0.3], True), ([0.2] * 26, True)])
def test_the_log_is_folded_in_once_nobody_writes_and_after_five_seconds_anyway(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch, steps: list[float], whole: bool
) -> None:
    _settled(ws)
    now, waits, write = [100.0], list[float](), "INSERT OR REPLACE INTO meta VALUES ('test', ?)"
    monkeypatch.setattr("annotator.services.writer.time.monotonic", lambda: now[0])
    assert ws._writer is not None
    if ws._writer._settling is not None:
        ws._writer._settling.cancel()
        ws._writer._settling = None
    monkeypatch.setattr(ws._writer, "_settle_in", waits.append)
    for step in steps:
        ws.write(lambda c: c.exec_driver_sql(write, (str(now[0]),)))
        ws._writer._settling = threading.Timer(60, lambda: None)  # waited for, and never begun
        now[0] += step
    ws._writer._settle_if_quiet()
    ws.write(lambda _: None)  # queued behind it
    wal = ws.path.with_name(f"{ws.path.name}-wal")
    assert (wal.stat().st_size == 0) == whole
    assert whole or 0 < waits[-1] < 0.25


def test_a_file_moved_away_alone_a_moment_after_a_decision_holds_it(ws: Workspace, tmp_path: Path) -> None:
    wal = ws.path.with_name(f"{ws.path.name}-wal")
    # What was decided is folded into the file by itself, so that a copy of the file alone is whole.
    _settled(ws)
    assert wal.stat().st_size == 0
    copy = shutil.copy(ws.path, tmp_path / "copy.facts")
    assert _decided(Path(copy)) == 1


@pytest.mark.parametrize("replaced", [False, True])
def test_what_a_removed_file_held_is_kept_beside_it(ws: Workspace, replaced: bool) -> None:
    former = shutil.copy(ws.path, ws.path.with_name("other.facts")) if replaced else None
    ws.path.unlink()
    if former:
        Path(former).rename(ws.path)
    told = _refused(ws, "was removed or replaced while it was open")
    kept = ws.path.with_name("project.rescued.facts")
    assert str(kept) in told
    assert _refused(ws, "was removed or replaced") == told
    ws.close()
    assert _decided(kept) == 1
    assert [ws.path.exists(), len(list(kept.parent.glob("*.rescued*")))] == [replaced, 1]


def test_what_a_removed_file_held_is_kept_even_if_nothing_more_is_decided(ws: Workspace) -> None:
    ws.path.unlink()
    ws.close()
    assert _decided(ws.path.with_name("project.rescued.facts")) == 1
    assert [file.name for file in ws.path.parent.iterdir()] == ["project.rescued.facts"]


def test_what_was_done_while_the_file_was_removed_is_not_in_the_copy(ws: Workspace) -> None:
    ids = builders.claim_ids(ws)

    def remove_and_decide(connection: Connection) -> None:
        ws.path.unlink()
        connection.exec_driver_sql("DELETE FROM extra")

    with pytest.raises(BadFile, match="is no longer there"):
        ws.write(remove_and_decide)
    with pytest.raises(BadFile, match="everything before it is in"):
        claims.confirm(ws, ids[1], via="test")
    assert _decided(ws.path.with_name("project.rescued.facts")) == 1


def test_a_second_rescue_takes_another_name(ws: Workspace) -> None:
    ws.path.with_name("project.rescued.facts").write_bytes(b"mine")
    ws.path.unlink()
    _refused(ws, r"everything before it is in .*project\.rescued-2\.facts")
    assert ws.path.with_name("project.rescued.facts").read_bytes() == b"mine"


@pytest.mark.parametrize("decided_after", [0, 2])
def test_a_file_whose_folder_is_gone_is_kept_with_the_users_data(
    ws: Workspace, tmp_path: Path, decided_after: int
) -> None:
    shutil.rmtree(ws.path.parent)
    kept = tmp_path / "home" / "state" / "rescued" / "project.rescued.facts"
    for _ in range(decided_after):
        assert str(kept) in _refused(ws, "was removed or replaced while it was open")
    trouble = ws.close()
    assert f"kept as {kept}" in str(trouble)
    assert _decided(kept) == 1
    assert not ws.path.parent.exists()


def test_a_file_that_can_be_kept_nowhere_is_told_to_be_in_the_window_only(ws: Workspace, tmp_path: Path) -> None:
    shutil.rmtree(ws.path.parent)
    (tmp_path / "home").write_bytes(b"no folder")
    _refused(ws, "it is in this window only. Free some space, or export it")
    (tmp_path / "home").unlink()
    assert "was removed or replaced" in str(ws.close())


def test_a_project_that_is_where_it_was_closes_without_a_word(ws: Workspace) -> None:
    ws.look()
    assert ws.close() is None


@pytest.mark.parametrize("taken", ["file", "folder"])
def test_what_was_taken_away_is_told_while_nobody_does_anything_and_that_it_is_back(
    ws: Workspace, taken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_EVERY_S", 0.05)
    heard: queue.Queue[AnnotatorError | None] = queue.Queue()
    watching.watch(ws, heard.put)
    put_back = (_file_moved if taken == "file" else _folder_moved)(ws.path)
    assert "until then nothing can be decided" in str(heard.get(timeout=20))
    put_back()
    assert heard.get(timeout=20) is None
    shutil.rmtree(ws.path.parent)
    told = heard.get(timeout=20)
    assert told is not None
    assert _decided(Path(str(told.parameters["copy"]))) == 1
    assert str(ws.close()) == str(told)
    assert heard.empty()


def test_another_file_in_its_place_is_not_written_and_not_read(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    other = builders.empty(tmp_path / "there", analyst="bob")
    other.close()
    ws.path.rename(tmp_path / "away.facts")
    other.path.rename(ws.path)
    before = ws.path.read_bytes()
    _refused(ws, "was replaced by another file while it was open")
    ws.close()
    assert ws.path.read_bytes() == before
    assert (_decided(ws.path), _decided(tmp_path / "away.facts")) == (0, 1)


def test_a_backup_copied_over_an_open_file_is_told_and_left_as_it_is(ws: Workspace, tmp_path: Path) -> None:
    ws.close()
    backup = Path(shutil.copy(ws.path, tmp_path / "backup.facts"))
    again = Workspace.open(ws.path, analyst="ada")
    _confirm(again, 1)
    _settled(again)
    ws.path.write_bytes(backup.read_bytes())
    _refused(again, "was overwritten by another program while it was open")
    again.close()
    assert _decided(ws.path) == 1
    assert ws.path.read_bytes()[:24] == backup.read_bytes()[:24]


@pytest.mark.parametrize("settled", [False, True])
def test_a_file_that_was_only_touched_is_decided_in_as_before(ws: Workspace, settled: bool) -> None:
    if settled:
        _settled(ws)
    os.utime(ws.path, (0, 0))
    _confirm(ws, 1)
    ws.close()
    assert _decided(ws.path) == 2


def test_nobody_reads_from_another_file_in_its_place(ws: Workspace, tmp_path: Path) -> None:
    ws.path.rename(tmp_path / "away.facts")
    shutil.copy(tmp_path / "away.facts", ws.path)
    seen: list[str] = []

    def read() -> None:
        with pytest.raises(BadFile, match="was replaced by another file") as refused:
            reading.counts(ws)
        seen.append(str(refused.value))

    thread = threading.Thread(target=read)  # a thread that has no connection yet
    thread.start()
    thread.join()
    assert len(seen) == 1

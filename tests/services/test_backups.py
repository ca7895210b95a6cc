"""Tests of the backups that are kept while a project is open, and of putting one back."""

import threading
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from annotator.domain.errors import AnnotatorError, Conflict, Missing
from annotator.services import backups, checking, claims, reading
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from annotator.store import backup
from tests import builders


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return builders.decided(tmp_path)


def _nobody(sentence: str) -> None:
    raise AssertionError(sentence)


def _open_and_keep(path: Path) -> None:
    with builders.opened(path) as ws:
        keeping = backups.begin(ws, _nobody)
        assert keeping is not None
        keeping.wait()


def test_opening_keeps_a_backup_of_what_changed_only(path: Path) -> None:
    for _ in range(3):
        _open_and_keep(path)
    assert len(backups.listed(path)) == 1
    with builders.opened(path) as ws:
        claims.confirm(ws, builders.claim_ids(ws)[1], via="test")
    _open_and_keep(path)
    assert len(backups.listed(path)) == 2
    assert all(backups.is_whole(kept) for kept in backups.listed(path))


def test_what_is_only_looked_at_and_what_is_empty_gets_none(path: Path, tmp_path: Path) -> None:
    with closing(Workspace.open(path, analyst="ada", read_only=True)) as ws:
        assert backups.begin(ws, _nobody) is None
    empty = builders.empty(tmp_path, name="empty.facts")
    empty.close()
    _open_and_keep(empty.path)
    assert backups.listed(path) == backups.listed(empty.path) == []


def test_closing_ends_the_backup_and_leaves_nothing_of_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_PAGES_A_STEP", 1)
    copying, go = threading.Event(), threading.Event()

    def slow(_path: Path, *, go_on: backup.GoOn) -> None:
        def step(done: int, total: int) -> bool:
            copying.set()
            go.wait(10)
            return go_on(done, total)

        backup.make(_path, go_on=step)

    monkeypatch.setattr(backups, "keep", slow)
    ws = Workspace.open(path, analyst="ada")
    keeping = backups.begin(ws, _nobody)
    assert keeping is not None
    assert copying.wait(10)
    claims.confirm(ws, builders.claim_ids(ws)[1], via="test")  # a decision does not wait for it
    ender = threading.Thread(target=ws.close)
    ender.start()
    go.set()
    ender.join(10)
    assert not ender.is_alive()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    with builders.opened(path) as again:
        assert reading.counts(again).decisions == 2


def test_without_room_the_project_opens_all_the_same_and_it_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    said: list[str] = []
    with builders.opened(path) as ws:
        keeping = backups.begin(ws, said.append)
        assert keeping is not None
        keeping.wait()
        claims.confirm(ws, builders.claim_ids(ws)[1], via="test")
    assert [sentence.startswith(f"No backup of {path} was made: ") for sentence in said] == [True]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def _exported(path: Path, folder: Path) -> bytes:
    with closing(Workspace.open(path, analyst="ada", read_only=True)) as ws:
        return export(ws, "jsonl", folder / "out.jsonl").file.read_bytes()


def test_restoring_brings_the_backup_back_and_keeps_what_was_there(path: Path, tmp_path: Path) -> None:
    _open_and_keep(path)
    before = _exported(path, tmp_path)
    with builders.opened(path) as ws:
        claims.reject(ws, builders.claim_ids(ws)[1], via="test")
    present = path.read_bytes()
    done = backups.restore(path)
    assert done.aside is not None
    assert done.aside.read_bytes() == present
    assert done.aside.name.startswith("project.before-restore-")
    assert _exported(path, tmp_path) == before
    assert checking.check(path) == []
    again = backups.restore(path)
    assert len({path, done.aside, again.aside}) == 3
    assert all(file is not None and file.exists() for file in (done.aside, again.aside))
    with builders.opened(path) as ws:
        claims.confirm(ws, builders.claim_ids(ws)[1], via="test")
        assert not path.with_name(path.name + ".partial").exists()


def test_a_lost_or_damaged_project_is_restored(path: Path, tmp_path: Path) -> None:
    _open_and_keep(path)
    before = _exported(path, tmp_path)
    path.write_bytes(path.read_bytes()[:5_000])
    done = backups.restore(path)
    assert done.aside is not None
    assert done.aside.stat().st_size == 5_000
    assert _exported(path, tmp_path) == before
    path.unlink()
    assert backups.restore(path).aside is None
    assert _exported(path, tmp_path) == before


def test_an_older_one_is_restored_by_name(path: Path) -> None:
    _open_and_keep(path)
    with builders.opened(path) as ws:
        claims.confirm(ws, builders.claim_ids(ws)[1], via="test")
    _open_and_keep(path)
    oldest = backups.listed(path)[-1]
    assert backups.restore(path, Path(oldest.path.name)).backup == oldest.path
    with builders.opened(path) as ws:
        assert reading.counts(ws).decisions == 1


def test_what_cannot_be_restored_is_told_and_the_project_left_as_it_is(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(Missing, match=r"There is no backup of .*; they would lie in .*project\.backups\."):
        backups.restore(path)
    with pytest.raises(Missing, match=r"gone\.facts does not exist; annotator restore .* --list names the backups"):
        backups.restore(path, tmp_path / "gone.facts")
    with pytest.raises(Conflict, match="is the project itself"):
        backups.restore(path, path)
    _open_and_keep(path)
    (kept,) = backups.listed(path)
    kept.path.chmod(0o600)
    kept.path.write_bytes(kept.path.read_bytes()[:-4_096])
    with pytest.raises(AnnotatorError, match="cannot be put back, for it is damaged itself"):
        backups.restore(path, kept.path)
    with pytest.raises(AnnotatorError, match=r"Restoring was stopped; .* is as it was"):
        backups.restore(path, _sound_copy(path, tmp_path), progress=lambda *_: False)
    with builders.opened(path), pytest.raises(Conflict, match="is open for writing by ada"):
        backups.restore(path, _sound_copy(path, tmp_path))
    assert _decisions(path) == _decisions(_written(tmp_path / "former.facts", before))
    assert not path.with_name(path.name + ".partial").exists()


def _sound_copy(path: Path, folder: Path) -> Path:
    return _written(folder / "copy.facts", path.read_bytes())


def _written(file: Path, data: bytes) -> Path:
    file.write_bytes(data)
    return file


def _decisions(path: Path) -> list[str]:
    with closing(Workspace.open(path, analyst="ada", read_only=True)) as ws:
        return [str(identity) for identity in reading.history_ids(ws)]

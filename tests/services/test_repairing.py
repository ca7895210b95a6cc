"""Tests that a repair makes anew what follows from the rest, and touches nothing else."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError, BadFile, NotAllowed
from annotator.services import backups, checking
from annotator.services.exporting import export
from annotator.services.repairing import repair
from annotator.services.workspace import Workspace
from annotator.store import backup
from annotator.store.migrations import INPUT_TABLES, LOG_TABLES
from tests import builders
from tests.sampling import one_in
from tests.store import behind
from tests.store.test_checking import DERIVED, LASTING, full_project


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return full_project(tmp_path)


def _exported(path: Path) -> bytes:
    with closing(Workspace.open(path, analyst="ada", read_only=True)) as ws:
        return export(ws, "jsonl", path.with_suffix(".jsonl")).file.read_bytes()


def _given(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the tables that nothing follows from."""
    with closing(sqlite3.connect(path)) as connection:
        tables = (*INPUT_TABLES, *LOG_TABLES)
        return {table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in tables}


@pytest.mark.parametrize("name", one_in(4, sorted(DERIVED)))
def test_what_is_derived_is_made_anew_and_the_project_is_as_its_undamaged_twin(path: Path, name: str) -> None:
    twin = path.with_name("twin.facts")
    twin.write_bytes(path.read_bytes())
    behind.change(path, DERIVED[name][0])
    damaged, given = path.read_bytes(), _given(path)
    done = repair(path)
    assert done.left == ()
    assert done.rebuilt
    assert checking.check(path) == []
    assert _given(path) == given == _given(twin)
    assert _exported(path) == _exported(twin)
    assert done.backup is not None
    assert ".before-repair." in done.backup.name
    assert len(done.backup.read_bytes()) == len(damaged)
    assert checking.check(done.backup) != []
    with builders.opened(path) as ws:
        assert ws.can_undo()


@pytest.mark.parametrize("name", one_in(4, sorted(LASTING)))
def test_what_nothing_else_tells_is_left_and_said(path: Path, name: str) -> None:
    behind.change(path, LASTING[name][0])
    before, given = path.read_bytes(), _given(path)
    done = repair(path)
    assert done.left
    assert _given(path) == given
    assert (done.backup is None) == (path.read_bytes() == before) == (done.rebuilt == ())
    assert any("makes it anew" not in finding for finding in done.left)


def test_a_whole_project_is_not_touched(path: Path) -> None:
    before = path.read_bytes()
    done = repair(path)
    assert (done.rebuilt, done.left, done.backup) == ((), (), None)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_damage_of_both_kinds_is_mended_as_far_as_it_can_be(path: Path) -> None:
    behind.change(path, "UPDATE claim SET status = 'rejected'", "UPDATE label_schema SET toml = '['")
    done = repair(path)
    assert done.rebuilt == ("the counts", "the table claim") or "the table claim" in done.rebuilt
    assert [finding[:29] for finding in done.left] == ["What is stored as version 1 i"]


def test_a_project_that_is_open_is_not_repaired(path: Path) -> None:
    behind.change(path, "UPDATE tally SET n = n + 1")
    with builders.opened(path), pytest.raises(AnnotatorError, match="is open for writing by ada"):
        repair(path)
    assert backups.listed(path) == []


def test_a_repair_that_fails_or_is_stopped_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    behind.change(path, "UPDATE tally SET n = n + 1")
    before = path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr("annotator.store.repairing.state.rebuild", lambda _: int("no number"))
        with pytest.raises(BadFile, match=r"cannot be repaired \(.*\) and is as it was; put its newest backup back"):
            repair(path)
    with pytest.raises(NotAllowed, match="is as it was"):
        repair(path, progress=lambda _done, _total, what: what != "backing up")
    assert path.read_bytes() == before
    assert [kept.before for kept in backups.listed(path)] == ["before-repair"]


def test_the_window_refuses_what_can_be_mended_with_the_command_that_mends_it(path: Path) -> None:
    behind.change(path, DERIVED["index of words"][0])
    with pytest.raises(BadFile) as caught:
        Workspace.open(path, analyst="ada")
    assert str(caught.value).endswith(f"mend it with: annotator check --repair {path}")
    repair(path)
    with builders.opened(path) as ws:
        assert ws.can_undo()


def test_what_had_to_be_repaired_is_not_put_back_unasked(path: Path) -> None:
    sound = backup.make(path)
    behind.change(path, "UPDATE link SET relation = 'guess'")
    done = repair(path)
    assert done.backup is not None
    assert done.backup in [kept.path for kept in backups.listed(path)]
    assert backups.restore(path).backup == sound.path
    assert backups.restore(path, done.backup).backup == done.backup

"""Tests of the way from every released version of the file to this one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import BadFile
from annotator.paths import resource
from annotator.services import checking, reading
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from annotator.store import database, migrations
from tests import builders
from tests.store.make_old import main as make_old

_STEP_2 = ("ALTER TABLE source ADD COLUMN country TEXT", "CREATE TABLE place (id TEXT PRIMARY KEY) STRICT")


def _kept() -> list[Path]:
    return sorted(resource("old").glob("v*.facts"))


@pytest.fixture
def step_2(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A later Annotator, whose format has one more step."""
    monkeypatch.setattr(migrations, "STEPS", {**migrations.STEPS, migrations.VERSION + 1: _STEP_2})
    for module in (database, migrations):
        monkeypatch.setattr(module, "VERSION", migrations.VERSION + 1)
    default = migrations.VERSION
    monkeypatch.setattr(database, "migrate", lambda c, found, to=default: migrations.migrate(c, found, to))
    return iter(())


def test_a_project_of_every_released_version_is_kept() -> None:
    assert [file.name for file in _kept()] == [f"v{version}.facts" for version in migrations.STEPS]


@pytest.mark.parametrize("kept", _kept(), ids=lambda file: file.stem)
def test_a_kept_project_opens_checks_clean_and_exports(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / kept.name
    shutil.copy(kept, path)
    with builders.opened(path) as ws:
        counts = reading.counts(ws)
        assert (counts.articles, counts.decisions, counts.facts) == (2, 7, {"conflicting evidence": 1})
        assert counts.claims == {"confirmed": 1, "proposed": 3, "rejected": 1, "unsure": 1}
        assert export(ws, "jsonl", tmp_path / "out.jsonl").records > 20
        assert ws.can_undo()
    assert checking.check(path) == []


def test_the_script_makes_what_is_kept_for_this_version(tmp_path: Path) -> None:
    made = make_old(tmp_path / "v.facts")
    assert checking.check(made) == []
    with pytest.raises(FileExistsError):
        make_old(made)


def test_an_older_file_is_brought_up_with_a_backup_beside_it(tmp_path: Path, step_2: None) -> None:
    path = tmp_path / "old.facts"
    shutil.copy(_kept()[0], path)
    before = path.read_bytes()
    with builders.opened(path) as ws:
        assert ws.read(lambda c: c.exec_driver_sql("SELECT name, country FROM source").all()) == [("Wire", None)]
        assert reading.counts(ws).decisions == 7
    backup = tmp_path / "old.before-version-2.facts"
    assert database.inspect(path) == 2
    assert database.inspect(backup) == 1
    assert before[:100] == _kept()[0].read_bytes()[:100]
    with builders.opened(path) as ws:  # a second time nothing is to do
        assert ws.can_undo()
    assert sorted(file.name for file in tmp_path.iterdir()) == [backup.name, path.name]


def test_an_older_file_cannot_be_looked_at_before_it_is_brought_up(tmp_path: Path, step_2: None) -> None:
    path = tmp_path / "old.facts"
    shutil.copy(_kept()[0], path)
    before = path.read_bytes()
    with pytest.raises(BadFile, match="is of format 1; open it once for writing to bring it to format 2"):
        Workspace.open(path, analyst="ada", read_only=True)
    assert checking.check(path) == []
    assert path.read_bytes() == before


def test_a_step_that_fails_leaves_the_old_file_as_it_was(
    tmp_path: Path, step_2: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.facts"
    shutil.copy(_kept()[0], path)

    def broken(connection: database.Connection, _found: int, _to: int = 2) -> None:
        connection.exec_driver_sql(_STEP_2[0])
        raise KeyError("half way")

    monkeypatch.setattr(database, "expected_objects", lambda *_: {})
    monkeypatch.setattr(database, "_compare", lambda *_: None)
    monkeypatch.setattr(database, "migrate", broken)
    with pytest.raises(KeyError):
        Workspace.open(path, analyst="ada")
    monkeypatch.undo()
    with builders.opened(path) as ws:
        assert reading.counts(ws).decisions == 7

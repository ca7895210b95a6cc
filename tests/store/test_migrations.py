"""Tests of the way from every released version of the file to this one."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from annotator.domain.errors import BadFile
from annotator.paths import resource
from annotator.services import checking, reading
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from annotator.store import database, empty, inspecting, migrations, shelf
from tests import builders
from tests.store.make_old import main as make_old

_NEXT = migrations.VERSION + 1
_STEP = ("ALTER TABLE source ADD COLUMN country TEXT", "CREATE TABLE place (id TEXT PRIMARY KEY) STRICT")


def _kept() -> list[Path]:
    return sorted(resource("old").glob("v*.facts"))


@pytest.fixture
def next_step(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A later Annotator, whose format has one more step."""
    monkeypatch.setattr(migrations, "STEPS", {**migrations.STEPS, migrations.VERSION + 1: _STEP})
    for module in (database, inspecting, migrations):
        monkeypatch.setattr(module, "VERSION", migrations.VERSION + 1)
    default = migrations.VERSION
    for module in (database, empty):
        monkeypatch.setattr(module, "migrate", lambda c, found, to=default: migrations.migrate(c, found, to))
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


def test_an_older_file_is_brought_up_with_a_verified_backup_beside_it(tmp_path: Path, next_step: None) -> None:
    path = tmp_path / "old.facts"
    shutil.copy(_kept()[-1], path)
    with builders.opened(path) as ws:
        assert ws.read(lambda c: c.exec_driver_sql("SELECT name, country FROM source").all()) == [("Wire", None)]
        assert reading.counts(ws).decisions == 7
    (kept,) = shelf.listed(path)
    assert kept.before == f"before-version-{_NEXT}"
    assert (database.inspect(path), database.inspect(kept.path)) == (_NEXT, _NEXT - 1)
    assert checking.check(kept.path) == []
    with builders.opened(path) as ws:  # a second time nothing is to do
        assert ws.can_undo()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["old.backups", path.name]
    assert [file.name for file in (tmp_path / "old.backups").iterdir()] == [kept.path.name]


def test_an_older_file_cannot_be_looked_at_before_it_is_brought_up(tmp_path: Path, next_step: None) -> None:
    path = tmp_path / "old.facts"
    shutil.copy(_kept()[-1], path)
    before = path.read_bytes()
    with pytest.raises(
        BadFile, match=f"is of format {_NEXT - 1}; open it once for writing to bring it to format {_NEXT}"
    ):
        Workspace.open(path, analyst="ada", read_only=True)
    assert checking.check(path) == []
    assert path.read_bytes() == before


@pytest.mark.parametrize("fault", [KeyError("half way"), sqlite3.IntegrityError("CHECK constraint failed: place")])
def test_a_step_that_fails_leaves_the_old_file_as_it_was_and_its_backup(
    tmp_path: Path, next_step: None, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    path = tmp_path / "old.facts"
    shutil.copy(_kept()[-1], path)
    before = path.read_bytes()

    def broken(connection: database.Connection, _found: int, _to: int = 2) -> None:
        for statement in _STEP:
            connection.exec_driver_sql(statement)
        if isinstance(fault, KeyError):
            raise fault
        connection.exec_driver_sql("INSERT INTO meta VALUES ('replica', 'a second one')")

    monkeypatch.setattr(database, "migrate", broken)
    with pytest.raises((KeyError, BadFile)) as caught:
        Workspace.open(path, analyst="ada")
    (kept,) = shelf.listed(path)
    if caught.type is BadFile:
        assert f"cannot be brought to format {_NEXT} (UNIQUE constraint failed: meta.key)" in str(caught.value)
        assert str(kept.path) in str(caught.value)
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["old.backups", path.name]
    monkeypatch.undo()
    assert checking.check(kept.path) == []
    with builders.opened(path) as ws:
        assert reading.counts(ws).decisions == 7


def test_a_format_is_not_changed_where_no_backup_can_be_made(
    tmp_path: Path, next_step: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.facts"
    shutil.copy(_kept()[-1], path)
    before = path.read_bytes()
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1_000))
    with pytest.raises(
        BadFile, match=r"^No backup of .* was made: .* has no room for 1 MB of the project .*; free some space\.$"
    ):
        Workspace.open(path, analyst="ada")
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]

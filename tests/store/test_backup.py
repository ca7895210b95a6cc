"""Tests of making a backup: whole and verified under its final name, or not there at all."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from annotator.domain.errors import BadFile, Conflict
from annotator.services import checking, claims, reading
from annotator.services.workspace import Workspace
from annotator.store import backup, connecting, database, shelf, stopping
from tests import builders
from tests.store import behind

_ROOT = Path(backup.__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return builders.decided(tmp_path)


def _names(path: Path) -> list[str]:
    folder = shelf.folder_of(path)
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def test_a_backup_is_a_whole_project_beside_the_other(path: Path) -> None:
    made = backup.make(path)
    assert made.path.parent == path.with_name("project.backups")
    assert _names(path) == [made.path.name]
    assert checking.check(made.path) == []
    with closing(Workspace.open(made.path, analyst="ada", read_only=True)) as ws:
        assert reading.counts(ws).decisions == 1
    assert _names(path) == [made.path.name]
    assert shelf.listed(path) == [made]


@pytest.mark.parametrize(("network", "held"), [(False, 2), (True, 3)])
def test_a_backup_of_an_open_project_is_of_one_moment_and_keeps_no_decision_waiting(
    path: Path, monkeypatch: pytest.MonkeyPatch, network: bool, held: int
) -> None:
    """Where there is no write-ahead log, the copy is begun anew and holds the latest; else that of its beginning."""
    monkeypatch.setattr(database, "on_network_drive", lambda _: network)
    monkeypatch.setattr(backup, "_PAGES_A_STEP", 8)
    with builders.opened(path) as ws:
        ids = builders.claim_ids(ws)
        claims.confirm(ws, ids[1], via="test")
        between: list[int] = []

        def decide(_done: int, _total: int) -> bool:
            if not between:
                ws.write(lambda c: c.exec_driver_sql("PRAGMA busy_timeout = 0").all())
                claims.confirm(ws, ids[2], via="test")
            between.append(_done)
            return True

        made = backup.make(path, go_on=decide)
        assert reading.counts(ws).decisions == 3
    assert len(between) > 0
    with closing(Workspace.open(made.path, analyst="ada", read_only=True)) as kept:
        assert reading.counts(kept).decisions == held
    assert checking.check(made.path) == []


def test_two_backups_of_one_second_have_two_names(path: Path) -> None:
    first, second = backup.make(path), backup.make(path, before="before-repair")
    assert len({first.path, second.path}) == 2
    third = backup.make(path)
    assert shelf.listed(path)[0].at >= third.at
    assert len(_names(path)) == 3


@pytest.mark.parametrize("step", range(6))
def test_a_backup_that_is_ended_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    monkeypatch.setattr(backup, "_PAGES_A_STEP", 1)
    monkeypatch.setattr(stopping, "_WORK_BETWEEN_LOOKS", 100)
    told: list[int] = []
    allowed = (0, 1, 5, 40, 60, 75)[step]

    def go_on(_done: int, _total: int) -> bool:
        told.append(_done)
        return len(told) <= allowed

    with pytest.raises(stopping.StoppedError):
        backup.make(path, go_on=go_on)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def _spoilt(spoil: Callable[[Path], None]) -> Callable[..., None]:
    copied = backup.copied

    def copy(source: sqlite3.Connection, to: Path, go_on: backup.GoOn, path: Path) -> None:
        copied(source, to, go_on, path)
        spoil(to)

    return copy


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-4_096])


def _flip(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    whole[8_192 : 8_192 + 2_048] = bytes(2_048)
    file.write_bytes(bytes(whole))


def _lose_a_decision(file: Path) -> None:
    behind.change(file, "PRAGMA foreign_keys = OFF", "DELETE FROM decision")


def _change_the_schema(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE mine (x)")
        connection.commit()


@pytest.mark.parametrize("spoil", [_cut, _flip, _lose_a_decision, _change_the_schema], ids=lambda s: s.__name__)
def test_a_copy_that_is_not_as_its_source_never_gets_its_name(
    path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], None]
) -> None:
    monkeypatch.setattr(backup, "copied", _spoilt(spoil))
    with pytest.raises(BadFile):
        backup.make(path)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_damaged_project_is_not_kept_as_a_backup(path: Path) -> None:
    kept = backup.make(path)
    _flip(path)
    with pytest.raises(BadFile, match="is damaged") as caught:
        backup.make(path)
    assert str(kept.path) in str(caught.value)
    assert _names(path) == [kept.path.name]


def test_what_a_killed_program_left_half_written_goes_with_the_next_backup(path: Path) -> None:
    folder = shelf.folder_of(path)
    folder.mkdir()
    for end in ("", "-journal", "-wal"):
        (folder / f"project.2026-11-21T10-00-00Z.facts.partial{end}").write_bytes(b"half")
    (folder / "mine.txt").write_text("of the analyst", encoding="utf-8")
    made = backup.make(path)
    assert _names(path) == sorted(["mine.txt", made.path.name])


def test_without_room_on_the_disk_nothing_is_copied(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    with pytest.raises(
        BadFile,
        match=r"^No backup of .*project\.facts was made: the disk of .*\.backups has no room for 1 MB",
    ):
        backup.make(path)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_disk_that_fills_meanwhile_is_told_and_nothing_is_left(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = connecting.connect

    def small(file: Path, *, mode: str) -> sqlite3.Connection:
        connection = connect(file, mode=mode)
        if mode == "rwc":
            connection.execute("PRAGMA max_page_count = 3")
        return connection

    monkeypatch.setattr("annotator.store.backup.connect", small)
    with pytest.raises(BadFile, match=r"has no room for 1 MB of the project .* free some space\.$"):
        backup.make(path)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_backups_lie_with_the_user_where_the_projects_folder_takes_none(path: Path, home: Path) -> None:
    shelf.folder_of(path).write_text("a file is in the way", encoding="utf-8")
    made = backup.make(path)
    assert made.path.is_relative_to(home / "state" / "backups")
    assert shelf.listed(path) == [made]
    other = builders.project(path.parent, name="other.facts")
    other.close()
    assert shelf.listed(other.path) == []


def test_no_place_at_all_is_told(path: Path, home: Path) -> None:
    home.write_text("in the way", encoding="utf-8")
    shelf.folder_of(path).write_text("in the way", encoding="utf-8")
    with pytest.raises(BadFile, match=r"^No backup of .* was made: .* cannot be used \(.*\); see that you may write"):
        backup.make(path)


def test_only_what_changed_needs_a_new_backup(path: Path) -> None:
    assert backup.has_changed(path)
    backup.make(path)
    assert not backup.has_changed(path)
    with builders.opened(path) as ws:
        assert not backup.has_changed(path)
        claims.confirm(ws, builders.claim_ids(ws)[1], via="test")
        assert backup.has_changed(path)
        backup.make(path)
        assert not backup.has_changed(path)
        ws.undo(via="test")
        assert backup.has_changed(path)
        backup.make(path)
        builders.store(ws, builders.article("Another text."))
        assert backup.has_changed(path)


def test_a_damaged_backup_counts_as_none(path: Path) -> None:
    first = backup.make(path)
    with builders.opened(path) as ws:
        claims.confirm(ws, builders.claim_ids(ws)[1], via="test")
    second = backup.make(path)
    assert shelf.newest_whole(path) == second
    second.path.chmod(0o600)
    _flip(second.path)
    assert shelf.newest_whole(path) == first
    assert backup.has_changed(path)
    _flip(path)
    with pytest.raises(BadFile) as caught:
        Workspace.open(path, analyst="ada")
    assert f"its newest whole backup is {first.path}, put it back with: annotator restore {path}" in str(caught.value)


def test_old_backups_are_thinned_with_each_new_one_and_nothing_else_is_touched(path: Path) -> None:
    folder = shelf.folder_of(path)
    folder.mkdir()
    now = datetime.now(UTC)
    for hours in range(1, 20):
        shutil.copy(path, shelf.place_for(path, folder, now - timedelta(hours=hours), "").path)
    old = shelf.place_for(path, folder, now - timedelta(days=300), "before-version-2").path
    shutil.copy(path, old)
    (folder / "project.facts").write_bytes(b"of the analyst")
    made = backup.make(path)
    left = shelf.listed(path)
    assert left[0] == made
    assert 12 <= len([kept for kept in left if not kept.before]) <= 13
    assert old.exists()
    assert (folder / "project.facts").exists()


def test_a_very_long_name_has_backups_too(tmp_path: Path) -> None:
    ws = builders.project(tmp_path, name=f"{'ä' * 115}.facts")
    ws.close()
    made = backup.make(ws.path)
    assert shelf.listed(ws.path) == [made]
    assert len(os.fsencode(made.path.name)) <= 255 - len(".partial-journal")


def test_a_backup_cannot_be_written_by_chance(path: Path) -> None:
    assert backup.make(path).path.stat().st_mode & 0o222 == 0


def test_without_room_beside_the_project_the_backup_is_kept_with_the_users_data(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    full = shelf.folder_of(path)
    monkeypatch.setattr("shutil.disk_usage", lambda place: SimpleNamespace(free=0 if place == full else 10**9))
    made = backup.make(path)
    assert made.path.is_relative_to(tmp_path / "home" / "state" / "backups")
    assert checking.check(made.path) == []
    assert shelf.own(path) == [made]
    assert not full.exists()


def test_another_project_at_the_same_place_has_no_backups_yet_and_takes_none_away(path: Path, tmp_path: Path) -> None:
    old = datetime.now(UTC) - timedelta(days=900)
    theirs = backup.make(path).path
    theirs = theirs.rename(theirs.with_name(f"project.{old:%Y-%m-%dT%H-%M-%SZ}.facts"))
    path.unlink()
    builders.project(tmp_path).close()
    assert (shelf.own(path), shelf.newest_whole(path)) == ([], None)
    assert backup.has_changed(path)
    made = backup.make(path)
    assert shelf.own(path) == [made]
    assert theirs.exists()
    path.unlink()
    assert shelf.own(path) == [made]


def test_a_copy_that_is_begun_anew_at_every_step_is_given_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_PAGES_A_STEP", 8)
    monkeypatch.setattr(backup, "_BEGUN_ANEW_MOST", 5)
    steps: list[int] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:

        def write(done: int, _total: int) -> bool:
            steps.append(done)
            writer.execute(f"PRAGMA user_version = {1 + len(steps)}")
            return len(steps) < 100

        with pytest.raises(Conflict, match="is in use by another program"):
            backup.make(path, go_on=write)
    assert len(steps) < 20
    assert _names(path) == []


def test_a_copy_that_is_kept_waiting_for_good_is_given_up(path: Path) -> None:
    patience = backup.Patience(path)

    def wait(times: int) -> None:
        for _ in range(times):
            patience.step(sqlite3.SQLITE_BUSY, 0)

    wait(500)
    with pytest.raises(Conflict, match="is in use by another program"):
        wait(1_000)


_CHECK = """
import os, sys
from pathlib import Path
from annotator.services import checking
from annotator.services import reading
checking.check(Path(sys.argv[1]))  # as root, so that everything is loaded before this user is gone
os.setuid(65534)
print(checking.check(Path(sys.argv[2])))
"""


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root, who ignores modes, can be another")
def test_a_killed_programs_log_that_nobody_may_write_does_not_keep_the_copy_going_for_ever(path: Path) -> None:
    folder = Path(tempfile.mkdtemp(dir="/var/tmp"))
    folder.chmod(0o755)
    theirs = folder / "p.facts"
    with builders.opened(path) as ws:
        builders.store(ws, *(builders.article(f"Words {n}. " * 4_000, str(n)) for n in range(60)))
        assert ws._writer is not None
        ws._writer.submit(lambda _: None).result()
        ws._writer._settle()
        try:
            for end in ("", "-wal", "-shm"):
                shutil.copy(path.with_name(path.name + end), theirs.with_name(theirs.name + end))
            run = [sys.executable, "-c", _CHECK, str(path), str(theirs)]
            env = {"TMPDIR": "/var/tmp"}
            done = subprocess.run(run, capture_output=True, text=True, cwd=_ROOT, env=env, check=False, timeout=60)
            assert done.stdout == "[]\n", done.stderr
        finally:
            shutil.rmtree(folder)

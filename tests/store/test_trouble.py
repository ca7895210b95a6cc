"""Tests of what a damaged, crowded out or special file is told as: one sentence, and nothing left behind."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.decision import Verb
from annotator.domain.errors import AnnotatorError, BadFile, Conflict, Missing, NotAllowed
from annotator.domain.suggestion import Kind
from annotator.services import checking, claims, reading
from annotator.services.exporting import export
from annotator.services.workspace import Act, Workspace
from annotator.store import database, inspecting
from tests import builders
from tests.store import behind

_ROOT = Path(database.__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return builders.decided(tmp_path)


def _spoil_pages_of(path: Path, *names: str) -> None:
    """Overwrite the root page of each table or index."""
    with closing(sqlite3.connect(path)) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        pages = [connection.execute(sql, (name,)).fetchone()[0] for name in names]
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * size)
            file.write(b"\x99" * size)


def _sentence(error: AnnotatorError) -> str:
    told = str(error)
    assert [part for part in ("\n", "***", "http", "[SQL") if part in told] == []
    return told


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("table", ["claim", "proposal", "decision", "body", "meta", "article_fts_data"])
@pytest.mark.parametrize("size", [0, 1 << 30])
def test_a_damaged_table_is_told_at_opening_however_large_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, table: str, size: int, read_only: bool
) -> None:
    monkeypatch.setattr(inspecting, "_CHECKED_WHOLE_BYTES", size)
    _spoil_pages_of(path, table)
    before = path.read_bytes()
    with pytest.raises(BadFile, match="is damaged") as caught:
        Workspace.open(path, analyst="ada", read_only=read_only)
    assert str(path) in _sentence(caught.value)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_damage_met_later_is_told_and_the_verb_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspecting, "_CHECKED_WHOLE_BYTES", 0)
    monkeypatch.setattr(inspecting, "_look_into", lambda *_: None)
    _spoil_pages_of(path, "slot", "decision_in_chain", "link_from")
    with pytest.raises(BadFile, match="is damaged") as caught:
        Workspace.open(path, analyst="ada")
    _sentence(caught.value)
    assert not path.with_name(path.name + ".lock").exists()


def test_damage_that_comes_while_the_project_is_open_is_told_by_every_verb(path: Path, tmp_path: Path) -> None:
    ws = Workspace.open(path, analyst="ada")
    ids = builders.claim_ids(ws)
    _spoil_pages_of(path, "claim", "claim_in_article", "slot", "article", "proposal")
    for act in (
        lambda: claims.confirm(ws, ids[1], via="test"),
        lambda: export(ws, "jsonl", tmp_path / "out.jsonl"),
        lambda: ws.read(lambda c: c.exec_driver_sql("SELECT * FROM claim").all()),
    ):
        with pytest.raises(BadFile, match="is damaged") as caught:
            act()
        _sentence(caught.value)
    ws.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == [path.name]


def test_a_search_index_that_does_not_hold_keeps_a_project_from_being_written(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM article_fts_data WHERE id > 10")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(BadFile, match="its search index does not hold"):
        Workspace.open(path, analyst="ada")
    assert path.read_bytes() == before
    with closing(Workspace.open(path, analyst="ada", read_only=True)) as ws:
        assert reading.counts(ws).articles == 2


def test_an_old_log_beside_a_backup_is_named(path: Path, tmp_path: Path) -> None:
    log = path.with_name(path.name + "-wal")
    _spoil_pages_of(path, "claim")
    log.write_bytes(b"x" * 100)
    with pytest.raises(BadFile) as caught:
        Workspace.open(path, analyst="ada")
    assert f"if you copied a backup over it, remove {log} first" in _sentence(caught.value)


_UNREADABLE = {
    "payload": ("UPDATE decision SET payload = '{'", "decision 1 of analyst"),
    "verb": ("UPDATE decision SET verb = 'guess'", "decision 1 of analyst"),
    "kind": ("""UPDATE decision SET payload = '{"kind":"guess"}'""", "decision 1 of analyst"),
    "copy": ("DELETE FROM meta", "the id of this copy is missing"),
}


@pytest.mark.parametrize("name", sorted(_UNREADABLE))
def test_a_row_that_says_nothing_is_told_at_opening(path: Path, name: str) -> None:
    sql, reason = _UNREADABLE[name]
    behind.change(path, sql)
    with pytest.raises(BadFile, match=reason) as caught:
        Workspace.open(path, analyst="ada")
    assert "is damaged (" in _sentence(caught.value)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_full_disk_is_told_and_nothing_of_the_act_is_kept(path: Path) -> None:
    with builders.opened(path) as ws:
        first, *others = builders.claim_ids(ws)
        pages = ws.write(lambda c: c.exec_driver_sql("PRAGMA page_count").scalar_one())
        ws.write(lambda c: c.exec_driver_sql(f"PRAGMA max_page_count = {pages}").all())
        long = Act(Verb.NOTE, Kind.CLAIM, first, {"text": "Said twice. " * 10_000})
        with pytest.raises(BadFile, match=r"^The disk of .* is full"):
            ws.act([long], via="test")
        before = reading.counts(ws).decisions
        ws.write(lambda c: c.exec_driver_sql("PRAGMA max_page_count = 100000").all())
        claims.confirm(ws, others[0], via="test")
        assert reading.counts(ws).decisions == before + 1


def test_a_file_that_another_program_holds_is_told(path: Path) -> None:
    with builders.opened(path) as ws, closing(sqlite3.connect(path)) as other:
        ws.write(lambda c: c.exec_driver_sql("PRAGMA busy_timeout = 0").all())
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Conflict, match="is in use by another program"):
            claims.confirm(ws, builders.claim_ids(ws)[1], via="test")
        other.rollback()


_FULL = """
import resource, sys
from pathlib import Path
from annotator.services import checking
from annotator.services import claims
from annotator.services import reading
from annotator.services.workspace import Workspace
from tests import builders
ws = Workspace.open(Path(sys.argv[1]), analyst="ada")
claims.confirm(ws, builders.claim_ids(ws)[1], via="test")
resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
ws.close()
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(Path(sys.argv[1] + ".lock").exists())
again = Workspace.open(Path(sys.argv[1]), analyst="ada")
print(reading.counts(again).decisions)
again.close()
resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
try:
    Workspace.create(Path(sys.argv[1]).with_name("new.facts"), analyst="ada")
except Exception as error:
    print(type(error).__name__)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on writing is a Unix matter")
def test_a_disk_that_takes_nothing_more_loses_nothing_and_leaves_no_lock(path: Path) -> None:
    run = [sys.executable, "-c", _FULL, str(path)]
    done = subprocess.run(run, capture_output=True, text=True, cwd=_ROOT, check=False)
    assert done.stdout.split() == ["False", "2", "BadFile"], done.stderr
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_name_that_is_no_text_is_refused_before_any_file_is_made(path: Path, tmp_path: Path) -> None:
    name = "caf\udce9"
    with pytest.raises(NotAllowed, match="no UTF-8"):
        Workspace.create(tmp_path / "new.facts", analyst=name)
    with pytest.raises(NotAllowed, match="no UTF-8"):
        Workspace.open(path, analyst=name)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_creation_that_fails_late_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.services.workspace.parse_schema", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Workspace.create(tmp_path / "new.facts", analyst="ada")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names there")
def test_a_pipe_and_a_device_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.facts")
    for special in (tmp_path / "pipe.facts", Path("/dev/null")):
        with pytest.raises(BadFile, match="is no ordinary file"):
            Workspace.open(special, analyst="ada")
    with pytest.raises(Missing, match="does not exist"):
        Workspace.open(tmp_path / "pipe.facts" / "p.facts", analyst="ada")


def test_a_schema_that_is_no_text_is_told(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"CREATE TABLE note (id TEXT", b"CREATE TABLE note (\xd5\xf9 T\xae\x94T", 1))
    for look in (checking.check, lambda file: Workspace.open(file, analyst="ada")):
        with pytest.raises(BadFile, match="is damaged") as caught:
            look(path)
        _sentence(caught.value)


def test_the_check_of_damaged_pages_ends_in_findings(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspecting, "_CHECKED_WHOLE_BYTES", 0)
    monkeypatch.setattr(inspecting, "_look_into", lambda *_: None)
    _spoil_pages_of(path, "claim", "claim_open", "proposal", "article_tally")
    found = checking.check(path)
    assert sum("is damaged (" in finding for finding in found) == 1, found
    assert all("\n" not in finding and "***" not in finding and "[SQL" not in finding for finding in found), found


def test_our_own_mistakes_are_not_told_as_damage(path: Path) -> None:
    with builders.opened(path) as ws, pytest.raises(Exception, match="no such column") as caught:
        ws.read(lambda c: c.exec_driver_sql("SELECT nowhere FROM claim").all())
    assert not isinstance(caught.value, AnnotatorError)

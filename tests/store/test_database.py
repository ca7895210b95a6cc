"""Tests of opening: what is not ours, damaged or unwritable is told in one sentence and left as it is."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError, BadFile, Conflict, Missing
from annotator.services import checking, claims, reading
from annotator.services.workspace import Workspace
from annotator.store import database, inspecting, migrations
from tests import builders

_ROOT = Path(database.__file__).parents[2]
Spoil = Callable[[Path], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return builders.decided(tmp_path)


def _sql(*statements: str) -> Spoil:
    def run(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    return run


def _written(data: bytes) -> Spoil:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return write


def _patched(offset: int, data: bytes) -> Spoil:
    def patch(path: Path) -> None:
        whole = path.read_bytes()
        path.write_bytes(whole[:offset] + data + whole[offset + len(data) :])

    return patch


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-8_192])


def _cut_in_a_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 100])


def _flipped(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 4_096] = bytes(byte ^ 0xFF for byte in whole[middle : middle + 4_096])
    path.write_bytes(bytes(whole))


def _foreign(path: Path) -> None:
    path.unlink()
    _sql("CREATE TABLE person (name TEXT)")(path)


_NEWER = f"PRAGMA user_version = {migrations.VERSION + 1}"
_SPOILT: dict[str, tuple[Spoil, str]] = {
    "empty": (_written(b""), "is not an Annotator project; it was left as it is."),
    "text": (_written(b"Akar flew to Tripoli.\n" * 20), "is not an Annotator project; it was left as it is."),
    "short": (_written(b"SQLite format 3\0"), "is not an Annotator project; it was left as it is."),
    "foreign database": (_foreign, "is not an Annotator project; it was left as it is."),
    "no version": (_sql("PRAGMA user_version = 0"), "is not an Annotator project; it was left as it is."),
    "newer": (_sql(_NEWER), "was written by a newer Annotator (format 6, this one knows 5); update it."),
    "cut": (_cut, "is damaged (its end is missing) and was left as it is; no backup of it was found"),
    "cut in a page": (
        _cut_in_a_page,
        "is damaged (its end is missing) and was left as it is; no backup of it was found",
    ),
    "flipped": (_flipped, "is damaged ("),
    "header only": (_patched(100, b"\xff" * 400), "is damaged ("),
    "table": (
        _sql("CREATE TABLE mine (x)"),
        "holds something Annotator did not make (table mine); it was left as it is.",
    ),
    "view": (
        _sql("CREATE VIEW v AS SELECT 1"),
        "holds something Annotator did not make (view v); it was left as it is.",
    ),
    "trigger": (
        _sql("CREATE TRIGGER evil AFTER INSERT ON decision BEGIN DELETE FROM claim; END"),
        "holds something Annotator did not make (trigger evil); it was left as it is.",
    ),
    "trigger called like statistics": (
        _sql("CREATE TRIGGER my_sqlite_stat1 AFTER INSERT ON decision BEGIN DELETE FROM claim; END"),
        "holds something Annotator did not make (trigger my_sqlite_stat1); it was left as it is.",
    ),
    "index gone": (_sql("DROP INDEX link_to"), "lacks what every project has (index link_to) and was left as it is"),
    "table gone": (_sql("DROP TABLE note"), "lacks what every project has (table note) and was left as it is; put its"),
    "trigger gone": (
        _sql("DROP TRIGGER decision_stays"),
        "lacks what every project has (trigger decision_stays) and was left as it is; mend it with: annotator check",
    ),
    "column": (
        _sql("ALTER TABLE note ADD COLUMN x TEXT"),
        "holds something Annotator did not make (table note); it was left as it is.",
    ),
}


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("name", sorted(_SPOILT))
def test_what_is_not_a_sound_project_is_told_and_left_as_it_is(path: Path, name: str, read_only: bool) -> None:
    spoil, sentence = _SPOILT[name]
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(BadFile) as caught:
        Workspace.open(path, analyst="ada", read_only=read_only)
    told = str(caught.value)
    assert told.startswith(f"{path} {sentence}")
    assert "\n" not in told
    assert path.read_bytes() == before
    assert not path.with_name(path.name + ".lock").exists()


def test_statistics_that_sqlite_keeps_are_no_reason_to_refuse(path: Path) -> None:
    _sql("ANALYZE")(path)
    with builders.opened(path) as ws:
        assert reading.counts(ws).articles == 2


def test_a_large_damaged_file_is_refused_without_reading_all_of_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspecting, "_CHECKED_WHOLE_BYTES", 0)
    _cut(path)
    with pytest.raises(BadFile, match="its end is missing"):
        database.open_file(path, holder="test")


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(Missing, match=r"none\.facts does not exist; make it with"):
        Workspace.open(tmp_path / "none.facts", analyst="ada")
    with pytest.raises(BadFile, match="is a folder; a project is one file"):
        Workspace.open(tmp_path, analyst="ada")


def test_a_new_project_never_takes_the_place_of_anything(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(Conflict, match="already exists"):
        Workspace.create(path, analyst="ada")
    with pytest.raises(BadFile, match="cannot be made here"):
        Workspace.create(tmp_path / "no" / "such" / "folder.facts", analyst="ada")
    assert path.read_bytes() == before


def test_a_creation_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "empty", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Workspace.create(tmp_path / "new.facts", analyst="ada")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["with space %41 #?.facts", "تقرير.facts", "a'b\"c.facts"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    builders.project(tmp_path, name=name).close()
    assert checking.check(tmp_path / name) == []
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_a_file_name_that_is_no_text_will_do(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.facts")
    builders.project(tmp_path, name=name).close()
    with builders.opened(tmp_path / name) as ws:
        assert reading.counts(ws).articles == 2


_LOOK = """
import os, sys
from pathlib import Path
from annotator.domain.errors import AnnotatorError
from annotator.services import checking
from annotator.services import reading
from annotator.services.workspace import Workspace
def look(path):
    try:
        Workspace.open(path, analyst="ada").close()
    except AnnotatorError as error:
        print(error)
    ws = Workspace.open(path, analyst="ada", read_only=True)
    print(reading.counts(ws).claims, checking.check(path))
    ws.close()
look(Path(sys.argv[1]))  # as root, so that everything is loaded before this user is gone
os.setuid(65534)
look(Path(sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root, who ignores modes, can be another")
def test_another_user_is_told_that_the_file_is_read_only_and_can_look(path: Path) -> None:
    folder = Path(tempfile.mkdtemp(dir="/var/tmp"))
    folder.chmod(0o755)
    theirs = folder / "p.facts"
    try:
        shutil.copy(path, theirs)
        run = [sys.executable, "-c", _LOOK, str(path), str(theirs)]
        done = subprocess.run(run, capture_output=True, text=True, cwd=_ROOT, env={"TMPDIR": "/var/tmp"}, check=False)
        assert done.stdout.splitlines()[1:] == [
            f"{theirs} cannot be written; it can be looked at, but decisions need write permission.",
            "{'confirmed': 1, 'proposed': 5} []",
        ], done.stderr
        assert [file.name for file in folder.iterdir()] == ["p.facts"]
    finally:
        shutil.rmtree(folder)


def test_an_unwritable_file_is_told_and_can_be_looked_at(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_writable", lambda _: False)
    before = path.read_bytes()
    with pytest.raises(BadFile, match="cannot be written; it can be looked at"):
        Workspace.open(path, analyst="ada")
    ws = Workspace.open(path, analyst="ada", read_only=True)
    with pytest.raises(AnnotatorError, match="cannot be written"):
        claims.confirm(ws, builders.claim_ids(ws)[1], via="test")
    assert not ws.can_undo()
    ws.close()
    assert path.read_bytes() == before


def test_a_failed_transaction_leaves_nothing(path: Path) -> None:
    with builders.opened(path) as ws:

        def spoil(connection: database.Connection) -> None:
            connection.exec_driver_sql("DELETE FROM link")
            raise KeyError("after the first statement")

        with pytest.raises(KeyError):
            ws.write(spoil)
        assert sum(reading.counts(ws).links.values()) == 1


def test_closing_leaves_one_file(path: Path) -> None:
    with builders.opened(path) as ws:
        assert path.with_name(path.name + ".lock").exists()
        reading.counts(ws)
    assert [file.name for file in path.parent.iterdir()] == [path.name]

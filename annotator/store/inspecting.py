"""Owns looking at a file before it is opened: whether it is a project, of what format, and whole."""

import sqlite3
import stat
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from types import MappingProxyType

from sqlalchemy.exc import DatabaseError

from annotator.domain.errors import BadFile, Missing
from annotator.store.clearing import on_error
from annotator.store.connecting import Connection, connect, roll_back
from annotator.store.empty import empty
from annotator.store.migrations import APPLICATION_ID, VERSION
from annotator.store.shelf import MAGIC, is_cut, number
from annotator.store.trouble import damaged, log_of, mendable, told, unmended

_CHECKED_WHOLE_BYTES = 32 * 1024 * 1024
_ROWS_LOOKED_AT = 20
_JOURNALS = (1, 2)
"""What the header says of how the file is written and read: by a rollback journal or a write-ahead log."""
_SCHEMA_FORMAT_MOST = 4
_REBUILT = ("index", "trigger", "view")
"""The kinds of schema object that hold nothing of their own, so that they can be made anew."""


def inspect(path: Path) -> int:
    """The format version of a project file; BadFile or Missing with one sentence if it is none, nothing is written."""
    _see_header(path)
    with told(path):
        return _check_schema(path)


def inspect_loosely(path: Path) -> tuple[int, list[str]]:
    """The format version of a file that may be mended, and the names of what it lacks that can be made anew."""
    _see_header(path)
    with told(path), closing(readable(path)) as probe:
        version = _version(probe, path)
        expected, found = expected_objects(version), objects(probe)
        refuse_strange(path, found, expected)
        lacking = sorted(expected.keys() - found.keys())
        for name in lacking:
            if not name.startswith(_REBUILT):
                raise BadFile("project-incomplete", file=str(path), name=name)
    return version, lacking


def _see_header(path: Path) -> None:
    header = _header(path)
    if not header.startswith(MAGIC) or len(header) < 100 or number(header, 68) != APPLICATION_ID:
        raise BadFile("project-not-ours", file=str(path))
    version = number(header, 60)
    if version > VERSION:
        raise BadFile("project-newer", file=str(path), found=version, known=VERSION)
    if header[18] not in _JOURNALS or header[19] not in _JOURNALS or number(header, 44) > _SCHEMA_FORMAT_MOST:
        raise damaged(path, "its header says what no file's can")
    # A write-ahead log beside it may still hold the rest.
    if is_cut(path, header) and not log_of(path).exists():
        raise damaged(path, "its end is missing")


def _header(path: Path) -> bytes:
    """The first bytes of a file; only an ordinary one is opened, for a pipe would keep us waiting."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise BadFile("project-folder", file=str(path))
        if not stat.S_ISREG(mode):
            raise BadFile("project-special", file=str(path))
        with path.open("rb") as file:
            return file.read(100)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise Missing("project-missing", file=str(path)) from error
    except OSError as error:
        raise BadFile("file-unreadable", file=str(path), reason=error.strerror or str(error)) from error


def readable_mode(path: Path) -> str:
    """How the file can be read: "immutable" where not even the write-ahead log's index can be made."""
    with closing(connect(path, mode="ro")) as probe:
        return "ro" if _reads(probe) else "immutable"


def readable(path: Path) -> sqlite3.Connection:
    """A connection that reads the file so."""
    probe = connect(path, mode="ro")
    with on_error(probe.close):
        if _reads(probe):
            return probe
    probe.close()
    return connect(path, mode="immutable")


def _reads(probe: sqlite3.Connection) -> bool:
    try:
        probe.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.OperationalError:
        return False
    return True


def _version(probe: sqlite3.Connection, path: Path) -> int:
    # Newer than the header's where an upgrade still stands in the write-ahead log.
    version = int(probe.execute("PRAGMA user_version").fetchone()[0])
    if version < 1:
        raise BadFile("project-not-ours", file=str(path))
    return version


def _check_schema(path: Path) -> int:
    """The version that SQLite tells; refuses a file that is damaged or holds anything our migrations do not make."""
    with closing(readable(path)) as probe:
        found = objects(probe)
        if _is_small(path):
            _check_pages(probe, path)
        version = _version(probe, path)
        _compare(path, found, version)
        _look_into(probe, found)
    return version


def _is_small(path: Path) -> bool:
    """Whether all of the file can be looked at without keeping anybody waiting."""
    return path.stat().st_size <= _CHECKED_WHOLE_BYTES


def quick_faults(probe: sqlite3.Connection, most: int = 1) -> list[str]:
    """What SQLite's quick check finds, at most so many lines; empty if all is well."""
    rows = probe.execute(f"PRAGMA quick_check({most})").fetchall()
    return list(page_faults(str(row[0]) for row in rows))


def page_faults(told_of: Iterator[str]) -> Iterator[str]:
    """What SQLite's checks say, line by line, without the lines that only name the database."""
    lines = (line for text in told_of for line in text.splitlines() if line and line != "ok")
    for line in lines:
        if not line.startswith("***"):
            yield line


def _check_pages(probe: sqlite3.Connection, path: Path) -> None:
    faults = quick_faults(probe, 100)
    lasting = [line for line in faults if not mendable(line)]
    if lasting:
        raise damaged(path, lasting[0])
    if faults:
        raise unmended(path, faults[0])


def _look_into(probe: sqlite3.Connection, found: dict[str, str]) -> None:
    """Read the first rows of every table, so that a large file that is damaged there is refused."""
    for name in found:
        kind, _, table = name.partition(" ")
        if kind == "table":
            probe.execute(f'SELECT * FROM "{table}" LIMIT {_ROWS_LOOKED_AT}').fetchall()


def check_index(writer: Connection, path: Path) -> None:
    """Refuse a small file whose search index does not hold; SQLite checks it in a statement that only a writer may."""
    if not _is_small(path):
        return
    writer.exec_driver_sql("BEGIN")
    try:
        writer.exec_driver_sql("INSERT INTO article_fts(article_fts) VALUES ('integrity-check')")
    except DatabaseError as error:
        raise unmended(path, "its search index does not hold") from error
    finally:
        roll_back(writer)


def objects(connection: sqlite3.Connection) -> dict[str, str]:
    """Every schema object with its SQL, without SQLite's own statistics, whose names nobody else can use."""
    rows = connection.execute("SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema")
    return {name: sql for name, sql in rows if not name.startswith("table sqlite_stat")}


def refuse_strange(path: Path, found: Mapping[str, str], expected: Mapping[str, str]) -> None:
    """BadFile for the first schema object that our migrations do not make."""
    strange = sorted(name for name, sql in found.items() if expected.get(name) != sql)
    if strange:
        raise BadFile("project-foreign-schema", file=str(path), name=strange[0])


def _compare(path: Path, found: dict[str, str], version: int) -> None:
    expected = expected_objects(version)
    refuse_strange(path, found, expected)
    lacking = sorted(expected.keys() - found.keys(), key=lambda name: (name.startswith(_REBUILT), name))
    if lacking:
        message = "project-lacks-derived" if lacking[0].startswith(_REBUILT) else "project-incomplete"
        raise BadFile(message, file=str(path), name=lacking[0])


@cache
def expected_objects(version: int = VERSION) -> Mapping[str, str]:
    """Every object that our migrations make up to a version, with its SQL."""
    with closing(connect(":memory:")) as made:
        made.deserialize(empty(version))
        return MappingProxyType(objects(made))

"""Owns the project file: make, open, lock, check its schema, back up, close; the one place that connects."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection as Connection  # noqa: PLC0414  # services name the type from here
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import NullPool

from annotator.domain.errors import BadFile, Conflict, Missing
from annotator.domain.ids import new_id
from annotator.store.lock import FileLock
from annotator.store.migrations import APPLICATION_ID, VERSION, migrate
from annotator.store.network import on_network_drive

_MAGIC = b"SQLite format 3\0"
_CHECKED_WHOLE_BYTES = 32 * 1024 * 1024


def connect(path: Path | str, *, mode: str = "rw") -> sqlite3.Connection:
    """A SQLite connection to a file (`mode` ro, rw, rwc, immutable) or to ":memory:", in autocommit.

    Another driver of the same interface, as one that encrypts, needs to be named here only.
    """
    flags = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    where = ":memory:" if path == ":memory:" else f"file:{quote(str(path))}?{flags}"
    connection = sqlite3.connect(where, uri=True, isolation_level=None, check_same_thread=False, timeout=10)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def engine_for(path: Path | str, *, mode: str = "rw") -> Engine:
    """A SQLAlchemy engine over `connect`; every `connect()` on it opens the file anew."""
    return create_engine("sqlite://", creator=lambda: connect(path, mode=mode), poolclass=NullPool)


@contextmanager
def transaction(connection: Connection) -> Iterator[Connection]:
    """All of the block, or nothing of it."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")


@dataclass(slots=True)
class Database:
    """An open project file: its writing connection (none when read-only) and where readers connect."""

    path: Path
    writer: Connection | None
    mode: str
    lock: FileLock | None

    def reader(self) -> Connection:
        """A new read-only connection; each thread opens its own and closes it."""
        return _connected(self.path, "immutable" if self.mode == "immutable" else "ro")

    def close(self) -> None:
        """Fold the write-ahead log into the file and give the file free."""
        if self.writer is not None:
            self.writer.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            self.writer.close()
        if self.lock is not None:
            self.lock.release()


def _connected(path: Path, mode: str) -> Connection:
    return engine_for(path, mode=mode).connect().execution_options(isolation_level="AUTOCOMMIT")


def create(path: Path, *, holder: str) -> Database:
    """A new project file, opened for writing; Conflict if one is there, BadFile if the folder refuses it."""
    if path.exists():
        raise Conflict("project-exists", file=str(path))
    try:
        path.touch(exist_ok=False)
    except OSError as error:
        raise BadFile("project-unwritable-folder", file=str(path), reason=error.strerror or str(error)) from error
    lock = FileLock.acquire(path, holder)
    writer = _connected(path, "rw")
    with transaction(writer):
        migrate(writer, 0)
        writer.exec_driver_sql("INSERT INTO meta VALUES ('replica', ?)", (new_id(),))
    return Database(path, _tuned(writer, path), "rw", lock)


def _tuned(writer: Connection, path: Path) -> Connection:
    """The writing connection with its journal set: write-ahead, or rollback on a network drive."""
    journal = "DELETE" if on_network_drive(path) else "WAL"
    writer.exec_driver_sql(f"PRAGMA journal_mode = {journal}")
    writer.exec_driver_sql("PRAGMA synchronous = FULL")
    # Without it, INSERT OR REPLACE would delete a decision past the trigger that keeps it.
    writer.exec_driver_sql("PRAGMA recursive_triggers = ON")
    return writer


def open_file(path: Path, *, holder: str, read_only: bool = False) -> Database:
    """An existing project file; BadFile, Missing or Conflict with one sentence if it cannot be used, unchanged then."""
    found = _inspect(path)
    if read_only:
        return Database(path, None, _readable_mode(path), None)
    if not _writable(path):
        raise BadFile("project-read-only", file=str(path))
    lock = FileLock.acquire(path, holder)
    try:
        writer = _connected(path, "rw")
        if found < VERSION:
            _upgrade(writer, path, found)
    except BaseException:
        lock.release()
        raise
    return Database(path, _tuned(writer, path), "rw", lock)


def _inspect(path: Path) -> int:
    """The format version in the file's header; raises before anything is opened for writing."""
    if not path.exists():
        raise Missing("project-missing", file=str(path))
    if path.is_dir():
        raise BadFile("project-folder", file=str(path))
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise BadFile("file-unreadable", file=str(path), reason=error.strerror or str(error)) from error
    if not header.startswith(_MAGIC) or len(header) < 100 or _number(header, 68) != APPLICATION_ID:
        raise BadFile("project-not-ours", file=str(path))
    version = _number(header, 60)
    if version > VERSION:
        raise BadFile("project-newer", file=str(path), found=version, known=VERSION)
    _check_schema(path)
    return version


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")


def _writable(path: Path) -> bool:
    """Whether the file can be written, and its folder too, where the journal lies."""
    try:
        with path.open("r+b"):
            return os.access(path.parent, os.W_OK)
    except OSError:
        return False


def _readable_mode(path: Path) -> str:
    """How the file can be read: "immutable" where not even the write-ahead log's index can be made."""
    probe = connect(path, mode="ro")
    try:
        probe.execute("SELECT count(*) FROM meta")
    except sqlite3.OperationalError:
        return "immutable"
    finally:
        probe.close()
    return "ro"


def _check_schema(path: Path) -> None:
    """Refuse a file that is damaged or that holds anything our migrations do not make."""
    try:
        probe = connect(path, mode=_readable_mode(path))
        version = probe.execute("PRAGMA user_version").fetchone()[0]
        objects = _objects(probe)
        small = path.stat().st_size <= _CHECKED_WHOLE_BYTES
        verdict = probe.execute("PRAGMA quick_check(1)").fetchone()[0] if small else "ok"
        probe.close()
    except sqlite3.DatabaseError as error:
        raise BadFile("project-damaged", file=str(path), reason=str(error)) from error
    if verdict != "ok":
        raise BadFile("project-damaged", file=str(path), reason=str(verdict).splitlines()[0])
    _compare(path, objects, version)


def _objects(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema")
    return {name: sql for name, sql in rows if "sqlite_stat" not in name}


def _compare(path: Path, objects: dict[str, str], version: int) -> None:
    expected = expected_objects(version)
    strange = sorted(name for name in objects.keys() | expected.keys() if objects.get(name) != expected.get(name))
    if strange:
        raise BadFile("project-foreign-schema", file=str(path), name=strange[0])


def expected_objects(version: int = VERSION) -> dict[str, str]:
    """Every object that our migrations make up to a version, with its SQL."""
    raw = connect(":memory:")
    with create_engine("sqlite://", creator=lambda: raw, poolclass=NullPool).connect() as connection:
        migrate(connection, 0, version)
        return _objects(raw)


def _upgrade(writer: Connection, path: Path, found: int) -> None:
    backup(path, path.with_name(f"{path.stem}.before-version-{VERSION}{path.suffix}"))
    with transaction(writer):
        migrate(writer, found)


def backup(path: Path, to: Path) -> None:
    """A whole copy of the file by SQLite's own backup, complete or not there at all."""
    partial = to.with_name(to.name + ".partial")
    source, copy = connect(path, mode="ro"), connect(partial, mode="rwc")
    try:
        source.backup(copy)
    finally:
        source.close()
        copy.close()
    partial.replace(to)

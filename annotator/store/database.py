"""Owns the project file: make, open, lock, check its schema, back up, close; the one place that connects."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection as Connection  # noqa: PLC0414  # services name the type from here
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from annotator.domain.errors import BadFile, Conflict, Missing
from annotator.domain.ids import new_id
from annotator.store.lock import FileLock
from annotator.store.migrations import APPLICATION_ID, VERSION, migrate
from annotator.store.network import on_network_drive

_MAGIC = b"SQLite format 3\0"
_CHECKED_WHOLE_BYTES = 32 * 1024 * 1024
_CACHE_KIB = 64 * 1024


def connect(path: Path | str, *, mode: str = "rw") -> sqlite3.Connection:
    """A SQLite connection to a file (`mode` ro, rw, rwc, immutable) or to ":memory:", in autocommit.

    Another driver of the same interface, as one that encrypts, needs to be named here only.
    """
    flags = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    # As bytes, for a file's name need not be text; as an absolute path, for two slashes would begin a host.
    where = ":memory:" if path == ":memory:" else f"file:{quote(os.fsencode(Path(path).absolute()))}?{flags}"
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


@contextmanager
def snapshot(connection: Connection) -> Iterator[Connection]:
    """Everything read in the block is as of one moment; a block within a block is part of it."""
    driver = connection.connection.dbapi_connection
    if driver is not None and getattr(driver, "in_transaction", False):
        yield connection
        return
    connection.exec_driver_sql("BEGIN")
    try:
        yield connection
    finally:
        connection.exec_driver_sql("ROLLBACK")


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
        """Fold the write-ahead log into the file, leave it one plain file, and give it free."""
        if self.writer is not None:
            _put_away(self.writer)
            self.writer.close()
        if self.lock is not None:
            self.lock.release()


def _put_away(writer: Connection) -> None:
    """End write-ahead logging, for a later look at the file would leave its two companions lying beside it."""
    writer.exec_driver_sql("PRAGMA busy_timeout = 0")
    writer.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    with suppress(OperationalError):  # somebody is looking at it just now; then it stays as it is
        writer.exec_driver_sql("PRAGMA journal_mode = DELETE")


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
    try:
        with transaction(writer):
            migrate(writer, 0)
            writer.exec_driver_sql("INSERT INTO meta VALUES ('replica', ?)", (new_id(),))
        return Database(path, _tuned(writer, path), "rw", lock)
    except BaseException:
        writer.close()
        path.unlink()
        lock.release()
        raise


def _tuned(writer: Connection, path: Path) -> Connection:
    """The writing connection with its journal set: write-ahead, or rollback on a network drive."""
    journal = "DELETE" if on_network_drive(path) else "WAL"
    writer.exec_driver_sql(f"PRAGMA journal_mode = {journal}")
    writer.exec_driver_sql("PRAGMA synchronous = FULL")
    writer.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE_KIB}")
    # Without it, INSERT OR REPLACE would delete a decision past the trigger that keeps it.
    writer.exec_driver_sql("PRAGMA recursive_triggers = ON")
    return writer


def open_file(path: Path, *, holder: str, read_only: bool = False) -> Database:
    """An existing project file; BadFile, Missing or Conflict with one sentence if it cannot be used, unchanged then."""
    found = inspect(path)
    if read_only:
        if found < VERSION:
            raise BadFile("project-older", file=str(path), found=found, known=VERSION)
        return Database(path, None, _readable_mode(path), None)
    if not _writable(path):
        raise BadFile("project-read-only", file=str(path))
    lock = FileLock.acquire(path, holder)
    writer = _connected(path, "rw")
    try:
        if found < VERSION:
            _upgrade(writer, path, found)
        return Database(path, _tuned(writer, path), "rw", lock)
    except BaseException:
        writer.close()
        lock.release()
        raise


def inspect(path: Path) -> int:
    """The format version of a project file; BadFile or Missing with one sentence if it is none, nothing is written."""
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
    if _is_cut(path, header):
        raise BadFile("project-damaged", file=str(path), reason="its end is missing")
    return _check_schema(path)


def _is_cut(path: Path, header: bytes) -> bool:
    """Whether the file is shorter than its header says; a write-ahead log beside it may still hold the rest."""
    page_bytes = int.from_bytes(header[16:18], "big")
    expected = _number(header, 28) * (65_536 if page_bytes == 1 else page_bytes)
    return path.stat().st_size < expected and not _log_of(path).exists()


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
    with closing(connect(path, mode="ro")) as probe:
        try:
            probe.execute("SELECT count(*) FROM sqlite_schema")
        except sqlite3.OperationalError:
            return "immutable"
    return "ro"


def _log_of(path: Path) -> Path:
    """Where SQLite keeps the write-ahead log: beside the file itself, whatever links lead to it."""
    return path.resolve().with_name(path.resolve().name + "-wal")


def _check_schema(path: Path) -> int:
    """The version that SQLite tells; refuses a file that is damaged or holds anything our migrations do not make."""
    try:
        with closing(connect(path, mode=_readable_mode(path))) as probe:
            # Newer than the header's where an upgrade still stands in the write-ahead log.
            version = int(probe.execute("PRAGMA user_version").fetchone()[0])
            objects = _objects(probe)
            small = path.stat().st_size <= _CHECKED_WHOLE_BYTES
            verdict = probe.execute("PRAGMA quick_check(1)").fetchone()[0] if small else "ok"
    except sqlite3.DatabaseError as error:
        raise BadFile("project-damaged", file=str(path), reason=str(error)) from error
    if verdict != "ok":
        raise BadFile("project-damaged", file=str(path), reason=str(verdict).splitlines()[0])
    if version < 1:
        raise BadFile("project-not-ours", file=str(path))
    _compare(path, objects, version)
    return version


def _objects(connection: sqlite3.Connection) -> dict[str, str]:
    """Every schema object with its SQL, without SQLite's own statistics, whose names nobody else can use."""
    rows = connection.execute("SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema")
    return {name: sql for name, sql in rows if not name.startswith("table sqlite_stat")}


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
    try:
        with closing(connect(path, mode=_readable_mode(path))) as source, closing(connect(partial, mode="rwc")) as copy:
            source.backup(copy)
        partial.replace(to)
    finally:
        partial.unlink(missing_ok=True)

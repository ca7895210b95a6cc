"""Owns the project file: make, open, lock, check its schema, back up, close; the one place that connects."""

import errno
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection as Connection  # noqa: PLC0414  # services name the type from here
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from annotator.domain.errors import BadFile, Conflict, Missing
from annotator.domain.ids import new_id
from annotator.store.lock import FileLock
from annotator.store.migrations import APPLICATION_ID, VERSION, migrate
from annotator.store.network import on_network_drive
from annotator.store.trouble import damaged, log_of
from annotator.store.trouble import told as told  # noqa: PLC0414  # services name it from here

_MAGIC = b"SQLite format 3\0"
_CHECKED_WHOLE_BYTES = 32 * 1024 * 1024
_ROWS_LOOKED_AT = 20
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
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


@contextmanager
def trial(connection: Connection) -> Iterator[Connection]:
    """Whatever is written in the block is taken back at its end."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield connection
    finally:
        _roll_back(connection)


@contextmanager
def snapshot(connection: Connection) -> Iterator[Connection]:
    """Everything read in the block is as of one moment; a block within a block is part of it."""
    if _in_transaction(connection):
        yield connection
        return
    connection.exec_driver_sql("BEGIN")
    try:
        yield connection
    finally:
        _roll_back(connection)


def _in_transaction(connection: Connection) -> bool:
    return bool(getattr(connection.connection.dbapi_connection, "in_transaction", False))


def _roll_back(connection: Connection) -> None:
    """End a transaction; SQLite itself has ended it where the disk was full or the file damaged."""
    if _in_transaction(connection):
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
        with told(self.path):
            return _connected(self.path, "immutable" if self.mode == "immutable" else "ro")

    def close(self) -> None:
        """Fold the write-ahead log into the file, leave it one plain file, and give it free. Once is enough."""
        writer, self.writer = self.writer, None
        lock, self.lock = self.lock, None
        try:
            if writer is not None:
                _put_away(writer)
                writer.close()
        finally:
            if lock is not None:
                lock.release()


def _put_away(writer: Connection) -> None:
    """End write-ahead logging, for a later look at the file would leave its two companions lying beside it."""
    # Somebody is looking at the file just now, or the disk is full: then all stays in the log, where it is safe.
    with suppress(DatabaseError):
        writer.exec_driver_sql("PRAGMA busy_timeout = 0")
        writer.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        writer.exec_driver_sql("PRAGMA journal_mode = DELETE")


def _connected(path: Path, mode: str) -> Connection:
    return engine_for(path, mode=mode).connect().execution_options(isolation_level="AUTOCOMMIT")


def create(path: Path, *, holder: str) -> Database:
    """A new project file, opened for writing; Conflict if one is there, BadFile if the folder or disk refuses it."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError as error:
        raise Conflict("project-exists", file=str(path)) from error
    except OSError as error:
        raise _unmakable(path, error) from error
    made = Database(path, None, "rw", None)
    try:
        made.lock = FileLock.acquire(path, holder)
        with told(path):
            made.writer = _connected(path, "rw")
            with transaction(made.writer):
                migrate(made.writer, 0)
                made.writer.exec_driver_sql("INSERT INTO meta VALUES ('replica', ?)", (new_id(),))
            _tuned(made.writer, path)
    except BaseException:
        discard(made)
        raise
    return made


def _unmakable(path: Path, error: OSError) -> BadFile:
    if error.errno == errno.ENOSPC:
        return BadFile("disk-full", file=str(path))
    return BadFile("project-unwritable-folder", file=str(path), reason=error.strerror or str(error))


def discard(made: Database) -> None:
    """Close a project that was made just now and could not be finished, and leave nothing of it."""
    try:
        made.close()
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            made.path.with_name(made.path.name + end).unlink(missing_ok=True)


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
    opened = Database(path, None, "rw", FileLock.acquire(path, holder))
    try:
        with told(path):
            opened.writer = _connected(path, "rw")
            _check_index(opened.writer, path)
            if found < VERSION:
                _upgrade(opened.writer, path, found)
            _tuned(opened.writer, path)
    except BaseException:
        _let_go(opened)
        raise
    return opened


def _let_go(opened: Database) -> None:
    """Close without tidying up, for the file is left as it is."""
    try:
        if opened.writer is not None:
            opened.writer.close()
    finally:
        if opened.lock is not None:
            opened.lock.release()


def inspect(path: Path) -> int:
    """The format version of a project file; BadFile or Missing with one sentence if it is none, nothing is written."""
    header = _header(path)
    if not header.startswith(_MAGIC) or len(header) < 100 or _number(header, 68) != APPLICATION_ID:
        raise BadFile("project-not-ours", file=str(path))
    version = _number(header, 60)
    if version > VERSION:
        raise BadFile("project-newer", file=str(path), found=version, known=VERSION)
    if _is_cut(path, header):
        raise damaged(path, "its end is missing")
    with told(path):
        return _check_schema(path)


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


def _is_cut(path: Path, header: bytes) -> bool:
    """Whether the file is shorter than its header says; a write-ahead log beside it may still hold the rest."""
    page_bytes = int.from_bytes(header[16:18], "big")
    expected = _number(header, 28) * (65_536 if page_bytes == 1 else page_bytes)
    return path.stat().st_size < expected and not log_of(path).exists()


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


def _check_schema(path: Path) -> int:
    """The version that SQLite tells; refuses a file that is damaged or holds anything our migrations do not make."""
    with closing(connect(path, mode=_readable_mode(path))) as probe:
        # Newer than the header's where an upgrade still stands in the write-ahead log.
        version = int(probe.execute("PRAGMA user_version").fetchone()[0])
        objects = _objects(probe)
        if _is_small(path):
            _check_pages(probe, path)
        if version < 1:
            raise BadFile("project-not-ours", file=str(path))
        _compare(path, objects, version)
        _look_into(probe, objects)
    return version


def _is_small(path: Path) -> bool:
    """Whether all of the file can be looked at without keeping anybody waiting."""
    return path.stat().st_size <= _CHECKED_WHOLE_BYTES


def _check_pages(probe: sqlite3.Connection, path: Path) -> None:
    verdict = [line for line in str(probe.execute("PRAGMA quick_check(1)").fetchone()[0]).splitlines() if line]
    if verdict != ["ok"]:
        told_of = [line for line in verdict if not line.startswith("***")]  # the others only name the database
        raise damaged(path, told_of[0] if told_of else "its pages do not hold together")


def _look_into(probe: sqlite3.Connection, objects: dict[str, str]) -> None:
    """Read the first rows of every table, so that a large file that is damaged there is refused."""
    for name in objects:
        kind, _, table = name.partition(" ")
        if kind == "table":
            probe.execute(f'SELECT * FROM "{table}" LIMIT {_ROWS_LOOKED_AT}').fetchall()


def _check_index(writer: Connection, path: Path) -> None:
    """Refuse a small file whose search index does not hold; SQLite checks it in a statement that only a writer may."""
    if not _is_small(path):
        return
    writer.exec_driver_sql("BEGIN")
    try:
        writer.exec_driver_sql("INSERT INTO article_fts(article_fts) VALUES ('integrity-check')")
    except DatabaseError as error:
        raise damaged(path, "its search index does not hold") from error
    finally:
        _roll_back(writer)


def _objects(connection: sqlite3.Connection) -> dict[str, str]:
    """Every schema object with its SQL, without SQLite's own statistics, whose names nobody else can use."""
    rows = connection.execute("SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema")
    return {name: sql for name, sql in rows if not name.startswith("table sqlite_stat")}


def _compare(path: Path, objects: dict[str, str], version: int) -> None:
    expected = expected_objects(version)
    strange = sorted(name for name, sql in objects.items() if expected.get(name) != sql)
    if strange:
        raise BadFile("project-foreign-schema", file=str(path), name=strange[0])
    lacking = sorted(expected.keys() - objects.keys())
    if lacking:
        raise BadFile("project-incomplete", file=str(path), name=lacking[0])


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


def open_copy(path: Path, to: Path, found: int) -> Database:
    """A copy of a project of format `found`, of this format and open for writing, whatever is in it."""
    backup(path, to)
    opened = Database(to, _connected(to, "rw"), "rw", None)
    if opened.writer is not None and found < VERSION:
        with transaction(opened.writer):
            migrate(opened.writer, found)
    return opened


def backup(path: Path, to: Path) -> None:
    """A whole copy of the file by SQLite's own backup, complete or not there at all."""
    partial = to.with_name(to.name + ".partial")
    try:
        with (
            told(path),
            closing(connect(path, mode=_readable_mode(path))) as source,
            closing(connect(partial, mode="rwc")) as copy,
        ):
            source.backup(copy)
        partial.replace(to)
    finally:
        partial.unlink(missing_ok=True)

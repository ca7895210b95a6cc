"""Owns the project file: make, open, lock, bring up to date, close."""

import errno
import os
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy.exc import DatabaseError, IntegrityError

from annotator.domain.errors import AnnotatorError, BadFile, Conflict
from annotator.domain.fold import FOLDING
from annotator.domain.ids import new_id
from annotator.store import backup, meta, state
from annotator.store.clearing import on_error
from annotator.store.connecting import Connection as Connection  # noqa: PLC0414  # services name these from here
from annotator.store.connecting import connect, connected, engine_for, raw, snapshot, transaction, trial
from annotator.store.empty import empty
from annotator.store.inspecting import check_index, expected_objects, inspect, readable, readable_mode
from annotator.store.lock import FileLock
from annotator.store.migrations import VERSION, migrate
from annotator.store.network import on_network_drive
from annotator.store.trouble import NONSENSE, told

__all__ = [
    "CACHE_KIB",
    "Connection",
    "Database",
    "connect",
    "create",
    "discard",
    "engine_for",
    "expected_objects",
    "inspect",
    "open_copy",
    "open_file",
    "snapshot",
    "told",
    "transaction",
    "trial",
]

CACHE_KIB = 64 * 1024
"""What a connection that writes much keeps of the file in memory."""
_PAGES_IN_LOG = 32 * 1024
"""Of 4 KiB; with more in it the log is folded into the file at the next commit, however much goes on."""


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
            return connected(self.path, "immutable" if self.mode == "immutable" else "ro")

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


def create(path: Path, *, holder: str) -> Database:
    """A new project file, opened for writing; Conflict if one is there, BadFile if the folder or disk refuses it."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError as error:
        raise Conflict("project-exists", file=str(path)) from error
    except OSError as error:
        raise _unmakable(path, error) from error
    made = Database(path, None, "rw", None)
    with on_error(partial(discard, made)):
        made.lock = FileLock.acquire(path, holder)
        with told(path):
            made.writer = connected(path, "rw")
            _begin(made.writer)
            _tuned(made.writer, path)
    return made


def _begin(writer: Connection) -> None:
    """Make an empty file a project in one step; whoever cannot write it is told so."""
    with engine_for(":memory:").connect() as begun:
        raw(begun).deserialize(empty(VERSION))
        begun.exec_driver_sql("INSERT INTO meta VALUES ('replica', ?)", (new_id(),))
        meta.set_folding(begun, FOLDING)
        with transaction(writer):  # copying would wait for ever for a file that is never free
            pass
        raw(begun).backup(raw(writer))


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
    writer.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KIB}")
    # Folding the log into the file after every few pages, as is usual, took a fifth of a large import.
    writer.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {_PAGES_IN_LOG}")
    # Statements with two writing triggers keep pages aside: in a file that took a sixth of a large import.
    writer.exec_driver_sql("PRAGMA temp_store = MEMORY")
    # Without it, INSERT OR REPLACE would delete a decision past the trigger that keeps it.
    writer.exec_driver_sql("PRAGMA recursive_triggers = ON")
    return writer


def open_file(path: Path, *, holder: str, read_only: bool = False) -> Database:
    """An existing project file; BadFile, Missing or Conflict with one sentence if it cannot be used, unchanged then."""
    found = inspect(path)
    if read_only:
        if found < VERSION:
            raise BadFile("project-older", file=str(path), found=found, known=VERSION)
        _fold_for_readers(path, holder)
        return Database(path, None, readable_mode(path), None)
    if not _writable(path):
        raise BadFile("project-read-only", file=str(path))
    opened = Database(path, None, "rw", FileLock.acquire(path, holder))
    with on_error(partial(_let_go, opened)), told(path):
        opened.writer = connected(path, "rw")
        check_index(opened.writer, path)
        if found < VERSION:
            _upgrade(opened.writer, path, found)
        _tuned(opened.writer, path)
        _folded_anew(opened.writer)
    return opened


def _fold_for_readers(path: Path, holder: str) -> None:
    """Who only reads cannot fold anew: it is done before, once, unless the file is in use or cannot be written."""
    with suppress(*NONSENSE, DatabaseError, AnnotatorError):
        reader = connected(path, readable_mode(path))
        try:
            stale = bool(state.older(reader))
        finally:
            reader.close()
        if stale:
            open_file(path, holder=holder).close()


def _folded_anew(writer: Connection) -> None:
    """What stands is as the rules of today fold it; damage stays for the check to tell."""
    with suppress(*NONSENSE, DatabaseError), transaction(writer):
        state.refold_older(writer)


def _let_go(opened: Database) -> None:
    """Close without tidying up, for the file is left as it is."""
    try:
        if opened.writer is not None:
            opened.writer.close()
    finally:
        if opened.lock is not None:
            opened.lock.release()


def _writable(path: Path) -> bool:
    """Whether the file can be written, and its folder too, where the journal lies."""
    try:
        with path.open("r+b"):
            return os.access(path.parent, os.W_OK)
    except OSError:
        return False


def _upgrade(writer: Connection, path: Path, found: int) -> None:
    """Bring a file to this format, all of it or nothing, once a backup is safe."""
    made = backup.make(path, before=f"before-version-{VERSION}")
    try:
        with transaction(writer):
            migrate(writer, found)
    except IntegrityError as error:
        reason = str(error.orig).splitlines()[0]
        raise BadFile(
            "project-not-upgraded", file=str(path), known=VERSION, reason=reason, backup=str(made.path)
        ) from error


def open_copy(path: Path, to: Path, found: int, go_on: backup.GoOn = backup.always) -> Database:
    """A copy of a project of format `found`, of this format and open for writing, whatever is in it."""
    with told(path), closing(readable(path)) as source:
        backup.copied(source, to, go_on, path)
    opened = Database(to, connected(to, "rw"), "rw", None)
    if opened.writer is not None and found < VERSION:
        with transaction(opened.writer):
            migrate(opened.writer, found)
    if opened.writer is not None:
        _folded_anew(opened.writer)
    return opened

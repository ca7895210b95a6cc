"""Owns telling what SQLite ran into: a damaged file, a full disk or a busy file, each in one sentence."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, IntegrityError

from annotator.domain.errors import AnnotatorError, BadFile, Conflict
from annotator.store.migrations import DERIVED_TABLES, STATE_TABLES
from annotator.store.shelf import newest_whole

_PRIMARY = 0xFF
"""The bits of an SQLite result code that name the kind of trouble; the others only refine it."""

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
_UNREADABLE = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
_SPOILT = ("Could not decode to UTF-8", "unsupported file format")
"""What SQLite says of damage without a code of its own."""


class UnreadableError(ValueError):
    """A row says what no project can say; the message is the reason, in a few words."""


class UnmendedError(UnreadableError):
    """The same of a row that follows from others, so that it can be made anew."""


NONSENSE = (ValueError, TypeError, LookupError, OverflowError, RecursionError, sqlite3.IntegrityError, IntegrityError)
"""What reading or folding raises where a row says what no project can say."""


def following(what: str) -> AbstractContextManager[None]:
    """Nonsense in rows that follow from proposals and decisions, met in the block, is an UnmendedError."""
    return _read(what, UnmendedError)


def given(what: str) -> AbstractContextManager[None]:
    """Nonsense in rows that were put in from outside, met in the block, is an UnreadableError."""
    return _read(what, UnreadableError)


@contextmanager
def _read(what: str, kind: type[UnreadableError]) -> Iterator[None]:
    try:
        yield
    except UnreadableError:
        raise
    except NONSENSE as error:
        raise kind(f"{what} cannot be read") from error


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Trouble with the file itself, met in the block, is raised as its sentence; our own mistakes stay as they are."""
    try:
        yield
    except UnmendedError as error:
        raise unmended(path, str(error)) from error
    except UnreadableError as error:
        raise damaged(path, str(error)) from error
    except UnicodeDecodeError as error:  # SQLite quotes the file's own bytes in what it complains of
        raise damaged(path, "it holds text that is not UTF-8") from error
    except (sqlite3.Error, DBAPIError) as error:
        trouble = _trouble(path, error)
        if trouble is None:
            raise
        raise trouble from error


def damaged(path: Path, reason: str) -> BadFile:
    """That a file is damaged, and its newest backup; if a write-ahead log lies beside it, that too.

    The log may belong to another copy, which then hides that the file is sound.
    """
    log = log_of(path)
    if log.exists() and log.stat().st_size:
        return BadFile("project-damaged-log", file=str(path), reason=reason, log=str(log))
    backup = newest_whole(path)
    if backup is None:
        return BadFile("project-damaged", file=str(path), reason=reason)
    return BadFile("project-damaged-backup", file=str(path), reason=reason, backup=str(backup.path))


def unmended(path: Path, reason: str) -> BadFile:
    """That a file is damaged where it can be mended from itself."""
    return BadFile("project-damaged-rows", file=str(path), reason=reason)


_OF_TABLE = re.compile(r"^(?:CHECK constraint failed in (\w+)|(?:NULL|non-\w+|NUMERIC|TEXT) value in (\w+)\.\w+)$")
_OF_INDEX = re.compile(r"^(?:row \d+ missing from index|wrong # of entries in index|non-unique entry in index) \w+$")


def mendable(line: str) -> bool:
    """Whether what SQLite finds stands in an index, or in a row that follows from others."""
    found = _OF_TABLE.match(line)
    table = next((name for name in found.groups() if name), "") if found else ""
    return bool(_OF_INDEX.match(line)) or table in STATE_TABLES or table in DERIVED_TABLES


def log_of(path: Path) -> Path:
    """Where SQLite keeps the write-ahead log: beside the file itself, whatever links lead to it."""
    return path.resolve().with_name(path.resolve().name + "-wal")


def _trouble(path: Path, error: sqlite3.Error | DBAPIError) -> AnnotatorError | None:
    """The sentence for an error; None for what only a mistake of ours can cause."""
    # SQLAlchemy's own text goes on about statements and addresses; the driver's is the reason.
    cause: BaseException | None = error.orig if isinstance(error, DBAPIError) else error
    code, reason = getattr(cause, "sqlite_errorcode", 0), str(cause)
    kind = code & _PRIMARY
    if code in (sqlite3.SQLITE_CORRUPT_INDEX, sqlite3.SQLITE_CORRUPT_VTAB):
        return unmended(path, "one of its indexes does not hold")
    if kind in _DAMAGE or code == sqlite3.SQLITE_IOERR_SHORT_READ or reason.startswith(_SPOILT):
        return damaged(path, reason.splitlines()[0])
    if kind == sqlite3.SQLITE_FULL:
        return BadFile("disk-full", file=str(path))
    if kind == sqlite3.SQLITE_READONLY:
        return BadFile("project-read-only", file=str(path))
    if kind in _BUSY:
        return Conflict("project-busy", file=str(path))
    return BadFile("file-unreadable", file=str(path), reason=reason) if kind in _UNREADABLE else None

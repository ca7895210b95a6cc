"""Owns telling what SQLite ran into: a damaged file, a full disk or a busy file, each in one sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from annotator.domain.errors import AnnotatorError, BadFile, Conflict

_PRIMARY = 0xFF
"""The bits of an SQLite result code that name the kind of trouble; the others only refine it."""

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
_UNREADABLE = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
_NOT_TEXT = "Could not decode to UTF-8"


class UnreadableError(ValueError):
    """A row says what no project can say; the message is the reason, in a few words."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Trouble with the file itself, met in the block, is raised as its sentence; our own mistakes stay as they are."""
    try:
        yield
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
    """That a file is damaged; if a write-ahead log lies beside it, which may belong to another copy, that too."""
    log = log_of(path)
    if log.exists() and log.stat().st_size:
        return BadFile("project-damaged-log", file=str(path), reason=reason, log=str(log))
    return BadFile("project-damaged", file=str(path), reason=reason)


def log_of(path: Path) -> Path:
    """Where SQLite keeps the write-ahead log: beside the file itself, whatever links lead to it."""
    return path.resolve().with_name(path.resolve().name + "-wal")


def _trouble(path: Path, error: sqlite3.Error | DBAPIError) -> AnnotatorError | None:
    """The sentence for an error; None for what only a mistake of ours can cause."""
    # SQLAlchemy's own text goes on about statements and addresses; the driver's is the reason.
    cause: BaseException | None = error.orig if isinstance(error, DBAPIError) else error
    code, reason = getattr(cause, "sqlite_errorcode", 0), str(cause)
    kind = code & _PRIMARY
    if kind in _DAMAGE or code == sqlite3.SQLITE_IOERR_SHORT_READ or reason.startswith(_NOT_TEXT):
        return damaged(path, reason.splitlines()[0])
    if kind == sqlite3.SQLITE_FULL:
        return BadFile("disk-full", file=str(path))
    if kind == sqlite3.SQLITE_READONLY:
        return BadFile("project-read-only", file=str(path))
    if kind in _BUSY:
        return Conflict("project-busy", file=str(path))
    return BadFile("file-unreadable", file=str(path), reason=reason) if kind in _UNREADABLE else None

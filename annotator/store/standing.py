"""Owns whether an open project's file is still the one that was opened: not moved, removed, replaced or overwritten."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.errors import BadFile
from annotator.store.connecting import Connection, connect
from annotator.store.rescue import other_folder, rescued

_Identity = tuple[int, int]
Mark = tuple[str, str, int]
"""Which copy of a project, its newest decision and its newest article: what an overwritten file has otherwise."""

_MARK = """SELECT (SELECT value FROM meta WHERE key = 'replica'), (SELECT coalesce(max(hlc), '') FROM decision),
    (SELECT coalesce(max(ordinal), 0) FROM article)"""
_OPEN_FILES = Path("/dev/fd")
"""Where the system lists what this process has open, if it does."""


@dataclass(slots=True)
class Standing:
    """What the file was when we last wrote to it; SQLite itself would go on writing to one that nobody can find."""

    path: Path
    _identity: _Identity
    _written: tuple[int, int] = (0, 0)
    _marks: set[Mark] = field(default_factory=set)
    _rescued: Path | None = None

    @classmethod
    def of(cls, path: Path, connection: Connection) -> "Standing":
        """How a file stands that was opened just now."""
        identity = _identity(path)
        if identity is None:
            raise BadFile("project-moved", file=str(path))
        standing = cls(path.absolute(), identity)
        standing.note(standing.mark(connection))
        # After a crash the newest may still be in the log beside the file.
        standing._marks.update(filter(None, [_mark_in(path)]))
        return standing

    def mark(self, connection: Connection) -> Mark:
        """How far the project is, as this transaction sees it."""
        return _marked(connection.exec_driver_sql(_MARK).one())

    def note(self, mark: Mark) -> None:
        """Take in that we wrote ourselves, up to this mark; when it gets into the file, SQLite decides."""
        self._written = self._seen() or self._written
        self._marks.add(mark)

    def note_settled(self, mark: Mark) -> None:
        """Take in that everything up to this mark is in the file itself."""
        self._marks.clear()
        self.note(mark)

    def check(self, connection: Connection) -> None:
        """Nothing, or BadFile if another program moved, removed, replaced or overwrote the file."""
        self.check_place(connection)
        written = self._seen()
        if written == self._written:
            return
        # Somebody wrote to it, or only gave it another date.
        if _mark_in(self.path) not in self._marks:
            raise BadFile("project-overwritten", file=str(self.path))
        self._written = written or self._written

    def look(self, connection: Connection) -> None:
        """The same while nobody does anything, so that nothing is said of what was just done."""
        try:
            self.check(connection)
        except BadFile as error:
            raise BadFile(f"{error.message_id}-idle", **error.parameters) from error

    def check_place(self, connection: Connection) -> None:
        """Nothing, or BadFile if the file is no longer where it was opened; what would be lost with it is kept."""
        if self.in_place:
            return
        if self._rescued is None and _is_gone(self._identity):
            self._rescued = rescued(connection, self.path)
            if self._rescued is None:
                raise BadFile("project-unkept", file=str(self.path), folder=str(other_folder()))
        if self._rescued is not None:
            raise BadFile("project-rescued", file=str(self.path), copy=str(self._rescued))
        self.check_readable()

    def check_readable(self) -> None:
        """Nothing, or BadFile if there is no file to open once more, or another one."""
        found = _identity(self.path)
        if found != self._identity:
            raise BadFile("project-moved" if found is None else "project-replaced", file=str(self.path))

    @property
    def in_place(self) -> bool:
        """Whether the file still lies where it was opened."""
        return _identity(self.path) == self._identity

    @property
    def ours(self) -> bool:
        """Whether only we have written to what lies there."""
        return self._seen() == self._written

    def _seen(self) -> tuple[int, int] | None:
        """Size and date of the file; None where there is none."""
        with suppress(OSError):
            found = self.path.stat()
            return found.st_size, found.st_mtime_ns
        return None


def _identity(path: Path) -> _Identity | None:
    """Which file lies there, whatever its name; None where there is none."""
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None


def _is_gone(identity: _Identity) -> bool:
    """Whether a file that we have open has no name any more, so that it ends with us; False where nobody can tell."""
    with suppress(OSError):
        for name in os.listdir(_OPEN_FILES):  # noqa: PTH208 - Path.iterdir gives the same names, dressed up
            # Asked of what is open already: to open and close it once more would drop SQLite's locks on it.
            with suppress(OSError, ValueError):
                found = os.fstat(int(name))
                if (found.st_dev, found.st_ino) == identity:
                    return found.st_nlink == 0
    return False


def _marked(row: Sequence[str | int]) -> Mark:
    return str(row[0]), str(row[1]), int(row[2])


def _mark_in(path: Path) -> Mark | None:
    """How far the file itself is, without the log beside it; None if that cannot be read."""
    with suppress(sqlite3.Error), closing(connect(path, mode="immutable")) as probe:
        return _marked(probe.execute(_MARK).fetchone())
    return None

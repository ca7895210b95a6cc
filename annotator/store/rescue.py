"""Owns saving a project whose file was taken away while it was open: all of it in another file beside it."""

import sqlite3
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from annotator.store.connecting import Connection, connect, raw


def rescued(connection: Connection, path: Path) -> Path | None:
    """A whole copy beside where the project was, made from what is open; None if it cannot be made there."""
    copy = _free_name(path)
    partial = copy.with_name(copy.name + ".partial")
    with suppress(OSError, sqlite3.Error):
        try:
            partial.unlink(missing_ok=True)
            _copy(connection, partial)
            partial.rename(copy)
        finally:
            partial.unlink(missing_ok=True)
        return copy
    return None


def _free_name(path: Path) -> Path:
    """A name that nobody has, as "week.rescued.facts"."""
    names = (path.with_name(f"{path.stem}.rescued{f'-{n}' if n > 1 else ''}{path.suffix}") for n in count(1))
    return next(name for name in names if not name.exists())


def _copy(connection: Connection, to: Path) -> None:
    with closing(connect(to, mode="rwc")) as copy:
        raw(connection).backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")

"""Owns saving a project whose file was taken away while it was open: all of it in another file, beside it if can be."""

import sqlite3
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from annotator.domain.errors import Conflict
from annotator.paths import state_dir
from annotator.store.backup import Patience
from annotator.store.connecting import Connection, connect, raw


def other_folder() -> Path:
    """Where a copy is kept if the project's own folder is gone or cannot be written."""
    return state_dir() / "rescued"


def rescued(connection: Connection, path: Path) -> Path | None:
    """A whole copy of what is open, beside where the project was or else with the user's data; None if it cannot be."""
    for folder in (path.parent, other_folder()):
        with suppress(OSError, sqlite3.Error, Conflict):
            if folder != path.parent:
                folder.mkdir(parents=True, exist_ok=True)
            return _kept(connection, _free_name(folder / path.name))
    return None


def _kept(connection: Connection, copy: Path) -> Path:
    partial = copy.with_name(copy.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        _copy(connection, partial)
        partial.rename(copy)
    finally:
        partial.unlink(missing_ok=True)
    return copy


def _free_name(path: Path) -> Path:
    """A name that nobody has, as "week.rescued.facts"."""
    names = (path.with_name(f"{path.stem}.rescued{f'-{n}' if n > 1 else ''}{path.suffix}") for n in count(1))
    return next(name for name in names if not name.exists())


def _copy(connection: Connection, to: Path) -> None:
    with closing(connect(to, mode="rwc")) as copy:
        patience = Patience(to)
        raw(connection).backup(copy, progress=lambda status, left, all_: patience.step(status, all_ - left), sleep=0.01)
        copy.execute("PRAGMA journal_mode = DELETE")

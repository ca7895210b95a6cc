"""Owns putting a backup in a project's place; what was there is kept under another name, never overwritten."""

import errno
import os
import shutil
from contextlib import closing, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from annotator.domain.errors import BadFile, Conflict, Missing
from annotator.store import backup
from annotator.store.inspecting import inspect, quick_faults, readable
from annotator.store.lock import FileLock
from annotator.store.shelf import PARTIAL
from annotator.store.trouble import told

_COMPANIONS = ("-wal", "-shm", "-journal", "")
"""What SQLite keeps beside a file goes with it; the file itself last, so that it is never alone."""


def put_back(path: Path, chosen: Path, go_on: backup.GoOn = backup.always) -> Path | None:
    """Where the project's present file was put, now that the backup stands in its place; None if there was none."""
    if path.exists() and chosen.exists() and path.samefile(chosen):
        raise Conflict("restore-itself", file=str(path))
    _see_that_it_is_sound(path, chosen)
    place = path.resolve()
    partial = place.with_name(place.name + PARTIAL)
    lock = FileLock.acquire(path, "annotator restore")
    try:
        _copy(chosen, partial, go_on)
        with suppress(OSError):
            shutil.copymode(place, partial)
        return _exchanged(place, partial)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise BadFile("disk-full", file=str(path)) from error
        raise BadFile("restore-failed", file=str(path), reason=error.strerror or str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
        lock.release()


def _see_that_it_is_sound(path: Path, chosen: Path) -> None:
    try:
        inspect(chosen)
    except Missing as error:
        raise Missing("backup-unknown", file=str(path), backup=str(chosen)) from error
    except BadFile as error:
        if "reason" in error.parameters and error.message_id.startswith("project-damaged"):
            raise BadFile("backup-flawed", file=str(chosen), reason=error.parameters["reason"]) from error
        raise


def _copy(chosen: Path, to: Path, go_on: backup.GoOn) -> None:
    to.unlink(missing_ok=True)  # of an attempt that was killed
    with told(chosen), closing(readable(chosen)) as source:
        faults = quick_faults(source)
        if faults:
            raise BadFile("backup-flawed", file=str(chosen), reason=faults[0])
        backup.copied(source, to, go_on, chosen)
    with to.open("r+b") as file:
        os.fsync(file.fileno())


def _exchanged(place: Path, fresh: Path) -> Path | None:
    """Put the present file aside and the fresh one in its place; if that fails, all is as before."""
    if not place.exists():
        fresh.rename(place)
        return None
    aside = _free_name(place)
    _move(place, aside)
    try:
        fresh.rename(place)
    except OSError:
        _move(aside, place)
        raise
    return aside


def _free_name(place: Path) -> Path:
    """A name that nobody has, as "week.before-restore-2026-11-21.facts"."""
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    names = (f"{place.stem}.before-restore-{day}{f'-{n}' if n > 1 else ''}{place.suffix}" for n in count(1))
    return next(file for name in names if not (file := place.with_name(name)).exists())


def _move(file: Path, to: Path) -> None:
    for end in _COMPANIONS:
        companion = file.with_name(file.name + end)
        if companion.exists():
            companion.rename(to.with_name(to.name + end))

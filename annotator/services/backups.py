"""Owns keeping backups of a project while it is open, and putting one back."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from annotator.domain.errors import AnnotatorError, Conflict, Missing, NotAllowed
from annotator.services.beside import Beside
from annotator.services.jobs import Progress, silent
from annotator.services.workspace import Workspace
from annotator.store import backup, restoring, shelf
from annotator.store.shelf import Backup as Backup  # noqa: PLC0414  # window and command line name it from here
from annotator.store.stopping import StoppedError

log = logging.getLogger(__name__)

_PAUSE_S = 0.002
"""After every megabyte, so that decisions and the window go first."""
_SMALL_BYTES = 16 * 1024 * 1024
_SELDOM = timedelta(minutes=10)


def begin(ws: Workspace, tell: Callable[[str], None]) -> Beside | None:
    """A backup of an open project, made on a thread of its own; None if it is only looked at.

    `tell` is given a sentence on that thread if none can be made; closed meanwhile, it leaves nothing of it.
    """
    if ws.read_only:
        return None
    path = ws.path
    keeping = Beside(ws, lambda stopped: _keep_until(path, stopped, tell), name="backup", daemon=False)
    keeping.start()
    return keeping


def _keep_until(path: Path, stopped: threading.Event, tell: Callable[[str], None]) -> None:
    try:
        keep(path, go_on=lambda _done, _total: not stopped.wait(_PAUSE_S))
    except AnnotatorError as error:
        tell(str(error))
    except StoppedError:
        log.info("the backup was ended with its project")


def begin_for_verb(ws: Workspace, tell: Callable[[str], None]) -> None:
    """A backup before a verb of the command line works: at once if the project is small, else beside it.

    A script that calls a verb for every decision gets one in ten minutes, not one for each.
    """
    newest = next(iter(shelf.own(ws.path)), None)
    if ws.read_only or (newest and abs(datetime.now(UTC) - newest.at) < _SELDOM):
        return
    keeping = begin(ws, tell)
    if keeping is not None and ws.path.stat().st_size <= _SMALL_BYTES:
        keeping.wait()


def keep(path: Path, *, go_on: backup.GoOn = backup.always) -> Backup | None:
    """A backup of a project if anything was decided or brought in since the newest one; None if nothing was."""
    if not backup.has_changed(path):
        return None
    began = time.monotonic()
    made = backup.make(path, go_on=go_on)
    log.info("backup made in %.1f s", time.monotonic() - began)
    return made


def listed(path: Path) -> list[Backup]:
    """Every backup of a project, newest first; the project itself may be damaged or gone."""
    return shelf.own(path)


def is_whole(kept: Backup) -> bool:
    """Whether a backup holds together."""
    return shelf.is_whole(kept.path)


def folder(path: Path) -> Path:
    """Where a project's backups lie: where there are some, else where they will be."""
    found = shelf.own(path)
    return found[0].path.parent if found else shelf.folder_of(path)


@dataclass(frozen=True, slots=True)
class Restored:
    """Which backup stands in the project's place now, and where the former file was put; None if there was none."""

    backup: Path
    aside: Path | None


def restore(path: Path, chosen: Path | None = None, *, progress: Progress | None = None) -> Restored:
    """A backup in the place of a project, whose present file is kept beside it under another name.

    Args:
        chosen: the backup, by its path or by its name alone; the newest whole one unless given.
    """
    tell = progress or silent
    found = _chosen(path, chosen)
    try:
        aside = restoring.put_back(path, found, lambda done, total: tell(done, total, "restoring"))
    except StoppedError as error:
        raise NotAllowed("restore-stopped", file=str(path)) from error
    return Restored(found, aside)


def _chosen(path: Path, chosen: Path | None) -> Path:
    if chosen is None:
        newest = shelf.newest_whole(path)
        if newest is None:
            _see_that_none_is_of_another(path)
            raise Missing("backup-missing", file=str(path), folder=str(shelf.folder_of(path)))
        return newest.path
    by_name = {kept.path.name: kept.path for kept in shelf.listed(path)}
    return by_name.get(str(chosen), chosen)


def _see_that_none_is_of_another(path: Path) -> None:
    """Conflict if the only backups are of a project that lay there before."""
    strange = [kept for kept in shelf.listed(path) if kept not in shelf.own(path)]
    if strange:
        newest = strange[0].path
        raise Conflict("backup-stranger", file=str(path), folder=str(newest.parent), backup=str(newest))

"""Owns the folder in which a project's backups lie: what they are called, which there are, which are whole."""

import hashlib
import os
import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from annotator.paths import state_dir
from annotator.store.connecting import connect
from annotator.store.migrations import APPLICATION_ID

MAGIC = b"SQLite format 3\0"
PARTIAL = ".partial"
BEFORE_REPAIR = "before-repair"
"""What a backup is made before that holds what had to be repaired; nobody is offered it unasked."""
_ENDING = ".facts"
_STAMP = "%Y-%m-%dT%H-%M-%SZ"
_NAMED = re.compile(r"\.(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z)(?:\.(before-[a-z0-9-]+))?\.facts")
_STEM_BYTES = 150
_READ_WHOLE_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A kept copy of a project: when it was made (UTC, whole seconds) and before what, "" for an ordinary one."""

    at: datetime
    path: Path
    before: str = ""


def folder_of(path: Path) -> Path:
    """Where a project's backups lie: beside the file itself, whatever links lead to it."""
    found = path.resolve()
    return found.with_name(f"{_stem(found)}.backups")


def other_folder_of(path: Path) -> Path:
    """Where they lie if nothing can be written beside the project."""
    found = path.resolve()
    place = hashlib.sha256(os.fsencode(found)).hexdigest()[:12]
    return state_dir() / "backups" / f"{_short(_stem(found))}-{place}"


def _stem(path: Path) -> str:
    return path.name[: -len(_ENDING)] if path.name.lower().endswith(_ENDING) else path.name


def _short(stem: str) -> str:
    return os.fsdecode(os.fsencode(stem)[:_STEM_BYTES])


def listed(path: Path) -> list[Backup]:
    """Every backup of a project, newest first."""
    found: list[Backup] = []
    for folder in (folder_of(path), other_folder_of(path)):
        try:
            found += [made for file in folder.iterdir() if (made := _read_name(file)) and file.is_file()]
        except OSError:
            continue
    return sorted(found, reverse=True)


def _read_name(file: Path) -> Backup | None:
    said = _NAMED.search(file.name)
    if said is None or said.end() != len(file.name):
        return None
    try:
        return Backup(datetime.strptime(said[1], _STAMP).replace(tzinfo=UTC), file, said[2] or "")
    except ValueError:
        return None


def place_for(path: Path, folder: Path, at: datetime, before: str) -> Backup:
    """What a backup made at this moment is called; a second later for every one that is there already."""
    at = at.astimezone(UTC).replace(microsecond=0)
    while True:
        parts = [_short(_stem(path.resolve())), at.strftime(_STAMP), *([before] if before else [])]
        file = folder / f"{'.'.join(parts)}{_ENDING}"
        if not file.exists():
            return Backup(at, file, before)
        at += timedelta(seconds=1)


def own(path: Path) -> list[Backup]:
    """The backups of the very project that lies there, newest first, without those of another that lay there before.

    Where the file does not tell which it is, or is gone, it is the project that the newest backup tells of. A backup
    that cannot be read may be of any project, and is among them.
    """
    found = listed(path)
    project = identity(path) or next(filter(None, (identity(backup.path) for backup in found)), None)
    return [backup for backup in found if identity(backup.path) in (project, None)]


def identity(file: Path) -> str | None:
    """Which project a file is of: the same for all its backups; None if it does not tell."""
    for mode in ("ro", "immutable"):
        with suppress(OSError, sqlite3.Error, UnicodeDecodeError):
            if not file.is_file():
                return None
            with closing(connect(file, mode=mode)) as probe:
                found = probe.execute("SELECT value FROM meta WHERE key = 'replica'").fetchone()
                return str(found[0]) if found else None
    return None


def newest_whole(path: Path) -> Backup | None:
    """The newest backup of a project that is not damaged itself; None if there is none."""
    sound = (backup for backup in own(path) if backup.before != BEFORE_REPAIR)
    return next((backup for backup in sound if is_whole(backup.path)), None)


def is_whole(file: Path) -> bool:
    """Whether a file holds together; of a large one only whether it is complete, for nobody should wait for this."""
    try:
        if not file.is_file():  # a pipe would keep us waiting
            return False
        with file.open("rb") as opened:
            header = opened.read(100)
        if not header.startswith(MAGIC) or number(header, 68) != APPLICATION_ID or is_cut(file, header):
            return False
        if file.stat().st_size > _READ_WHOLE_BYTES:
            return True
        with closing(connect(file, mode="immutable")) as probe:
            return str(probe.execute("PRAGMA quick_check(1)").fetchone()[0]) == "ok"
    except (OSError, sqlite3.Error, UnicodeDecodeError):
        return False


def is_cut(path: Path, header: bytes) -> bool:
    """Whether a file is shorter than its header says."""
    page_bytes = int.from_bytes(header[16:18], "big")
    expected = number(header, 28) * (65_536 if page_bytes == 1 else page_bytes)
    return path.stat().st_size < expected


def number(header: bytes, offset: int) -> int:
    """One of the numbers in a database file's header."""
    return int.from_bytes(header[offset : offset + 4], "big")

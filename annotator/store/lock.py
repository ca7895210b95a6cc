"""Owns the one-writer rule: a lock file beside the project that the system frees when its holder dies."""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import BadFile, Conflict


@dataclass(slots=True)
class FileLock:
    """A held lock; the file beside the project says who holds it."""

    path: Path
    descriptor: int

    @classmethod
    def acquire(cls, project: Path, holder: str) -> "FileLock":
        """The lock on a project; Conflict that names the holder if somebody has it."""
        # Beside the file itself, so that a link to it leads to the same lock.
        path = project.resolve().with_name(project.resolve().name + ".lock")
        descriptor = _opened(path, project)
        if not _try_lock(descriptor):
            held_by = _read(descriptor) or "another program"
            os.close(descriptor)
            raise Conflict("project-held", file=str(project), holder=held_by)
        if not _still_there(path, descriptor):
            os.close(descriptor)
            return cls.acquire(project, holder)
        with suppress(OSError):  # on a full disk the lock holds all the same, only namelessly
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, holder.encode("utf-8", "replace"))
        return cls(path, descriptor)

    def release(self) -> None:
        """Give the project free for the next writer."""
        try:
            self.path.unlink(missing_ok=True)
        finally:
            os.close(self.descriptor)


def _opened(path: Path, project: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise BadFile("project-read-only", file=str(project)) from error


def _still_there(path: Path, descriptor: int) -> bool:
    """Whether the locked file is the one that lies there; the holder before us may just have removed it."""
    try:
        return path.stat().st_ino == os.fstat(descriptor).st_ino
    except FileNotFoundError:
        return False


def _read(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, 500).decode("utf-8", "replace").strip()


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        """Lock one byte far beyond the holder's name, so that others can still read it."""
        os.lseek(descriptor, 1_000_000, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

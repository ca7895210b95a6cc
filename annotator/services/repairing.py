"""Owns repairing a project file: what follows from inputs and decisions is made anew, and nothing else is touched."""

from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import BadFile, NotAllowed
from annotator.services import checking
from annotator.services.jobs import Progress, silent
from annotator.store import backup, repairing
from annotator.store.inspecting import inspect_loosely
from annotator.store.lock import FileLock
from annotator.store.migrations import VERSION
from annotator.store.shelf import BEFORE_REPAIR
from annotator.store.stopping import StoppedError


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was made anew, what is left that cannot be, and the backup of what was there; None if nothing was done."""

    rebuilt: tuple[str, ...]
    left: tuple[str, ...]
    backup: Path | None


def repair(path: Path, *, progress: Progress | None = None) -> Repaired:
    """A project file mended as far as it can be from itself; nothing is done to one that is whole."""
    found = [finding for _, finding in checking.findings(path, progress=progress) if not finding.harmless]
    mended = tuple(dict.fromkeys(finding.mended for finding in found if finding.mended))
    if not mended:
        return Repaired((), (*dict.fromkeys(map(str, found)), *checking.restorable(path, found)), None)
    kept = _mend(path, progress or silent)
    return Repaired(mended, tuple(checking.check(path, progress=progress)), kept)


def _mend(path: Path, tell: Progress) -> Path:
    """The backup of what was there, once all that is derived was made anew."""
    version, lacking = inspect_loosely(path)
    if version < VERSION:
        raise BadFile("project-older", file=str(path), found=version, known=VERSION)
    lock = FileLock.acquire(path, "annotator check --repair")
    try:
        kept = backup.make(
            path, before=BEFORE_REPAIR, flawed=True, go_on=lambda done, total: tell(done, total, "backing up")
        )
        repairing.rebuild(path, lacking, lambda: tell(0, 1, "making anew"))
    except StoppedError as error:
        raise NotAllowed("check-stopped", file=str(path)) from error
    finally:
        lock.release()
    return kept.path

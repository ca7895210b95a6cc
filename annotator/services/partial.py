"""Owns a file on its way: under another name until it is whole, and cleared away when its maker was killed."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import Conflict
from annotator.store.clearing import on_error

_END = ".partial"

if sys.platform == "win32":  # pragma: no cover - there nobody can remove a file that somebody has open

    def _held(_descriptor: int) -> bool:
        return False
else:
    import fcntl

    def _held(descriptor: int) -> bool:
        """Whether another maker has the file; else it is ours as long as it is open."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
        return False


@contextmanager
def written_whole(target: Path, *, lasting: bool = True) -> Iterator[BinaryIO]:
    """A new file that takes the place of `target` at the end of the block, or is gone if that ends in an error.

    Conflict while another process writes the same file; OSError where nothing can be written.

    Args:
        lasting: whether it must outlast a power cut, for which the disk takes its time.
    """
    partial = target.with_name(target.name + _END)
    with _fresh(partial, target) as file:
        mine = _same_as(file, partial)
        with on_error(lambda: _remove(file, partial, mine)):
            yield file
            file.flush()
            if lasting:
                os.fsync(file.fileno())
            if sys.platform == "win32":  # pragma: no cover - there what is open cannot be renamed
                file.close()
            _take_place(partial, target, mine=mine())


def _take_place(partial: Path, target: Path, *, mine: bool) -> None:
    if not mine:
        raise Conflict("file-being-written", file=str(target))
    partial.replace(target)


def _remove(file: BinaryIO, partial: Path, mine: Callable[[], bool]) -> None:
    # Where nothing may be written, nothing can be taken away either, and the first trouble is the one to tell.
    with suppress(OSError):
        if mine():
            if sys.platform == "win32":  # pragma: no cover
                file.close()
            partial.unlink(missing_ok=True)


def _fresh(partial: Path, target: Path) -> BinaryIO:
    """The file, made anew so that nothing is written through whatever stood under its name, and held by us."""
    _clear(partial, target)
    try:
        file = partial.open("xb")
    except FileExistsError as error:
        raise Conflict("file-being-written", file=str(target)) from error
    if _held(file.fileno()):
        file.close()
        raise Conflict("file-being-written", file=str(target))
    return file


def _clear(partial: Path, target: Path) -> None:
    """Remove what a maker that was killed left; Conflict if its maker is still at it."""
    if not partial.exists() or not stat.S_ISREG(partial.lstat().st_mode):
        partial.unlink(missing_ok=True)
        return
    with partial.open("rb") as left:
        if _held(left.fileno()):
            raise Conflict("file-being-written", file=str(target))
        if sys.platform != "win32":
            partial.unlink(missing_ok=True)
    partial.unlink(missing_ok=True)


def _same_as(file: BinaryIO, partial: Path) -> Callable[[], bool]:
    """Tells whether the file still bears its name: another maker may have cleared it away as it was made."""
    made = os.fstat(file.fileno())

    def same() -> bool:
        with suppress(OSError):
            found = partial.lstat()
            return (found.st_dev, found.st_ino) == (made.st_dev, made.st_ino)
        return False

    return same

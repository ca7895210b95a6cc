"""Owns what is on its way: made in a folder of ours beside its place until whole, cleared if its maker was killed."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO, Final

from annotator.domain.errors import Conflict
from annotator.store.clearing import on_error

END: Final = ".partial"
NEW: Final = "new"
"""What is made is called so in the folder of ours."""
_FORMER: Final = "former"
_MARK: Final = ".annotator-export"
"""What tells a folder of ours, which somebody who was killed may have left, from any other of that name."""

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _held(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return True
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
def working_place(target: Path) -> Iterator[Path]:
    """A folder of ours beside `target`, with nothing of ours in it, that is gone after the block.

    What else lies there is left alone, whatever it is called. A former folder that a killed maker had put aside stands
    in its place again. Conflict while another process makes the same; OSError where nothing can be made.
    """
    place, mark = _claimed(target)
    try:
        yield place
    finally:
        _leave(place, mark, target)


@contextmanager
def written_whole(target: Path, *, lasting: bool = True) -> Iterator[BinaryIO]:
    """A new file that takes the place of `target` at the end of the block, or is gone if that ends in an error.

    Conflict while another process writes the same file; OSError where nothing can be written.

    Args:
        lasting: whether it must outlast a power cut, for which the disk takes its time.
    """
    with working_place(target) as place, (place / NEW).open("xb") as file:
        yield file
        file.flush()
        if lasting:
            os.fsync(file.fileno())
        mine = _bears(file, place / NEW)
        if sys.platform == "win32":  # pragma: no cover - there what is open cannot be renamed
            file.close()
        if not mine:
            raise Conflict("file-being-written", file=str(target))
        (place / NEW).replace(target)


def take_place(place: Path, target: Path) -> None:
    """Put the folder that was made in a place of ours where it belongs; the former one is back if that fails."""
    if target.exists():
        target.replace(place / _FORMER)
    with on_error(lambda: _put_back(place, target)):
        (place / NEW).replace(target)


def _put_back(place: Path, target: Path) -> None:
    former = place / _FORMER
    if former.exists() and not target.exists():
        former.replace(target)


def _claimed(target: Path) -> tuple[Path, BinaryIO]:
    """A place of ours and its mark, held: under the first name of which there is nothing but what we left."""
    names = chain([END], (f".{number}{END}" for number in count(2)))
    places = (target.with_name(target.name + name) for name in names)
    place = next(each for each in places if _is_ours(each) or not os.path.lexists(each))
    if os.path.lexists(place):
        return place, _taken_over(place, target)
    return place, _made(place, target)


def _is_ours(place: Path) -> bool:
    # An empty folder is nobody's that we know: whoever is killed between making it and marking it leaves one.
    if place.is_symlink() or not place.is_dir():
        return False
    with suppress(OSError):
        held = {each.name for each in place.iterdir()}
        return _MARK in held and held <= {_MARK, NEW, _FORMER}
    return False


def _made(place: Path, target: Path) -> BinaryIO:
    try:
        place.mkdir(mode=0o700)
    except FileExistsError as error:
        raise Conflict("file-being-written", file=str(target)) from error
    with on_error(lambda: _unmake(place)):
        return _locked((place / _MARK).open("xb"), target)


def _unmake(place: Path) -> None:
    with suppress(OSError):
        place.rmdir()


def _taken_over(place: Path, target: Path) -> BinaryIO:
    """The mark of a maker that was killed, what it left cleared away; Conflict if its maker is still at it."""
    try:
        mark = _locked((place / _MARK).open("r+b"), target)
    except FileNotFoundError as error:  # it has just ended
        raise Conflict("file-being-written", file=str(target)) from error
    if not _bears(mark, place / _MARK):
        mark.close()
        raise Conflict("file-being-written", file=str(target))
    _clear(place, target)
    return mark


def _locked(mark: BinaryIO, target: Path) -> BinaryIO:
    if _held(mark.fileno()):
        mark.close()
        raise Conflict("file-being-written", file=str(target))
    return mark


def _leave(place: Path, mark: BinaryIO, target: Path) -> None:
    """Remove a place of ours; its mark goes last, so that whoever is killed meanwhile leaves one that is known."""
    # Where nothing may be written, nothing can be taken away either, and the first trouble is the one to tell.
    with mark, suppress(OSError):
        if _bears(mark, place / _MARK):
            _clear(place, target)
            if sys.platform == "win32":  # pragma: no cover
                mark.close()
            if not (place / NEW).exists() and not (place / _FORMER).exists():
                (place / _MARK).unlink(missing_ok=True)
                place.rmdir()


def _clear(place: Path, target: Path) -> None:
    """Remove what is made there; of what stood before, only if something stands in its place."""
    _put_back(place, target)
    for each in (place / NEW, place / _FORMER):
        if each.is_dir():
            shutil.rmtree(each, ignore_errors=True)
        else:
            each.unlink(missing_ok=True)


def _bears(file: BinaryIO, name: Path) -> bool:
    """Whether an open file still bears its name: another maker may have cleared it away as it was made."""
    with suppress(OSError):
        found, made = name.lstat(), os.fstat(file.fileno())
        return (found.st_dev, found.st_ino) == (made.st_dev, made.st_ino)
    return False

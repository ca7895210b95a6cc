"""Owns the files of an export while they are written, and the account of what went into them."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from annotator.domain.errors import BadFile
from annotator.formats.output import Account, Kind
from annotator.formats.passing import is_hidden
from annotator.services.partial import NEW, take_place, working_place, written_whole
from annotator.store.clearing import on_error

_A_LOOK = 500
"""Entries between two looks at whether to go on."""


@dataclass(slots=True)
class Sink:
    """The one file of an export, or its folder; what is told of entries goes into the account and the progress."""

    place: Path
    open_file: BinaryIO | None
    going: Callable[[int], None]
    account: Account = field(default_factory=Account)
    done: int = 0

    def file(self, name: str = "") -> AbstractContextManager[BinaryIO]:
        """The file, or the one of that name in the folder; ValueError for a name that leads out of it."""
        if self.open_file is not None:
            return nullcontext(self.open_file)
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or not path.name:
            raise ValueError(f"{name!r} is no file of the folder")
        at = self.place.joinpath(*path.parts)
        at.parent.mkdir(parents=True, exist_ok=True)
        return at.open("xb")

    def kept(self, kind: Kind, identity: str, text: str | None = None) -> None:
        """Take in that an entry is in the file, to be found with this text."""
        self.account.keep(kind, identity, text)
        self.done += 1
        if self.done % _A_LOOK == 0:
            self.going(self.done)

    def lost(self, kind: Kind, identity: str, why: str) -> None:
        """Take in that an entry is not in the file."""
        self.account.lose(kind, identity, why)
        self.done += 1
        if self.done % _A_LOOK == 0:
            self.going(self.done)


@contextmanager
def folder_made(folder: Path) -> Iterator[None]:
    """The folder is there within the block; what was made for it is gone again if that ends in an error."""
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    with on_error(lambda: _unmake(made)):
        folder.mkdir(parents=True, exist_ok=True)
        yield


def _unmake(folders: Sequence[Path]) -> None:
    # What others put there meanwhile stays.
    with suppress(OSError):
        for each in folders:
            each.rmdir()


@contextmanager
def file_sink(target: Path, going: Callable[[int], None], *, lasting: bool = True) -> Iterator[Sink]:
    """The sink of a file that takes its place at the end of the block, or is gone if that ends in an error."""
    with written_whole(target, lasting=lasting) as file:
        yield Sink(Path(file.name), file, going)


@contextmanager
def folder_sink(target: Path, going: Callable[[int], None], *, stated: Collection[str] = ()) -> Iterator[Sink]:
    """The sink of a folder that takes its place at the end of the block, or is gone if that ends in an error.

    A folder that is there already is replaced if it is empty, or an export that nobody touched, as one of the digests
    `stated` of it tells; else BadFile.
    """
    with working_place(target) as place:
        if target.exists() and any(target.iterdir()) and digest_of(target) not in stated:
            raise BadFile("export-folder-changed" if stated else "export-folder-full", file=str(target))
        (place / NEW).mkdir()
        yield Sink(place / NEW, None, going)
        take_place(place, target)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file; of a folder that of the names and hashes of its files, in their order.

    Hidden files are none of the folder's: those who look into it with a file manager leave some there.
    """
    if not path.is_dir():
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    listed = sorted(
        each for each in path.rglob("*") if each.is_file() and not is_hidden(PurePosixPath(each.relative_to(path)))
    )
    lines = [f"{digest_of(each)}  {each.relative_to(path).as_posix()}\n" for each in listed]
    return hashlib.sha256("".join(lines).encode("utf-8")).hexdigest()

"""Owns which files are read at all: ordinary ones, up to a size, and none that a link brings in from elsewhere."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from annotator.domain.errors import BadFile

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a text file, or of one line of a file of lines."""


def check_ordinary(path: Path) -> None:
    """Nothing, if a path leads to an ordinary file; BadFile if to a pipe or device, which may never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise BadFile("file-special", file=str(path))


def lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file, with their line feeds; of one that is too long only the beginning, one byte too much."""
    while line := file.readline(LARGEST + 1):
        yield line
        if len(line) > LARGEST:
            _pass_over(file, line)


def _pass_over(file: BinaryIO, line: bytes) -> None:
    """Read on to the end of a line whose beginning was read."""
    while line and not line.endswith(b"\n"):
        line = file.readline(LARGEST)


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a path below a folder is a link to something outside it."""
    return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())

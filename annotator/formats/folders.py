"""Owns which files of a folder are read: those of known kinds, no hidden ones, none that a link brings in."""

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from annotator.domain.errors import AnnotatorError, BadFile
from annotator.formats.originals import Original, on_disk
from annotator.formats.passing import cards_among, is_hidden, passed_over
from annotator.formats.regular import leads_out

_PAGE_PARTS = ("_files", ".files")
"""What browsers call the folder of a saved page's pictures, frames and advertisements."""


def listed(folder: Path, extensions: Sequence[str]) -> list[Original | AnnotatorError]:
    """The files below a folder, sorted by name, with an error for each that leads out and each folder that is shut.

    Those of other kinds are one remark at the end.
    """
    others: list[str] = []
    found: list[Path] = []
    shut: list[AnnotatorError] = []

    def tell(error: OSError) -> None:
        shut.append(BadFile("file-unreadable", file=str(Path(error.filename)), reason=error.strerror or "unknown"))

    for root, folders, files in os.walk(folder, onerror=tell):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_of_page(name, files))
        seen = [name for name in files if not is_hidden(PurePosixPath(name))]
        found += [Path(root, name) for name in seen if Path(name).suffix.lower() in extensions]
        others += [Path(root, name).as_posix() for name in seen if Path(name).suffix.lower() not in extensions]
        found += [path for name in folders if leads_out(path := Path(root, name), folder)]
    cards = cards_among([*(path.as_posix() for path in found), *others])
    told = (path for path in sorted(found) if path.as_posix() not in cards)
    return [*shut, *(_within(path, folder) for path in told), *passed_over([*others, *sorted(cards)], str(folder))]


def _within(path: Path, folder: Path) -> Original | AnnotatorError:
    return BadFile("file-outside", file=str(path)) if leads_out(path, folder) else on_disk(path)


def _is_of_page(folder: str, files: Sequence[str]) -> bool:
    """Whether a folder holds the parts of a page that a browser saved beside it."""
    names = [folder.removesuffix(ending) for ending in _PAGE_PARTS if folder.endswith(ending)]
    return any(f"{name}{extension}" in files for name in names for extension in (".html", ".htm"))

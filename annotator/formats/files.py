"""Owns the one way in: any file or folder an analyst points at, as a stream of entries and troubles."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError, BadFile
from annotator.formats import native
from annotator.formats.document import Given, TextOf
from annotator.formats.plain import read_article, read_text
from annotator.formats.regular import check_ordinary, leads_out, lines

TEXT_EXTENSIONS: Final = (".txt", ".md")
NATIVE_EXTENSIONS: Final = (".jsonl",)
_TABLE: Final = "sources.jsonl"
_PIECE: Final = 1024**2
_KNOWN: Final = TEXT_EXTENSIONS + NATIVE_EXTENSIONS


def read_path(path: Path, *, text_of: TextOf | None = None) -> Iterator[Given | AnnotatorError]:
    """All that a file or folder gives, in the order of its names; what cannot be read is an error in its place.

    In a folder, the articles that its `sources.jsonl` names are read with what it tells of them, and not once more.
    """
    if path.is_dir():
        yield from _folder(path, text_of)
    elif path.suffix.lower() in TEXT_EXTENSIONS:
        yield _text_file(path)
    elif path.suffix.lower() in NATIVE_EXTENSIONS:
        yield from _lines(path, text_of)
    elif path.exists():
        yield BadFile("file-kind", file=str(path), known=", ".join(_KNOWN))
    else:
        yield BadFile("file-unreadable", file=str(path), reason="there is no such file")


def importable(folder: Path) -> list[Path]:
    """The files below a folder that can be imported, sorted; hidden ones and links that lead out are passed over."""
    return [path for path in _listed(folder) if not leads_out(path, folder)]


def size(path: Path) -> int:
    """About how many entries and troubles `read_path` gives: a line is one, another file is one."""
    if path.is_dir():
        return sum(size(file) for file in importable(path))
    try:
        if path.suffix.lower() not in NATIVE_EXTENSIONS or not path.is_file():
            return 1
        with path.open("rb") as file:
            return max(1, sum(piece.count(b"\n") for piece in iter(lambda: file.read(_PIECE), b"")))
    except OSError:
        return 1


def _listed(folder: Path) -> list[Path]:
    """All files below a folder that are called as if they could be imported, and folders that links stand for."""
    found: list[Path] = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        names = [name for name in files if not name.startswith(".") and Path(name).suffix.lower() in _KNOWN]
        found += [Path(root, name) for name in names]
        found += [path for name in folders if leads_out(path := Path(root, name), folder)]
    return sorted(found)


def _folder(folder: Path, text_of: TextOf | None) -> Iterator[Given | AnnotatorError]:
    listed = _listed(folder)
    outside = {path for path in listed if leads_out(path, folder)}
    files = [path for path in listed if path not in outside]
    yield from (BadFile("file-outside", file=str(path)) for path in sorted(outside))
    if not listed:
        yield BadFile("nothing-imported", file=str(folder))
    told: set[Path] = set()
    for table in (file for file in files if file.name == _TABLE):
        for item in _lines(table, text_of):
            if isinstance(item, Given) and isinstance(item.entry, Article) and item.entry.file:
                told.add(table.parent / item.entry.file)
            yield item
    for file in files:
        if file.name != _TABLE and file not in told:
            yield from read_path(file, text_of=text_of)


def _text_file(path: Path) -> Given | AnnotatorError:
    try:
        return Given(read_article(path), 0)
    except BadFile as error:
        return error


def _lines(path: Path, text_of: TextOf | None) -> Iterator[Given | AnnotatorError]:
    def beside(name: str) -> str:
        # A table names files of its own folder, so that an imported one cannot reach into others.
        if Path(name).name != name or Path(name).suffix.lower() not in TEXT_EXTENSIONS:
            raise ValueError(f"file must be the name of a text file beside this one, not '{name[:60]}'")
        if leads_out(path.parent / name, path.parent):
            raise BadFile("file-outside", file=str(path.parent / name))
        return read_text(path.parent / name)

    try:
        check_ordinary(path)
        with path.open("rb") as file:
            yield from native.read(lines(file), file=str(path), text_of=text_of, text_in=beside)
    except BadFile as error:
        yield error
    except OSError as error:
        yield BadFile("file-unreadable", file=str(path), reason=error.strerror or "unknown")

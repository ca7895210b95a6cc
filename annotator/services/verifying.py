"""Owns the question whether an exported file is what the project would export now, and which of its rows differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from annotator.domain.errors import BadFile
from annotator.formats.choosing import Chosen
from annotator.services.exporting import LOSSES, export
from annotator.services.jobs import Progress
from annotator.services.losses import asked_in
from annotator.services.sinks import digest_of
from annotator.services.workspace import Workspace

MOST_SHOWN: Final = 20
_LONGEST: Final = 50_000
"""Lines of a file that are compared one by one; of a longer one those up to the first that differs."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that differs: the file it is in, and the row as it is there ("-") or as the project has it ("+")."""

    file: str
    sign: str
    row: str


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether a file is what the project would export, the hash that it would have, and the first rows that differ."""

    same: bool
    sha256: str
    differences: tuple[Difference, ...]


def verify(ws: Workspace, file: Path, *, progress: Progress | None = None) -> Verified:
    """A file or folder against a new export of the same format, asked for as the report beside it says.

    BadFile if the file or its report is not there or cannot be read.
    """
    name, chosen = _asked(file)
    with TemporaryDirectory() as folder:
        fresh = Path(folder, file.name)
        report = export(ws, name, fresh, chosen=chosen, progress=progress, lasting=False)
        try:
            same = digest_of(file) == report.sha256
            found = () if same else tuple(_differences(file, fresh))
        except OSError as error:
            raise BadFile("file-unreadable", file=str(file), reason=error.strerror or "unknown") from error
    return Verified(same, report.sha256, found[:MOST_SHOWN])


def _asked(file: Path) -> tuple[str, Chosen]:
    report = file.with_name(file.name + LOSSES)
    try:
        return asked_in(report.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadFile("file-unreadable", file=str(report), reason=error.strerror or "unknown") from error
    except (TypeError, ValueError) as error:
        raise BadFile("report-unreadable", file=str(report), reason=str(error)) from error


def _differences(old: Path, new: Path) -> Iterator[Difference]:
    """The rows that differ, file by file."""
    if not old.is_dir():
        yield from _rows(old.name, _bytes(old), _bytes(new))
        return
    names = {path.relative_to(root).as_posix() for root in (old, new) for path in root.rglob("*") if path.is_file()}
    for name in sorted(names):
        before, after = _bytes(old / name), _bytes(new / name)
        if before != after:
            yield from _rows(name, before, after)


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _rows(name: str, before: bytes, after: bytes) -> Iterator[Difference]:
    try:
        old, new = before.decode("utf-8").split("\n"), after.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        yield Difference(name, "-", f"{len(before):,} bytes that are no text")
        yield Difference(name, "+", f"{len(after):,} bytes that are no text")
        return
    for line in list(unified_diff(old[:_LONGEST], new[:_LONGEST], lineterm="", n=0))[2:]:
        if line[:1] in ("-", "+"):
            yield Difference(name, line[0], line[1:])

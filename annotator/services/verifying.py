"""Owns the question whether an exported file is what the project would export now, and which of its rows differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from annotator.domain.errors import BadFile
from annotator.formats.choosing import Chosen
from annotator.formats.held_rows import held_rows
from annotator.services.exporting import LOSSES, export
from annotator.services.jobs import Progress
from annotator.services.losses import asked_in
from annotator.services.sinks import digest_of
from annotator.services.workspace import Workspace

MOST_SHOWN: Final = 20
_LONGEST: Final = 50_000
"""Rows of a file that are compared one by one, from the first that differs on."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that differs: the file it is in, and the row as it is there ("-") or as the project has it ("+")."""

    file: str
    sign: str
    row: str


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether a file is what the project would export, the hash that it would have, and the first rows that differ.

    `rows` is how many rows differ in all: a row that was changed is one, though told as it is and as it would be.
    """

    same: bool
    sha256: str
    differences: tuple[Difference, ...]
    rows: int = 0


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
            places = [] if same else list(_differences(file, fresh))
        except OSError as error:
            raise BadFile("file-unreadable", file=str(file), reason=error.strerror or "unknown") from error
    shown = tuple(chain.from_iterable(places))[:MOST_SHOWN]
    return Verified(same, report.sha256, shown, sum(map(_rows_of, places)))


def _asked(file: Path) -> tuple[str, Chosen]:
    report = file.with_name(file.name + LOSSES)
    try:
        return asked_in(report.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadFile("file-unreadable", file=str(report), reason=error.strerror or "unknown") from error
    except (TypeError, ValueError) as error:
        raise BadFile("report-unreadable", file=str(report), reason=str(error)) from error


def _differences(old: Path, new: Path) -> Iterator[list[Difference]]:
    """The places that differ, file by file."""
    if not old.is_dir():
        yield from _places(old.name, _bytes(old), _bytes(new))
        return
    names = {path.relative_to(root).as_posix() for root in (old, new) for path in root.rglob("*") if path.is_file()}
    for name in sorted(names):
        before, after = _bytes(old / name), _bytes(new / name)
        if before != after:
            yield from _places(name, before, after)


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _places(name: str, before: bytes, after: bytes) -> Iterator[list[Difference]]:
    """Rows of a file that follow on one another and differ: as they are there, then as the project has them."""
    old, new = _rows(before), _rows(after)
    if old is None or new is None:
        sizes = (("-", len(before)), ("+", len(after)))
        yield [Difference(name, sign, f"{size:,} bytes that are no text") for sign, size in sizes]
        return
    alike = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    place: list[Difference] = []
    for line in list(unified_diff(old[alike:][:_LONGEST], new[alike:][:_LONGEST], lineterm="", n=0))[2:]:
        if line.startswith("@@"):
            yield place
            place = []
        else:
            place.append(Difference(name, line[0], line[1:]))
    yield place


def _rows(data: bytes) -> list[str] | None:
    """The rows of a text or table; None for anything else."""
    try:
        return held_rows(data) or (data.decode("utf-8").split("\n") if data else [])
    except UnicodeDecodeError:
        return None


def _rows_of(place: list[Difference]) -> int:
    """How many rows differ in a place: a row that was changed is one, though it is told twice."""
    signs = [each.sign for each in place]
    return max(signs.count("-"), signs.count("+"))

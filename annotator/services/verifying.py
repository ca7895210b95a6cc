"""Owns the question whether an exported file is what the project would export now, and which of its rows differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from itertools import chain, zip_longest
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Final

from annotator.domain.errors import BadFile, Missing, Remark
from annotator.formats.format import Foreign
from annotator.formats.held_rows import held_rows, records_held
from annotator.formats.registry import format_written
from annotator.services.exporting import LOSSES, ExportReport, export
from annotator.services.jobs import Progress
from annotator.services.sinks import digest_of
from annotator.services.wanted import Wanted, report_gone, wanted
from annotator.services.workspace import Workspace

MOST_SHOWN: Final = 20
_LONGEST: Final = 50_000
"""Rows of a file that are compared one by one, from the first that differs on."""
_BEGINNING: Final = 40
_BEFORE: Final = 30


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
    `remark` tells that no report lies beside the file, and what told in its place what was asked for.
    """

    same: bool
    sha256: str
    differences: tuple[Difference, ...]
    rows: int = 0
    remark: Remark | None = None


def verify(ws: Workspace, file: Path, *, progress: Progress | None = None) -> Verified:
    """A file or folder against a new export of the same format, asked for as the report beside it says.

    If it is, so must be what the report beside it says. Without a report the card or the file itself tells what was
    asked for, and the outcome remarks on it. BadFile if it is not there, or cannot be read.
    """
    asked = wanted(file)
    with TemporaryDirectory() as folder:
        try:
            name, report = _likest(ws, file, asked, Path(folder), progress)
            same = digest_of(file) == report.sha256
            places = list(_report_differs(file, report) if same else _file_differs(file, report, name))
        except OSError as error:
            raise BadFile("file-unreadable", file=str(file), reason=error.strerror or "unknown") from error
    shown = tuple(chain.from_iterable(map(_seen, places)))[:MOST_SHOWN]
    rows = sum(map(_rows_of, places))
    return Verified(same and not places, report.sha256, shown, rows, report_gone(file))


def _likest(  # what and against what
    ws: Workspace, file: Path, asked: Sequence[Wanted], folder: Path, progress: Progress | None
) -> tuple[str, ExportReport]:
    """The new export that has the file's bytes; if none has, the first one. Missing if none can be made."""
    digest, first, trouble = digest_of(file), None, None
    for number, (name, chosen) in enumerate(asked):
        place = folder / str(number)
        place.mkdir()
        try:
            report = export(ws, name, place / file.name, chosen=chosen, progress=progress, lasting=False)
        except Missing as error:
            trouble = trouble or error
            continue
        if report.sha256 == digest:
            return name, report
        if first is None:
            first = name, report
        else:
            rmtree(place)
    if first is None:
        assert trouble is not None
        raise trouble
    return first


def _report_differs(file: Path, report: ExportReport) -> Iterator[list[Difference]]:
    """Where the report beside a file says something else than the new one; nothing if there is none."""
    told = file.with_name(file.name + LOSSES)
    return _differences(told, report.losses, None) if told.exists() else iter(())


def _file_differs(file: Path, report: ExportReport, name: str) -> Iterator[list[Difference]]:
    return _differences(file, report.file, format_written(name).foreign)


def _differences(old: Path, new: Path, foreign: Foreign | None) -> Iterator[list[Difference]]:
    """The places that differ, file by file; what is no text is read as the format comes in."""
    names = [""]
    if old.is_dir():
        files = (path.relative_to(root) for root in (old, new) for path in root.rglob("*") if (root / path).is_file())
        names = sorted({path.as_posix() for path in files})
    for name in names:
        before, after = _bytes(old / name), _bytes(new / name)
        if before != after:
            rows = _rows(before, foreign), _rows(after, foreign)
            if rows[0] is None or rows[1] is None:
                yield _unread(name or old.name, before, after)
            else:
                yield from _places(name or old.name, rows[0], rows[1])
        elif (old / name).exists() != (new / name).exists():
            yield [Difference(name, "-" if (old / name).exists() else "+", "a file that holds nothing")]


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _places(name: str, old: list[str], new: list[str]) -> Iterator[list[Difference]]:
    """Rows of a file that follow on one another and differ: as they are there, then as the project has them."""
    alike = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    place: list[Difference] = []
    for line in list(unified_diff(old[alike:][:_LONGEST], new[alike:][:_LONGEST], lineterm="", n=0))[2:]:
        if line.startswith("@@"):
            yield place
            place = []
        else:
            place.append(Difference(name, line[0], line[1:]))
    yield place


def _unread(name: str, before: bytes, after: bytes) -> list[Difference]:
    """All that can be told of a file of which nobody can read the rows: how large it is, and where it differs first."""
    pairs = enumerate(zip(before, after, strict=False), 1)
    first = next((at for at, (a, b) in pairs if a != b), min(len(before), len(after)) + 1)
    told = (
        f"{len(before):,} bytes that are no text, with rows that cannot be read; the first to differ is byte {first:,}"
    )
    return [Difference(name, "-", told), Difference(name, "+", f"{len(after):,} bytes that are no text")]


def _rows(data: bytes, foreign: Foreign | None) -> list[str] | None:
    """The rows of a text or table, or else what comes in of a file; None if it cannot be read."""
    try:
        return held_rows(data) or (data.decode("utf-8").split("\n") if data else [])
    except UnicodeDecodeError:
        return records_held(data, foreign) if foreign else None


def _seen(place: list[Difference]) -> Iterator[Difference]:
    """A place as it is shown: of a long row its beginning, and from shortly before what was changed."""
    old, new = ([each for each in place if each.sign == sign] for sign in "-+")
    for before, after in zip_longest(old, new):
        if before and after:
            at = next((n for n, (a, b) in enumerate(zip(before.row, after.row, strict=False)) if a != b), 0)
            yield from (_from(each, at) for each in (before, after))
        else:
            yield from (each for each in (before, after) if each)


def _from(difference: Difference, at: int) -> Difference:
    if at <= _BEGINNING + _BEFORE:
        return difference
    row = difference.row
    return replace(difference, row=f"{row[:_BEGINNING]} … {row[at - _BEFORE :]}")


def _rows_of(place: list[Difference]) -> int:
    """How many rows differ in a place: a row that was changed is one, though it is told twice."""
    signs = [each.sign for each in place]
    return max(signs.count("-"), signs.count("+"))

"""Owns the question whether an exported file is what the project would export now, and which of its rows differ."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from itertools import chain, zip_longest
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Final

from annotator.domain.errors import BadFile, Missing, Remark
from annotator.domain.json import as_object, as_str, parse_object
from annotator.formats.format import Foreign, Format
from annotator.formats.held_rows import held_rows, records_held
from annotator.formats.registry import format_written
from annotator.services.exporting import CARD, CARD_DATA, LOSSES, ExportReport, export
from annotator.services.jobs import Progress
from annotator.services.outgoing.card_words import card_json, card_markdown
from annotator.services.outgoing.gold_card import GoldCard
from annotator.services.outgoing.row_names import row_name
from annotator.services.outgoing.sinks import digest_of
from annotator.services.wanted import Wanted, report_gone, wanted
from annotator.services.workspace import Workspace

MOST_SHOWN: Final = 20
_LONGEST: Final = 50_000
"""Rows of a file that are compared one by one, from the first that differs on."""
_HUNK: Final = re.compile(r"@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@\s*")
_BEGINNING: Final = 40
_BEFORE: Final = 30


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that differs: the file it is in, and the row as it is there ("-") or as the project has it ("+").

    `line` is the number of the row in the one or the other, from 1 on; `id` that of what it is of, if the row has one.
    `head` is the first row of that file.
    """

    file: str
    sign: str
    row: str
    line: int = 0
    head: str = ""
    id: str = ""


Place = list[Difference]
"""Rows of a file that follow on one another and differ."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of an export whose rows nobody can compare, and why, in words that follow its name."""

    file: str
    why: str


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether a file is what the project would export, the hash that it would have, and the first rows that differ.

    `rows` is how many rows differ in all: a row that was changed is one, though told as it is and as it would be.
    `unread` are files that cannot be read. `file_same` says that the file itself is what it should be, so that only the
    report or the gold card beside it differs; `reordered` that all rows are there, in another order. `remark` tells
    that no report lies there, and what told in its place what was asked for.
    """

    same: bool
    sha256: str
    differences: tuple[Difference, ...]
    rows: int = 0
    remark: Remark | None = None
    unread: tuple[Unread, ...] = ()
    file_same: bool = False
    reordered: bool = False


def verify(ws: Workspace, file: Path, *, progress: Progress | None = None) -> Verified:
    """A file or folder against a new export of the same format, asked for as the report beside it says.

    If it is, so must be what the report beside it says, and then its gold card. Without a report
    the card or the file itself tells what was asked for, and the outcome remarks on it. BadFile if it is not there, or
    cannot be read.
    """
    asked = wanted(file)
    with TemporaryDirectory() as folder:
        try:
            name, report = _likest(ws, file, asked, Path(folder), progress)
            same = digest_of(file) == report.sha256
            found = list(_beside_differs(file, report) if same else _file_differs(file, report, name))
        except OSError as error:
            raise BadFile("file-unreadable", file=str(file), reason=error.strerror or "unknown") from error
    places = [each for each in found if not isinstance(each, Unread)]
    unread = tuple(each for each in found if isinstance(each, Unread))
    shown = tuple(chain.from_iterable(map(_seen, places)))[:MOST_SHOWN]
    rows = sum(map(_rows_of, places))
    moved = bool(places) and not unread and _is_reordered(places)
    gone = report_gone(file)
    return Verified(same and not found, report.sha256, shown, rows, gone, unread, file_same=same, reordered=moved)


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


def _beside_differs(file: Path, report: ExportReport) -> list[Place | Unread]:
    """Where the report beside a file, or else the gold card, says something else than the new one; [] without them."""
    told = file.with_name(file.name + LOSSES)
    found = list(_differences(told, report.losses, None)) if told.exists() else []
    return found or list(_card_differs(file, report.gold))


def _card_differs(file: Path, card: GoldCard) -> Iterator[Place | Unread]:
    """Where a card is altered; what the file was called, and which version wrote it, no project tells."""
    name, version = _stated_in(file.with_name(file.name + CARD_DATA))
    card = replace(card, name=name or file.name, version=version or card.version)
    for end, text in ((CARD, card_markdown(card)), (CARD_DATA, card_json(card))):
        told, new = file.with_name(file.name + end), text.encode("utf-8")
        if (held := _bytes(told)) is not None and held != new:
            yield from _compared(told.name, held, new, None)


def _stated_in(card: Path) -> tuple[str, str]:
    """What a card calls the file, and the version that it says wrote it; "" for what it does not say."""
    try:
        record = parse_object((_bytes(card) or b"").decode("utf-8"))
    except ValueError:
        return "", ""
    return as_str(record.get("file")), as_str(as_object(record.get("made_with")).get("annotator"))


def _file_differs(file: Path, report: ExportReport, name: str) -> Iterator[Place | Unread]:
    return _differences(file, report.file, format_written(name))


def _differences(old: Path, new: Path, known: Format | None) -> Iterator[Place | Unread]:
    """The places that differ, file by file; what is no text is read as the format comes in."""
    names = [""]
    if old.is_dir():
        files = (path.relative_to(root) for root in (old, new) for path in root.rglob("*") if (root / path).is_file())
        names = sorted({path.as_posix() for path in files})
    for name in names:
        before, after = _bytes(old / name), _bytes(new / name)
        if (before or b"") != (after or b""):
            yield from _compared(name or old.name, before, after or b"", known)
        elif before != after:
            yield [Difference(name, "+" if before is None else "-", "a file that holds nothing")]


def _compared(name: str, before: bytes | None, after: bytes, known: Format | None) -> Iterator[Place | Unread]:
    """Where a file, None if it is gone, differs from what it would be; its rows are read as those of the other are."""
    rows_of = _way_in(after, known.foreign if known else None)
    if (rows := rows_of(after)) is None:
        pairs = enumerate(zip(before or b"", after, strict=False), 1)
        first = next((at for at, (a, b) in pairs if a != b), min(len(before or b""), len(after)) + 1)
        yield Unread(name, f"differs from byte {first:,} on, and holds no rows that can be compared")
    elif (held := [] if before is None else rows_of(before)) is None:
        yield Unread(name, f"cannot be read as {known.short_title if known else 'text'}; export it once more")
    else:
        yield from _places(name, held, rows)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _places(name: str, old: list[str], new: list[str]) -> Iterator[Place]:
    """Rows of a file that follow on one another and differ: as they are there, then as the project has them."""
    alike = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    place: Place = []
    at = {"-": 0, "+": 0}
    for line in list(unified_diff(old[alike:][:_LONGEST], new[alike:][:_LONGEST], lineterm="", n=0))[2:]:
        if hunk := _HUNK.fullmatch(line):
            yield place
            place, at = [], {"-": alike + int(hunk[1]), "+": alike + int(hunk[2])}
        else:
            place.append(Difference(name, line[0], line[1:], at[line[0]], (old or new)[0]))
            at[line[0]] += 1
    yield place


def _is_reordered(places: Sequence[Place]) -> bool:
    """Whether the rows of every file are all there, in another order."""
    counts = (Counter((e.file, e.row) for p in places for e in p if e.sign == sign) for sign in "-+")
    there, wanted = counts
    return there == wanted


def _way_in(data: bytes, foreign: Foreign | None) -> Callable[[bytes], list[str] | None]:
    """How the rows of a file such as this are read: those of a table, of a text, or else what comes in of it."""
    if held_rows(data):
        return held_rows
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return lambda held: records_held(held, foreign) if foreign else None
    return _lines


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "backslashreplace").split("\n") if data else []


def _seen(place: Place) -> Iterator[Difference]:
    """A place as it is shown: of a long row its beginning, and from shortly before what was changed."""
    old, new = ([each for each in place if each.sign == sign] for sign in "-+")
    for was, would in zip_longest(old, new):
        before, after = _with_id(was, would), _with_id(would, was)
        if before and after:
            at = next((n for n, (a, b) in enumerate(zip(before.row, after.row, strict=False)) if a != b), 0)
            yield from (_from(each, at) for each in (before, after))
        else:
            yield from (each for each in (before, after) if each)


def _with_id(difference: Difference | None, other: Difference | None) -> Difference | None:
    """A difference with the id of what its row is of."""
    if difference is None:
        return None
    return replace(difference, id=row_name(difference.row, other.row if other else None, difference.head))


def _from(difference: Difference, at: int) -> Difference:
    if at <= _BEGINNING + _BEFORE:
        return difference
    row = difference.row
    return replace(difference, row=f"{row[:_BEGINNING]} … {row[at - _BEFORE :]}")


def _rows_of(place: Place) -> int:
    """How many rows differ in a place: a row that was changed is one, though it is told twice."""
    signs = [each.sign for each in place]
    return max(signs.count("-"), signs.count("+"))

"""Owns the rows of Excel workbooks (.xlsx): of the first sheet that holds any, every cell as the text it shows."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain, islice
from typing import Final, Literal, Protocol, overload

from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.formats.archives import FAULTS, refuse_bomb
from annotator.formats.merged_cells import Down, filled, merged_down
from annotator.formats.originals import Original
from annotator.formats.rows import Row
from annotator.formats.sheet_xml import unspelled

_SHOWN: Final = 5
_LOOKED_AT: Final = 12
"""Rows of a sheet in which headings are looked for."""
MOST_COLUMNS: Final = 500
_LOCKED: Final = b"\xd0\xcf\x11\xe0"
"""What an encrypted workbook begins with, and one of the older kind (.xls)."""
_BLANK: Final = (None,) * MOST_COLUMNS
_MIDNIGHT: Final = datetime.time()
_FORMULA: Final = re.compile(rb"<(?:\w{1,9}:)?f[ >/]")
_LONGEST_TAG: Final = 12
_PIECE: Final = 1 << 20
_NOTES: Final = ("xl/comments", "xl/threadedComments")
"""Where the notes lie that people pin to cells."""
_NO_TYPE: Final = "n"
"""The type of a cell that names none; one that holds a text names it even where the text is empty."""


class _Cell(Protocol):
    """A cell, as it is read."""

    @property
    def value(self) -> object:
        """What it says."""

    @property
    def data_type(self) -> str:
        """The letter of its type."""


class _Sheet(Protocol):
    """A sheet, as it is read."""

    @property
    def title(self) -> str:
        """What it is called."""

    @overload
    def iter_rows(self, *, values_only: Literal[True], max_col: int) -> Iterator[tuple[object, ...]]:
        """What the cells of each row say."""

    @overload
    def iter_rows(self, *, max_col: int) -> Iterator[tuple[_Cell, ...]]:
        """The cells of each row."""


def workbook_rows(
    original: Original, headed: Callable[[Sequence[Row]], int | None] = lambda _: 0
) -> Iterator[Row | AnnotatorError]:
    """The rows of a sheet that hold anything, each with its number; BadFile if it cannot be read.

    It is the first sheet that has any, of several the first in whose rows headings are found; others are named at the
    end.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    data = original.whole()
    if data.startswith(_LOCKED):
        raise BadFile("workbook-locked", file=original.shown)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            refuse_bomb([(info.filename, info) for info in packed.infolist()], original.shown, len(data))
            has_formulas = _has_formulas(packed)
            notes = any(
                info.filename.startswith(_NOTES) and info.filename.endswith(".xml") for info in packed.infolist()
            )
        with closing(load_workbook(io.BytesIO(data), read_only=True, data_only=True)) as book:
            begun = {sheet.title: list(islice(_rows(_values(sheet)), _LOOKED_AT)) for sheet in book.worksheets}
            held = [sheet for sheet in book.worksheets if begun[sheet.title]]
            if held:
                first = next((each for each in held if headed(begun[each.title]) is not None), held[0])
                with zipfile.ZipFile(io.BytesIO(data)) as packed:
                    down = merged_down(packed, first.title, original.shown)
                worked_out = _worked_out(first, data, original.shown, down) if has_formulas else None
                yield from worked_out or _rows(filled(_values(first), down))
                yield from [Remark("workbook-notes", file=original.shown)] if notes else []
                others = [sheet.title for sheet in held if sheet is not first]
                if others:
                    yield Remark(
                        "sheets-left", file=original.shown, sheet=first.title, others=", ".join(others[:_SHOWN])
                    )
                return
    except (*FAULTS, InvalidFileException, KeyError, TypeError, AttributeError, SyntaxError) as error:
        raise BadFile("workbook-bad", file=original.shown) from error
    raise BadFile("file-empty", file=original.shown)


def _values(sheet: _Sheet) -> Iterator[tuple[object, ...]]:
    return sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)


def _has_formulas(packed: zipfile.ZipFile) -> bool:
    """Whether a sheet holds formulas, so that it is worth to look for some without a value."""
    for name in packed.namelist():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            with packed.open(name) as part:
                end = b""
                while piece := part.read(_PIECE):
                    if _FORMULA.search(end + piece):
                        return True
                    end = piece[-_LONGEST_TAG:]
    return False


def _worked_out(sheet: _Sheet, data: bytes, file: str, down: Down) -> Iterator[Row | AnnotatorError]:
    """The rows of a sheet, and in their places errors that name formulas which no program worked out."""
    from openpyxl import load_workbook

    unknown: list[tuple[int, str]] = []
    with closing(load_workbook(io.BytesIO(data), read_only=True)) as written:
        formulas = _values(written[sheet.title])

        def values() -> Iterator[tuple[object, ...]]:
            rows = zip(sheet.iter_rows(max_col=MOST_COLUMNS), formulas, strict=False)
            for number, (cells, said) in enumerate(rows, 1):
                found = _without_value(cells, said)
                unknown.extend([(number, ", ".join(found[:_SHOWN]))] if found else [])
                yield tuple(cell.value for cell in cells)

        for row in chain(_rows(filled(values(), down)), [None]):
            yield from (BadFile("row-formula", file=file, line=number, cells=names) for number, names in unknown)
            unknown.clear()
            yield from [row] if row else []


def _without_value(cells: Sequence[_Cell], said: Sequence[object]) -> list[str]:
    """The columns of a row in which a formula has no value; one whose value is an empty text has one."""
    from openpyxl.utils import get_column_letter

    pairs = enumerate(zip(cells, said, strict=False), 1)
    empty = [(at, told) for at, (cell, told) in pairs if cell.value is None and cell.data_type == _NO_TYPE]
    return [get_column_letter(at) for at, told in empty if isinstance(told, str) and told.startswith("=")]


def _rows(values: Iterable[tuple[object, ...]]) -> Iterator[Row]:
    """The rows that say anything, each at least as wide as the first; they come with blanks up to the last column."""
    width = 0
    for number, cells in enumerate(values, 1):
        within = width and cells[width:] == _BLANK[width : len(cells)]
        row = tuple(map(_shown, cells[:width] if within else _trimmed(cells)))
        if any(cell.strip() for cell in row):
            width = width or len(row)
            yield Row(number, (*row, *[""] * (width - len(row))))


def _trimmed(cells: tuple[object, ...]) -> tuple[object, ...]:
    last = next((place for place in range(len(cells), 0, -1) if cells[place - 1] is not None), 0)
    return cells[:last]


def _shown(cell: object) -> str:
    """A cell as text: a day as 2020-12-26, a whole number without a point."""
    match cell:
        case None:
            return ""
        case datetime.datetime():
            return cell.date().isoformat() if cell.time() == _MIDNIGHT else cell.isoformat(" ")
        case datetime.date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case bool():
            return str(cell).lower()
        case str():
            return unspelled(cell)
        case _:
            return str(cell)

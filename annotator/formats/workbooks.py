"""Owns the rows of Excel workbooks (.xlsx): of the first sheet that holds any, every cell as the text it shows."""

import datetime
import io
import zipfile
from collections.abc import Iterator
from contextlib import closing
from typing import Final, Literal, Protocol

from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.formats.archives import FAULTS, refuse_bomb
from annotator.formats.originals import Original
from annotator.formats.rows import Row

_SHOWN: Final = 5
MOST_COLUMNS: Final = 500
_LOCKED: Final = b"\xd0\xcf\x11\xe0"
"""What an encrypted workbook begins with, and one of the older kind (.xls)."""
_BLANK: Final = (None,) * MOST_COLUMNS
_MIDNIGHT: Final = datetime.time()


class _Sheet(Protocol):
    """A sheet, as it is read."""

    def iter_rows(self, *, values_only: Literal[True], max_col: int) -> Iterator[tuple[object, ...]]:
        """The cells of each row."""


def workbook_rows(original: Original) -> Iterator[Row | AnnotatorError]:
    """The rows that hold anything, the first with the headings, each with its number; BadFile if it cannot be read.

    Other sheets are named at the end.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    data = original.whole()
    if data.startswith(_LOCKED):
        raise BadFile("workbook-locked", file=original.shown)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            refuse_bomb([(info.filename, info) for info in packed.infolist()], original.shown, len(data))
        with closing(load_workbook(io.BytesIO(data), read_only=True, data_only=True)) as book:
            through = (sheet for sheet in book.worksheets if _holds_any(sheet))
            first = next(through, None)
            if first is not None:
                yield from _rows(first)
                others = [sheet.title for sheet in through]
                if others:
                    yield Remark(
                        "sheets-left", file=original.shown, sheet=first.title, others=", ".join(others[:_SHOWN])
                    )
                return
    except (*FAULTS, InvalidFileException, KeyError, TypeError, AttributeError, SyntaxError) as error:
        raise BadFile("workbook-bad", file=original.shown) from error
    raise BadFile("file-empty", file=original.shown)


def _holds_any(sheet: _Sheet) -> bool:
    return next(_rows(sheet), None) is not None


def _rows(sheet: _Sheet) -> Iterator[Row]:
    """The rows that say anything, each at least as wide as the first; they come with blanks up to the last column."""
    width = 0
    for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), 1):
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
        case _:
            return str(cell)

"""Owns the rows of Excel workbooks (.xlsx): the first sheet that holds any, every cell as the text it shows."""

import datetime
import io
import zipfile
from collections.abc import Iterator
from contextlib import closing
from typing import Final

from annotator.domain.errors import BadFile
from annotator.formats.archives import FAULTS, refuse_bomb
from annotator.formats.originals import Original
from annotator.formats.rows import Row

MOST_COLUMNS: Final = 500
_LOCKED: Final = b"\xd0\xcf\x11\xe0"
"""What an encrypted workbook begins with, and one of the older kind (.xls)."""
_MIDNIGHT: Final = datetime.time()


def workbook_rows(original: Original) -> Iterator[Row]:
    """The rows that hold anything, the first with the headings, each with its number; BadFile if it cannot be read."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    data = original.whole()
    if data.startswith(_LOCKED):
        raise BadFile("workbook-locked", file=original.shown)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            refuse_bomb([(info.filename, info) for info in packed.infolist()], original.shown, len(data))
        with closing(load_workbook(io.BytesIO(data), read_only=True, data_only=True)) as book:
            for sheet in book.worksheets:
                found = False
                for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), 1):
                    row = tuple(map(_shown, cells))
                    if any(cell.strip() for cell in row):
                        found = True
                        yield Row(number, row)
                if found:
                    return
    except (*FAULTS, InvalidFileException, KeyError, TypeError, AttributeError, SyntaxError) as error:
        raise BadFile("workbook-bad", file=original.shown) from error
    raise BadFile("file-empty", file=original.shown)


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

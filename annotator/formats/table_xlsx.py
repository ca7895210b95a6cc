"""Owns the table of claims as an Excel workbook: every cell is text and within Excel's limits; reads it back."""

import datetime
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from annotator.domain.article import Article
from annotator.formats.case import Case
from annotator.formats.document import ClaimEntry, LookedEntry
from annotator.formats.known_labels import guidelines
from annotator.formats.output import Found, Output
from annotator.formats.sheet_xml import HEAD, SHEET, TAIL, row_xml, unspelled
from annotator.formats.table import COLUMNS, Named, row_maker, settle
from annotator.formats.table_csv import HOLDS

__all__ = ["HOLDS", "export", "reread"]

LONGEST_CELL: Final = 32_767
MOST_ROWS: Final = 1_048_576
_EPOCH: Final = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
"""The first day that the dates within a workbook can name."""
_UNIX: Final = 3
_NO_CELL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_TOO_LONG: Final = f"a cell of more than {LONGEST_CELL:,} characters, which Excel cannot hold"
_TOO_MANY: Final = f"beyond the {MOST_ROWS:,} rows that Excel can hold"
_NO_SIGN: Final = "a character that a workbook cannot hold"


def export(case: Case, out: Output) -> None:
    """Write a sheet with a head, and a row for every claim of a case that Excel can hold."""
    maker, told, number = row_maker(case), set[Named](), 1
    with TemporaryFile() as sheet:
        sheet.write(HEAD + row_xml(number, maker.columns))
        for row in maker.rows(case.documents()):
            why = _why_not(row.cells, number)
            if why:
                out.lost(row.kind, row.claim, why)
                continue
            number += 1
            sheet.write(row_xml(number, row.cells))
            out.kept(row.kind, row.claim, _mark(row.cells))
            told.update(row.named)
        settle(case, told, out)
        sheet.write(TAIL)
        sheet.seek(0)
        with out.file() as file:
            _save(sheet, file, guidelines(case))


def _save(sheet: BinaryIO, file: BinaryIO, guided: str) -> None:
    """Write a workbook with a sheet as openpyxl does, but without the time of day: the same rows, the same bytes.

    The guidelines for the labels are its description: another sheet would be read as one more table.
    """
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    book.create_sheet("claims")
    book.properties.description = _NO_CELL.sub("\ufffd", guided) or None
    book.properties.created = book.properties.modified = _EPOCH
    with ZipFile(file, "w", ZIP_DEFLATED) as packed, TemporaryFile() as dated:
        with ZipFile(dated, "w") as made:
            ExcelWriter(book, made).write_data()
        with ZipFile(dated) as made:
            for name in made.namelist():
                with made.open(name) as part, packed.open(_dateless(name), "w", force_zip64=True) as kept:
                    shutil.copyfileobj(sheet if name == SHEET else part, kept)


def _dateless(name: str) -> ZipInfo:
    """The head of a part of the file, which says the same of any time and system."""
    info = ZipInfo(name, _EPOCH.timetuple()[:6])
    info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, _UNIX, 0o600 << 16
    return info


def _why_not(cells: Sequence[str], number: int) -> str:
    """Why Excel cannot hold one more row beyond so many; "" if it can."""
    if number >= MOST_ROWS:
        return _TOO_MANY
    if any(len(cell) > LONGEST_CELL // 2 and len(cell.encode("utf-16-le")) // 2 > LONGEST_CELL for cell in cells):
        return _TOO_LONG
    return _NO_SIGN if any(_NO_CELL.search(cell) for cell in cells) else ""


def _mark(cells: Sequence[str]) -> str:
    return "\x1f".join(cell.replace("\r\n", "\n") for cell in cells)


def reread(path: Path) -> Iterator[Found]:
    """The rows of the sheet, as openpyxl reads them."""
    from openpyxl import load_workbook

    articles: set[str] = set()
    with path.open("rb") as file:
        rows = load_workbook(file, read_only=True)["claims"].iter_rows(values_only=True)
        head = next(rows)
        for row in rows:
            cells = ["" if cell is None else unspelled(str(cell)) for cell in row]
            cells += [""] * (len(head) - len(cells))
            articles.add(cells[COLUMNS.index("article")])
            yield Found(ClaimEntry if cells[0] else LookedEntry, _mark(cells))
    yield from (Found(Article, article) for article in sorted(articles))

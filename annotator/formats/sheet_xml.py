"""Owns the rows of a workbook's sheet as XML: every cell is text, and an empty one is not there.

Openpyxl makes an object a cell and a tree of it, which took ten times as long as writing it.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from annotator.formats.xml_words import escape

SHEET: Final = "xl/worksheets/sheet1.xml"
"""What the only sheet of a workbook is called within its file."""
HEAD: Final = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL: Final = b"</sheetData></worksheet>"
_LETTERS: Final = 26
_LIKE_A_SIGN: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SIGN: Final = re.compile(r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")
"""A sign by its number; half a surrogate pair is none."""


def row_xml(number: int, cells: Sequence[str]) -> bytes:
    """A row, the first of which is 1: as text in place, so that nothing of it is a formula, a number or a day."""
    told = "".join(_cells(number, cells))
    return f'<row r="{number}">{told}</row>'.encode()


def _cells(number: int, cells: Sequence[str]) -> Iterable[str]:
    for column, cell in zip(_columns(len(cells)), cells, strict=True):
        if cell:
            said = escape(spelled(cell)).replace("\r", "&#13;")  # else a reader of XML takes it for a line feed
            yield f'<c r="{column}{number}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


def spelled(cell: str) -> str:
    """The text as a workbook spells it: there _x000D_ is a sign by its number, so that such words need their own."""
    return _LIKE_A_SIGN.sub("_x005F_", cell) if "_x" in cell else cell


def unspelled(cell: str) -> str:
    """The text of which a workbook spells signs by their number, as Excel does with the end of a line on Windows."""
    return _SIGN.sub(lambda found: chr(int(found[1], 16)), cell) if "_x" in cell else cell


@cache
def _columns(count: int) -> list[str]:
    """What the columns of a sheet are called: A to Z, then AA, AB and so on."""
    return [_column(number) for number in range(count)]


def _column(number: int) -> str:
    before, last = divmod(number, _LETTERS)
    return (_column(before - 1) if before else "") + chr(ord("A") + last)

"""Owns cells of a workbook that are merged downwards: what the first of them says holds for the rows below it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from zipfile import ZipFile

from annotator.formats.xml_files import elements_of

_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_MERGED: Final = re.compile(rb'<(?:\w{1,9}:)?mergeCell ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_LONGEST: Final = 64
_PIECE: Final = 1 << 20
_LETTERS: Final = 26
_MOST: Final = 100_000
Down = Mapping[int, list[tuple[int, int]]]
"""The columns (from 0) in which cells are merged downwards from a row (from 1), each with the last of their rows."""


def merged_down(packed: ZipFile, sheet: str, shown: str) -> Down:
    """Where cells of a sheet are merged over several rows; nowhere if nothing tells which part of the file it is."""
    found: dict[int, list[tuple[int, int]]] = {}
    part = _part_of(packed, sheet, shown)
    for column, first, last in _ranges(packed, part) if part else ():
        if last > first:
            found.setdefault(first, []).append((column, last))
    return found


def filled(rows: Iterable[tuple[object, ...]], down: Down) -> Iterator[tuple[object, ...]]:
    """The cells of each row, with what merged ones say that begin above it."""
    held: dict[int, tuple[int, object]] = {}
    for number, cells in enumerate(rows, 1) if down else ():
        held = {column: said for column, said in held.items() if said[0] >= number}
        if any(column < len(cells) and cells[column] is None for column in held):
            more = {column: value for column, (_, value) in held.items()}
            yield tuple(more.get(at) if cell is None else cell for at, cell in enumerate(cells))
        else:
            yield cells
        for column, last in down.get(number, ()):
            if column < len(cells) and cells[column] is not None:
                held[column] = last, cells[column]
    if not down:
        yield from rows


def _part_of(packed: ZipFile, sheet: str, shown: str) -> str:
    """The name of the part of a file that holds a sheet, by its title."""
    names = frozenset(packed.namelist())
    if not names.issuperset((_BOOK, _LINKS)):
        return ""
    listed = elements_of(packed.read(_BOOK), shown, 2)
    attributes = next((list(each.attrib.items()) for each in listed if each.get("name") == sheet), [])
    link = next((str(value) for name, value in attributes if str(name).endswith("}id")), "")
    targets = {each.get("Id"): each.get("Target") for each in elements_of(packed.read(_LINKS), shown)}
    target = str(targets.get(link) or "")
    part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return part if part in names else ""


def _ranges(packed: ZipFile, part: str) -> Iterator[tuple[int, int, int]]:
    """The column, first and last row of merged cells, as far as there are not too many."""
    count, end = 0, b""
    with packed.open(part) as file:
        while (piece := file.read(_PIECE)) and count < _MOST:
            text = end + piece
            at = 0
            for found in _MERGED.finditer(text):
                count, at = count + 1, found.end()
                yield _column(found[1]), int(found[2]), int(found[3])
            end = text[max(at, len(text) - _LONGEST) :]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number - 1

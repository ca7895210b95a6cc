"""Owns the short export of Label Studio as a table: a task a row, with regions as JSON in a cell."""

from collections.abc import Iterator, Sequence
from typing import Final

from annotator.domain.errors import AnnotatorError, BadFile
from annotator.domain.json import Json
from annotator.domain.messages import counted
from annotator.formats.native.jsontext import parse_line
from annotator.formats.native.words import plain
from annotator.formats.originals import Original
from annotator.formats.rows import HEAD_BYTES, Row, layout, rows

ENDINGS: Final = (".csv", ".tsv")
_PLACE: Final = '"start"'
"""What a cell has that was meant as regions."""


def table_tasks(original: Original) -> Iterator[tuple[int, dict[str, Json] | AnnotatorError]]:
    """The number of each row below the headings with its object, or with why it is none; first how it was read."""
    with original.opened() as file:
        pieces = iter(lambda: file.read(4 * HEAD_BYTES), b"")
        written = layout(pieces, original.extension, original.shown, original.encoding)
    yield from ((0, each) for each in written.decoding.remarks(original.shown))
    with original.opened() as file:
        through = rows(file, written, original.shown)
        headings: Sequence[str] = next((row.cells for row in through if isinstance(row, Row)), ())
        for number, row in enumerate(through, 1):
            if isinstance(row, Row):
                yield number, _object(row, headings, original.shown)
            elif isinstance(row, BadFile):
                yield number, row


def _object(row: Row, headings: Sequence[str], file: str) -> dict[str, Json] | BadFile:
    if len(row.cells) != len(headings):
        told = {"cells": counted(len(row.cells), "cell"), "columns": counted(len(headings), "column")}
        return BadFile("row-ragged", file=file, line=row.line, **told)
    try:
        return {name: _value(cell) for name, cell in zip(headings, row.cells, strict=True) if cell}
    except ValueError as error:
        return BadFile("row-bad", file=file, line=row.line, reason=plain(error))


def _value(cell: str) -> Json:
    """What a cell holds: a list or object where it is written as one, else its words."""
    if cell[:1] not in ("[", "{"):
        return cell
    try:
        return parse_line(f'{{"":{cell}}}')[""]
    except ValueError:
        if _PLACE in cell:
            raise
        return cell

"""Owns the rows of a file that is no text, as lines to compare: of a workbook, of a Parquet file, of what comes in."""

import io
import json
from typing import Final

from annotator.domain.errors import BadFile
from annotator.formats.extras import is_there
from annotator.formats.format import Foreign
from annotator.formats.originals import Original
from annotator.formats.rows import Row
from annotator.formats.workbooks import workbook_rows

_PACKED: Final = b"PK\x03\x04"
_PARQUET: Final = b"PAR1"


def held_rows(data: bytes) -> list[str] | None:
    """The rows, a line each, the head first; None for what is no such table or cannot be read."""
    if data.startswith(_PACKED):
        return _of_workbook(data)
    return _of_parquet(data) if data.startswith(_PARQUET) and is_there("parquet") else None


def records_held(data: bytes, foreign: Foreign) -> list[str] | None:
    """What a format's way in makes of a file, a line each; None if anything of it cannot be read."""
    held: list[str] = []
    for each in foreign.records(_in_memory(data)):
        if isinstance(each, BadFile):
            return None
        if isinstance(each, tuple):
            held.append(json.dumps(each[1], ensure_ascii=False, sort_keys=True, default=str))
    return held


def _of_workbook(data: bytes) -> list[str] | None:
    try:
        return [_line(row.cells) for row in workbook_rows(_in_memory(data)) if isinstance(row, Row)]
    except BadFile:
        return None


def _in_memory(data: bytes) -> Original:
    def beside(name: str) -> Original:
        raise BadFile("file-unreadable", file=name, reason="it lies beside no file")

    return Original("", "", "", lambda: io.BytesIO(data), beside)


def _of_parquet(data: bytes) -> list[str] | None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(io.BytesIO(data))
    except (pa.ArrowException, OSError, ValueError):
        return None
    return [_line(table.column_names), *(_line(list(row.values())) for row in table.to_pylist())]


def _line(cells: object) -> str:
    return json.dumps(cells, ensure_ascii=False, default=str)

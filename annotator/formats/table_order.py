"""Owns whether a table says something of texts that other files bring, and so comes in after those."""

from functools import partial
from itertools import islice

from annotator.domain.errors import BadFile
from annotator.formats.columns import columns
from annotator.formats.endings import TABLE_EXTENSIONS, WORKBOOK_EXTENSIONS
from annotator.formats.manner import Reading
from annotator.formats.originals import Original
from annotator.formats.rows import HEAD_BYTES, Row, layout, rows_of_head
from annotator.formats.table_head import LOOKED_AT, head_at
from annotator.formats.workbooks import workbook_rows


def names_texts(original: Original, how: Reading) -> bool:
    """Whether the rows of a table are claims whose texts are not in it; not of a table that cannot be read."""
    if original.extension not in TABLE_EXTENSIONS:
        return False
    try:
        seen = _first_rows(original, how)
        at = head_at(seen, how.columns, original.shown) or 0
        cells = [row.cells for row in seen[at + 1 :]]
        found = columns(seen[at].cells, how.columns, original.shown, cells=cells, statuses=how.statuses)
    except (BadFile, IndexError):
        return False
    return found.of_claims and "text" not in found.place_by_field


def _first_rows(original: Original, how: Reading) -> list[Row]:
    if original.extension in WORKBOOK_EXTENSIONS:
        through = workbook_rows(original, partial(head_at, given=how.columns, file=original.shown))
        return [row for row in islice(through, LOOKED_AT) if isinstance(row, Row)]
    head = original.head(HEAD_BYTES + 1)
    whole = len(head) <= HEAD_BYTES
    written = layout([head[:HEAD_BYTES]], original.extension, original.shown, how.encoding)
    found = rows_of_head(head[:HEAD_BYTES], written, original.shown, whole=whole)
    return [row for row in islice(found, LOOKED_AT) if isinstance(row, Row)]

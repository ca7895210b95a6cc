"""Owns the order of printed lines where several columns stand beside each other and were drawn row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from annotator.formats.documents.paragraphs import Line

_FEWEST: Final = 4
"""Rows that have a gap at one place before that is the space between two columns."""
_MOST: Final = 0.6
"""The share of the rows with gaps that have one there."""
_PROSE: Final = 3
"""Words that the pieces of such rows usually have; those of a table have fewer."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it was drawn, and its pieces with a wide gap between each two of them, from left to right."""

    whole: Line
    pieces: Sequence[Line]


def in_columns(rows: Sequence[Row]) -> list[Line]:
    """The lines of a page, those of columns beside each other one column after the other; of a table row by row."""
    spaces = _spaces(rows)
    if not spaces:
        return [row.whole for row in rows]
    lines: list[Line] = []
    beside: list[list[Line]] = [[] for _ in range(len(spaces) + 1)]
    for row in rows:
        places = [_column(piece, spaces) for piece in row.pieces]
        if None in places:  # it goes across
            lines += _read(beside)
            lines.append(row.whole)
            continue
        for place, piece in zip(places, row.pieces, strict=True):
            beside[place or 0].append(piece)
    return [*lines, *_read(beside)]


def _read(beside: Sequence[list[Line]]) -> Iterator[Line]:
    for column in beside:
        yield from column
        column.clear()


def _spaces(rows: Sequence[Row]) -> list[float]:
    """Where the spaces between columns are, from left to right; nowhere if pieces of rows are no prose."""
    parted = [row for row in rows if len(row.pieces) > 1]
    if len(parted) < _FEWEST or median(len(p.text.split()) for row in parted for p in row.pieces) < _PROSE:
        return []
    gaps = [(a.right, b.left) for row in parted for a, b in pairwise(row.pieces)]
    found: list[float] = []
    while gaps:
        # What lies in most gaps: where one of them begins, for gaps of lines of one column end together.
        best = max((b for _, b in gaps), key=lambda at: (sum(a < at <= b for a, b in gaps), -at))
        here = [gap for gap in gaps if gap[0] < best <= gap[1]]
        if len(here) < max(_FEWEST, _MOST * len(parted)):
            break
        found.append((max(a for a, _ in here) + min(b for _, b in here)) / 2)
        gaps = [gap for gap in gaps if gap not in here]
    return sorted(found)


def _column(piece: Line, spaces: Sequence[float]) -> int | None:
    """In which column a piece stands, from 0; None if it goes across a space between two."""
    first, last = (sum(space <= at for space in spaces) for at in (piece.left, piece.right))
    return first if first == last else None

"""Owns where the headings of a table stand: in its first row, or below a title and remarks above them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final

from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.formats.columns import columns
from annotator.formats.rows import Row

LOOKED_AT: Final = 50
"""Rows whose cells tell what a column is."""
_MOST_ABOVE: Final = 12
_LONGEST_HEADING: Final = 60
_Item = Row | AnnotatorError


def head_at(seen: Sequence[Row], given: Mapping[str, str], file: str) -> int | None:
    """Which of the first rows has the headings; None where none has any that are known.

    What stands above them are at most a few rows that fill half as many cells. A row of no line holds the keys of
    objects, which are headings for sure.
    """
    if seen and not seen[0].line:
        return 0
    for place, row in enumerate(seen[:_MOST_ABOVE]):
        filled = _filled(row)
        above_is_sparse = all(2 * _filled(above) <= filled for above in seen[:place])
        if (place == 0 or above_is_sparse) and _is_head(row, given, file):
            return place
    return None


def _is_head(row: Row, given: Mapping[str, str], file: str) -> bool:
    if max(map(len, row.cells), default=0) > _LONGEST_HEADING:
        return False
    try:
        found = columns(row.cells, given, file)
    except BadFile:
        return False
    return not found.headed or "text" in found.place_by_field or found.of_claims


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def looked_into(through: Iterator[_Item]) -> tuple[list[Row], Iterator[_Item]]:
    """The first rows that come, and all that comes, these among it."""
    seen: list[_Item] = []
    try:
        seen += islice(through, LOOKED_AT)
    except BadFile as error:
        seen.append(error)
    return [item for item in seen if isinstance(item, Row)], chain(seen, through)


def below(through: Iterable[_Item], head: Row, file: str) -> Iterator[_Item]:
    """The headings and what comes after them, each row as wide as they are; what stands above them is told."""
    width, above, begun = len(head.cells), 0, False
    for item in through:
        begun = begun or item is head
        if not begun:
            above += isinstance(item, Row)
        elif isinstance(item, Row) and len(item.cells) < width and above:
            yield Row(item.line, (*item.cells, *[""] * (width - len(item.cells))))
        else:
            yield item
    if above:
        yield Remark("rows-above", file=file, count=above, line=head.line)

"""Owns by what the rows of the data set are known again when they are read back."""

from collections.abc import Iterable, Sequence
from typing import Final, cast

from annotator.formats.parquet.features import Cell
from annotator.formats.parquet.tables import CLAIMS, Table

_BETWEEN: Final = "\x1f"
_NAMES: Final = [column.name for column in CLAIMS.columns]
_QUOTE, _SLOTS = _NAMES.index("quote"), _NAMES.index("slots")
_SLOT_QUOTE: Final = [column.name for column in CLAIMS.columns[_SLOTS].feature.fields].index("quote")


def of_row(table: Table, row: Sequence[Cell]) -> str:
    """What a row says beside lists, in one text."""
    return joined([cell for column, cell in zip(table.columns, row, strict=True) if not column.feature.many])


def joined(cells: Iterable[Cell]) -> str:
    """Some values in one text."""
    return _BETWEEN.join(map(str, cells))


def of_claim_row(row: Sequence[Cell]) -> str:
    """The id of a claim's row, its words and those of its slots."""
    slots = cast("Sequence[Sequence[str | None]]", row[_SLOTS])
    return of_quotes(str(row[0]), str(row[_QUOTE]), [slot[_SLOT_QUOTE] for slot in slots])


def of_quotes(identity: str, quote: str, more: Iterable[str | None] = ()) -> str:
    """An id, the words that it stands for, and those of its parts that stand somewhere."""
    return _BETWEEN.join([identity, quote, *[each for each in more if each is not None]])

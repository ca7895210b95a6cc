"""Owns reading the data set back with pyarrow: every quote is cut from the text of its article once more."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from annotator.domain.article import Article
from annotator.formats.document import (
    ClaimEntry,
    EntityEntry,
    FactEntry,
    FamilyEntry,
    LinkEntry,
    LookedEntry,
    MentionEntry,
    StoryEntry,
)
from annotator.formats.output import Found, Kind
from annotator.formats.parquet import marks, tables
from annotator.formats.parquet.tables import Table
from annotator.formats.splits.asking import PARTS

if TYPE_CHECKING:
    import pyarrow as pa

    _Column = pa.Array[pa.Scalar[pa.DataType]]

_OTHERS: Final[Sequence[tuple[Table, Kind]]] = (
    (tables.ENTITIES, EntityEntry),
    (tables.LINKS, LinkEntry),
    (tables.FACTS, FactEntry),
    (tables.FAMILIES, FamilyEntry),
    (tables.STORIES, StoryEntry),
)
_ROWS: Final = 5_000
_NOWHERE: Final = -1
_Values = Sequence[str | int | float | None]


def reread(folder: Path) -> Iterator[Found]:
    """What the tables of a data set say, part by part."""
    for part in PARTS:
        yield from _part(folder, part)


def _part(folder: Path, part: str) -> Iterator[Found]:
    texts = folder / tables.ARTICLES.file(part)
    for identity, text, told in _columns(texts, ("id", "text", "sha256")):
        if sha256(str(text).encode("utf-8")).hexdigest() == told:
            yield Found(Article, str(identity), part)
    for batch in _batches(texts, ("id", "looked")):
        rows = zip(batch.column("id").to_pylist(), batch.column("looked").to_pylist(), strict=True)
        yield from (Found(LookedEntry, str(identity), part) for identity, looked in rows if looked)
    for mark in _claims(folder / tables.CLAIMS.file(part), _Texts(texts)):
        yield Found(ClaimEntry, mark, part)
    for mark in _mentions(folder / tables.MENTIONS.file(part), _Texts(texts)):
        yield Found(MentionEntry, mark, part)
    for table, kind in _OTHERS:
        names = [column.name for column in table.columns if not column.feature.many]
        words = {column.name: column.feature.names for column in table.columns if column.feature.names}
        for row in _columns(folder / table.file(part), names):
            cells = [_word(words.get(name), cell) for name, cell in zip(names, row, strict=True)]
            yield Found(kind, marks.joined(cells), part)


def _word(names: Sequence[str] | None, cell: str | float | None) -> str | float | None:
    return names[cell] if names and isinstance(cell, int) else cell


class _Texts:
    """The texts of articles, read once in the order of the file, in which all that is said of them is, too."""

    def __init__(self, path: Path) -> None:
        self._rest = _columns(path, ("id", "text"))
        self._id, self._text = "", ""

    def of(self, article: str) -> str:
        """The text of an article that is not before the last one asked for; else none."""
        while self._id != article:
            row = next(self._rest, None)
            if row is None:
                return ""
            self._id, self._text = str(row[0]), str(row[1])
        return self._text


def _claims(path: Path, texts: _Texts) -> Iterator[str]:
    for batch in _batches(path, ("id", "article", "start", "end", "slots")):
        slots = cast("pa.ListArray[pa.StructScalar]", batch.column("slots"))
        counts = _wholes(slots.value_lengths())
        flat = cast("pa.StructArray", slots.flatten())
        places = zip(_wholes(flat.field("start")), _wholes(flat.field("end")), strict=True)
        named = (_words(batch.column(name)) for name in ("id", "article"))
        rows = zip(*named, *(_wholes(batch.column(name)) for name in ("start", "end")), counts, strict=True)
        for identity, article, start, end, count in rows:
            text = texts.of(article)
            parts = [text[a:b] for a, b in islice(places, count) if a != _NOWHERE]
            yield marks.of_quotes(identity, text[start:end], parts)


def _mentions(path: Path, texts: _Texts) -> Iterator[str]:
    for identity, article, start, end in _columns(path, ("id", "article", "start", "end")):
        yield marks.of_quotes(str(identity), texts.of(str(article))[cast("int", start) : cast("int", end)])


def _columns(path: Path, names: Sequence[str]) -> Iterator[_Values]:
    """The rows of a file, of some columns; none if it is not there."""
    for batch in _batches(path, names):
        yield from zip(*(batch.column(name).to_pylist() for name in names), strict=True)


def _words(column: "_Column") -> list[str]:
    """The values of a column: past one object a value, which took as long as all else."""
    return cast("list[str]", column.to_numpy(zero_copy_only=False).tolist())


def _wholes(column: "_Column") -> list[int]:
    """The same of numbers, with one of its own for those that are missing."""
    whole = cast("pa.Int64Array", column).fill_null(_NOWHERE)
    return cast("list[int]", whole.to_numpy(zero_copy_only=False).tolist())


def _batches(path: Path, names: Sequence[str]) -> "Iterator[pa.RecordBatch]":
    import pyarrow.parquet as pq

    if path.exists():
        with pq.ParquetFile(path) as file:
            yield from file.iter_batches(batch_size=_ROWS, columns=list(names))

"""Owns the files of the data set while they are written: one for each table and part, some rows in memory at a time."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final, Self

from annotator.formats.output import Output
from annotator.formats.parquet.features import Cell, array
from annotator.formats.parquet.tables import Table

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

ROWS_AT_A_TIME: Final = 4_000


def made(table: Table, rows: Sequence[Sequence[Cell]]) -> "pa.Table":
    """Rows of a table as Arrow has them."""
    import pyarrow as pa

    columns = zip(table.columns, zip(*rows, strict=True), strict=True)
    return pa.Table.from_arrays([array(column.feature, cells) for column, cells in columns], schema=table.schema)


@dataclass(slots=True)
class Sheet:
    """The file of one table and part; its rows and bytes are known once it is closed."""

    table: Table
    file: BinaryIO
    writer: "pq.ParquetWriter"
    pool: ThreadPoolExecutor
    rows: int = 0
    bytes_in_memory: int = 0
    bytes_on_disk: int = 0
    _waiting: "list[pa.Table]" = field(default_factory=list)
    _count: int = 0
    _single: list[Sequence[Cell]] = field(default_factory=list)
    _going: "Future[None] | None" = None

    def add(self, row: Sequence[Cell]) -> None:
        """Put a row below the others."""
        self._single.append(row)
        if len(self._single) == ROWS_AT_A_TIME:
            self._gather()

    def add_made(self, rows: "pa.Table") -> None:
        """Put rows below the others; they come together with them as if each had been put there alone."""
        self._waiting.append(rows)
        self._count += rows.num_rows
        while self._count >= ROWS_AT_A_TIME:
            self._flush()

    def close(self) -> None:
        """Write what waits, and the end of the file."""
        self._gather()
        if self._count:
            self._flush()
        self._arrive()
        self.writer.close()
        self.bytes_on_disk = self.file.tell()

    def _gather(self) -> None:
        if self._single:
            single, self._single = self._single, []
            self.add_made(made(self.table, single))

    def _flush(self) -> None:
        """Write as many rows as belong together, or all that are left."""
        import pyarrow as pa

        all_waiting = pa.concat_tables(self._waiting)
        going, rest = all_waiting.slice(0, ROWS_AT_A_TIME).combine_chunks(), all_waiting.slice(ROWS_AT_A_TIME)
        self._arrive()
        # Packing needs no Python: it goes on while the next rows are made.
        self._going = self.pool.submit(self.writer.write_table, going)
        self.rows += going.num_rows
        self.bytes_in_memory += going.nbytes
        self._waiting, self._count = [rest] if rest.num_rows else [], rest.num_rows

    def _arrive(self) -> None:
        """Wait for the rows on their way to the file."""
        if self._going is not None:
            self._going.result()
            self._going = None


class Sheets:
    """The files of a data set by table and part; one that has no row is not there, for `datasets` cannot read such."""

    def __init__(self, out: Output, tables: Mapping[str, Table], parts: Mapping[int, str]) -> None:
        self.tables, self.parts = tables, parts
        self._out, self._files = out, ExitStack()
        self._opened: dict[tuple[str, int], Sheet] = {}
        self._pool = ThreadPoolExecutor(1, "parquet")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *trouble: object) -> None:
        # The files are closed when nothing is on its way to them any more.
        with self._files, self._pool:
            for sheet in self._opened.values() if trouble == (None, None, None) else ():
                sheet.close()

    def sheet(self, table: str, part: int) -> Sheet:
        """The sheet of a table and part, which is to get rows."""
        sheet = self._opened.get((table, part))
        if sheet is None:
            sheet = self._opened[table, part] = self._open(self.tables[table], part)
        return sheet

    def of(self, table: str) -> dict[str, Sheet]:
        """The sheets of a table that have rows, by what their parts are called."""
        return {
            called: self._opened[table, part] for part, called in self.parts.items() if (table, part) in self._opened
        }

    def _open(self, table: Table, part: int) -> Sheet:
        import pyarrow.parquet as pq

        file = self._files.enter_context(self._out.file(table.file(self.parts[part])))
        writer = self._files.enter_context(pq.ParquetWriter(file, table.schema, compression="zstd"))
        return Sheet(table, file, writer, self._pool)

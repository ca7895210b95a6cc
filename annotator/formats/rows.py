"""Owns how the bytes of a table become rows with their line numbers; a broken row is told and the rest goes on."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final, Protocol

from annotator.domain.errors import AnnotatorError, BadFile
from annotator.formats.encodings import ESCAPED, Decoding, asked_for, found_out_of

LONGEST_CELL: Final = 16 * 1024 * 1024
"""Characters of a cell, and of a line."""
HEAD_BYTES: Final = 256 * 1024
_SEPARATORS: Final = (",", ";", "\t", "|")
_COMMAS: Final = (",", ";")
"""What stands in prose as well, so that cells need quotation marks; between tabs a mark may just begin a sentence."""
_SAMPLE_ROWS: Final = 30
_REASONS: Final = (
    ("unexpected end of data", 'a quotation mark (") opens in it that is never closed'),
    ("expected after", 'a quotation mark (") stands in the middle of a cell; write it twice'),
    ("field limit", "a cell of it is too long, or a quotation mark in it is never closed"),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is written: its encoding, what separates its cells, whether quotation marks hold them together."""

    decoding: Decoding
    separator: str
    quoted: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and the number of its first line."""

    line: int
    cells: Sequence[str]


def layout(pieces: Iterable[bytes], extension: str, file: str, encoding: str = "") -> Layout:
    """How a table is written, by all its bytes or only its first; BadFile if they are no text."""
    through = iter(pieces)
    head = next(through, b"")
    decoding = asked_for(encoding, file) if encoding else found_out_of(head, through, file)
    text = _start_of(head, decoding)
    if not text.strip("\ufeff\0 \t\r\n\v\f"):
        raise BadFile("file-empty", file=file)
    return Layout(decoding, *_written(text, extension))


def rows(file: BinaryIO, written: Layout, name: str) -> Iterator[Row | AnnotatorError]:
    """The rows that hold anything, the first with the headings; what is no row is an error with its line."""
    errors = "strict" if written.decoding.codec.startswith(("utf-16", "utf-32")) else "surrogateescape"
    stream = io.TextIOWrapper(file, encoding=written.decoding.codec, errors=errors, newline="")
    try:
        yield from _read(_reader(_Lines(stream, name), written), written, name)
    finally:
        if not file.closed:  # it is the caller's to close, not the wrapper's
            stream.detach()


def _read(reader: "_Reader", written: Layout, name: str) -> Iterator[Row | AnnotatorError]:
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadFile("row-bad", file=name, line=line, reason=_reason(error))
        except BadFile as error:
            yield error
            return
        else:
            yield from _row(line, cells, written, name)


def rows_of_head(head: bytes, written: Layout, name: str, *, whole: bool) -> Iterator[Row | AnnotatorError]:
    """The rows of a table's first bytes; where they are not all, without the last, which may be cut."""
    found = list(rows(io.BytesIO(head), written, name))
    yield from found if whole or len(found) < 2 else found[:-1]


def _row(line: int, cells: Sequence[str], written: Layout, name: str) -> Iterator[Row | AnnotatorError]:
    if _is_separator_line(line, cells) or not any(cell and not cell.isspace() for cell in cells):
        return
    if not written.quoted and written.separator in _COMMAS and any(map(_is_open, cells)):
        yield BadFile("row-bad", file=name, line=line, reason=_REASONS[0][1])
    elif any(not cell.isascii() and ESCAPED.search(cell) for cell in cells):
        yield BadFile("row-encoding", file=name, line=line, encoding=written.decoding.name)
    else:
        yield Row(line, cells)


def _is_open(cell: str) -> bool:
    """Whether a quotation mark opens a cell that none closes."""
    return cell.startswith('"') and cell.count('"') % 2 == 1


class _Reader(Protocol):
    """What reads rows and counts their lines."""

    line_num: int

    def __next__(self) -> list[str]:
        """The cells of the next row."""


class _Lines:
    """The lines of a text for the reader of rows; one that is too long ends them."""

    def __init__(self, stream: io.TextIOWrapper, name: str) -> None:
        self._stream = stream
        self._name = name
        self._number = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        self._number += 1
        try:
            line = self._stream.readline(LONGEST_CELL + 1)
        except UnicodeError as error:
            reason = f"it is not {self._stream.encoding}"
            raise BadFile("rows-end", file=self._name, line=self._number, reason=reason) from error
        if not line:
            raise StopIteration
        if len(line) > LONGEST_CELL:
            raise BadFile("rows-end", file=self._name, line=self._number, reason="it is too long")
        return line.removeprefix("\ufeff") if self._number == 1 else line


def _reader(lines: Iterable[str], written: Layout) -> _Reader:
    # One limit for the whole process; nothing else in it reads tables.
    csv.field_size_limit(LONGEST_CELL)
    if written.quoted:
        return csv.reader(lines, delimiter=written.separator, strict=True)
    return csv.reader(lines, delimiter=written.separator, quoting=csv.QUOTE_NONE, strict=True)


def _reason(error: csv.Error) -> str:
    return next((reason for words, reason in _REASONS if words in str(error)), str(error))


def _is_separator_line(line: int, cells: Sequence[str]) -> bool:
    """Whether it is the line "sep=;" that Excel takes as a hint and does not show."""
    return line == 1 and cells[:1] in (["sep="], ["sep=,"], ["sep=;"], ["sep=\t"], ["sep=|"])


def _start_of(head: bytes, decoding: Decoding) -> str:
    """The text of the first bytes, up to the last whole line where there is one."""
    text = head[:HEAD_BYTES].decode(decoding.codec, "replace")
    end = text.rfind("\n")
    return text if len(head) <= HEAD_BYTES or end < 0 else text[: end + 1]


def _written(text: str, extension: str) -> tuple[str, bool]:
    """What separates the cells, and whether quotation marks count: what gives rows of one length and more than one."""
    if text.lstrip("\ufeff")[:4].lower() == "sep=":
        return text.lstrip("\ufeff")[4:5].strip() or "\t", True
    likely = "\t" if extension in (".tsv", ".tab") else ","
    ways = [(separator, quoted) for separator in _SEPARATORS for quoted in (True, False)]
    return max(ways, key=lambda way: (*_regularity(text, *way), way[1], way[0] == likely))


def _regularity(text: str, separator: str, quoted: bool) -> tuple[bool, float]:
    """Whether the first rows have several cells, and how many of them, in all and with their share of equal length."""
    probe = Layout(Decoding("utf-8"), separator, quoted)
    reader = _reader(io.StringIO(text, newline=""), probe)
    lengths: list[int] = []
    broken = 0
    while len(lengths) + broken < _SAMPLE_ROWS:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            broken += 1
        else:
            lengths += [len(cells)] if cells else []
    if not lengths or lengths[0] < 2:
        return False, 0
    return True, lengths.count(lengths[0]) / (len(lengths) + broken) * (1 + min(lengths[0], 9) / 10)

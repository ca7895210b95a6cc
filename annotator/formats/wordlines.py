"""Owns the lines of files that hold a word a line: as text whatever their encoding, a few in memory at a time."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO, Final

from annotator.domain.errors import AnnotatorError, BadFile
from annotator.formats.encodings import ESCAPED, found_out_of
from annotator.formats.originals import Original

_PIECE: Final = 1024 * 1024
_LONGEST: Final = 1_000_000
"""Characters of a line."""


def numbered(original: Original) -> Iterator[tuple[int, str] | AnnotatorError]:
    """The number and the text of every line, without its end; at last what to tell of how the file was read.

    BadFile if the file cannot be read or is no text.
    """
    with original.opened() as file:
        pieces = iter(lambda: file.read(_PIECE), b"")
        decoding = found_out_of(next(pieces, b""), pieces, original.shown)
    bad = 0
    with original.opened() as file:
        for number, line in enumerate(_lines(file, decoding.codec), 1):
            if len(line) > _LONGEST:
                yield BadFile("line-bad", file=original.shown, line=number, reason="it is too long")
            elif line.isascii() or not ESCAPED.search(line):
                yield number, line.rstrip("\n")
            else:
                shown, count = ESCAPED.subn("\ufffd", line)
                bad += count
                yield number, shown.rstrip("\n")
    yield from replace(decoding, bad=bad).remarks(original.shown)


def cells(line: str) -> Sequence[str]:
    """The columns of a line: between tabs where there are any, else between spaces."""
    return [cell.strip() for cell in line.split("\t")] if "\t" in line else line.split()


def _lines(file: BinaryIO, codec: str) -> Iterator[str]:
    """Lines with their line feed, CRLF and CR too; of one that is too long the beginning, one character too much."""
    errors = "replace" if codec.startswith(("utf-16", "utf-32")) else "surrogateescape"
    stream = io.TextIOWrapper(file, encoding=codec, errors=errors)
    try:
        while line := stream.readline(_LONGEST + 2):
            rest = line
            while rest and not rest.endswith("\n"):
                rest = stream.readline(_LONGEST)
            yield line.removeprefix("\ufeff")
    finally:
        if not file.closed:  # it is the caller's to close, not the wrapper's
            stream.detach()

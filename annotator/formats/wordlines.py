"""Owns the lines of files that hold a word a line: as text whatever their encoding, a few in memory at a time."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO, Final

from annotator.domain.errors import AnnotatorError, BadFile
from annotator.formats.encodings import ESCAPED, Decoding, asked_for, found_out_of, marked
from annotator.formats.guessing import is_likeliest
from annotator.formats.originals import Original

_PIECE: Final = 1024 * 1024
_LONGEST: Final = 1_000_000
"""Characters of a line."""
_WESTERN: Final = "cp1252"


def numbered(original: Original) -> Iterator[tuple[int, str] | AnnotatorError]:
    """The number and the text of every line, without its end; at last what to tell of how the file was read.

    BadFile if the file cannot be read or is no text.
    """
    decoding = _decoding(original)
    bad = 0
    with original.opened() as file, _text(file, decoding.codec) as stream:
        for number, told in enumerate(iter(lambda: stream.readline(_LONGEST), ""), 1):
            line = told.removeprefix("\ufeff") if number == 1 else told
            if len(line) >= _LONGEST:
                _pass_over(stream, told)
                yield BadFile("line-bad", file=original.shown, line=number, reason="it is too long")
            elif line.isascii() or not ESCAPED.search(line):
                yield number, line.rstrip("\n")
            else:
                shown, count = ESCAPED.subn("\ufffd", line)
                bad += count
                yield number, shown.rstrip("\n")
    yield from replace(decoding, bad=bad).remarks(original.shown)


def _decoding(original: Original) -> Decoding:
    """How a file is read: as somebody asked, else as its bytes speak for, be it by little for Western letters.

    CoNLL-2002 and 2003 are in Latin-1, and few words of theirs hold too few accents to be sure of it.
    """
    if original.encoding:
        return asked_for(original.encoding, original.shown)
    with original.opened() as file:
        pieces = iter(lambda: file.read(_PIECE), b"")
        head = next(pieces, b"")
        try:
            return found_out_of(head, pieces, original.shown)
        except BadFile as error:
            if error.message_id != "encoding-unclear" or not is_likeliest(_WESTERN, head):
                raise
            return Decoding(_WESTERN, certain=False)


def in_utf_8(head: bytes) -> bytes:
    """The first bytes of a file as UTF-8 has them, of one whose mark says that it is UTF-16 or UTF-32."""
    codec = marked(head)
    return head.decode(codec, "ignore").encode() if codec and codec != "utf-8" else head


def cells(line: str) -> Sequence[str]:
    """The columns of a line: between tabs where there are any, else between spaces."""
    if "\t" not in line:
        return line.split()
    columns = line.split("\t")
    return [column.strip() for column in columns] if " " in line else columns


@contextmanager
def _text(file: BinaryIO, codec: str) -> Iterator[io.TextIOWrapper]:
    """A file as text without its mark at the beginning; lines end in a line feed, CRLF and CR too."""
    errors = "replace" if codec.startswith(("utf-16", "utf-32")) else "surrogateescape"
    stream = io.TextIOWrapper(file, encoding="utf-8-sig" if codec == "utf-8" else codec, errors=errors)
    try:
        yield stream
    finally:
        if not file.closed:  # it is the caller's to close, not the wrapper's
            stream.detach()


def _pass_over(stream: io.TextIOWrapper, line: str) -> None:
    """Read on to the end of a line whose beginning was read."""
    while line and not line.endswith("\n"):
        line = stream.readline(_LONGEST)

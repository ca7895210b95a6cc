"""Owns which spelling of a text the offsets of its annotations count, and in which units.

A text may have got a byte order mark, or other line ends, since it was annotated: editors do so, and version control.
Programs in JavaScript and Java count units of UTF-16, those in Go and Rust bytes of UTF-8.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Final

from annotator.formats.utf16 import Utf16

_SPAN: Final = re.compile(r"^T\d+\t\S+ (\d{1,12}) (\d{1,12})\t([^\n]*)$", re.MULTILINE)
_PLACES: Final = re.compile(r"^(T\d+\t\S+ )(\d{1,12} \d{1,12}(?:;\d{1,12} \d{1,12})*)(?=\t)", re.MULTILINE)
_NUMBER: Final = re.compile(r"\d+")
_MOST: Final = 5_000
"""Spans that are looked at; those before the first line end tell nothing."""
_MARK: Final = "\ufeff"
_Offset = Callable[[int], int]
"""The offset in characters of one that is counted otherwise."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A text as its annotations count it, these with places in characters, and the units they had if in others."""

    text: str
    annotations: str
    unit: str = ""


def as_counted(text: str, annotations: str) -> Counted:
    """The text as most spans count it, by the words that each quotes; as it is if another spelling suits no more.

    Worked example: in a text "a", line end, "Ben" the span 2 to 5 of "Ben" counts a line end of one character, 3 to 6
    one of two. In "é Ben" 2 to 5 counts characters, and 3 to 6 bytes.
    """
    found = [(int(start), int(end), _squeezed(quote)) for start, end, quote in _spans(annotations)]
    best = Counted(text, annotations)
    most = -1
    way: _Offset = _same
    for spelled, unit, offset in _ways(text):
        fitting = sum(_squeezed(spelled[offset(a) : offset(b)]) == quote for a, b, quote in found)
        if fitting > most:
            best, most, way = Counted(spelled, annotations, unit), fitting, offset
    return Counted(best.text, _in_characters(annotations, way), best.unit) if best.unit else best


def _ways(text: str) -> Sequence[tuple[str, str, _Offset]]:
    """The spellings of a text, the likeliest first, each with what it is counted in."""
    plain = text.removeprefix(_MARK).replace("\r\n", "\n")
    bare = (text.removeprefix(_MARK), plain, plain.replace("\n", "\r\n"))
    spellings = list(dict.fromkeys((text, *bare)))
    ways: list[tuple[str, str, _Offset]]
    ways = [(each, "", _same) for each in dict.fromkeys((*spellings, *(_MARK + each for each in bare)))]
    if not text.isascii():
        ways += [(each, "units of UTF-16", Utf16(each).offset) for each in spellings]
        ways += [(each, "bytes of UTF-8", _of_bytes(each)) for each in spellings]
    return ways


def _same(offset: int) -> int:
    return offset


def _of_bytes(text: str) -> _Offset:
    ends = list(accumulate(len(character.encode("utf-8", "surrogatepass")) for character in text))
    return lambda offset: bisect_right(ends, offset) + max(0, offset - (ends[-1] if ends else 0))


def _in_characters(annotations: str, offset: _Offset) -> str:
    """The lines with places that are counted otherwise, with these in characters."""

    def placed(line: re.Match[str]) -> str:
        return line[1] + _NUMBER.sub(lambda number: str(offset(int(number[0]))), line[2])

    return _PLACES.sub(placed, annotations)


def _spans(annotations: str) -> list[tuple[str, str, str]]:
    found = islice(_SPAN.finditer(annotations), _MOST)
    return [(match[1], match[2], match[3]) for match in found]


def _squeezed(text: str) -> str:
    return " ".join(text.split())

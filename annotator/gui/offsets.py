"""Owns the way between an article's code points and the UTF-16 positions of the text that Qt shows of it."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from heapq import merge

from annotator.domain.span import Span

_LONG = 200_000
_WIDE = re.compile("[\U00010000-\U0010ffff]")

# What Qt takes for the end of a paragraph, line or frame, for an inline object, or does not draw at all, and what turns
# the words around it unseen, so that "14" reads "41". One UTF-16 unit each, before and after, so that no offset behind
# them moves.
_PARAGRAPH_SIGN = "\u00b6"
_BOM, _WORD_JOINER = 0xFEFF, "\u2060"  # as invisible; at the start of a string PySide would take a BOM away
_UNDRAWABLE = "\ufffd"
_CONTROLS = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0))
_SURROGATES = range(0xD800, 0xE000)
_TURNING = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_INNER = (0xFFFC, 0xFFFE, 0xFFFF, *range(0xFDD0, 0xFDF0))
_STAND_INS = dict.fromkeys((*_CONTROLS, *_SURROGATES, *_TURNING, *_INNER), _UNDRAWABLE) | dict.fromkeys(
    (0x2028, 0x2029), _PARAGRAPH_SIGN
)
_STAND_INS[_BOM] = _WORD_JOINER
TURNING = frozenset(map(chr, _TURNING))
"""The characters that do nothing but turn what stands around them; a sign is shown for each."""
_STOOD_IN_FOR = re.compile(f"[{re.escape(''.join(map(chr, _STAND_INS)))}]")


def shown_text(text: str) -> str:
    """The text as it is shown: unit for unit in UTF-16, with stand-ins for what Qt would change or obey unseen."""
    return text.translate(_STAND_INS) if _STOOD_IN_FOR.search(text) else text


class Offsets:
    """Converts between code points and UTF-16 positions of one text; nothing to look up where all is in the BMP.

    `breaks` are offsets before which one unit is shown that the text does not hold: the end of a piece of a line too
    long for one paragraph of Qt's.
    """

    def __init__(self, text: str, breaks: Sequence[int] = ()) -> None:
        self._passed, self._units = _further_units(text, breaks)

    def position(self, offset: int) -> int:
        """The UTF-16 position of a code-point offset."""
        return offset + bisect_left(self._passed, offset)

    def offset(self, position: int) -> int:
        """The code-point offset of a UTF-16 position; inside a surrogate pair, that of its character."""
        return position - bisect_left(self._units, position + 1)

    def positions(self, span: Span) -> tuple[int, int]:
        """The UTF-16 positions where a span starts and ends."""
        return self.position(span.start), self.position(span.end)


def _further_units(text: str, breaks: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """Of each unit beyond one a character: the character before what it shifts, and the position it counts from.

    The second half of a pair counts from itself on, a break only from behind itself.
    """
    if len(text) >= _LONG and _WIDE.search(text):
        return _further_units_of_long(text, breaks)
    wide = [match.start() for match in _WIDE.finditer(text)] if not text.isascii() else []
    both = list(merge(((at, 1) for at in wide), ((at - 1, 2) for at in breaks)))
    return array("q", (at for at, _ in both)), array("q", (at + n + apart for n, (at, apart) in enumerate(both)))


def _further_units_of_long(text: str, breaks: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    # A megabyte of ideographs beyond the BMP would take 0.3 s one by one; this takes a tenth of it.
    import numpy

    codes = numpy.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    wide = numpy.flatnonzero(codes > 0xFFFF)
    last = numpy.concatenate([wide, numpy.array(breaks, dtype=numpy.int64) - 1])
    apart = numpy.repeat([1, 2], [len(wide), len(breaks)])
    order = numpy.argsort(last, kind="stable")
    units = last[order] + numpy.arange(len(last)) + apart[order]
    return array("q", last[order].astype("int64").tobytes()), array("q", units.astype("int64").tobytes())

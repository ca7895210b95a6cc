"""Owns the way between an article's code points and the UTF-16 positions of the text that Qt shows of it."""

import re
from bisect import bisect_left

from annotator.domain.span import Span

_WIDE = re.compile("[\U00010000-\U0010ffff]")

# What Qt takes for the end of a paragraph, line or frame, for an inline object, or does not draw at all. One UTF-16
# unit each, before and after, so that no offset behind them moves.
_PARAGRAPH_SIGN = "\u00b6"
_UNDRAWABLE = "\ufffd"
_CONTROLS = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0))
_SURROGATES = range(0xD800, 0xE000)
_INNER = (0xFFFC, 0xFFFE, 0xFFFF, *range(0xFDD0, 0xFDF0))
_STAND_INS = dict.fromkeys((*_CONTROLS, *_SURROGATES, *_INNER), _UNDRAWABLE) | dict.fromkeys(
    (0x2028, 0x2029), _PARAGRAPH_SIGN
)
_STOOD_IN_FOR = re.compile(f"[{re.escape(''.join(map(chr, _STAND_INS)))}]")


def shown_text(text: str) -> str:
    """The text as the reader shows it: unit for unit in UTF-16, with stand-ins for what Qt would change."""
    return text.translate(_STAND_INS) if _STOOD_IN_FOR.search(text) else text


class Offsets:
    """Converts between code points and UTF-16 positions of one text; nothing to look up where all is in the BMP."""

    def __init__(self, text: str) -> None:
        self._wide: list[int] = []
        self._wide16: list[int] = []
        if not text.isascii():
            self._wide = [match.start() for match in _WIDE.finditer(text)]
            self._wide16 = [at + passed + 1 for passed, at in enumerate(self._wide)]

    def position(self, offset: int) -> int:
        """The UTF-16 position of a code-point offset."""
        return offset + bisect_left(self._wide, offset)

    def offset(self, position: int) -> int:
        """The code-point offset of a UTF-16 position; inside a surrogate pair, that of its character."""
        return position - bisect_left(self._wide16, position + 1)

    def positions(self, span: Span) -> tuple[int, int]:
        """The UTF-16 positions where a span starts and ends."""
        return self.position(span.start), self.position(span.end)

"""Owns the way between code points and the UTF-16 units that programs written in JavaScript and Java count."""

import re
from bisect import bisect_left
from typing import Final

from annotator.domain.span import Span

_WIDE: Final = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """Converts between both for one text; a character beyond U+FFFF is two units.

    Worked example: in "🙂 Ana" the name is 2 to 5 in code points and 3 to 6 in units.
    """

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [match.start() for match in _WIDE.finditer(text)]
        self.length = len(text) + len(self._wide)
        """How many units the text has."""
        self._second = [at + place + 1 for place, at in enumerate(self._wide)]

    def units(self, span: Span) -> tuple[int, int]:
        """Where a span starts and ends in units."""
        return self._unit(span.start), self._unit(span.end)

    def offset(self, unit: int) -> int:
        """The code-point offset of a unit; of the second one of a character, that of the character."""
        return unit - bisect_left(self._second, unit + 1)

    def is_within(self, unit: int) -> bool:
        """Whether a unit is the second one of a character, where nothing can begin or end."""
        at = bisect_left(self._second, unit)
        return at < len(self._second) and self._second[at] == unit

    def _unit(self, offset: int) -> int:
        return offset + bisect_left(self._wide, offset)

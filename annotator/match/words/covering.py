"""Owns which characters of a text are covered: those that have been read already, and those of a number of spans."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from annotator.domain.span import Span


class Covering:
    """The characters from a place to another, none of them read at first; every question takes the time of its span."""

    def __init__(self, start: int, end: int) -> None:
        self._start = start
        self._read = bytearray(max(0, end - start))

    def take(self, span: Span) -> bool:
        """Whether nothing of a span had been read; it has been from now on."""
        at = slice(max(0, span.start - self._start), span.end - self._start)
        free = not any(self._read[at])
        if free:
            self._read[at] = b"\1" * len(self._read[at])
        return free

    def __contains__(self, place: int) -> bool:
        """Whether the character at a place has been read."""
        return 0 <= place - self._start < len(self._read) and bool(self._read[place - self._start])


class Spans:
    """Spans of a text, to be asked which others meet them; a question takes little longer if they are many."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def meet(self, other: Span) -> bool:
        """Whether one of them overlaps another span."""
        before = bisect_left(self._starts, other.end)
        return before > 0 and self._ends[before - 1] > other.start

"""Owns how the claims of an article are marked in its text: cut where any of them begins or ends, and at line ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from annotator.domain.span import Span

MOST_DEEP: Final = 16
"""Claims at one place that are marked; with more each character would carry all of them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim to be marked, by its number in the case."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a line, and the numbers of the claims there; `begins` are those of which it is the first part."""

    text: str
    numbers: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


def admitted(marks: Sequence[Mark]) -> list[Mark]:
    """The marks in the order of the text, without those that would be more than `MOST_DEEP` at their beginning."""
    ends: list[int] = []
    kept = []
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end, mark.number)):
        ends = [end for end in ends if end > mark.span.start]
        if len(ends) < MOST_DEEP:
            ends.append(mark.span.end)
            kept.append(mark)
    return kept


def lines(text: str, marks: Sequence[Mark]) -> Iterator[list[Cut]]:
    """The lines of a text, each in parts; `marks` as `admitted` gives them."""
    line: list[Cut] = []
    for start, end, numbers, begins in _stretches(text, marks):
        parts = text[start:end].split("\n")
        # What begins with a line end begins on the next line that says something.
        first = next((place for place, part in enumerate(parts) if part), len(parts) - 1)
        for place, part in enumerate(parts):
            if place:
                yield line
                line = []
            if part or place == first:
                line.append(Cut(part, numbers, begins if place == first else ()))
    yield line


def _stretches(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int, tuple[int, ...], tuple[int, ...]]]:
    """The text from one beginning or end of a mark to the next, with those that are there and that begin there."""
    bounds = sorted({0, len(text), *(m.span.start for m in marks), *(m.span.end for m in marks)})
    active: list[Mark] = []
    next_ = 0
    for start, end in pairwise(bounds):
        active = [mark for mark in active if mark.span.end > start]
        begins = []
        while next_ < len(marks) and marks[next_].span.start == start:
            begins.append(marks[next_])
            next_ += 1
        active += begins
        yield start, end, tuple(mark.number for mark in active), tuple(mark.number for mark in begins)

"""Owns paragraphs made of the lines of printed pages: what goes on, what begins anew, what every page repeats."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

_WIDE_STEP: Final = 1.25
"""How many usual steps from line to line are the step to another paragraph."""
_OTHER_SIZE: Final = 0.15
_SHORT: Final = 0.85
"""The share of the column's width that a line which is full goes beyond."""
_INDENT: Final = 0.6
"""Heights of a line by which the first one of a paragraph stands in."""
_EDGE: Final = 2
"""Lines at the top and at the bottom of a page that may be the same on others."""
_FEWEST_PAGES: Final = 3
_ENDS: Final = re.compile(r"""[.!?:;…。！？؟]["'”’»)\]]*$""")
_NUMBER: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(r"[-–—\s]*(?:page\s+|p\.\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)


_SAME_PLACE: Final = 4
"""Points by which what stands at the same place of several pages may differ in height."""
_BY_BROWSER: Final = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}(\s?[AP]M)?(\s.*)?|(file|https?)://\S*(\s+\d+\s*/\s*\d+)?",
    re.IGNORECASE,
)
"""What browsers print above a page, the moment and the title, and below it, the address and the number."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, in points from the lower left corner; `parted` if a hyphen at its end parts a word."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    parted: bool = False

    @property
    def height(self) -> float:
        """Its height in points, above 0."""
        return max(self.top - self.bottom, 0.1)


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of pages, without what stands at the edge of most of them and without their numbers."""
    whole: list[str] = []
    before: Line | None = None
    for page in _without_edges(pages):
        column = _column(page)
        for line in page:
            if before is None or not _goes_on(before, line, column):
                whole.append(line.text)
            else:
                whole[-1] = _joined(whole[-1], line.text, parted=before.parted)
            before = line
    return whole


def _joined(text: str, more: str, *, parted: bool) -> str:
    return f"{text}{more}" if parted and more[:1].islower() else f"{text}-{more}" if parted else f"{text} {more}"


@dataclass(frozen=True, slots=True)
class _Column:
    """What is usual on a page: the step from line to line and the width of a line, in points."""

    step: float
    width: float


def _column(lines: Sequence[Line]) -> _Column:
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if 0 < a.bottom - b.bottom < 3 * a.height]
    widths = sorted(line.right - line.left for line in lines)
    usual = widths[int(len(widths) * 0.8)] if widths else 0.0
    return _Column(median(steps) if steps else 0.0, usual)


def _goes_on(a: Line, b: Line, column: _Column) -> bool:
    """Whether a line continues the paragraph of the one before it."""
    ended = bool(_ENDS.search(a.text)) and not a.parted
    if abs(a.height - b.height) > _OTHER_SIZE * max(a.height, b.height):
        return False
    step = a.bottom - b.bottom
    if not 0 < step < 3 * a.height:  # on another page, in another column, or beside it
        return not ended and not _is_short(a, b, column)
    if column.step and step > _WIDE_STEP * column.step:
        return False
    if b.left - a.left > _INDENT * a.height:
        return not (ended or _is_short(a, b, column))
    return not _is_short(a, b, column) or not (ended or _starts(b.text))


def _is_short(line: Line, after: Line, column: _Column) -> bool:
    """Whether a line ends before it is full: the first word of the next one would have had room in it."""
    width, (word, *_) = line.right - line.left, after.text.split(maxsplit=1)
    room = (len(word) + 1) * (after.right - after.left) / len(after.text)
    return width < _SHORT * column.width and width + room < column.width


def _starts(text: str) -> bool:
    return not text[:1].islower()


def _without_edges(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The lines of each page without those which most pages have at their top or bottom, and without page numbers."""
    held = [page for page in pages if page]
    seen = Counter(same for page in held for same in {_sameness(line) for line in _edge(page)})
    most = max(_FEWEST_PAGES, len(held) // 2 + 1)
    for page in held:
        edge = {id(line) for line in _edge(page)}
        inner = [line for line in page if id(line) not in edge or not _is_edge(line, seen, most, len(held))]
        # A page that says nothing else is no frame around nothing.
        yield inner or [line for line in page if not _is_edge(line, Counter(), most, len(held))]


def _is_edge(line: Line, seen: Counter[tuple[str, int]], most: int, pages: int) -> bool:
    if _BY_BROWSER.fullmatch(line.text):
        return True
    return seen[_sameness(line)] >= most or (pages > 1 and _PAGE_NUMBER.fullmatch(line.text) is not None)


def _edge(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: line.top)
    return by_height[:_EDGE] + by_height[_EDGE:][-_EDGE:]


def _sameness(line: Line) -> tuple[str, int]:
    """What is equal for what stands on every page at its place, whatever numbers are in it."""
    return _NUMBER.sub("0", line.text), round(line.bottom / _SAME_PLACE)

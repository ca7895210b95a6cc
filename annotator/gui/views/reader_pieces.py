"""Owns how a long text is parted for display: lines too long for one paragraph of Qt's, and pieces to put in."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from annotator.gui.clusters import cluster_end, cluster_start

LONGEST_LINE = 6_000
"""Code points of one line that Qt lays out as one paragraph; its work grows with the square of them."""
_PART = 2_000
_BLANK_WITHIN = 500
_PIECE = 4_000

Range = tuple[int, int]


def line_breaks(text: str) -> list[int]:
    """Where lines that are too long go on in a paragraph of their own: behind a blank, or between two clusters."""
    return [at for start, end in _long_lines(text) for at in _parts(text, start, end)]


def next_piece(text: str, start: int, breaks: Sequence[int]) -> Range:
    """The range of text to be put in next: whole paragraphs as they are shown, about 4,000 code points."""
    wanted = start + _PIECE
    if wanted >= len(text):
        return start, len(text)
    place = bisect_left(breaks, wanted)
    parted = breaks[place] if place < len(breaks) else len(text)
    line_end = text.find("\n", wanted, parted)
    return start, parted if line_end < 0 else line_end


def paragraphs(text: str, piece: Range, breaks: Sequence[int]) -> list[Range]:
    """The ranges of the paragraphs that a piece is shown as."""
    found: list[Range] = []
    start, end = piece
    inner = breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]
    for line in text[start:end].split("\n"):
        line_end = start + len(line)
        cuts = [at for at in inner if start < at < line_end]
        found += zip([start, *cuts], [*cuts, line_end], strict=True)
        start = line_end + 1
    return found


def _long_lines(text: str) -> Iterator[Range]:
    start = 0
    while len(text) - start > LONGEST_LINE:
        # All lines before the last line end within reach are short enough.
        end = text.rfind("\n", start, start + LONGEST_LINE + 1)
        if end < 0:
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            yield start, end
        start = end + 1


def _parts(text: str, start: int, end: int) -> Iterator[int]:
    while end - start > LONGEST_LINE:
        limit = start + _PART
        blank = text.rfind(" ", limit - _BLANK_WITHIN, limit)
        wanted = blank + 1 if blank >= 0 else limit
        before = cluster_start(text, wanted)
        start = before if before > start else cluster_end(text, wanted)
        if start < end:
            yield start

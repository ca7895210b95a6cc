"""Owns where a text may be cut without tearing what a reader sees as one character."""

import re

from PySide6.QtCore import QTextBoundaryFinder

from annotator.gui.offsets import Offsets, shown_text

_AROUND = 32  # characters looked at on either side before looking further
_FURTHEST = 4096  # a pile of marks beyond this is torn rather than waited for
# ASCII, and letters of Latin, Greek, Cyrillic, Hebrew, Arabic, Thai, kana, ideographs: two of them never join.
_PLAIN = (
    "\0-\x7f\u00c0-\u024f\u0370-\u0482\u048a-\u052f\u05d0-\u05ea\u0621-\u064a\u0e01-\u0e30"
    "\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\U00020000-\U0003ffff"
)
_PLAIN_PAIR = re.compile(f"[{_PLAIN}][{_PLAIN}]")


def cluster_start(text: str, offset: int) -> int:
    """The offset itself, or that of the cluster it lies within; offsets in code points."""
    return _bounds(text, offset)[0]


def cluster_end(text: str, offset: int) -> int:
    """The offset itself, or where the cluster ends that it lies within; offsets in code points."""
    return _bounds(text, offset)[1]


def _bounds(text: str, offset: int) -> tuple[int, int]:
    if not 0 < offset < len(text) or (text[offset].isascii() and text[offset - 1].isascii()):
        return offset, offset
    first, last = _sure_before(text, offset), _sure_after(text, offset)
    # Of the stored text Qt would see other clusters than it shows: a control stands as a letter would.
    part = shown_text(text[first:last])
    shift = Offsets(part)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, part)
    position = shift.position(offset - first)
    finder.setPosition(position)
    if finder.isAtBoundary():
        return offset, offset
    before = finder.toPreviousBoundary()
    return first + shift.offset(before), first + shift.offset(finder.toNextBoundary())


def _sure_before(text: str, offset: int) -> int:
    """A boundary some way before an offset: where two plain characters meet, or the text begins."""
    last = max(0, offset - _AROUND)
    for back in (_AROUND, _FURTHEST):
        met = [pair.start() + 1 for pair in _PLAIN_PAIR.finditer(text, max(0, last - back), last)]
        if met:
            return met[-1]
    return max(0, last - _FURTHEST)


def _sure_after(text: str, offset: int) -> int:
    """A boundary some way behind an offset."""
    pair = _PLAIN_PAIR.search(text, offset + _AROUND, offset + _FURTHEST)
    return pair.start() + 1 if pair else min(len(text), offset + _FURTHEST)

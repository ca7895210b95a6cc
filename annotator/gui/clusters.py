"""Owns where a text may be cut without tearing what a reader sees as one character."""

from PySide6.QtCore import QTextBoundaryFinder

from annotator.gui.offsets import Offsets, shown_text

_AROUND = 32  # characters looked at on either side before looking further
_FURTHEST = 4096  # a pile of marks beyond this is torn rather than waited for


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
    places = range(max(1, offset - _AROUND), max(0, offset - _FURTHEST), -1)
    return next((at for at in places if _is_plain(text[at]) and _is_plain(text[at - 1])), max(0, offset - _FURTHEST))


def _sure_after(text: str, offset: int) -> int:
    """A boundary some way behind an offset."""
    last = min(len(text), offset + _FURTHEST)
    places = range(offset + _AROUND, last)
    return next((at for at in places if _is_plain(text[at]) and _is_plain(text[at - 1])), last)


def _is_plain(character: str) -> bool:
    """Whether it never joins another plain character: one of ASCII, or an ideograph."""
    return character.isascii() or "\u3400" <= character <= "\u9fff"

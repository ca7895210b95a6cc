"""Owns where the lines of the shown document lie, and the boxes that a range of characters covers on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

from annotator.gui.marked_text import has_right_to_left, visual_boxes


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One laid-out line in document coordinates; `start` to `end` are its UTF-16 positions in the document.

    Its slot, `top` to `bottom`, touches those of its neighbours in the paragraph; `text` is empty where every
    character runs left to right.
    """

    line: QTextLine
    block_start: int
    start: int
    end: int
    left: float
    top: float
    bottom: float
    baseline: float
    text: str

    def boxes(self, start: int, end: int) -> list[tuple[float, float]]:
        """The left and right edges of a range on this line, a pair a visual run, without the blanks at its end."""
        inside = visual_boxes(self.line, start - self.block_start, end - self.block_start, text=self.text)
        words = self.line.naturalTextRect()
        return [
            (self.left + max(left, words.left()), self.left + min(right, words.right()))
            for left, right in inside
            if min(right, words.right()) > max(left, words.left())
        ]

    def edge(self, boxes: list[tuple[float, float]], position: int) -> float:
        """The outer edge of the boxes where a range that starts or ends at a position has its true end."""
        x = self.left + _x_at(self.line, position - self.block_start)
        return min((edge for box in boxes for edge in box), key=lambda edge: abs(edge - x))


def lines_between(document: QTextDocument, top: float, bottom: float) -> Iterator[ShownLine]:
    """The lines whose slots reach into a range of heights, from above."""
    at = document.documentLayout().hitTest(QPointF(0, max(0.0, top)), Qt.HitTestAccuracy.FuzzyHit)
    # One block earlier: a hit between two paragraphs may be counted to the lower one.
    block = document.findBlock(max(0, at)).previous()
    block = block if block.isValid() else document.begin()
    while block.isValid() and (box := block_box(block)).top() < bottom:
        height = max(1.0, block.blockFormat().lineHeight())
        # Lines of one paragraph are equally high; one more at either side, for they begin a little below its top.
        first, end = floor((top - box.top()) / height) - 1, ceil((bottom - box.top()) / height) + 1
        lines = _lines_of(block, box, max(0, first), min(end, block.layout().lineCount()))
        yield from (line for line in lines if line.bottom > top and line.top < bottom)
        block = block.next()


def lines_of_range(document: QTextDocument, start: int, end: int) -> Iterator[ShownLine]:
    """The lines that hold a character of a range of positions."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        box, layout = block_box(block), block.layout()
        first = max(0, layout.lineForTextPosition(max(0, start - block.position())).lineNumber())
        for line in _lines_of(block, box, first, layout.lineCount()):
            if line.start >= end:
                break
            if start < line.end:
                yield line
        block = block.next()


def _lines_of(block: QTextBlock, box: QRectF, first: int, end: int) -> Iterator[ShownLine]:
    """Some lines of one paragraph, by their numbers."""
    layout = block.layout()
    words = block.text()
    text = words if has_right_to_left(words) else ""
    height = block.blockFormat().lineHeight()
    for number in range(first, end):
        line = layout.lineAt(number)
        bottom = box.top() + line.y() + line.height()
        start = block.position() + line.textStart()
        yield ShownLine(
            line,
            block.position(),
            start,
            start + line.textLength(),
            layout.position().x(),
            bottom - height,
            bottom,
            box.top() + line.y() + line.ascent(),
            text,
        )


def block_box(block: QTextBlock) -> QRectF:
    """Where a paragraph lies in its document."""
    return block.document().documentLayout().blockBoundingRect(block)


def _x_at(line: QTextLine, position: int) -> float:
    found: object = line.cursorToX(position)
    x = found[0] if isinstance(found, tuple) else found
    return x if isinstance(x, float) else 0.0

"""Owns how an article's text comes into its document: at once, or piece by piece so that the window stays alive."""

import re
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from annotator.gui.marked_text import direction_of
from annotator.gui.offsets import Offsets, shown_text
from annotator.gui.views.reader_pace import Pace
from annotator.gui.views.reader_pieces import Range, line_breaks, next_piece, paragraphs

AT_ONCE = 200_000
"""Code points of an article that is put in and laid out without a pause: 30,000 words, some 30 ms."""
LINES_AT_ONCE = 5_000
PARAGRAPH_GAP = 13
_TURN_S = 0.012
_LAID_A_STEP = 4_000
_BLANKS = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BLANK_LINE = re.compile(f"\n[{_BLANKS}]*\n")
_IS_BLANK = re.compile(f"[{_BLANKS}]*")
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class Fill:
    """The text of one article on its way into a document."""

    def __init__(self, text: str, document: QTextDocument, line: float) -> None:
        self._text, self._document, self._line = text, document, line
        self._breaks = line_breaks(text)
        self._joints = frozenset(self._breaks)
        self.offsets = Offsets(text, self._breaks)
        self._parts_by_blank_lines = _BLANK_LINE.search(text.strip("\n")) is not None
        self._is_short = len(text) <= AT_ONCE and text.count("\n") <= LINES_AT_ONCE
        self._next, self._after_blank = 0, False
        self.end = -1
        """The offset up to which the text is in the document; -1 before the first piece."""

    @property
    def is_short(self) -> bool:
        """Whether the text is put in at once."""
        return self._is_short

    @property
    def whole(self) -> bool:
        """Whether all of the text is in the document."""
        return self.end >= len(self._text)

    def add(self) -> None:
        """Puts the next piece in."""
        piece = next_piece(self._text, self._next, self._breaks)
        shown = paragraphs(self._text, piece, self._breaks)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if self.end >= 0:
            cursor.insertBlock(self._usual(), QTextCharFormat())
        else:
            cursor.setBlockFormat(self._usual())
        cursor.insertText("\n".join(shown_text(self._text[start:end]) for start, end in shown))
        self._set_apart(cursor, shown)
        cursor.endEditBlock()
        self.end = piece[1]
        self._next = self.end + (not self.whole and self._text[self.end] == "\n")

    def reach(self, offset: int) -> None:
        """Puts in what is missing up to an offset."""
        while not self.whole and self.end < offset:
            self.add()

    def _usual(self) -> QTextBlockFormat:
        return block_format(self._line, below=0 if self._parts_by_blank_lines else PARAGRAPH_GAP)

    def _set_apart(self, cursor: QTextCursor, shown: list[Range]) -> None:
        """Shows blank lines as half a line, further ones as next to nothing, and the parts of a long line as one."""
        first, further = block_format(PARAGRAPH_GAP), block_format(2)
        for start, end in shown:
            blank = self._parts_by_blank_lines and _IS_BLANK.fullmatch(self._text, start, end) is not None
            if blank:
                cursor.setPosition(self.offsets.position(start))
                cursor.setBlockFormat(further if self._after_blank else first)
            self._after_blank = blank
        for start, end in shown:
            if start in self._joints or end in self._joints:
                self._join(cursor, start, end)

    def _join(self, cursor: QTextCursor, start: int, end: int) -> None:
        """Gives a part of a long line the direction of the whole, and no gap before the next part."""
        line_start = self._text.rfind("\n", 0, start) + 1
        made = self._usual()
        made.setLayoutDirection(direction_of(self._text[line_start : line_start + 1000]))
        if end in self._joints:
            made.setBottomMargin(0)
        cursor.setPosition(self.offsets.position(start))
        cursor.setBlockFormat(made)


class Filling(QObject):
    """Fills and lays out the shown document a little in every turn of the event loop, and acts once a place is there.

    An article of usual length is there at once.
    """

    grown = Signal()
    """More of the text is in the document."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._fill: Fill | None = None
        self._document: QTextDocument | None = None
        self._laid = 0
        self._awaited: tuple[int, Callable[[], None]] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def show(self, fill: Fill, document: QTextDocument) -> None:
        """Goes on with this article; another one waits until it is shown again."""
        self._fill, self._document, self._awaited = fill, document, None
        self.lay_out_anew()

    def stop(self) -> None:
        """Works on nothing."""
        self._timer.stop()
        self._fill = self._document = self._awaited = None

    def lay_out_anew(self) -> None:
        """Begins with the layout again, as when the column got another width."""
        self._laid = 0
        if self._fill is not None and not self._fill.is_short:
            self._timer.start()
            self._keep_pace()

    def _keep_pace(self) -> None:
        layout = self._document.documentLayout() if self._document else None
        if layout is not None and layout.findChild(Pace) is None:
            Pace(layout)

    def when_at(self, offset: int, act: Callable[[], None]) -> None:
        """Acts once the text is laid out up to an offset, now if it is; what was awaited before is forgotten."""
        self._awaited = (offset, act)
        self._act()

    def _act(self) -> None:
        if self._awaited is not None and (self._fill is None or self._fill.is_short or self._laid >= self._awaited[0]):
            act, self._awaited = self._awaited[1], None
            act()

    def _go_on(self) -> None:
        until = time.perf_counter() + _TURN_S
        while self._fill is not None and time.perf_counter() < until:
            if self._laid >= self._fill.end and self._fill.whole:
                self._timer.stop()
                return
            self._step(self._fill)
            self._act()

    def _step(self, fill: Fill) -> None:
        if self._laid >= fill.end:
            fill.add()
            self.grown.emit()
        self._laid = min(fill.end, self._laid + _LAID_A_STEP)
        if self._document is not None:
            block = self._document.findBlock(fill.offsets.position(self._laid))
            # Asking where a paragraph lies makes Qt lay out all before it.
            self._document.documentLayout().blockBoundingRect(block)


def block_format(line: float, *, below: float = 0) -> QTextBlockFormat:
    """A paragraph whose lines are this high, with a gap below it."""
    made = QTextBlockFormat()
    made.setLineHeight(line, _FIXED)
    made.setBottomMargin(below)
    return made

"""Wrapped text with marked ranges, set and painted to the character in any script."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from annotator.gui.offsets import TURNING, Offsets, shown_text
from annotator.gui.paint import paint_box, paint_line
from annotator.gui.tokens import Line, Look

_Run = tuple["Mark", QTextLine, tuple[float, float]]

_LINE_BELOW = 3  # from the baseline, so that the line stays inside the fill
_STRONG = frozenset({"L", "R", "AL"})
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """How a range of a text differs from the rest; offsets in code points, end excluded; "" keeps a colour."""

    start: int
    end: int
    color: str = ""
    fill: str = ""
    weight: int = 0
    italic: bool = False
    line: Line = Line.NONE


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set: font, colour, line height in pixels, most lines (0 for any number)."""

    font: QFont
    color: str
    line: int
    max_lines: int = 1
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


def mark_of(look: Look, start: int, end: int, *, weight: int = 0) -> Mark:
    """The mark that gives a range the colours and the line of a look."""
    return Mark(start, end, color=look.fg, fill=look.bg, weight=weight, line=look.line)


def paint_text(painter: QPainter, box: QRectF, text: str, *, style: TextStyle, marks: Sequence[Mark] = ()) -> int:
    """The height used by the text, wrapped in the box from its top and ended with "…" where lines run out."""
    layout, lines = _set_text(text, style=style, marks=marks, width=box.width())
    runs = list(_runs(layout, marks, shift=Offsets(text)))
    for mark, line, (left, right) in runs:
        if mark.fill:
            paint_box(painter, _fill_box(line, left, right).translated(box.topLeft()), fill=mark.fill, radius=3)
    painter.setPen(QColor(style.color))
    layout.draw(painter, box.topLeft())
    for mark, line, (left, right) in runs:
        y = box.y() + line.y() + line.ascent() + _LINE_BELOW
        look = Look(mark.color or style.color, "", "", mark.line)
        paint_line(painter, box.x() + left, box.x() + right, y, look=look)
    return lines * style.line


def text_height(text: str, width: float, *, style: TextStyle, marks: Sequence[Mark] = ()) -> int:
    """The height that `paint_text` would use at this width."""
    return _set_text(text, style=style, marks=marks, width=width)[1] * style.line


def text_is_cut(text: str, width: float, *, style: TextStyle, marks: Sequence[Mark] = ()) -> bool:
    """Whether `paint_text` would end the text with "…", so that a tooltip must hold the whole."""
    return _set_text(text, style=style, marks=marks, width=width)[0].text() != shown_text(text)


def visual_boxes(line: QTextLine, start: int, end: int, *, text: str) -> list[tuple[float, float]]:
    """The left and right edges of a range on one line, one pair a visual run; offsets in UTF-16, text of the layout."""
    first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
    if first >= last:
        return []
    if not has_right_to_left(text):
        return [(_x_at(line, first), _x_at(line, last))]
    # At the border of two directions one position has two places on the line; glyphs have only one.
    runs = [run.boundingRect() for run in line.glyphRuns(first, last - first)]
    return _joined(sorted((run.left(), run.right()) for run in runs))


def direction_of(text: str) -> Qt.LayoutDirection:
    """The direction of a text as it is shown, from its first strong letter (UAX 9, P2); else left to right."""
    for character in text:
        kind = bidirectional(character)
        if kind in _STRONG and character not in TURNING:
            return Qt.LayoutDirection.LeftToRight if kind == "L" else Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight


def has_right_to_left(text: str) -> bool:
    """Whether the text holds a letter of a right-to-left script."""
    return _RIGHT_TO_LEFT.search(text) is not None


def _set_text(text: str, *, style: TextStyle, marks: Sequence[Mark], width: float) -> tuple[QTextLayout, int]:
    layout, lines = _lay_out(text, style=style, marks=marks, width=width)
    if style.max_lines and len(lines) > style.max_lines:
        cut = _cut(text, lines[style.max_lines - 1], style=style, width=width)
        layout, lines = _lay_out(cut, style=style, marks=marks, width=width)
    return layout, max(1, min(len(lines), style.max_lines or len(lines)))


def _cut(text: str, line: QTextLine, *, style: TextStyle, width: float) -> str:
    """The text up to where "…" still fits on the line."""
    room = width - QFontMetricsF(style.font).horizontalAdvance("…") - 2
    at = line.xToCursor(room, QTextLine.CursorPosition.CursorOnCharacter)
    at = at[0] if isinstance(at, tuple) else at
    return text[: Offsets(text).offset(at)].rstrip() + "…"


def _lay_out(
    text: str, *, style: TextStyle, marks: Sequence[Mark], width: float
) -> tuple[QTextLayout, list[QTextLine]]:
    layout = QTextLayout(shown_text(text), style.font)
    layout.setTextOption(_option(direction_of(text), style.align))
    layout.setFormats(list(_format_ranges(text, marks)))
    layout.beginLayout()
    lines = list(_lines(layout, style, width))
    layout.endLayout()
    return layout, lines


def _option(direction: Qt.LayoutDirection, align: Qt.AlignmentFlag) -> QTextOption:
    # Qt takes left for left in a layout of our own, whatever the direction.
    turned = direction is Qt.LayoutDirection.RightToLeft and align is Qt.AlignmentFlag.AlignLeft
    option = QTextOption(Qt.AlignmentFlag.AlignRight if turned else align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(direction)
    return option


def _lines(layout: QTextLayout, style: TextStyle, width: float) -> Iterator[QTextLine]:
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, top + (style.line - line.height()) / 2))
        top += style.line
        yield line


def _format_ranges(text: str, marks: Sequence[Mark]) -> Iterator[QTextLayout.FormatRange]:
    shift = Offsets(text)
    for mark in marks:
        made = QTextLayout.FormatRange()
        made.start = shift.position(min(mark.start, len(text)))
        made.length = shift.position(min(mark.end, len(text))) - made.start
        made.format = _char_format(mark, upright=has_right_to_left(text[mark.start : mark.end]))
        yield made


def _char_format(mark: Mark, *, upright: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    if mark.color:
        made.setForeground(QColor(mark.color))
    if mark.weight:
        made.setFontWeight(mark.weight)
    # Arabic and Hebrew know no italics, and few italic faces hold their letters.
    if mark.italic and not upright:
        made.setFontItalic(True)
    return made


def _runs(layout: QTextLayout, marks: Sequence[Mark], *, shift: Offsets) -> Iterator[_Run]:
    text = layout.text()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    for mark in marks:
        start, end = shift.position(mark.start), shift.position(mark.end)
        for line in lines:
            for edges in visual_boxes(line, start, end, text=text):
                yield mark, line, edges


def _fill_box(line: QTextLine, left: float, right: float) -> QRectF:
    """A box as high as letters are, the same for every line height, a pixel wider at both ends."""
    baseline = line.y() + line.ascent()
    return QRectF(left - 1, baseline - line.ascent() * 0.9, right - left + 2, line.ascent() * 0.9 + line.descent())


def _x_at(line: QTextLine, position: int) -> float:
    # PySide6 returns the pair (x, position) where its stubs say object.
    found = cast("tuple[float, int] | float", line.cursorToX(position))
    return found[0] if isinstance(found, tuple) else found


def _joined(boxes: list[tuple[float, float]]) -> list[tuple[float, float]]:
    cuts = [0, *(at for at, (one, two) in enumerate(pairwise(boxes), 1) if two[0] - one[1] > 0.5), len(boxes)]
    return [(boxes[first][0], boxes[last - 1][1]) for first, last in pairwise(cuts)]

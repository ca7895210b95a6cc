"""Owns how far the reader scrolls: a claim comes to the same height, and no line at the top is cut."""

from math import ceil

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextEdit

from annotator.gui.views.reader_canvas import Canvas
from annotator.gui.views.reader_lines import lines_between, lines_of_range

_HEIGHT_SHARE = 0.3  # where a claim's first line comes to stand, from the top of the pane
_PAD = 8


def scroll_for(document: QTextDocument, at: tuple[int, int], height: int) -> float:
    """The scroll value that brings a range of positions to the usual height; its start is seen in any case."""
    lines = list(lines_of_range(document, at[0], max(at[1], at[0] + 1)))
    if not lines:
        return 0.0
    top, bottom = lines[0].top, lines[-1].bottom
    wanted = max(top - height * _HEIGHT_SHARE, bottom + _PAD - height)
    return max(0.0, min(wanted, top))


def snapped(document: QTextDocument, wanted: float, most: int) -> int:
    """The nearest scroll value, not above `most`, at which the first line in view is whole."""
    if wanted <= 0:
        return 0
    tops = [line.top for line in lines_between(document, wanted - 60, min(wanted, most) + 60)]
    if min(wanted, most) < _first_top(document):
        tops = [0.0, *tops]
    # Up: slots begin at half pixels, and the lanes of the line above would peep in.
    possible = [ceil(top) for top in tops if ceil(top) <= most]
    return min(possible, key=lambda top: abs(top - wanted), default=min(round(wanted), most))


def _first_top(document: QTextDocument) -> float:
    return next((line.top for line in lines_of_range(document, 0, 1)), 0.0)


def bring(edit: QTextEdit, canvas: Canvas, at: tuple[int, int]) -> None:
    """Scrolls a range of positions to the usual height."""
    bar, height = edit.verticalScrollBar(), edit.viewport().height()
    wanted = scroll_for(edit.document(), at, height)
    value = snapped(edit.document(), wanted, bar.maximum())
    if not canvas.is_in_view(*at, value, value + height):
        value = round(wanted)
    bar.setValue(value)


def bring_into_view(edit: QTextEdit, canvas: Canvas, at: tuple[int, int]) -> None:
    """Scrolls to a range of positions unless every line of it is seen."""
    top, height = edit.verticalScrollBar().value(), edit.viewport().height()
    if not canvas.is_in_view(*at, top, top + height):
        bring(edit, canvas, at)


def turn(edit: QTextEdit, lines: float, line_height: int) -> None:
    """Scrolls by lines, downwards if positive, so that the first one in view is whole."""
    bar = edit.verticalScrollBar()
    bar.setValue(snapped(edit.document(), bar.value() + lines * line_height, bar.maximum()))

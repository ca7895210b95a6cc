"""Owns the measure of the text: how wide its column is and how much stays free at either side."""

from dataclasses import dataclass

from PySide6.QtGui import QFontMetricsF, QTextDocument

from annotator.gui import fonts
from annotator.gui.fonts import Role
from annotator.gui.views.gutter import GUTTER_WIDTH

MOST_CHARACTERS = 72
MARGIN = 28
MARGIN_BELOW = 42  # a line and a gap: so the last line can be seen while the first one in view is whole
# Mean advance of English running text; averageCharWidth() is another measure on each platform.
_SAMPLE = "The ministry in Ankara said the delegation would inspect Turkish troops and review military cooperation. "


@dataclass(frozen=True, slots=True)
class Column:
    """What stays free left, right and above the text, and the width of the text, in pixels."""

    left: int
    right: int
    width: int

    def edge(self, *, right_to_left: bool) -> int:
        """Where the column begins on the gutter's side."""
        return self.left + self.width if right_to_left else self.left

    def apply(self, document: QTextDocument, above: int) -> None:
        """Sets the free space of a document; nothing is laid out again if it has it already."""
        frame = document.rootFrame().frameFormat()
        wanted = (self.left, above, self.right, MARGIN_BELOW)
        if (frame.leftMargin(), frame.topMargin(), frame.rightMargin(), frame.bottomMargin()) == wanted:
            return
        frame.setLeftMargin(self.left)
        frame.setTopMargin(above)
        frame.setRightMargin(self.right)
        frame.setBottomMargin(MARGIN_BELOW)
        document.rootFrame().setFrameFormat(frame)


def column(width: int, px: int, *, right_to_left: bool) -> Column:
    """The column in a pane of a width: it grows to 72 characters and then stays left of the middle."""
    room = max(1, width - GUTTER_WIDTH - MARGIN)
    most = round(MOST_CHARACTERS * character_width(px))
    text = min(room, most)
    before = GUTTER_WIDTH + (room - text) // 3
    after = width - before - text
    return Column(after, before, text) if right_to_left else Column(before, after, text)


def character_width(px: int) -> float:
    """The mean width of a character of article text of a size."""
    return QFontMetricsF(fonts.font(Role.ARTICLE, px=px)).horizontalAdvance(_SAMPLE) / len(_SAMPLE)

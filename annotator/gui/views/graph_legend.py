"""The legend of the root graph: how edges look that are joined, suggested and cut."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.domain.link import Standing
from annotator.gui.badges import paint_word, word_width
from annotator.gui.fonts import Role
from annotator.gui.theme import ThemeHolder
from annotator.gui.tokens import Look
from annotator.gui.views.graph_paint import edge_ink, edge_pen

_KINDS = (
    (Standing.CONFIRMED, "joined by a person"),
    (Standing.SUGGESTED, "suggested, counts as joined"),
    (Standing.REJECTED, "cut"),
)
_SAMPLE, _GAP, _BETWEEN = 30, 6, 18


class GraphLegend(QWidget):
    """A sample of each line with its words."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("; ".join(words for _, words in _KINDS))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        look = Look("", "", "")
        widths = (word_width(words, look=look) + _SAMPLE + _GAP + _BETWEEN for _, words in _KINDS)
        return QSize(round(sum(widths)) + 2, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it."""
        painter, tokens = QPainter(self), self._theme.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = 0.0, self.height() / 2
        for standing, words in _KINDS:
            pen: QPen = edge_pen(edge_ink(standing, tokens), standing)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawLine(QPointF(left, middle), QPointF(left + _SAMPLE, middle))
            left += _SAMPLE + _GAP
            look = Look(QColor(tokens.text2).name(), "", "")
            left += paint_word(painter, QPointF(left, middle), words, look=look, role=Role.SMALL) + _BETWEEN

"""Why a candidate was proposed, on the selected card: what the matcher saw in the pair, as bars, and its reasons."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.feature_words import Part, parts
from annotator.domain.foreseen import CandidateTold
from annotator.domain.learned import learned_words
from annotator.domain.percent import percent
from annotator.gui import fonts
from annotator.gui.fonts import Role
from annotator.gui.marked_text import TextStyle, paint_text
from annotator.gui.speech import sentences
from annotator.gui.theme import ThemeHolder

_LINE: Final = 18
_NAME: Final = 148
_BAR: Final = 96
_MOST: Final = 8
_LEAST: Final = 0.005
"""What counts for less is left out: it moved nothing."""


def told_parts(candidate: CandidateTold) -> list[Part]:
    """The features that count most in a candidate."""
    return [part for part in parts(candidate.link, candidate.weights) if abs(part.counts) >= _LEAST][:_MOST]


def part_words(part: Part) -> str:
    """ "72 %, speaks for it": how far a feature holds, and which way that counts."""
    return f"{percent(part.size)}, speaks {'for' if part.counts > 0 else 'against'} it"


class PartBars(QWidget):
    """A line for every feature: its name, a bar as long as it holds, and whether that speaks for the pair."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._parts: Sequence[Part] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_parts(self, shown: Sequence[Part]) -> None:
        """Shows these features."""
        self._parts = shown
        self.setAccessibleName("; ".join(f"{part.words} {part_words(part)}" for part in shown))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line each."""
        return QSize(_NAME + _BAR + 140, _LINE * len(self._parts))

    def minimumSizeHint(self) -> QSize:
        """The same height in any width."""
        return QSize(_NAME, _LINE * len(self._parts))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, part in enumerate(self._parts):
            self._paint_part(painter, part, QRectF(0, at * _LINE, self.width(), _LINE))

    def _paint_part(self, painter: QPainter, part: Part, row: QRectF) -> None:
        tokens, speaks_for = self._theme.tokens, part.counts > 0
        style = TextStyle(fonts.font(Role.SMALL), tokens.text2, _LINE)
        paint_text(painter, QRectF(0, row.top(), _NAME, _LINE), part.words, style=style)
        track = QRectF(_NAME, row.top() + 6, _BAR, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        for color, share in (
            (tokens.chart3, 1.0),
            (tokens.chart1 if speaks_for else tokens.rejected.fg, part.size / 10_000),
        ):
            painter.setBrush(QColor(color))
            painter.drawRoundedRect(QRectF(track.left(), track.top(), track.width() * share, 6), 2, 2)
        words = f"{percent(part.size)}  {'+' if speaks_for else '−'} {abs(part.counts):.1f}"
        paint_text(painter, QRectF(_NAME + _BAR + 10, row.top(), 120, _LINE), words, style=style)


class CandidateWhy(QWidget):
    """What the matcher saw in the chosen candidate; hidden while none is chosen."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._head, self._reasons, self.bars = QLabel(wordWrap=True), QLabel(wordWrap=True), PartBars(theme)
        for label in (self._head, self._reasons):
            label.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._head, self.bars, self._reasons):
            column.addWidget(part)

    def show_told(self, number: int, candidate: CandidateTold) -> None:
        """Tells of a candidate by its number in Elsewhere."""
        self._head.setText(_head_words(number, candidate))
        self.bars.show_parts(told_parts(candidate))
        self.bars.setVisible(bool(candidate.link.features))
        self._reasons.setText("; ".join(candidate.link.reasons))
        self._reasons.setVisible(bool(candidate.link.reasons))

    @property
    def spoken(self) -> str:
        """All of it as a screen reader says it."""
        return sentences(self._head.text(), self.bars.accessibleName(), self._reasons.text())


def _head_words(number: int, candidate: CandidateTold) -> str:
    alike = f"{number}: {percent(candidate.link.score)} alike"
    if not candidate.link.features:
        return f"{alike}; no matcher said what it saw in the pair"
    if not candidate.lessons:
        return alike
    return f"{alike}, {percent(round(10_000 * candidate.likelihood))} likely by the {learned_words(candidate.lessons)}"

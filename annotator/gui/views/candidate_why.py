"""Why a candidate was proposed, on the selected card: what the matcher saw in the pair, as bars, and its reasons."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.feature_words import Part, parts
from annotator.domain.foreseen import CandidateTold
from annotator.domain.learned import learned_words
from annotator.domain.link import Link, changed
from annotator.domain.percent import percent
from annotator.gui import fonts
from annotator.gui.fonts import Role
from annotator.gui.marked_text import TextStyle, paint_text
from annotator.gui.offsets import shown_text
from annotator.gui.speech import sentences
from annotator.gui.theme import ThemeHolder

_LINE: Final = 18
_NAME: Final = 118
_BAR: Final = 32
_GAP: Final = 6
_COLUMN: Final = _NAME + _BAR + _GAP + 50
_APART: Final = 14
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
    """Features in two columns: the name, a bar as long as it holds, and whether that speaks for the pair or against."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._theme = theme
        self._parts: Sequence[Part] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_parts(self, shown: Sequence[Part]) -> None:
        """Shows these features."""
        self._parts = shown
        self.setAccessibleName("; ".join(f"{part.words} {part_words(part)}" for part in shown))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Always: two columns need half the height."""
        return True

    def heightForWidth(self, width: int) -> int:
        """A line for every two features, or for each where there is room for one column only."""
        columns = self._columns(width)
        return _LINE * ((len(self._parts) + columns - 1) // columns)

    def sizeHint(self) -> QSize:
        """Two columns."""
        width = 2 * _COLUMN + _APART
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One column."""
        return QSize(_COLUMN, _LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self._columns(self.width())
        width = (self.width() - _APART * (columns - 1)) / columns
        for at, part in enumerate(self._parts):
            line, column = divmod(at, columns)
            self._paint_part(painter, part, QRectF(column * (width + _APART), line * _LINE, width, _LINE))

    def _columns(self, width: int) -> int:
        return 2 if width >= 2 * _COLUMN + _APART else 1

    def _paint_part(self, painter: QPainter, part: Part, row: QRectF) -> None:
        tokens, speaks_for = self._theme.tokens, part.counts > 0
        style = TextStyle(fonts.font(Role.SMALL), tokens.text2, _LINE, max_lines=1)
        paint_text(painter, QRectF(row.left(), row.top(), _NAME - 4, _LINE), part.words, style=style)
        painter.setPen(Qt.PenStyle.NoPen)
        ink = tokens.chart1 if speaks_for else tokens.rejected.fg
        for color, share in ((tokens.chart3, 1.0), (ink, part.size / 10_000)):
            painter.setBrush(QColor(color))
            painter.drawRoundedRect(QRectF(row.left() + _NAME, row.top() + 6, _BAR * share, 6), 2, 2)
        words = f"{'+' if speaks_for else '−'}\N{NO-BREAK SPACE}{percent(part.size)}"
        left = row.left() + _NAME + _BAR + _GAP
        paint_text(painter, QRectF(left, row.top(), row.right() - left, _LINE), words, style=style)


class CandidateWhy(QWidget):
    """What the matcher saw in the chosen candidate; `head` stands beside its label, above it."""

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self.head, self._reasons, self.bars = QLabel(wordWrap=True), QLabel(wordWrap=True), PartBars(theme)
        for label in (self.head, self._reasons):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._reasons.setFont(fonts.font(Role.SMALL))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(4)
        column.addWidget(self.bars)
        column.addWidget(self._reasons)

    def show_told(self, number: int, candidate: CandidateTold) -> None:
        """Tells of a candidate by its number in Elsewhere."""
        self.head.setText(_head_words(number, candidate))
        self.bars.show_parts(told_parts(candidate))
        self.bars.setVisible(bool(candidate.link.features))
        self._reasons.setText(shown_text("; ".join(_reasons(candidate.link))))
        self._reasons.setVisible(bool(candidate.link.reasons))

    @property
    def spoken(self) -> str:
        """All of it as a screen reader says it."""
        return sentences(self.head.text(), self.bars.accessibleName(), self._reasons.text())


def _reasons(link: Link) -> list[str]:
    """The reasons of a link, those that tell what changed as from what to what, first."""
    changes = {f"{later}, not {former}": f"{former} → {later}" for former, later in changed(link)}
    return [*changes.values(), *(reason for reason in link.reasons if reason not in changes)]


def _head_words(number: int, candidate: CandidateTold) -> str:
    alike = f"{number}: {percent(candidate.alike)} alike"
    if not candidate.link.features:
        return f"{alike}; no matcher said what it saw in the pair"
    return f"{alike}, as {learned_words(candidate.lessons)}" if candidate.lessons else alike

"""What was learned from decisions: what each feature counts for, as shipped and as learned, and a new start."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from annotator.domain.feature_words import feature_words
from annotator.domain.learned import Weight
from annotator.gui import fonts
from annotator.gui.badges import ButtonKind, KeyButton
from annotator.gui.dialogs.fitted import Fitted
from annotator.gui.dialogs.overlay import Host, Overlay

_WIDTH: Final = 620
_MOVED: Final = 0.05
"""A weight that moved by less is as shipped, as far as anybody could see."""


class LearnedDialog(Overlay):
    """A row for every feature, those that moved most first; says `anew` when everything is to be learned anew."""

    anew = Signal()

    def __init__(self, host: Host, lessons: int, weights: Sequence[Weight], *, read_only: bool) -> None:
        super().__init__(host, "What was learned", width=_WIDTH)
        self.add_head("What was learned", "chain", _from(lessons))
        self.column.addWidget(_words(_ABOUT if lessons else _NOTHING))
        if lessons:
            self.column.addWidget(_scrolling(_table(weights)))
        foot = self.add_foot("A new start forgets no decision, and Ctrl+Z takes it back." if lessons else "")
        self.start = KeyButton(self.theme, "Start anew")
        self.start.setEnabled(not read_only)
        self.start.clicked.connect(self._begin)
        foot.addWidget(self.start)
        self.start.setVisible(lessons > 0)  # not before it has its place: it would be a window of its own
        foot.addWidget(self.close_button(kind=ButtonKind.PRIMARY))

    def _begin(self) -> None:
        self.anew.emit()
        self.leave()


_ABOUT: Final = (
    "The candidates of a claim are in the order of what is seen in each pair, weighed. Your decisions on suggested "
    "links move the weights in this project. One above zero brings a pair forward, one below zero puts it back; the "
    "further from zero, the more it counts."
)
_NOTHING: Final = (
    "Nothing yet: the candidates are in the shipped order. Decide some suggested links, the same or different, "
    "and the order follows what you go by."
)


def _from(lessons: int) -> str:
    return f"from {lessons:,} decided link{'' if lessons == 1 else 's'}" if lessons else "no decided links"


def _words(text: str) -> QLabel:
    made = QLabel(text, wordWrap=True)
    made.setProperty("role", "second")
    made.setContentsMargins(24, 16, 24, 4)
    return made


def _scrolling(grid: QGridLayout) -> Fitted:
    """The table, to be scrolled where the window is low."""
    inner = QWidget()
    inner.setLayout(grid)
    return Fitted(inner, "What each feature counts for, as shipped and as learned")


def _table(weights: Sequence[Weight]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(24, 8, 24, 16)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for column, head in enumerate(("Seen in a pair", "shipped", "learned", "")):
        _put(grid, head, (0, column), role="slot")
    moved = sorted(weights, key=lambda weight: -abs(weight.learned - weight.shipped))
    for row, weight in enumerate(moved, 1):
        told = (feature_words(weight.feature), _number(weight.shipped), _number(weight.learned), _way(weight))
        for column, words in enumerate(told):
            _put(grid, words, (row, column), strong=column == 2 and bool(_way(weight)))
    return grid


def _put(grid: QGridLayout, words: str, at: tuple[int, int], *, role: str = "", strong: bool = False) -> None:
    label: QLabel = QLabel(words)
    label.setFont(fonts.font(fonts.Role.SMALL_STRONG if strong else fonts.Role.SMALL))
    if role:
        label.setProperty("role", role)
    side = Qt.AlignmentFlag.AlignRight if at[1] in (1, 2) else Qt.AlignmentFlag.AlignLeft
    grid.addWidget(label, *at, side)


def _number(weight: float) -> str:
    return f"{weight:+.1f}".replace("-", "−")


def _way(weight: Weight) -> str:
    """What moved, by the size of a weight: one below zero that falls further counts for more, too."""
    if abs(weight.learned - weight.shipped) < _MOVED:
        return ""
    if weight.learned * weight.shipped < 0:
        return "speaks for it now" if weight.learned > 0 else "speaks against it now"
    return "counts for more" if abs(weight.learned) > abs(weight.shipped) else "counts for less"

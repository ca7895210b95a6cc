"""How the panes of Review share the window: two splitters, their usual sizes, and what gives way when room is short."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.gui.splits import in_reading_order
from annotator.gui.views.article_list import FOLDED_WIDTH
from annotator.gui.views.article_list import WIDTH as LIST_WIDTH
from annotator.gui.views.elsewhere import height_of

CLAIMS_WIDTH = 496
CLAIMS_NARROW = 400
_READING_LEAST = 420
_LEAST_HEIGHT = 320
LEAST = QSize(FOLDED_WIDTH + _READING_LEAST + CLAIMS_NARROW + 2, _LEAST_HEIGHT)
"""What the panes need once the list of articles is folded; said outright, or the window could not get there."""
_NARROW_UNDER = 1120
_LOW_UNDER = 840
_ROWS, _FEW_ROWS = 3, 2


class _Column(QWidget):
    """A pane of parts over each other; they share its height as each of them wants."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def take(self, parts: Sequence[QWidget]) -> None:
        """Takes the parts in, once its own place is known."""
        for part in parts:
            self._column.addWidget(part)


class ReviewLayout(QWidget):
    """The list of articles, the reading column and the claims, over them across two of the three: Elsewhere below."""

    def __init__(self) -> None:
        super().__init__()
        self._narrow = self._low = False
        self.upper = _splitter(Qt.Orientation.Horizontal, "upper")
        self.right = _splitter(Qt.Orientation.Vertical, "right")
        self.whole = _splitter(Qt.Orientation.Horizontal, "whole")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.whole)

    def fill(self, articles: QWidget, read: Sequence[QWidget], decided: Sequence[QWidget], elsewhere: QWidget) -> None:
        """Takes the panes in, once its own place is known: each widget is styled anew wherever it goes.

        What is read and what is decided there are parts over each other.
        """
        self._articles = articles
        reading, claims = _Column(), _Column()
        reading.setMinimumWidth(_READING_LEAST)
        inwards = (
            (self.whole, (articles, self.right)),
            (self.right, (self.upper, elsewhere)),
            (self.upper, (reading, claims)),
        )
        for splitter, panes in inwards:
            for pane in panes:
                splitter.addWidget(pane)
            in_reading_order(splitter).handle(1).installEventFilter(self)
        reading.take(read)
        claims.take(decided)
        self.upper.setStretchFactor(0, 1)
        self.right.setStretchFactor(0, 1)
        self.whole.setStretchFactor(1, 1)
        self.reset()

    def fold(self, *, folded: bool) -> None:
        """Gives the list of articles the width it has folded, or its usual one."""
        self.whole.setSizes([FOLDED_WIDTH if folded else LIST_WIDTH, 10_000])

    def reset(self) -> None:
        """Gives every pane its usual size."""
        self.whole.setSizes([min(LIST_WIDTH, self._articles.maximumWidth()), 10_000])
        self.upper.setSizes([10_000, CLAIMS_NARROW if self._narrow else CLAIMS_WIDTH])
        self.right.setSizes([10_000, height_of(_FEW_ROWS if self._low else _ROWS)])

    def fit(self, window_width: int, window_height: int) -> None:
        """Gives way when the window passes a breakpoint; sizes that the analyst chose stay."""
        narrow, low = window_width < _NARROW_UNDER, window_height < _LOW_UNDER
        if narrow != self._narrow:
            self._narrow = narrow
            self._change(self.upper, (CLAIMS_WIDTH, CLAIMS_NARROW), CLAIMS_NARROW if narrow else CLAIMS_WIDTH)
        if low != self._low:
            self._low = low
            usual = (height_of(_ROWS), height_of(_FEW_ROWS))
            self._change(self.right, usual, usual[1] if low else usual[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click on a line between panes gives them their usual sizes."""
        if event.type() is QEvent.Type.MouseButtonDblClick:
            self.reset()
            return True
        return super().eventFilter(watched, event)

    def _change(self, splitter: QSplitter, usual: tuple[int, ...], size: int) -> None:
        now = splitter.sizes()[1]
        squeezed = size < now < max(usual)
        if not now or squeezed or any(abs(now - each) <= 2 for each in usual):
            splitter.setSizes([10_000, size])


def _splitter(direction: Qt.Orientation, name: str) -> QSplitter:
    made = QSplitter(direction)
    made.setObjectName(name)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(1)
    return made

"""Certainty as one segmented control, and whether the thing is denied."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from annotator.domain.claim import Factuality
from annotator.gui.keys import OWN_ENTER
from annotator.gui.segment import Segment
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.review_edit import SEGMENTS, factuality_of, segment_of

_GAP = 8


class CertaintyField(QWidget):
    """Certain, probable, possible or unclear, and whether the thing is denied."""

    changed = Signal()

    def __init__(self, theme: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = Factuality.CERTAIN
        self._group = QButtonGroup(self)
        self._denied = QCheckBox("denied")
        self._denied.setAccessibleName("denied: the claim says that it is not so")
        self._segments = QWidget(self)
        self._denied.setParent(self)
        line = QHBoxLayout(self._segments)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for place, (_, word) in enumerate(SEGMENTS):
            line.addWidget(self._segment(theme, place, word))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group.idToggled.connect(self._toggled)
        self._denied.toggled.connect(self.changed)
        self.setProperty(OWN_ENTER, True)  # noqa: FBT003 - Space chooses; Enter saves the form, as in its fields

    @property
    def parts(self) -> Sequence[QWidget]:
        """What takes the focus, in the order of reading."""
        return (*self._group.buttons(), self._denied)

    @property
    def factuality(self) -> Factuality:
        """The FactBank value chosen."""
        chosen = SEGMENTS[max(0, self._group.checkedId())][0]
        return factuality_of(chosen, self._denied.isChecked(), self._before)

    def hasHeightForWidth(self) -> bool:
        """Always: where it is narrow, "denied" stands below."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of one line or two."""
        segments, denied = self._places(width)
        return max(segments.bottom(), denied.bottom()) + 1

    def sizeHint(self) -> QSize:
        """Room for all in one line."""
        width = self._segments.sizeHint().width() + _GAP + self._denied.sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for the segments: their words may not be clipped."""
        least = self._segments.minimumSizeHint()
        return QSize(least.width(), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts "denied" beside the segments or below them."""
        super().resizeEvent(event)
        segments, denied = self._places(event.size().width())
        self._segments.setGeometry(segments)
        self._denied.setGeometry(denied)

    def _places(self, width: int) -> tuple[QRect, QRect]:
        whole, tick = self._segments.sizeHint(), self._denied.sizeHint().width()
        beside = width - _GAP - tick
        if beside >= self._segments.minimumSizeHint().width():
            taken = min(whole.width(), beside)
            return QRect(0, 0, taken, whole.height()), QRect(taken + _GAP, 0, tick, whole.height())
        taken = min(whole.width(), width)
        return QRect(0, 0, taken, whole.height()), QRect(0, whole.height() + 2, tick, whole.height())

    def show_factuality(self, factuality: Factuality) -> None:
        """Shows a value."""
        self._before = factuality
        chosen = segment_of(factuality)
        for place, (segment, _) in enumerate(SEGMENTS):
            self._group.button(place).setChecked(segment == chosen)
        self._denied.setChecked(factuality.value.endswith("-"))
        self._denied.setEnabled(chosen != "U")

    def choose(self, factuality: Factuality) -> None:
        """Shows a value as an analyst's choice: what it was before stays known."""
        before = self._before
        self.show_factuality(factuality)
        self._before = before

    def _segment(self, theme: ThemeHolder, place: int, word: str) -> Segment:
        made = Segment(theme, word, last=place == len(SEGMENTS) - 1)
        made.setAccessibleName(f"Certainty: {word.lower()}")
        self._group.addButton(made, place)
        return made

    def _toggled(self, place: int, on: bool) -> None:
        self._group.button(place).updateGeometry()
        if on:
            unclear = SEGMENTS[place][0] == "U"
            self._denied.setEnabled(not unclear)
            self._denied.setChecked(self._denied.isChecked() and not unclear)
            self.changed.emit()

"""Certainty as one segmented control, and whether the thing is denied."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QWidget

from annotator.domain.claim import Factuality
from annotator.gui.segment import Segment
from annotator.gui.theme import ThemeHolder
from annotator.gui.views.review_card import FlowRow
from annotator.gui.views.review_edit import SEGMENTS, factuality_of, segment_of


class CertaintyField(QWidget):
    """Certain, probable, possible or unclear, and whether the thing is denied."""

    changed = Signal()

    def __init__(self, theme: ThemeHolder) -> None:
        super().__init__()
        self._before = Factuality.CERTAIN
        self._group = QButtonGroup(self)
        self._denied = QCheckBox("denied")
        self._denied.setAccessibleName("denied: the claim says that it is not so")
        segments = QWidget()
        line = QHBoxLayout(segments)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for place, (_, word) in enumerate(SEGMENTS):
            line.addWidget(self._segment(theme, place, word))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(FlowRow((segments, self._denied), 6))
        self._group.idToggled.connect(self._toggled)
        self._denied.toggled.connect(self.changed)

    @property
    def parts(self) -> Sequence[QWidget]:
        """What takes the focus, in the order of reading."""
        return (*self._group.buttons(), self._denied)

    @property
    def factuality(self) -> Factuality:
        """The FactBank value chosen."""
        chosen = SEGMENTS[max(0, self._group.checkedId())][0]
        return factuality_of(chosen, self._denied.isChecked(), self._before)

    def show_factuality(self, factuality: Factuality) -> None:
        """Shows a value."""
        self._before = factuality
        chosen = segment_of(factuality)
        for place, (segment, _) in enumerate(SEGMENTS):
            self._group.button(place).setChecked(segment == chosen)
        self._denied.setChecked(factuality.value.endswith("-"))
        self._denied.setEnabled(chosen != "U")

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

"""Asks what words in the status column of a table mean that no status is called by."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from annotator.domain.claim import Status
from annotator.formats.manner import Reading
from annotator.gui.dialogs.import_words import Chosen
from annotator.gui.theme import set_kind

_A_ROW: Final = 2
_OPEN: Final = "choose what it means"


class StatusQuestions(QWidget):
    """A choice of statuses for each strange word; says `changed` when one is made, and is hidden where all is known."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.combos: dict[str, QComboBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2 * _A_ROW, 1)

    def show_file(self, chosen: Chosen | None) -> None:
        """Offers the statuses for the chosen table's words, with what was said of each."""
        words = chosen.seen.strange if chosen and chosen.seen else ()
        self.setVisible(bool(words))
        if tuple(self.combos) != words:
            self._make(words)
        meant = chosen.how.statuses if chosen else {}
        for word, combo in self.combos.items():
            said = meant.get(word.casefold(), "")
            combo.setCurrentIndex(max(combo.findData(said), 0))
            set_kind(combo, "" if said else "warn")

    def answered(self, how: Reading) -> Reading:
        """The way to read the table with what is chosen now."""
        said: Mapping[str, str] = {
            word.casefold(): str(combo.currentData()) for word, combo in self.combos.items() if combo.currentData()
        }
        return replace(how, statuses=said)

    def _make(self, words: tuple[str, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.combos = {}
        for place, word in enumerate(words):
            self._add(place, word)

    def _add(self, place: int, word: str) -> None:
        label, combo = QLabel(f"Status “{word}” is"), QComboBox()
        label.setProperty("role", "slot")
        label.setBuddy(combo)
        combo.setAccessibleName(f"What the status {word} means")
        combo.addItem(_OPEN, "")
        for status in Status:
            combo.addItem(status.value, status.value)
        combo.activated.connect(lambda _at: self.changed.emit())
        row, column = divmod(place, _A_ROW)
        self._grid.addWidget(label, row, 2 * column)
        self._grid.addWidget(combo, row, 2 * column + 1)
        self.combos[word] = combo

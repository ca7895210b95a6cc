"""What of a project is to be exported: whose judgements, with what, and whether in parts for training and testing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from annotator.gui.offsets import shown_text

if TYPE_CHECKING:
    from annotator.formats.choosing import Chosen

_EVERYBODY: Final = "Everybody: what the newest judgement says"
_GOLD: Final = "Gold: what nobody disputes"
_GOLD_AT: Final = 1


class ChoicesForm(QWidget):
    """Whose, with and split; says `changed` when another choice is made."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.whose = QComboBox()
        self.whose.setAccessibleName("Whose judgements")
        self.whose.addItem(_EVERYBODY, "")
        self.whose.addItem(_GOLD, "")
        self.rejected = QCheckBox("rejected or not found")
        self.rejected.setToolTip("Rejected claims and pairs, and articles looked through in which no more was found")
        self.proposed = QCheckBox("still proposed")
        self.soft = QCheckBox("each analyst's share, and who judged otherwise")
        self.soft.setToolTip("How the judgements of the analysts are shared out, and who judged otherwise")
        self.split = QCheckBox("train 80, validation 10, test 10, by family")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (name, part) in enumerate(
            (
                ("Whose", self.whose),
                ("With", _beside(self.rejected, self.proposed)),
                ("Soft", _beside(self.soft)),
                ("Split", self.split),
            )
        ):
            label = QLabel(name)
            label.setProperty("role", "slot")
            label.setBuddy(part)
            grid.addWidget(label, row, 0)
            grid.addWidget(part, row, 1)
        self.whose.activated.connect(lambda _at: self.changed.emit())
        for box in (self.rejected, self.proposed, self.soft, self.split):
            box.setAccessibleName(box.text())
            box.toggled.connect(lambda _on: self.changed.emit())

    def show_analysts(self, names: Sequence[str]) -> None:
        """Offers what each of several analysts alone has judged."""
        for name in names if len(names) > 1 else ():
            self.whose.addItem(shown_text(f"Only {name}"), name)
        if self.whose.view().isVisible():
            self.whose.showPopup()  # it was opened before they were known, and has no room for them

    def offer(self, *, labels: bool) -> None:
        """Whether there is anything to choose but shares: what is not for labels holds everything."""
        for part in (self.rejected, self.split):
            part.setEnabled(labels)
        self.proposed.setEnabled(labels and not self._is_gold)

    @property
    def _is_gold(self) -> bool:
        """Whether only what nobody disputes is wanted, which is nothing that nobody decided."""
        return self.whose.currentIndex() == _GOLD_AT

    @property
    def chosen(self) -> "Chosen":
        """What is chosen."""
        from annotator.formats.choosing import UNDECIDED, Chosen, decided
        from annotator.formats.splits.asking import Split

        asked = decided(negatives=self.rejected.isChecked())
        undecided = frozenset(UNDECIDED if self.proposed.isChecked() else ())
        statuses = (asked.statuses or frozenset()) | undecided
        split = Split() if self.split.isChecked() and self.split.isEnabled() else None
        return Chosen(statuses, self._is_gold, self.whose.currentData() or None, split, self.soft.isChecked())


def _beside(*parts: QWidget) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(16)
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    row.setFocusProxy(parts[0])
    return row

"""Radio buttons and boxes to tick whose words end with "…" where room ends; the whole is in the tooltip."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from annotator.gui.offsets import shown_text

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # Qt itself comes with the button that is mixed with

_LEAST = 120


class _Elided(_Button):
    """What every such button does; `whole` is what it says."""

    def __init__(self, whole: str) -> None:
        super().__init__()
        self.whole = shown_text(whole)
        self.setText(self.whole)
        self.setAccessibleName(self.whole)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _LEAST), hint.height())

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        more = metrics.horizontalAdvance(self.whole) - metrics.horizontalAdvance(self.text())
        # Room to spare, for a width that is rounded down would cut the last word.
        return QSize(hint.width() + more + 2, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the words again."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        around = super().sizeHint().width() - metrics.horizontalAdvance(self.text())
        shown = metrics.elidedText(self.whole, Qt.TextElideMode.ElideRight, max(0, self.width() - around - 1))
        if shown != self.text():
            self.setText(shown)
        if shown != self.whole and not self.toolTip():
            self.setToolTip(self.whole)


class ElidedRadio(_Elided, QRadioButton):
    """One of several."""


class ElidedCheck(_Elided, QCheckBox):
    """A box to tick."""

"""Radio buttons and boxes to tick whose words end with "…" where room ends; the whole is in the tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

_LEAST = 120


class ElidedRadio(QRadioButton):
    """One of several; `whole` is what it says."""

    def __init__(self, whole: str) -> None:
        super().__init__(whole)
        self.whole = whole
        _begin(self)

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return _least(super().minimumSizeHint())

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        return _wanted(self, self.whole, super().sizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the words again."""
        super().resizeEvent(event)
        _fit(self, self.whole, super().sizeHint())


class ElidedCheck(QCheckBox):
    """A box to tick; `whole` is what it says."""

    def __init__(self, whole: str) -> None:
        super().__init__(whole)
        self.whole = whole
        _begin(self)

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return _least(super().minimumSizeHint())

    def sizeHint(self) -> QSize:
        """Room for all of them."""
        return _wanted(self, self.whole, super().sizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the words again."""
        super().resizeEvent(event)
        _fit(self, self.whole, super().sizeHint())


def _begin(button: QAbstractButton) -> None:
    button.setAccessibleName(button.text())
    button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


def _least(hint: QSize) -> QSize:
    return QSize(min(hint.width(), _LEAST), hint.height())


def _wanted(button: QAbstractButton, whole: str, hint: QSize) -> QSize:
    metrics = button.fontMetrics()
    more = metrics.horizontalAdvance(whole) - metrics.horizontalAdvance(button.text())
    return QSize(hint.width() + more, hint.height())


def _fit(button: QAbstractButton, whole: str, hint: QSize) -> None:
    metrics = button.fontMetrics()
    around = hint.width() - metrics.horizontalAdvance(button.text())
    shown = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, max(0, button.width() - around - 1))
    if shown != button.text():
        button.setText(shown)
    if shown != whole and not button.toolTip():
        button.setToolTip(whole)

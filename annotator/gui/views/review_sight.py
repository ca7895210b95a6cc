"""The open card over the list of claims: where it is seen, beside the list and not in it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget

from annotator.gui.keys import let_letters_act


class CardSight(QWidget):
    """As much of the open card as the list has room for; the wheel scrolls the list, a click gives it the focus."""

    def __init__(self, rows: QAbstractScrollArea) -> None:
        super().__init__(rows.viewport())
        self._rows = rows
        self.hide()

    def hold(self, card: QWidget) -> None:
        """Takes a card in; Tab comes to what is on it from the list."""
        if card.parentWidget() is not self:
            card.setParent(self)
            self._follow_list(card)
        self.show()

    def place(self, card: QWidget, box: QRect) -> None:
        """Puts the card at its box in the list's viewport, and cuts it off where the viewport ends."""
        viewport = self._rows.viewport()
        seen = box & viewport.rect()
        around = self.parentWidget() or viewport
        self.setGeometry(QRect(viewport.mapTo(around, seen.topLeft()), seen.size()))
        card.setGeometry(QRect(box.topLeft() - seen.topLeft(), box.size()))

    def _follow_list(self, card: QWidget) -> None:
        before: QWidget = self._rows
        for stop in card.findChildren(QWidget):
            if stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, stop)
                before = stop

    def in_viewport(self, part: QWidget) -> QPoint:
        """Where a part of the card begins, seen from the list's viewport."""
        return self._rows.viewport().mapFromGlobal(part.mapToGlobal(part.rect().topLeft()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the list."""
        self._rows.wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Gives the list the focus, as a click on any other card does."""
        self._rows.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()


class ClaimRows(QWidget):
    """The list with the open card over it: screen readers find in a list its rows alone, and no widget among them."""

    def __init__(self, rows: QAbstractScrollArea, sight: CardSight) -> None:
        super().__init__()
        let_letters_act(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(rows)
        sight.setParent(self)
        sight.raise_()

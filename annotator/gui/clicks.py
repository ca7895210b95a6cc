"""A click that decides something counts once, however fast the second one follows."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton


class SingleClicks(QObject):
    """Takes the second press of a double click away from buttons: by then they act on the next claim."""

    def watch(self, button: QAbstractButton) -> None:
        """Guards a button."""
        button.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whether it was the second press of a double click."""
        return event.type() is QEvent.Type.MouseButtonDblClick

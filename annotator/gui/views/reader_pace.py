"""Owns the pace at which Qt lays a long document out by itself: not at all, for the reader does it in small steps."""

from PySide6.QtCore import QEvent, QObject, QTimerEvent
from PySide6.QtGui import QAbstractTextDocumentLayout


class Pace(QObject):
    """Keeps from a layout the timer by which it lays out 1,000, 2,000, up to 200,000 characters in one turn.

    The other timer of a layout must come through: it says how long the document has become. The two are told apart by
    that, for their ids say nothing.
    """

    def __init__(self, layout: QAbstractTextDocumentLayout) -> None:
        super().__init__(layout)
        self._held: int | None = None
        self._passed: int | None = None
        layout.documentSizeChanged.connect(self._said_size)
        layout.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets everything through but the timer of the growing steps."""
        if not isinstance(event, QTimerEvent):
            return super().eventFilter(watched, event)
        if self._passed is not None:
            self._held, self._passed = self._passed, None
        if event.timerId() == self._held:
            return True
        self._passed = event.timerId()
        return False

    def _said_size(self) -> None:
        self._passed = None

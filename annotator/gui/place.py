"""Keeps where the analyst is in the settings file, so that a program that was killed goes on there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from annotator.gui.memory import Memory
from annotator.gui.opened import Opened
from annotator.gui.screen import Screen

_AFTER_MS = 300
"""Moving on needs no haste: what was decided is kept at once."""


class Place(QObject):
    """Where the analyst is: kept after every decision, and soon after a move."""

    def __init__(self, parent: QObject, opened: Opened, memory: Memory, *, target: Callable[[], str | None]) -> None:
        """`target` gives what is selected, None where nothing was shown yet."""
        super().__init__(parent)
        self._opened, self._memory, self._target = opened, memory, target
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self.keep)

    def listen(self, screen: Screen) -> None:
        """Takes in that something else is selected on a screen."""
        screen.state_changed.connect(self._soon.start)

    def keep(self) -> None:
        """Writes down what is selected in the open project, unless that is known."""
        self._soon.stop()
        if not self._opened:
            return
        path, target = self._opened.bridge.workspace.path, self._target()
        if target and target != self._memory.place_in(path):
            self._memory.keep_place(path, target)

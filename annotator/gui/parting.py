"""Owns what comes before a project or the window is left: what is being typed is saved, discarded, or stayed with."""

from collections.abc import Callable

from PySide6.QtGui import QCloseEvent

from annotator.gui.desk import Desk
from annotator.gui.dialogs.parting_dialog import Answer, PartingDialog
from annotator.gui.screen import Screen

Go = Callable[[], None]


def _stay() -> None:
    """Nothing is left, so nothing is to be done."""


class Parting:
    """Asks before something typed would be lost."""

    def __init__(self, window: Desk) -> None:
        self._window = window

    def before(self, go: Go, *, stay: Go = _stay) -> None:
        """Goes at once where nothing is typed, else once it is saved or discarded; stays if it is neither."""
        typed = self._typed()
        if typed is None:
            go()
            return
        dialog = PartingDialog(self._window, typed.unsaved())
        self._window.show_overlay(dialog)
        # Heard after the window knows that the dialog is gone: what comes next may open another.
        dialog.closed.connect(lambda: self._answered(dialog.answer, typed, go, stay))

    def keeps(self, event: QCloseEvent) -> bool:
        """Whether the window stays open for now, because something typed in it would be lost."""
        window = self._window
        if window.as_widget().property(ENDING) is True:
            return False
        asks = isinstance(window.overlay, PartingDialog) or (window.overlay is not None and window.overlay.keeps_open())
        if not asks and self._typed() is not None:
            asks = True
            self.before(self._close)
        if asks:
            event.ignore()
        return asks

    def _close(self) -> None:
        self._window.as_widget().close()

    def _typed(self) -> Screen | None:
        return next((screen for screen in self._window.screens if screen.unsaved()), None)

    def _answered(self, answer: Answer, typed: Screen, go: Go, stay: Go) -> None:
        if answer is Answer.STAY:
            stay()
            return
        if answer is Answer.DISCARD:
            typed.drop_typed()
            self.before(go, stay=stay)
            return
        self._window.show_screen(typed.name)  # if it cannot be saved, there it says why
        typed.keep_typed()
        self._window.bridge.when_idle(lambda: stay() if typed.unsaved() else go())


ENDING = "ending"
"""Property of a window that is closed from outside: nobody is there to answer."""

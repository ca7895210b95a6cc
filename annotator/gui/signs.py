"""Keeps the window's bars true: what is left, which keys act, how many wait, and whether all is saved."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from annotator.gui.desk import Desk

_COUNT_AFTER_MS = 150
_SAVING_AFTER_MS = 300


class Signs(QObject):
    """Asks again, once, after any number of reasons to ask."""

    def __init__(self, window: Desk) -> None:
        super().__init__(window.as_widget())
        self._window = window
        self._state = QTimer(self, singleShot=True, interval=0)
        self._state.timeout.connect(self._show_state)
        # Counting asks for the whole project: it waits until the card has been repainted.
        self._counts = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._counts.timeout.connect(self.count)
        self._saving = QTimer(self, singleShot=True, interval=_SAVING_AFTER_MS)
        self._saving.timeout.connect(lambda: window.frame.top.show_state("saving …"))

    def soon(self) -> None:
        """Asks the screen again what is left and which keys act, once the present event is over."""
        self._state.start()

    def count_soon(self) -> None:
        """Counts what waits on the screens, a moment later."""
        self._counts.start()

    def count(self) -> None:
        """Counts what waits on the screens."""
        if not self._window.has_project:
            return
        from annotator.services import reading

        counts = reading.counts(self._window.workspace)
        self._window.frame.rail.set_count("review", counts.claims_open, "left to decide")

    def show_saving(self, busy: bool) -> None:
        """Says so if a decision takes long to reach the file."""
        if busy:
            self._saving.start()
        else:
            self._saving.stop()
            self._window.frame.top.show_state("saved")

    def _show_state(self) -> None:
        self._keep_focus()
        status = self._window.frame.status
        status.show_left(self._window.current.left())
        status.hints.show_hints(self._hints())

    def _keep_focus(self) -> None:
        """A widget that went away may have taken the focus with it: then no key would act."""
        window = self._window
        if QApplication.focusWidget() is None and window.as_widget().isActiveWindow() and window.overlay is None:
            window.focus_screen()

    def _hints(self) -> Sequence[tuple[str, str]]:
        """The keys that act now."""
        window, keys = self._window, self._window.keys
        if window.overlay is not None:
            return (("Escape", "close"),)
        if keys.searching:
            return (("Escape", "leave the field, letters decide again"), ("F1", "all keys"))
        own = window.current.typing_hints() if keys.typing else window.current.hints()
        if not keys.enabled:
            own = (("Ctrl+K", "any command"),)
        return (*own, ("?" if keys.alive else "F1", "all keys"))

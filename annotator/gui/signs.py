"""Keeps the window's bars true: what is left, which keys act, how many wait, and whether all is saved."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from annotator.gui.desk import Desk
from annotator.gui.statusbar import Hint

_COUNT_AFTER_MS = 150
_SAVING_AFTER_MS = 300
_KEPT = frozenset({"Enter", "Space"})
"""What a focused button keeps for itself."""
_PRESS: tuple[Hint, ...] = (("Return", "press"),)
_CLOSE: tuple[Hint, ...] = (("Escape", "close"),)


class Signs(QObject):
    """Asks again, once, after any number of reasons to ask."""

    def __init__(self, window: Desk) -> None:
        super().__init__(window.as_widget())
        self._window = window
        self._place, self._fresh = "", False
        self._kept = self._stands = True
        self._state = QTimer(self, singleShot=True, interval=0)
        self._state.timeout.connect(self._show_state)
        # Counting asks for the whole project: it waits until the card has been repainted.
        self._counts = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._counts.timeout.connect(self.count)
        self._saving = QTimer(self, singleShot=True, interval=_SAVING_AFTER_MS)
        window.theme.keys.changed.connect(self.soon)
        self._saving.timeout.connect(lambda: window.frame.top.show_state("saving …"))

    def soon(self) -> None:
        """Asks the screen again what is left and which keys act, once the present event is over."""
        self._state.start()

    def was_said(self) -> None:
        """Lets what was said now outlive the step to another article that it may tell of."""
        self._fresh = True
        self.soon()

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
            self._show_kept()

    def kept(self, *, kept: bool) -> None:
        """Takes in whether what was just done is in the file."""
        if kept is not self._kept:
            self._kept = kept
            self._show_kept()

    def stands(self, *, stands: bool) -> None:
        """Takes in whether the file itself is where it was."""
        if stands is not self._stands:
            self._stands = stands
            self._show_kept()

    def _show_kept(self) -> None:
        self._window.frame.top.show_state("saved" if self._kept and self._stands else "not saved")

    def _show_state(self) -> None:
        self._keep_focus()
        self._drop_stale()
        status = self._window.frame.status
        status.show_left(self._window.current.left())
        status.hints.show_hints(self._hints())

    def _drop_stale(self) -> None:
        place, before = self._window.current.place(), self._place
        if place and place != before:
            self._place = place
            if before and not self._fresh:
                self._window.frame.status.say("")
                self._window.frame.status.offer("")
        self._fresh = False

    def _keep_focus(self) -> None:
        """A widget that went away may have taken the focus with it: then no key would act."""
        window = self._window
        if QApplication.focusWidget() is None and window.as_widget().isActiveWindow() and window.overlay is None:
            window.focus_screen()

    def _hints(self) -> Sequence[Hint]:
        """The keys that act now; a dialog in a window of its own shows them on its buttons."""
        window, keys = self._window, self._window.keys
        if QApplication.activeModalWidget() is not None:
            return ()
        if window.overlay is not None:
            return _PRESS + _CLOSE if _on_button() else _CLOSE
        if keys.searching:
            return (("Escape", "leave the field, letters decide again"), self._help())
        own = window.current.typing_hints() if keys.typing else self._acting()
        return (*own, self._help())

    def _help(self) -> Hint:
        """Where all keys are shown, by a key that acts now."""
        alive = self._window.keys.alive
        return ("help.keys" if alive else self._window.theme.keys.anywhere("help.keys"), "all keys")

    def _acting(self) -> Sequence[Hint]:
        """The keys of the screen that act where the focus is, after those of a focused button."""
        keys, own = self._window.keys, tuple(self._window.current.hints())
        if not keys.enabled:
            own = (("palette", "any command; single-letter keys are off"),)
        elif not keys.alive:
            own = tuple((self._window.theme.keys.anywhere(key), word) for key, word in own)
        if not _on_button():
            return own
        own = tuple(hint for hint in own if self._window.theme.keys.cap(hint[0]) not in _KEPT)
        back = () if keys.alive or not self._leads_on() else (("pane.next", "back to the panes"),)
        return _PRESS + own + back

    def _leads_on(self) -> bool:
        """Whether there is a pane other than where the focus is."""
        focus, panes = QApplication.focusWidget(), self._window.current.panes() if self._window.has_project else ()
        return any(pane is not focus and not (focus and pane.isAncestorOf(focus)) for pane in panes)


def _on_button() -> bool:
    focus = QApplication.focusWidget()
    return isinstance(focus, QAbstractButton) and focus.property("kind") != "row"

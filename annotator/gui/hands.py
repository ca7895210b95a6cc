"""Works the real window as a person does: presses keys, types, waits for what was begun, takes pictures."""

import time
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.gui.theme import Choice
from annotator.gui.window import Window

_PATIENCE_S = 120.0
"""Only what hangs takes so long: an export of every format takes 25 s where others use the machine."""
_MOST_TABS = 60


class Hands:
    """Two hands on one window."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.presses = 0

    def press(self, *keys: str) -> None:
        """Presses keys one after another where the focus is, as "C", "Ctrl+Z", "Shift+Right", and waits for each."""
        for key in keys:
            QTest.keySequence(self.focus(), QKeySequence(key))
            self.presses += 1
            self.settle()

    def do(self, *actions: str) -> None:
        """Presses the keys that the actions have now."""
        for action in actions:
            self.press(self.window.theme.keys.acting(action)[0])

    def type(self, words: str) -> None:
        """Types words into the field with the focus, in place of what it holds."""
        self.press("Ctrl+A")
        QTest.keyClicks(self.focus(), words)
        self.presses += len(words)
        self.settle()

    def tab_to(self, name: str) -> None:
        """Presses Tab until the widget with this accessible name has the focus; LookupError if none ever has."""
        for _ in range(_MOST_TABS):
            if self.focus().accessibleName() == name:
                return
            self.press("Tab")
        raise LookupError(f"Tab never reaches “{name}”")

    def settle(self) -> None:
        """Waits until nothing is on its way; TimeoutError if that does not come about."""
        until = time.monotonic() + _PATIENCE_S
        while True:
            QTest.qWait(2)
            if not self._busy():
                return
            if time.monotonic() > until:
                raise TimeoutError("the window did not come to rest")

    def picture(self, file: Path) -> Path:
        """What the window shows, as a PNG."""
        self.settle()
        QTest.qWait(200)
        shown = QApplication.activeModalWidget()
        image = self.window.grab()
        if shown is not None and shown is not self.window:
            image = shown.grab()
        image.save(str(file))
        return file

    def use_theme(self, choice: Choice) -> None:
        """Shows the window in light or dark."""
        self.window.choose_theme(choice)
        self.settle()

    def _busy(self) -> bool:
        if not self.window.has_project:
            return self.window.work.running
        bridge = self.window.bridge
        return not bridge.at_rest or bridge.jobs.running

    def focus(self) -> QWidget:
        """What takes the next key."""
        modal = QApplication.activeModalWidget()
        if modal is not None:
            return modal.focusWidget() or modal
        if QApplication.activeWindow() is None:
            # Off screen there is no window manager that would make the window active again after a dialog.
            self.window.activateWindow()
            QTest.qWaitForWindowActive(self.window)
        return QApplication.focusWidget() or self.window

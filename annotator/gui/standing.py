"""Tells in the window that the open project's file was taken away, and where what it held is kept."""

from pathlib import Path

from PySide6.QtCore import QObject

from annotator.domain.errors import AnnotatorError
from annotator.gui.desk import Desk
from annotator.gui.opened import Opened
from annotator.gui.signs import Signs


class Standing(QObject):
    """Whether the open project's file stands: heard from the project, shown in the top bar and in a sentence."""

    def __init__(self, window: Desk, opened: Opened, signs: Signs) -> None:
        super().__init__(window.as_widget())
        self._window, self._signs = window, signs
        self._said = ""
        opened.stood.connect(self._tell)
        opened.unkept.connect(lambda: signs.kept(kept=False))
        window.frame.trouble.cleared.connect(lambda: signs.kept(kept=True))

    def _tell(self, trouble: AnnotatorError | None) -> None:
        self._signs.stands(stands=trouble is None)
        if trouble is not None:
            self._say(trouble)
        elif self._window.frame.trouble.sentence == self._said:
            self._window.frame.trouble.clear()
            self._said = ""

    def _say(self, trouble: AnnotatorError) -> None:
        self._said = str(trouble)
        self._window.say("")
        self._window.trouble(self._said)
        if "copy" in trouble.parameters:
            self._window.memory.remember_project(Path(str(trouble.parameters["copy"])))

    def closed(self, trouble: AnnotatorError | None) -> bool:
        """Whether whoever closes the project has still to read what became of it, which is told now."""
        known, self._said = self._said, ""
        self._signs.kept(kept=True)
        self._signs.stands(stands=True)
        if trouble is not None:
            self._say(trouble)
        return trouble is not None and str(trouble) != known

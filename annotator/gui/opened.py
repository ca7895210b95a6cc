"""The project that is open, if any: its way down, what is heard of it, and how a file becomes one."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from annotator.domain.errors import AnnotatorError
from annotator.gui.bridge import Bridge, Work

if TYPE_CHECKING:
    from annotator.services.workspace import Workspace

_BACKED_UP_AFTER_MS = 1_500
"""Once the window is drawn and the first claim can be decided."""


class Opened(QObject):
    """At most one bridge at a time; its signals come from here, whichever project is open."""

    changed = Signal(object)
    failed = Signal(str)
    busy_changed = Signal(bool)
    unkept = Signal()
    """What was just done did not get into the file."""
    stood = Signal(object)
    """Why the file does not stand any more; None once it does again."""
    _looked = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge: Bridge | None = None
        self._looked.connect(self._take_in, Qt.ConnectionType.QueuedConnection)

    def __bool__(self) -> bool:
        """Whether a project is open."""
        return self._bridge is not None

    @property
    def bridge(self) -> Bridge:
        """The way down to the project; RuntimeError without one."""
        if self._bridge is None:
            raise RuntimeError("no project is open")
        return self._bridge

    @property
    def work_title(self) -> str:
        """What long work the project has under way; "" for none."""
        return self._bridge.jobs.title if self._bridge else ""

    def shows(self, path: Path) -> bool:
        """Whether this file is the project that is open."""
        return self._bridge is not None and self._bridge.workspace.path.absolute() == path.absolute()

    def take(self, workspace: "Workspace") -> Work:
        """Makes an opened workspace the project; its long works."""
        from annotator.services import watching

        made = Bridge(workspace, self)
        made.changed.connect(self.changed)
        made.failed.connect(self.failed)
        made.busy_changed.connect(self.busy_changed)
        made.unkept.connect(self.unkept)
        self._bridge = made
        watching.watch(workspace, lambda trouble: self._hear(made, trouble))
        QTimer.singleShot(_BACKED_UP_AFTER_MS, made, lambda: self._back_up(made))
        return made.jobs

    def _hear(self, bridge: Bridge, trouble: AnnotatorError | None) -> None:
        """Has what was found of the file taken in, from whatever thread; nothing once this is gone with its window."""
        with suppress(RuntimeError):  # it may go between the two
            if isValid(self):
                self._looked.emit(bridge, trouble)

    def _take_in(self, bridge: Bridge, trouble: AnnotatorError | None) -> None:
        if bridge is self._bridge:
            self.stood.emit(trouble)

    def _back_up(self, bridge: Bridge) -> None:
        """Keep what was opened, on a thread of its own; if that cannot be, it is said and nothing else."""
        from annotator.services import backups

        if bridge is self._bridge:
            backups.begin(bridge.workspace, self.failed.emit)

    def stop(self) -> None:
        """Asks the project's long work to end."""
        if self._bridge:
            self._bridge.stop()

    def drop(self) -> AnnotatorError | None:
        """Waits for what is on its way and closes the project; what to tell if all is not saved, None if it is."""
        bridge = self.bridge
        trouble = bridge.close()
        bridge.deleteLater()
        self._bridge = None
        return trouble

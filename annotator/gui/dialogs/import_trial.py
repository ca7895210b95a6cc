"""The trial of an import beside the window: when it runs, what it found, and that no stale answer is shown."""

from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from annotator.formats.manner import Reading
from annotator.gui.bridge import Bridge, Work

if TYPE_CHECKING:
    from annotator.services.articles import ImportReport
    from annotator.services.jobs import Progress
    from annotator.services.workspace import Workspace

    Reports = dict[Path, ImportReport]

_WAIT_MS: Final = 300
_MOST_BYTES: Final = 32 * 1024**2
"""Up to how much, project and files together, an import is tried without being asked."""


_OUT: Final[set[Work]] = set()
"""Works under way, which outlive their dialog and their window: nobody waits for a file that is just being read."""


class State(StrEnum):
    """How far a trial is."""

    NOTHING = "nothing"
    WAITING = "waiting"
    LARGE = "large"
    DONE = "done"
    FAILED = "failed"


class Trial(QObject):
    """Tries the files that are asked for, the newest wish alone; says `changed` whenever its state does."""

    changed = Signal()
    stepped = Signal(int, int, str)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = bridge.workspace
        self._work = Work(self)
        self._clock = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._clock.timeout.connect(self._start)
        self._how: Mapping[Path, Reading] = {}
        self._trying: Mapping[Path, Reading] = self._how
        self._forced = False
        self.state = State.NOTHING
        self.reports: Mapping[Path, ImportReport] = {}
        self.sentence = ""
        self._work.progressed.connect(self.stepped)
        self._work.ended.connect(self._clock.start)
        self._work.failed.connect(self._failed)
        self._work.ended.connect(partial(_came_home, self._work, self))
        self.destroyed.connect(self._work.stop)

    def ask(self, how: Mapping[Path, Reading]) -> None:
        """Tries these soon, each read so, unless that is what was asked for last."""
        if how != self._how:
            self._how, self._forced = dict(how), False
            self._begin(State.WAITING if how else State.NOTHING)

    def try_now(self) -> None:
        """Tries what was asked for last, however large it is."""
        self._forced = True
        self._begin(State.WAITING)

    def rest(self) -> None:
        """Tries nothing until it is asked again."""
        self._how = {}
        self._begin(State.NOTHING)

    def _begin(self, state: State) -> None:
        self._work.stop()
        self._show(state)
        self._clock.start()

    def _show(self, state: State, reports: "Reports | None" = None, sentence: str = "") -> None:
        self.state, self.reports, self.sentence = state, reports or {}, sentence
        self.changed.emit()

    def _start(self) -> None:
        if self.state is not State.WAITING or self._work.running:
            return  # once it has ended, the clock starts again
        how = self._trying = self._how
        job = partial(_tried, self._workspace, how, forced=self._forced)
        self._work.setParent(None)
        _OUT.add(self._work)
        self._work.start(job, title="Trying the import", then=lambda found: self._came(how, found))

    def _came(self, how: Mapping[Path, Reading], found: "Reports | None") -> None:
        if isValid(self) and how is self._how and self.state is State.WAITING:
            self._show(State.LARGE if found is None else State.DONE, found)

    def _failed(self, sentence: str) -> None:
        if self._trying is self._how and self.state is State.WAITING:
            self._show(State.FAILED, sentence=sentence)


def _came_home(work: Work, trial: Trial) -> None:
    """Gives a work that has ended back to its trial, or away if that is gone."""
    _OUT.discard(work)
    if isValid(trial):
        work.setParent(trial)
    else:
        work.deleteLater()


def _tried(
    workspace: "Workspace", how: Mapping[Path, Reading], progress: "Progress", *, forced: bool
) -> "Reports | None":
    """What each file would bring; None for so much that it is tried only if asked for."""
    from annotator.services.rehearsing import rehearse_each, weight

    if not forced and weight(workspace, list(how), _MOST_BYTES) > _MOST_BYTES:
        return None
    return rehearse_each(workspace, how, progress=progress)

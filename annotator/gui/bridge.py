"""The one way down: run a verb or a long work off the Qt thread, and say what came of it on the Qt thread."""

import sys
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from annotator.domain.errors import AnnotatorError
from annotator.domain.view import Changes

if TYPE_CHECKING:  # the window paints before the services and the store are loaded
    from annotator.services.jobs import Progress
    from annotator.services.workspace import Workspace

T = TypeVar("T")
Then = Callable[[T], None]

_SAY_EVERY_S = 0.05


@dataclass(frozen=True)
class _Errand(Generic[T]):
    """Something asked of a background thread, and what to do with its result."""

    future: Future[T]
    then: Then[T] | None
    holds: bool = False

    def result(self, failed: Then[str]) -> T | None:
        """The result; None after trouble, which is said as a sentence or, if it is our own bug, to the hook."""
        error = self.future.exception()
        if error is None:
            return self.future.result()
        if isinstance(error, AnnotatorError):
            failed(str(error))
        else:
            sys.excepthook(type(error), error, error.__traceback__)
        return None

    @property
    def unkept(self) -> bool:
        """Whether it came back with trouble that kept it out of the file."""
        error = self.future.exception()
        return isinstance(error, AnnotatorError) and error.unkept


class Work(QObject):
    """One long work at a time on its own thread, with progress and a way to stop it."""

    started = Signal(str)
    progressed = Signal(int, int, str)
    ended = Signal()
    failed = Signal(str)
    unkept = Signal()
    _came_back = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="work")
        self._stopping = Event()
        self._said_s = 0.0
        self._closed = False
        self.title = ""
        self._came_back.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether a work is under way."""
        return bool(self.title)

    def start(self, job: "Callable[[Progress], T]", *, title: str, then: Then[T] | None = None) -> None:
        """Starts the job; its result goes to `then` on the Qt thread. RuntimeError while another is under way."""
        if self.running:
            raise RuntimeError(f"{self.title} is under way")
        self.title = title
        self._stopping.clear()
        self._said_s = 0.0
        self.started.emit(title)
        future = self._thread.submit(job, self._progress)
        future.add_done_callback(lambda done: self._came_back.emit(_Errand(done, then)))

    def stop(self) -> None:
        """Asks the work to end at its next step; what it has done so far stays."""
        self._stopping.set()

    def close(self) -> None:
        """Stops the work and waits for its thread."""
        self.stop()
        self._closed = True
        self._thread.shutdown(wait=True)

    def _progress(self, done: int, total: int, what: str) -> bool:
        now = time.monotonic()
        if done >= total or now - self._said_s >= _SAY_EVERY_S:
            self._said_s = now
            self.progressed.emit(done, total, what)
        return not self._stopping.is_set()

    def _receive(self, errand: "_Errand[object]") -> None:
        self.title = ""
        self.ended.emit()
        result = errand.result(self.failed.emit)
        if errand.unkept:
            self.unkept.emit()
        if errand.then and not errand.future.exception() and not self._closed:
            errand.then(result)


class Bridge(QObject):
    """Runs verbs on the open project, in order, on one background thread; one bridge a project."""

    changed = Signal(object)
    failed = Signal(str)
    unkept = Signal()
    busy_changed = Signal(bool)
    _came_back = Signal(object)
    _answered = Signal(object)

    def __init__(self, workspace: "Workspace", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.jobs = Work(self)
        self.jobs.failed.connect(self.failed)
        self.jobs.unkept.connect(self.unkept)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="verbs")
        self._asking = ThreadPoolExecutor(1, thread_name_prefix="asking")
        self._pending = self._questions = self._held = 0
        self._closed = False
        self._waiting: deque[Callable[[], None]] = deque()
        self._came_back.connect(self._receive, Qt.ConnectionType.QueuedConnection)
        self._answered.connect(self._receive_answer, Qt.ConnectionType.QueuedConnection)

    @property
    def at_rest(self) -> bool:
        """Whether neither a verb nor a question is on its way."""
        return not self.busy and not self._questions

    def ask(self, question: "Callable[[Workspace], T]", then: Then[T], *, holds: bool = False) -> None:
        """Asks something of the project on a thread of its own, one question after the other; verbs do not wait.

        A question that `holds`, as one that leads elsewhere, has what is asked for by `when_idle` wait for its answer.
        One that comes after the project was closed, as from a timer of a dialog, is never answered.
        """
        if self._closed:
            return
        self._questions += 1
        self._held += holds
        future = self._asking.submit(question, self.workspace)
        future.add_done_callback(lambda done: self._answered.emit(_Errand(done, then, holds)))

    @property
    def busy(self) -> bool:
        """Whether a verb is on its way."""
        return self._pending > 0

    def run(
        self, verb: Callable[..., Changes], *args: object, then: Then[Changes] | None = None, **kwargs: object
    ) -> None:
        """Runs verb(workspace, ...); what it changed goes to `then`, and then to `changed`."""
        self._count(1)
        future = self._thread.submit(verb, self.workspace, *args, **kwargs)
        future.add_done_callback(lambda done: self._came_back.emit(_Errand(done, then)))

    def when_idle(self, what: Callable[[], None]) -> None:
        """Calls `what` at once, or, while a verb is on its way, after it came back and the screens have heard.

        It waits for the answer to a question that holds, too.
        """
        self._waiting.append(what)
        self._release()

    def work(self, job: "Callable[[Progress], T]", *, title: str, then: Then[T] | None = None) -> None:
        """Starts a long work, as `Work.start`; verbs go on meanwhile."""
        self.jobs.start(job, title=title, then=then)

    def stop(self) -> None:
        """Asks the long work to end."""
        self.jobs.stop()

    def close(self) -> AnnotatorError | None:
        """Waits for what is on its way and closes the project; what to tell if all is not saved, None if it is."""
        self._closed = True
        self._waiting.clear()
        self._thread.shutdown(wait=True)
        self._asking.shutdown(wait=True, cancel_futures=True)
        self.jobs.close()
        return self.workspace.close()

    def _receive(self, errand: _Errand[Changes]) -> None:
        self._count(-1)
        try:
            changes = errand.result(self.failed.emit)
            if errand.unkept:
                self.unkept.emit()
            # A verb that came back after closing is in the file; whoever asked for it may be gone.
            if changes is not None and not self._closed:
                self._tell(changes, errand.then)
        finally:
            self._release()

    def _receive_answer(self, errand: "_Errand[object]") -> None:
        self._questions -= 1
        self._held -= errand.holds
        if self._closed or errand.future.cancelled():
            return
        try:
            answer = errand.result(self.failed.emit)
            if errand.then and not errand.future.exception():
                errand.then(answer)
        finally:
            self._release()

    def _count(self, more: int) -> None:
        before = self.busy
        self._pending += more
        if self.busy is not before:
            self.busy_changed.emit(self.busy)

    def _tell(self, changes: Changes, then: Then[Changes] | None) -> None:
        try:
            if then:
                then(changes)
        finally:
            self.changed.emit(changes)

    def _release(self) -> None:
        while self._waiting and not self.busy and not self._held:
            self._waiting.popleft()()

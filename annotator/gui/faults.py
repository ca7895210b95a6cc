"""Takes the faults nobody caught, in whatever thread: a report without article text, and that the work is safe."""

import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion

from annotator.domain.errors import AnnotatorError
from annotator.gui.window import Window
from annotator.services import reports

log = logging.getLogger(__name__)

_AGAIN = "Something went wrong once more in Annotator itself; your work is safe. If it goes on, close it and open it."


class Hook(QObject):
    """Reports each fault once, shows one dialog at a time, and a line where the same fault comes again."""

    _came = Signal(object, bool)
    _refused = Signal(str)
    _interrupted = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._saying = False
        self._known: dict[str, Path | None] = {}
        self._at_it = threading.local()
        # Whatever thread it comes from, it is told on the window's own, and never in the midst of what failed.
        queued = Qt.ConnectionType.QueuedConnection
        self._came.connect(self._tell, queued)
        self._refused.connect(window.trouble, queued)
        self._interrupted.connect(window.close, queued)

    def __call__(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Saves the report and says where it lies."""
        if issubclass(kind, KeyboardInterrupt):
            self._interrupted.emit()
        elif isinstance(error, AnnotatorError):
            self._refused.emit(str(error))  # a screen that read met it, as where the file was moved away
        elif not getattr(self._at_it, "now", False):
            self._at_it.now = True
            try:
                self._came.emit(*self._reported(kind, error, trace))
            finally:
                self._at_it.now = False

    def _reported(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> tuple[Path | None, bool]:
        """Where the report lies, and whether this fault was met before."""
        fault = reports.place_of(kind, trace)
        known = fault in self._known
        if not known:
            self._known[fault] = save_report(kind, trace)
            log.error("%s; report in %s", kind.__name__, getattr(self._known[fault], "name", "none"))
            sys.stderr.write(f"Something went wrong in Annotator itself: {kind.__name__}\n")
        if os.environ.get("ANNOTATOR_DEBUG") == "1" and error is not None:
            sys.__excepthook__(kind, error, trace)
        return self._known[fault], known

    def _tell(self, place: Path | None, known: bool) -> None:
        if self._saying:
            return
        self._saying = True
        try:
            self._say(place, known=known)
        except Exception as error:  # noqa: BLE001 - the hook itself: there is nobody left to tell
            log.error("a fault could not be shown: %s", type(error).__name__)  # noqa: TRY400 - its words may quote
            self._saying = False

    def _say(self, place: Path | None, *, known: bool) -> None:
        if known:
            self._window.trouble(_AGAIN)
            self._saying = False
            return
        from annotator.gui.dialogs.trouble import TroubleDialog

        dialog = TroubleDialog(self._window, place)
        dialog.closed.connect(self._said)
        self._window.show_overlay(dialog)

    def _said(self) -> None:
        self._saying = False


@contextmanager
def caught(hook: Hook) -> Iterator[None]:
    """Every fault in the block that nobody catches goes to the hook, from any thread and from what is thrown away."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook = hook
    threading.excepthook = lambda told: hook(told.exc_type, told.exc_value, told.exc_traceback)
    sys.unraisablehook = lambda told: hook(told.exc_type, told.exc_value, told.exc_traceback)
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before


def save_report(kind: type[BaseException], trace: TracebackType | None) -> Path | None:
    """The file with the kind of error and where in our code it came from; None if it could not be written."""
    return reports.save_report(kind, trace, also=f"Qt {qVersion()}")

"""Owns looking after an open project's file while nobody does anything: that it was taken away is told at once."""

import threading
from collections.abc import Callable

from annotator.domain.errors import AnnotatorError
from annotator.services.workspace import Workspace

_EVERY_S = 0.7
_HOPELESS = "project-unkept-idle"
_AGAIN_AFTER_S = 10.0
"""Where a copy has no room, making it is tried less often."""


class Watching:
    """Looks at the file on a thread of its own, for as long as its project is open."""

    def __init__(self, ws: Workspace, tell: Callable[[AnnotatorError | None], None]) -> None:
        """`tell` is given what is wrong, on that thread, whenever it changes; None once all is as it was."""
        self._ws, self._tell = ws, tell
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watch", daemon=True)
        ws.before_close(self.stop)

    def start(self) -> None:
        """Begin, unless the project was closed already."""
        if not self._stopped.is_set():
            self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _watch(self) -> None:
        said = None
        while not self._stopped.wait(_AGAIN_AFTER_S if said and said.message_id == _HOPELESS else _EVERY_S):
            found = self._look()
            if str(found) != str(said) and not self._stopped.is_set():
                self._tell(found)
                said = found

    def _look(self) -> AnnotatorError | None:
        try:
            self._ws.look()
        except AnnotatorError as error:
            return error
        except RuntimeError:
            # The program ends without having closed its project, and so has the thread that writes.
            self._stopped.set()
        return None


def watch(ws: Workspace, tell: Callable[[AnnotatorError | None], None]) -> Watching | None:
    """Looks after an open project's file from now on; None if it is only read."""
    if ws.read_only:
        return None
    watching = Watching(ws, tell)
    watching.start()
    return watching

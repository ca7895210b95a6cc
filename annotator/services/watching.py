"""Owns looking after an open project's file while nobody does anything: that it was taken away is told at once."""

import threading
from collections.abc import Callable

from annotator.domain.errors import AnnotatorError
from annotator.services.beside import Beside
from annotator.services.workspace import Workspace

_EVERY_S = 0.7
_HOPELESS = "project-unkept-idle"
_AGAIN_AFTER_S = 10.0
"""Where a copy has no room, making it is tried less often."""


class _Watching:
    """Looks at the file now and then, and tells what it finds."""

    def __init__(self, ws: Workspace, tell: Callable[[AnnotatorError | None], None]) -> None:
        self._ws, self._tell = ws, tell

    def look_on(self, stopped: threading.Event) -> None:
        """Look until it is stopped."""
        said = None
        while not stopped.wait(_AGAIN_AFTER_S if said and said.message_id == _HOPELESS else _EVERY_S):
            found = self._look(stopped)
            if str(found) != str(said) and not stopped.is_set():
                self._tell(found)
                said = found

    def _look(self, stopped: threading.Event) -> AnnotatorError | None:
        try:
            self._ws.look()
        except AnnotatorError as error:
            return error
        except RuntimeError:
            # The program ends without having closed its project, and so has the thread that writes.
            stopped.set()
        return None


def watch(ws: Workspace, tell: Callable[[AnnotatorError | None], None]) -> Beside | None:
    """Looks after an open project's file from now on; None if it is only read.

    `tell` is given what is wrong, on a thread of its own, whenever it changes; None once all is as it was.
    """
    if ws.read_only:
        return None
    watching = Beside(ws, _Watching(ws, tell).look_on, name="watch", daemon=True)
    watching.start()
    return watching

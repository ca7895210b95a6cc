"""Owns work that goes on beside everything else for as long as a project is open."""

import threading
from collections.abc import Callable

from annotator.services.workspace import Workspace


class Beside:
    """Work on a thread of its own, which ends before its project closes."""

    def __init__(self, ws: Workspace, work: Callable[[threading.Event], None], *, name: str, daemon: bool) -> None:
        """Nothing is begun yet; `work` is given what will be set once it has to end."""
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=work, args=(self._stopped,), name=name, daemon=daemon)
        ws.before_close(self.stop)

    def start(self) -> None:
        """Begin, unless the project was closed already."""
        if not self._stopped.is_set():
            self._thread.start()

    def stop(self) -> None:
        """End it, and wait until it has ended."""
        self._stopped.set()
        self.wait()

    @property
    def is_running(self) -> bool:
        """Whether it is still at work."""
        return self._thread.is_alive()

    def wait(self) -> None:
        """Until it is done."""
        if self._thread.is_alive():
            self._thread.join()

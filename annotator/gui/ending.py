"""Owns how the window is closed from outside: by Ctrl+C in its terminal, by SIGTERM, by the terminal's end."""

import signal
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from types import FrameType
from typing import Final

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QWidget

from annotator.gui.parting import ENDING

_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def closed_when_asked(window: QWidget) -> Iterator[None]:
    """Whoever asks the process to end closes the window, and with it the project."""
    near, far = socket.socketpair()
    with closing(near), closing(far):
        for end in (near, far):
            end.settimeout(0)
        # Python looks at signals between its own steps only; the byte that comes with one wakes Qt's loop.
        notifier = QSocketNotifier(near.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(lambda: near.recv(64))
        wakeup = signal.set_wakeup_fd(far.fileno(), warn_on_full_buffer=False)
        before = [(number, signal.signal(number, _closing(window))) for number in _signals()]
        try:
            yield
        finally:
            for number, former in before:
                signal.signal(number, former)
            signal.set_wakeup_fd(wakeup)
            notifier.setEnabled(False)


def _closing(window: QWidget) -> "signal._HANDLER":
    def close(_number: int, _frame: FrameType | None) -> None:
        window.setProperty(ENDING, True)  # noqa: FBT003 - Qt's signature; nobody is there to be asked
        window.close()

    return close


def _signals() -> list[signal.Signals]:
    known = [signal.Signals[name] for name in _NAMES if name in signal.Signals.__members__]
    return [number for number in known if number.name != "SIGHUP" or signal.getsignal(number) is not signal.SIG_IGN]

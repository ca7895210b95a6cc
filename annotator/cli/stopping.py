"""Owns how a verb is stopped by Ctrl+C, SIGTERM or a closed terminal; never while it opens or closes a project."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

STOPPED: Final = "Stopped; what is in stays."
UNWRITTEN: Final = "Stopped; nothing was written."
"""What is said of an export that was stopped before it began."""

_Handler = Callable[[int, FrameType | None], None]
_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP")
_PATIENCE_S: Final = 1.5
"""How long work may take to stop where it can go on later, before it is stopped where it is."""


@contextmanager
def stopping() -> Iterator[None]:
    """Whoever asks to stop ends the block at once, as KeyboardInterrupt."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    with _handled(stop):
        yield


@contextmanager
def holding() -> Iterator[Callable[[], bool]]:
    """The block is not ended; what it is given tells whether somebody asked to stop."""
    asked: list[int] = []
    with _handled(lambda number, _frame: asked.append(number)):
        yield lambda: bool(asked)


@contextmanager
def asking() -> Iterator[Callable[[], bool]]:
    """As `holding`, but who asks again, or waits in vain, ends the block at once."""
    asked: list[threading.Timer] = []

    def stop(_number: int, _frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(threading.Timer(_PATIENCE_S, _ask_again))
        asked[0].daemon = True
        asked[0].start()

    with _handled(stop):
        try:
            yield lambda: bool(asked)
        finally:
            for timer in asked:
                timer.cancel()


def ignore_further() -> None:
    """From here on nobody needs to ask: the process is about to end."""
    for number in _signals():
        signal.signal(number, signal.SIG_IGN)


def _ask_again() -> None:
    if sys.platform == "win32":  # pragma: no cover
        signal.raise_signal(signal.SIGINT)
    else:
        # To the main thread itself, for it may be waiting.
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def _signals() -> list[signal.Signals]:
    """Those of this system; a terminal's end that was to be outlived (nohup) stays so."""
    known = [signal.Signals[name] for name in _NAMES if name in signal.Signals.__members__]
    return [number for number in known if number.name != "SIGHUP" or signal.getsignal(number) is not signal.SIG_IGN]


@contextmanager
def _handled(handler: _Handler) -> Iterator[None]:
    before = [(number, signal.signal(number, handler)) for number in _signals()]
    try:
        yield
    finally:
        for number, former in before:
            signal.signal(number, former)

"""`python -m annotator`: the window, or the command line when a verb follows."""

import gc
import os
import signal
import sys

TYPE_CHECKING = False  # typing's own takes as long to import as all of this
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import FrameType

_SUFFIX = ".facts"
_EXPORT = "export"
_STOPPED, _UNWRITTEN = b"Stopped; what is in stays.\n", b"Stopped; nothing was written.\n"
_SELDOM = 20_000
"""Things made since the last look for cycles among them; while a verb is loaded, nearly all that is made stays."""


def _stop_before_the_start(_number: int, _frame: "FrameType | None") -> None:
    """Nothing is open yet: the process may end at once, in our words instead of Python's."""
    os.write(2, _UNWRITTEN if sys.argv[1:2] == [_EXPORT] else _STOPPED)
    os._exit(1)


# At the first line that is ours, for the imports below take longer than a hand takes to press Ctrl+C. A test that
# imports this is another program, and a worker process is stopped by the one that started it.
if os.path.basename(sys.argv[0]) in {"annotator", "annotator.exe"} or __name__ == "__main__":  # noqa: PTH119 - see above
    signal.signal(signal.SIGINT, _stop_before_the_start)


def main(arguments: "Sequence[str] | None" = None) -> int:
    """The exit code: 0 done, 1 refused or stopped with a sentence on standard error, 2 not understood."""
    _fill_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if arguments is None and not _wants_window(given):
        gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])
    from annotator.cli.stopping import STOPPED, UNWRITTEN, ignore_further, stopping

    try:
        with stopping():
            return _done(given)
    except KeyboardInterrupt:
        sys.stderr.write(f"{UNWRITTEN if given[:1] == [_EXPORT] else STOPPED}\n")
        return 1
    finally:
        if arguments is None:
            ignore_further()


def _done(given: "Sequence[str]") -> int:
    from pathlib import Path

    if _wants_window(given):
        return _show(Path(given[0]) if given else None)
    from annotator.cli.main import run

    return run(given, show=_show, play=_play)


def _fill_streams() -> None:
    """A standard stream that is closed is empty, or leads nowhere; no project file may take its number either."""
    from pathlib import Path

    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - as long as we run


def _wants_window(given: "Sequence[str]") -> bool:
    """Nothing, or a project file alone, as a file manager passes it."""
    return not given or (len(given) == 1 and given[0].endswith(_SUFFIX))


# Command line and window do not know each other; here, above both, one is handed to the other, and Qt is loaded late.
def _show(path: "Path | None", analyst: str = "") -> int:
    from annotator.gui.application import run

    return run(path, analyst=analyst)


def _play(folder: "Path") -> int:
    from annotator.gui.play import play

    return play(folder)


if __name__ == "__main__":
    # A bundle has no Python beside it: it starts itself anew as the worker process, which must not become a window.
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())

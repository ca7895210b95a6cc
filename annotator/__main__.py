"""`python -m annotator`: the window, or the command line when a verb follows."""

import sys
from collections.abc import Sequence
from pathlib import Path

_SUFFIX = ".facts"


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 refused with a sentence on standard error, 2 not understood."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if _wants_window(given):
        return _show(Path(given[0]) if given else None)
    from annotator.cli.main import run

    return run(given, show=_show, play=_play)


def _wants_window(given: Sequence[str]) -> bool:
    """Nothing, or a project file alone, as a file manager passes it."""
    return not given or (len(given) == 1 and given[0].endswith(_SUFFIX))


# Command line and window do not know each other; here, above both, one is handed to the other, and Qt is loaded late.
def _show(path: Path | None, analyst: str = "") -> int:
    from annotator.gui.application import run

    return run(path, analyst=analyst)


def _play(folder: Path) -> int:
    from annotator.gui.play import play

    return play(folder)


if __name__ == "__main__":
    # A bundle has no Python beside it: it starts itself anew as the worker process, which must not become a window.
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())

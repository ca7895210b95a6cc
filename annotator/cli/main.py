"""Owns the command line as a whole: its verbs, and what becomes of faults of our own."""

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from annotator import __version__
from annotator.cli import deciding, extracting, filling, helping, leaving, projects, safety, telling, tracing
from annotator.cli.console import complain, say
from annotator.cli.refusing import fault, refusing, trouble_of_system
from annotator.cli.stopping import STOPPED, UNWRITTEN

_INTERRUPTED: Final = 130
"""How the library of the command line ends where it was stopped outside a verb."""


def _version(wanted: bool) -> None:
    if wanted:
        say(f"annotator {__version__}")
        raise typer.Exit


_HELP: Final = {"decide": deciding.HELP}
"""What is told of verbs whose first lines do not tell all."""
_WHEN_STOPPED: Final = {"export": UNWRITTEN}
"""What is said of verbs that were stopped, where they keep nothing of what they did."""
app = typer.Typer(
    name="annotator",
    help="Turns overlapping news reports into facts that can be defended.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Plain help: quick to print, and the same on a terminal, in a pipe and for a screen reader.
    rich_markup_mode=None,
)


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Tell the version.")
    ] = False,
) -> None:
    pass


for name, verb in (
    ("demo", projects.demo),
    ("open", projects.open_project),
    ("new", projects.new),
    ("import", filling.import_files),
    ("extract", extracting.extract),
    ("discard", extracting.discard),
    ("suggest", filling.suggest),
    ("decide", deciding.decide),
    ("export", leaving.export),
    ("trace", tracing.trace),
    ("verify", tracing.verify),
    ("stats", telling.stats),
    ("check", safety.check),
    ("restore", safety.restore),
    ("formats", telling.formats),
    ("help", helping.help_page),
):
    app.command(name, help=_HELP.get(name))(refusing(verb, stopped=_WHEN_STOPPED.get(name, STOPPED)))


def run(arguments: Sequence[str], *, show: Callable[[Path, str], int], play: Callable[[Path], int]) -> int:
    """Does what the arguments say; the exit code: 0 done, 1 refused, 2 not understood.

    Args:
        show: shows a project in the window to an analyst ("" for the one chosen there).
        play: works through the demo in a folder by itself.
    """
    try:
        return _ended(arguments, projects.Window(show, play))
    except OSError as error:
        # Outside a verb there is nothing but printing: help, the version.
        complain(trouble_of_system(OSError(error.errno, error.strerror, error.filename or "Standard output")))
        _let_go_of_output()
        return 1
    except Exception as error:  # noqa: BLE001 - the hook of the command line: nobody else caught it
        complain(fault(error))
        return 1


def _ended(arguments: Sequence[str], window: projects.Window) -> int:
    """The code the verb ended with, once all that it printed is out; OSError if it cannot get out."""
    try:
        app(args=list(arguments), prog_name="annotator", obj=window)
    except SystemExit as ended:
        if ended.code == _INTERRUPTED:
            raise KeyboardInterrupt from ended
        sys.stdout.flush()  # help is printed by the library, which leaves this to the end of the process
        return ended.code if isinstance(ended.code, int) else 0
    return 0


def _let_go_of_output() -> None:
    """What could not be printed goes nowhere, or the end of the process would try it again and fail with 120."""
    with contextlib.suppress(OSError, ValueError), Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())

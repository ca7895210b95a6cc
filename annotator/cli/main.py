"""Owns the command line as a whole: its verbs, and how trouble ends one: one sentence and exit code 1."""

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Annotated, ParamSpec

import typer

from annotator import __version__
from annotator.cli import deciding, filling, leaving, projects, telling
from annotator.cli.console import complain, say
from annotator.cli.stopping import STOPPED, stopping
from annotator.domain.errors import AnnotatorError

Given = ParamSpec("Given")


def _refusing(verb: Callable[Given, None]) -> Callable[Given, None]:
    """The verb, ending in one sentence and exit code 1 where it is refused."""

    @wraps(verb)
    def told(*args: Given.args, **kwargs: Given.kwargs) -> None:
        try:
            with stopping():
                verb(*args, **kwargs)
        except AnnotatorError as error:
            complain(str(error))
            raise typer.Exit(1) from error
        except KeyboardInterrupt as error:
            complain(STOPPED)
            raise typer.Exit(1) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            complain(f"{error.filename or 'A file'}: {error.strerror or error}.")
            raise typer.Exit(1) from error

    return told


def _version(wanted: bool) -> None:
    if wanted:
        say(f"annotator {__version__}")
        raise typer.Exit


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
    ("extract", filling.extract),
    ("suggest", filling.suggest),
    ("decide", deciding.decide),
    ("export", leaving.export),
    ("stats", telling.stats),
    ("check", telling.check),
    ("formats", telling.formats),
):
    app.command(name)(_refusing(verb))


def run(arguments: Sequence[str], *, show: Callable[[Path, str], int], play: Callable[[Path], int]) -> int:
    """Does what the arguments say; the exit code: 0 done, 1 refused, 2 not understood.

    Args:
        show: shows a project in the window to an analyst ("" for the one chosen there).
        play: works through the demo in a folder by itself.
    """
    try:
        app(args=list(arguments), prog_name="annotator", obj=projects.Window(show, play))
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0

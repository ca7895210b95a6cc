"""Owns the verbs that make and show a project: new, open, demo."""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from annotator.cli.console import complain, one_line, progress, say
from annotator.cli.opening import AnalystName, Project, analyst_name, new_path, project_path
from annotator.cli.stopping import holding
from annotator.domain.errors import BadFile

_DEMO: Final = "demo.facts"
_ASIDE: Final = "demo.old.facts"


@dataclass(frozen=True, slots=True)
class Window:
    """What the window does for a verb, each with an exit code; the command line is given it and does not know it."""

    show: Callable[[Path, str], int]
    """Shows a project to an analyst ("" for the one chosen in the window)."""
    play: Callable[[Path], int]
    """Works through the demo in a folder by itself."""


def new(project: Project, analyst: AnalystName = None) -> None:
    """Make an empty project file."""
    from annotator.services.workspace import Workspace

    path, name = new_path(project), analyst_name(analyst)
    with holding():
        with suppress(OSError):  # why it cannot be made there is told of the project itself
            path.parent.mkdir(parents=True, exist_ok=True)
        Workspace.create(path, analyst=name).close()
    say(f"Made {one_line(path)}.")


def open_project(context: typer.Context, project: Project, analyst: AnalystName = None) -> None:
    """Show a project in the window."""
    _show(_window(context), project_path(project), analyst)


def demo(
    context: typer.Context,
    folder: Annotated[Path, typer.Option(help="Where the demo project lies, or is made.")] = Path("demo"),
    play: Annotated[bool, typer.Option("--play", help="Work through the demo by itself.")] = False,
    analyst: AnalystName = None,
) -> None:
    """Make the demo project and show it.

    Where there is no screen, the demo is worked through once by itself.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if play or not has_screen():
        raise typer.Exit(_window(context).play(folder))
    path = folder / _DEMO
    if path.exists():
        _put_aside_if_old(path)
    if not path.exists():
        _build(path, analyst)
    _show(_window(context), path, analyst)


def has_screen(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a window can be seen here."""
    if environment.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    return platform in ("win32", "darwin") or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _put_aside_if_old(path: Path) -> None:
    """A demo that another version made, and this one cannot open, is kept under another name."""
    try:
        _see_that_it_opens(path)
    except BadFile as error:
        if error.message_id != "project-foreign-schema":
            raise
        aside = path.with_name(_ASIDE)
        for end in ("", "-wal", "-shm"):
            aside.with_name(aside.name + end).unlink(missing_ok=True)
            if path.with_name(path.name + end).exists():
                path.with_name(path.name + end).replace(aside.with_name(aside.name + end))
        complain(f"{path} is of an older format and is made anew; the old one is kept as {aside}.")


def _see_that_it_opens(path: Path) -> None:
    """Missing or BadFile with its sentence, before a window is started for it."""
    from annotator.services.workspace import Workspace

    try:
        with holding():
            Workspace.open(path, analyst=analyst_name(None), read_only=True).close()
    except BadFile as error:
        if error.message_id != "project-older":  # the window brings it up to date
            raise


def _build(path: Path, analyst: str | None) -> None:
    from annotator.services import demo as services

    with progress() as tell:
        services.build(path, analyst=analyst_name(analyst), progress=tell).close()
    say(f"Made {one_line(path)}.")


def _window(context: typer.Context) -> Window:
    window = context.find_object(Window)
    if window is None:
        raise RuntimeError("the command line was started without a window to hand over to")
    return window


def _show(window: Window, path: Path, analyst: str | None) -> None:
    _see_that_it_opens(path)
    # Without a name here, the one chosen in the window counts.
    raise typer.Exit(window.show(path, "" if analyst is None else analyst_name(analyst)))

"""Owns the verbs that make and show a project: new, open, demo."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from pkgutil import resolve_name
from typing import Annotated, Final

import typer

from annotator.cli.console import progress, say
from annotator.cli.opening import AnalystName, Project, analyst_name, project_path
from annotator.domain.errors import Missing

_DEMO: Final = "demo.facts"

# Command line and window are two faces of the services and do not know each other; two verbs hand over to the window,
# and name it as the entry points of a package do.
WINDOW: Final = "annotator.gui.application:run"
PLAY: Final = "annotator.gui.play:play"


def new(project: Project, analyst: AnalystName = None) -> None:
    """Make an empty project file."""
    from annotator.services.workspace import Workspace

    workspace = Workspace.create(project_path(project), analyst=analyst_name(analyst))
    workspace.close()
    say(f"Made {workspace.path}.")


def open_project(project: Project, analyst: AnalystName = None) -> None:
    """Show a project in the window."""
    _show(project_path(project), analyst)


def demo(
    folder: Annotated[Path, typer.Option(help="Where the demo project lies, or is made.")] = Path("demo"),
    play: Annotated[bool, typer.Option("--play", help="Work through the demo by itself.")] = False,
    analyst: AnalystName = None,
) -> None:
    """Make the demo project and show it.

    Where there is no screen, the demo is worked through once by itself.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if play or not has_screen():
        raise typer.Exit(_resolved(PLAY)(folder))
    path = folder / _DEMO
    if not path.exists():
        _build(path, analyst)
    _show(path, analyst)


def has_screen(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a window can be seen here."""
    if environment.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    return platform in ("win32", "darwin") or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _build(path: Path, analyst: str | None) -> None:
    from annotator.services import demo as services

    with progress() as tell:
        services.build(path, analyst=analyst_name(analyst), progress=tell).close()
    say(f"Made {path}.")


def _show(path: Path, analyst: str | None) -> None:
    if not path.exists():
        raise Missing("project-missing", file=str(path))
    # Without a name here, the one chosen in the window counts.
    raise typer.Exit(_resolved(WINDOW)(path, analyst="" if analyst is None else analyst_name(analyst)))


def _resolved(name: str) -> Callable[..., int]:
    found: Callable[..., int] = resolve_name(name)
    return found

"""Owns how a verb gets at its project: where it lies, who works on it, and that it is closed again."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from annotator.cli.stopping import holding, stopping
from annotator.domain.errors import NotAllowed

if TYPE_CHECKING:
    from annotator.services.workspace import Workspace

EXTENSION: Final = ".facts"

Project = Annotated[Path, typer.Argument(metavar="PROJECT", help="The project file, NAME.facts.", show_default=False)]
AnalystName = Annotated[
    str | None,
    typer.Option("--analyst", metavar="NAME", help="Who decides; your user name unless given.", show_default=False),
]


def project_path(given: Path) -> Path:
    """The project file that is meant: with .facts, unless a file without it is there."""
    return given if given.suffix or given.exists() else given.with_name(given.name + EXTENSION)


def analyst_name(given: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """The analyst named, or else the user of this machine; NotAllowed for an empty name."""
    name = (environment.get("USER") or "analyst") if given is None else given.strip()
    if not name:
        raise NotAllowed("analyst-missing")
    return name


@contextmanager
def opened(given: Path, analyst: str | None) -> "Iterator[Workspace]":
    """The project, open for decisions."""
    from annotator.services.workspace import Workspace

    with _closed_after(lambda: Workspace.open(project_path(given), analyst=analyst_name(analyst))) as workspace:
        yield workspace


@contextmanager
def looked_at(given: Path) -> "Iterator[Workspace]":
    """The project, open for reading only, so that somebody may work in it meanwhile."""
    from annotator.services.workspace import Workspace

    path, analyst = project_path(given), analyst_name(None)
    with _closed_after(lambda: Workspace.open(path, analyst=analyst, read_only=True)) as workspace:
        yield workspace


@contextmanager
def _closed_after(opening: "Callable[[], Workspace]") -> "Iterator[Workspace]":
    """Nobody stops it half open or half closed."""
    with holding() as asked:
        workspace = opening()
        try:
            with stopping():
                if asked():
                    raise KeyboardInterrupt
                yield workspace
        finally:
            workspace.close()

"""Owns how a verb gets at its project: where it lies, who works on it, and that it is closed again."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from annotator.cli.console import complain
from annotator.cli.refusing import Refused
from annotator.cli.stopping import holding, stopping
from annotator.domain.errors import NotAllowed

if TYPE_CHECKING:
    from annotator.services.workspace import Workspace

EXTENSION: Final = ".facts"
_NAME_BYTES: Final = 255 - len(".facts.partial")

Project = Annotated[Path, typer.Argument(metavar="PROJECT", help="The project file, NAME.facts.", show_default=False)]
AnalystName = Annotated[
    str | None,
    typer.Option("--analyst", metavar="NAME", help="Who decides; your user name unless given.", show_default=False),
]


def project_path(given: Path) -> Path:
    """The project file that is meant: with .facts, unless a file without it is there; Refused for another ending."""
    _see_that_it_is_short(given)
    if _has_ending(given) or given.is_file():
        return given
    if given.suffix and not given.exists():
        raise Refused(f"{given} is no name for a project, which ends in {EXTENSION}; take {given}{EXTENSION}.")
    meant = _with_ending(given)
    return given if given.is_dir() and not meant.is_file() else meant


def new_path(given: Path) -> Path:
    """Where a project of this name is made: with .facts appended; Refused for another ending."""
    _see_that_it_is_short(given)
    if given.suffix and not _has_ending(given):
        raise Refused(f"{given} is no name for a project, which ends in {EXTENSION}; take {given}{EXTENSION}.")
    return given if _has_ending(given) else _with_ending(given)


def _see_that_it_is_short(given: Path) -> None:
    """Refused for a name that no file can have; ".facts" and what lies beside an open project must fit, too."""
    if len(os.fsencode(given.name)) > _NAME_BYTES:
        raise Refused(f"{given.name} is too long for the name of a file; choose a shorter name.")


def _has_ending(given: Path) -> bool:
    return given.suffix.lower() == EXTENSION


def _with_ending(given: Path) -> Path:
    """The name with .facts; Refused where there is no name at all."""
    if given.name in ("", ".."):
        raise Refused(f"{given} is a folder; name a project in it, as {given / 'week'}{EXTENSION}.")
    return given.with_name(given.name + EXTENSION)


def analyst_name(given: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """The analyst named, or else the user of this machine; NotAllowed for an empty name."""
    from annotator.services.analysts import is_text, user_name

    name = user_name(environment) if given is None else given.strip()
    if not name:
        raise NotAllowed("analyst-missing")
    if not is_text(name):
        raise NotAllowed("analyst-unreadable")
    return name


@contextmanager
def opened(given: Path, analyst: str | None) -> "Iterator[Workspace]":
    """The project, open for decisions, with a backup of what it was."""
    from annotator.services.backups import begin_for_verb
    from annotator.services.workspace import Workspace

    with _closed_after(lambda: Workspace.open(project_path(given), analyst=analyst_name(analyst))) as workspace:
        begin_for_verb(workspace, complain)
        yield workspace


@contextmanager
def looked_at(given: Path) -> "Iterator[Workspace]":
    """The project as it is at one moment, open for reading only, so that somebody may work in it meanwhile.

    Nothing is printed in the block: who reads a page of it for long would hold up the writer. Conflict if suggestions
    are half in.
    """
    from annotator.services.workspace import Workspace

    path, analyst = project_path(given), analyst_name(None)
    with (
        _closed_after(lambda: Workspace.open(path, analyst=analyst, read_only=True)) as workspace,
        workspace.at_one_moment(),
    ):
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

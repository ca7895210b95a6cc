"""Owns the demo project: five reports of the same events, read, extracted and matched."""

from contextlib import closing
from pathlib import Path

from annotator.domain.errors import Conflict
from annotator.paths import seeds
from annotator.services import articles, extraction, suggesting
from annotator.services.jobs import Progress
from annotator.services.workspace import Workspace


def build(path: Path, *, analyst: str = "analyst", progress: Progress | None = None) -> Workspace:
    """A new project with the five articles, their claims and suggestions, opened for writing; none if that fails.

    It has its name only when it is whole, or who was killed meanwhile would find half a demo for ever.
    """
    if path.exists():
        raise Conflict("project-exists", file=str(path))
    partial = path.with_name(f"{path.stem}.partial{path.suffix}")
    _clear(partial)
    try:
        with closing(Workspace.create(partial, analyst=analyst)) as workspace:
            _fill(workspace, progress)
        partial.rename(path)
    finally:
        _clear(partial)
    return Workspace.open(path, analyst=analyst)


def _clear(partial: Path) -> None:
    """Remove what a build that ended too soon left."""
    for end in ("", "-wal", "-shm", "-journal", ".lock"):
        partial.with_name(partial.name + end).unlink(missing_ok=True)


def _fill(workspace: Workspace, progress: Progress | None) -> None:
    imported = articles.import_paths(workspace, [seeds()], progress=progress)
    extracted = extraction.extract(workspace, workers=1, progress=progress)
    for trouble in (*imported.troubles, *extracted.troubles):
        raise trouble
    suggesting.suggest(workspace, progress=progress)

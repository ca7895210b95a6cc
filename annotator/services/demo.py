"""Owns the demo project: five reports of the same events, read, extracted and matched."""

from pathlib import Path

from annotator.paths import seeds
from annotator.services import articles, extraction, suggesting
from annotator.services.jobs import Progress
from annotator.services.workspace import Workspace


def build(path: Path, *, analyst: str = "analyst", progress: Progress | None = None) -> Workspace:
    """A new project with the five articles, their claims and suggestions, opened for writing; none if that fails."""
    workspace = Workspace.create(path, analyst=analyst)
    try:
        _fill(workspace, progress)
    except BaseException:
        workspace.close()
        path.unlink()  # half a demo would be in the way of the next attempt
        raise
    return workspace


def _fill(workspace: Workspace, progress: Progress | None) -> None:
    imported = articles.import_paths(workspace, [seeds()], progress=progress)
    extracted = extraction.extract(workspace, workers=1, progress=progress)
    for trouble in (*imported.troubles, *extracted.troubles):
        raise trouble
    suggesting.suggest(workspace, progress=progress)

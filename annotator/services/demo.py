"""Owns the demo project: five reports of the same events, read, extracted and matched."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from annotator.domain.errors import BadFile, Conflict
from annotator.paths import seeds
from annotator.services import articles, extraction, suggesting
from annotator.services.jobs import Progress
from annotator.services.partial import NEW, working_place
from annotator.services.workspace import Workspace


def build(path: Path, *, analyst: str = "analyst", progress: Progress | None = None) -> Workspace:
    """A new project with the five articles, their claims and suggestions, opened for writing; none if that fails.

    It has its name only when it is whole, or who was killed meanwhile would find half a demo for ever.
    """
    if path.exists():
        raise Conflict("project-exists", file=str(path))
    with _made_in(path) as folder:
        with closing(Workspace.create(folder / path.name, analyst=analyst)) as workspace:
            _fill(workspace, progress)
        (folder / path.name).rename(path)
    return Workspace.open(path, analyst=analyst)


@contextmanager
def _made_in(path: Path) -> Iterator[Path]:
    """A folder of ours beside a project that is to be; BadFile where nothing can be made."""
    with ExitStack() as left:
        try:
            folder = left.enter_context(working_place(path)) / NEW
            folder.mkdir()
        except OSError as error:
            raise BadFile("project-unwritable-folder", file=str(path), reason=error.strerror or str(error)) from error
        yield folder


def _fill(workspace: Workspace, progress: Progress | None) -> None:
    imported = articles.import_paths(workspace, [seeds()], progress=progress)
    extracted = extraction.extract(workspace, workers=1, progress=progress)
    for trouble in (*imported.troubles, *extracted.troubles):
        raise trouble
    suggesting.suggest(workspace, progress=progress)

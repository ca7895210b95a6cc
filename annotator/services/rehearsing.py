"""Owns the rehearsal of an import: what would come in and what would not, tried on a copy of the project."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.domain.errors import NotAllowed
from annotator.formats.manner import Reading
from annotator.services.articles import import_paths
from annotator.services.bringing import ImportReport
from annotator.services.jobs import Progress, silent
from annotator.services.workspace import Workspace
from annotator.store.database import inspect, open_copy
from annotator.store.stopping import StoppedError


def rehearse(
    ws: Workspace, paths: Sequence[Path], *, progress: Progress | None = None, how: Mapping[Path, Reading] | None = None
) -> ImportReport:
    """What `import_paths` would report; the project stays as it is. NotAllowed if stopped while it is copied."""
    tell = progress or silent
    with TemporaryDirectory() as folder:
        copy = Path(folder, ws.path.name)
        try:
            open_copy(ws.path, copy, inspect(ws.path), lambda done, total: tell(done, total, "Copying")).close()
        except StoppedError as error:
            raise NotAllowed("rehearsal-stopped") from error
        tried = Workspace.open(copy, analyst=ws.analyst)
        try:
            return import_paths(tried, paths, progress=progress, how=how)
        finally:
            tried.close()

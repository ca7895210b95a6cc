"""Owns the rehearsal of an import: what would come in and what would not, tried on a copy of the project."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from annotator.domain.errors import AnnotatorError, NotAllowed
from annotator.formats.files import importable, in_order
from annotator.formats.manner import Reading
from annotator.services.articles import import_paths
from annotator.services.incoming.file_analysts import path_names
from annotator.services.incoming.import_report import ImportReport
from annotator.services.jobs import Progress, silent
from annotator.services.workspace import Workspace
from annotator.store.database import inspect, open_copy
from annotator.store.stopping import StoppedError

_COUNTING: Final = ("rows-more", "told-more")
"""Messages that stand for many of a kind."""


def rehearse(
    project: Path,
    paths: Sequence[Path],
    *,
    analyst: str,
    progress: Progress | None = None,
    how: Mapping[Path, Reading] | None = None,
    names: Mapping[Path, str] | None = None,
) -> ImportReport:
    """What `import_paths` would report of a project; the file stays as it is, and somebody may have it open.

    BadFile or Missing if it is no project; NotAllowed if stopped while it is copied.
    """
    with _copied(project, analyst, progress or silent) as copy:
        return import_paths(copy, paths, progress=progress, how=how, names=names)


def rehearse_each(
    ws: Workspace, how: Mapping[Path, Reading], *, progress: Progress | None = None
) -> dict[Path, ImportReport]:
    """What each path would bring after those before it, read so; NotAllowed if it was stopped."""
    tell = progress or silent
    reports: dict[Path, ImportReport] = {}
    names = path_names(list(how))
    with _copied(ws.path, ws.analyst, tell) as copy:
        for path in in_order(how, how):
            told = _told(tell, len(reports), len(how), path.name)
            reports[path] = import_paths(copy, [path], progress=told, how={path: how[path]}, names=names)
            if reports[path].stopped:
                raise NotAllowed("rehearsal-stopped")
    return reports


def sum_of(reports: Mapping[Path, ImportReport]) -> ImportReport:
    """All of them in one report."""
    whole = ImportReport()
    for report in reports.values():
        whole.add(report)
    return whole


def weight(ws: Workspace, paths: Sequence[Path], most: int) -> int:
    """How many bytes a rehearsal has to go through, the project's among them; it stops counting above `most`."""
    total = 0
    for file in (ws.path, *(file for path in paths for file in _files(path))):
        total += _bytes(file)
        if total > most:
            break
    return total


def amounts(told: Sequence[AnnotatorError]) -> dict[str, int]:
    """How many troubles of each kind there are, by message id, also those that were only counted."""
    found: Counter[str] = Counter()
    for each in told:
        of_many = each.message_id in _COUNTING
        found[str(each.parameters["kind"]) if of_many else each.message_id] += int(
            each.parameters["count"] if of_many else each.parameters.get("rows", 1)
        )
    return found


def _files(path: Path) -> list[Path]:
    return importable(path) if path.is_dir() else [path]


def _bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _told(tell: Progress, done: int, total: int, name: str) -> Progress:
    return lambda _done, _total, _what: tell(done, total, name)


@contextmanager
def _copied(project: Path, analyst: str, tell: Progress) -> Iterator[Workspace]:
    """A copy of the project as it is at this moment, that is gone afterwards."""
    found = inspect(project)
    with TemporaryDirectory() as folder:
        copy = Path(folder, project.name)
        try:
            open_copy(project, copy, found, lambda done, total: tell(done, total, "Copying")).close()
        except StoppedError as error:
            raise NotAllowed("rehearsal-stopped") from error
        tried = Workspace.open(copy, analyst=analyst)
        try:
            yield tried
        finally:
            tried.close()

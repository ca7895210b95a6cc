"""Owns bringing files in: articles and whatever other programs, or another copy of Annotator, already know of them."""

from collections.abc import Sequence
from pathlib import Path

from annotator.domain.ids import ArticleId
from annotator.formats.document import Given
from annotator.formats.files import read_path
from annotator.services.bringing import Bringing
from annotator.services.bringing import ImportReport as ImportReport  # noqa: PLC0414  # callers name it from here
from annotator.services.jobs import Progress, silent
from annotator.services.workspace import Workspace
from annotator.store import queries


def import_paths(ws: Workspace, paths: Sequence[Path], *, progress: Progress | None = None) -> ImportReport:
    """Everything good in the files and folders; what is bad is named in the report and the rest still goes in."""
    tell, report = progress or silent, ImportReport()
    for done, path in enumerate(paths):
        if report.stopped or not tell(done, len(paths), f"Importing {path.name}"):
            report.stopped = True
            break
        _import_path(ws, path, report)
    else:
        tell(len(paths), len(paths), "Importing")
    return report


def _import_path(ws: Workspace, path: Path, report: ImportReport) -> None:
    bringing = Bringing(ws, report, path.stem)
    for item in read_path(path, text_of=lambda identity: _text(ws, identity)):
        if isinstance(item, Given):
            bringing.add(item.entry)
        else:
            report.troubles.append(item)
    bringing.finish()


def _text(ws: Workspace, identity: ArticleId) -> str | None:
    found = ws.read(lambda c: queries.article(c, identity))
    return found.text if found else None

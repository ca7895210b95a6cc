"""Owns bringing files in: articles and whatever other programs, or another copy of Annotator, already know of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.ids import ArticleId
from annotator.formats.document import Given
from annotator.formats.files import read_path, size
from annotator.services.bringing import Bringing
from annotator.services.bringing import ImportReport as ImportReport  # noqa: PLC0414  # callers name it from here
from annotator.services.jobs import Progress, silent
from annotator.services.workspace import Workspace
from annotator.store import queries

_ASKED_EVERY = 500
"""Lines between two looks at whether to go on."""


def import_paths(ws: Workspace, paths: Sequence[Path], *, progress: Progress | None = None) -> ImportReport:
    """Everything good in the files and folders; what is bad is named in the report and the rest still goes in.

    Progress counts lines, and files that are no lines. Stopped, what is in stays; the same import brings the rest.
    """
    work = _Import(ws, progress or silent, sum(size(path) for path in paths))
    for path in paths:
        work.take(path)
        if work.report.stopped:
            break
    else:
        work.tell(work.total, work.total, "Importing")
    return work.report


@dataclass(slots=True)
class _Import:
    """One import on its way."""

    ws: Workspace
    tell: Progress
    total: int
    done: int = 0
    report: ImportReport = field(default_factory=ImportReport)

    def take(self, path: Path) -> None:
        """Bring in a file or folder, up to where somebody stops it."""
        if not self._goes_on(path):
            return
        bringing = Bringing(self.ws, self.report, path.stem)
        for item in read_path(path, text_of=lambda identity: _text(self.ws, identity)):
            if isinstance(item, Given):
                bringing.add(item)
            else:
                self.report.troubles.append(item)
            self.done += 1
            if self.done % _ASKED_EVERY == 0 and not self._goes_on(path):
                bringing.keep()
                return
        bringing.finish()

    def _goes_on(self, path: Path) -> bool:
        self.report.stopped = not self.tell(min(self.done, self.total), self.total, f"Importing {path.name}")
        return not self.report.stopped


def _text(ws: Workspace, identity: ArticleId) -> str | None:
    found = ws.read(lambda c: queries.article(c, identity))
    return found.text if found else None

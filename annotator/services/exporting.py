"""Owns getting work out: a file in some format, written whole or not at all."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import BadFile, NotAllowed
from annotator.formats.document import Entry
from annotator.formats.registry import format_named, formats
from annotator.services.jobs import Progress, silent
from annotator.services.outgoing import entries
from annotator.services.workspace import Workspace
from annotator.store import export_queries as e


@dataclass(frozen=True, slots=True)
class ExportReport:
    """The file that was written, how many entries it took from the project, and its hash."""

    file: Path
    records: int
    sha256: str


def export(ws: Workspace, name: str, out: Path, *, progress: Progress | None = None) -> ExportReport:
    """The project in a format; Missing for an unknown one, BadFile if the file cannot be written."""
    chosen = format_named(name)
    if chosen.write is None:
        known = ", ".join(each.name for each in formats() if each.writes)
        raise NotAllowed("format-unknown", name=name, known=known)
    if out.resolve() in _own_files(ws):
        raise NotAllowed("export-over-project", file=str(out))
    write, counted = chosen.write, _Counted(progress or silent, total=_total(ws))
    partial = out.with_name(out.name + ".partial")
    try:
        # One read: the whole project as it is at one moment, whatever is decided meanwhile.
        sha256 = ws.read(lambda c: _written(partial, write(counted.through(entries(c)))))
        partial.replace(out)
    except OSError as error:
        raise BadFile("export-failed", file=str(out), reason=error.strerror or str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    return ExportReport(out, counted.done, sha256)


def _own_files(ws: Workspace) -> list[Path]:
    """The project's file and those that lie beside it while it is open."""
    own = ws.path.resolve()
    return [own.with_name(own.name + end) for end in ("", "-wal", "-shm", ".lock")]


def _total(ws: Workspace) -> int:
    """About how many entries there are; the bar needs no better."""
    return ws.read(e.size)


@dataclass(slots=True)
class _Counted:
    """Counts what passes and tells how far it is."""

    tell: Progress
    total: int
    done: int = 0

    def through(self, passing: Iterator[Entry]) -> Iterator[Entry]:
        for entry in passing:
            self.done += 1
            if self.done % 500 == 0 and not self.tell(min(self.done, self.total), self.total, "Exporting"):
                raise NotAllowed("work-stopped", work="Export", done=self.done, total=self.total)
            yield entry


def _written(path: Path, pieces: Iterator[str]) -> str:
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for piece in pieces:
            data = piece.encode("utf-8")
            digest.update(data)
            file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()

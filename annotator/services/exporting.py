"""Owns getting work out: a file in some format, written whole or not at all."""

import errno
import hashlib
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import BadFile, NotAllowed
from annotator.formats.document import Entry
from annotator.formats.registry import format_named, formats
from annotator.services.jobs import Progress, silent
from annotator.services.losses import Kind, Tally
from annotator.services.outgoing import entries
from annotator.services.partial import written_whole
from annotator.services.workspace import Workspace
from annotator.store import export_queries as e


@dataclass(frozen=True, slots=True)
class ExportReport:
    """The file that was written, how much it took from the project by kind, and its hash."""

    file: Path
    kinds: tuple[Kind, ...]
    sha256: str

    @property
    def records(self) -> int:
        """How many entries were taken from the project."""
        return sum(kind.total for kind in self.kinds)


def export(ws: Workspace, name: str, out: Path, *, progress: Progress | None = None) -> ExportReport:
    """The project in a format; Missing for an unknown one, BadFile if the file cannot be written."""
    chosen = format_named(name)
    if chosen.write is None:
        known = ", ".join(each.name for each in formats() if each.writes)
        raise NotAllowed("format-unknown", name=name, known=known)
    target = _target(ws, out)
    write, counted = chosen.write, _Counted(progress or silent, _total(ws), Tally(chosen.rows))
    try:
        # One read: the whole project as it is at one moment, whatever is decided meanwhile.
        sha256 = ws.read(lambda c: _written(target, write(counted.through(entries(c)))))
    except OSError as error:
        raise _failed(out, error) from error
    return ExportReport(out, counted.tally.kinds(), sha256)


def _failed(out: Path, error: OSError) -> BadFile:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return BadFile("export-no-room", file=str(out))
    return BadFile("export-failed", file=str(out), reason=error.strerror or str(error))


def _target(ws: Workspace, out: Path) -> Path:
    """The file that a name stands for, whatever links lead to it; an error if it is anything but a file of data."""
    try:
        mode = out.stat().st_mode
    except FileNotFoundError:
        mode = stat.S_IFREG
    except OSError as error:
        raise _failed(out, error) from error
    if stat.S_ISDIR(mode):
        raise BadFile("export-folder", file=str(out))
    if not stat.S_ISREG(mode):
        raise BadFile("export-special", file=str(out))
    target = out.resolve()
    if target in _own_files(ws):
        raise NotAllowed("export-over-project", file=str(out))
    return target


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
    tally: Tally
    done: int = 0

    def through(self, passing: Iterator[Entry]) -> Iterator[Entry]:
        for entry in passing:
            self.done += 1
            self.tally.count(entry)
            if self.done % 500 == 0 and not self.tell(min(self.done, self.total), self.total, "Exporting"):
                raise NotAllowed("export-stopped", done=self.done, total=self.total)
            yield entry


def _written(target: Path, pieces: Iterator[str]) -> str:
    digest = hashlib.sha256()
    with written_whole(target) as file:
        for piece in pieces:
            data = piece.encode("utf-8")
            digest.update(data)
            file.write(data)
    return digest.hexdigest()

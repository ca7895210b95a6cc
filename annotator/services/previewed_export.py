"""Owns what an export would be, seen before it is made: it is made in a folder of its own and thrown away."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from annotator.formats.choosing import EVERYTHING, Chosen
from annotator.formats.document import Entry
from annotator.formats.format import Format
from annotator.services.exporting import CARD, CARD_DATA, LOSSES, ExportReport, export
from annotator.services.jobs import Progress
from annotator.services.outgoing.outgoing import StoredCase
from annotator.services.workspace import Workspace
from annotator.store import export_queries

_LINES: Final = 12
_WIDE: Final = 400
_HEAD: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Previewed:
    """What would be written: its report, its files if it is a folder, and the first lines of the first with any."""

    report: ExportReport
    files: tuple[str, ...]
    lines: tuple[str, ...]


def deciding(ws: Workspace) -> list[str]:
    """The names of those who decided something."""
    return [name for _, name in ws.read(export_queries.deciding_analysts)]


def kinds_there(ws: Workspace) -> list[type[Entry]]:
    """The kinds of which the project holds any."""
    return ws.read(lambda c: StoredCase(c).kinds_there())


def asked_of(format_: Format, chosen: Chosen) -> Chosen:
    """What a choice that was made for several formats asks of one: what is not for labels holds everything."""
    if format_.is_for_labels:
        return chosen
    return Chosen(analyst=chosen.analyst, soft=chosen.soft) if chosen.analyst or chosen.soft else EVERYTHING


def preview_export(ws: Workspace, format_: Format, chosen: Chosen, *, progress: Progress | None = None) -> Previewed:
    """What an export would be; raises what `export` raises."""
    with TemporaryDirectory() as folder:
        out = format_.beside(Path(folder, ws.path.name))
        report = export(ws, format_.name, out, chosen=asked_of(format_, chosen), progress=progress, lasting=False)
        return Previewed(report, *_seen(out))


def export_all(
    ws: Workspace, wanted: Sequence[tuple[Format, Path]], chosen: Chosen, *, progress: Progress | None = None
) -> list[ExportReport]:
    """Several exports, one after the other, each to its own place; raises what `export` raises."""
    return [export(ws, each.name, out, chosen=asked_of(each, chosen), progress=progress) for each, out in wanted]


def _seen(out: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if not out.is_dir():
        return (), _first_lines(out)
    found = sorted(path for path in out.rglob("*") if path.is_file())
    named = tuple(path.relative_to(out).as_posix() for path in found)
    largest_first = sorted(found, key=lambda path: -path.stat().st_size)  # a configuration is small
    return named, next((lines for path in largest_first if (lines := _first_lines(path))), ())


def _first_lines(path: Path) -> tuple[str, ...]:
    """The beginning of a file of text; nothing of another."""
    if path.name.endswith((LOSSES, CARD, CARD_DATA)):
        return ()
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if b"\0" in head or head.startswith(b"%PDF"):
        return ()
    lines = head.decode("utf-8", "replace").splitlines()[:_LINES]
    return tuple(line[:_WIDE] for line in lines)

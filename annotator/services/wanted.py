"""Owns what an exported file was asked for: as its report says, or its gold card, or as the file itself lets guess."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from annotator.domain.errors import BadFile, Missing, Remark
from annotator.formats.choosing import EVERYTHING, Chosen, decided
from annotator.formats.foreign import foreign_of
from annotator.formats.format import Format
from annotator.formats.originals import on_disk
from annotator.formats.registry import format_written, formats
from annotator.services.exporting import CARD_DATA, LOSSES
from annotator.services.outgoing.losses import asked_in

Wanted = tuple[str, Chosen]
"""The name of a format, and what of a project was asked for in it."""
_MOST_LOOKED_INTO: Final = 100


def wanted(file: Path) -> list[Wanted]:
    """What an export may have been asked for, likeliest first; BadFile if it is not there or nothing tells."""
    try:
        file.stat()
        told = [each for end in (LOSSES, CARD_DATA) if (each := _told(file, end))]
        found = list(dict.fromkeys(told or _guessed(file)))
    except OSError as error:
        raise BadFile("file-unreadable", file=str(file), reason=error.strerror or "unknown") from error
    if not found:
        raise BadFile("report-and-card-gone", file=str(file), report=file.name + LOSSES)
    return found


def report_gone(file: Path) -> Remark | None:
    """That the report beside a file is missing, and what tells in its place what was asked for; None if it is there."""
    report = file.with_name(file.name + LOSSES)
    if report.exists():
        return None
    return Remark("report-gone" if _told(file, CARD_DATA) else "report-gone-guessed", file=str(report))


def _told(file: Path, end: str) -> Wanted | None:
    """What the report or card beside a file says; None if it is not there or says nothing."""
    try:
        name, chosen = asked_in(file.with_name(file.name + end).read_text(encoding="utf-8"))
        return format_written(name).name, chosen
    except (FileNotFoundError, TypeError, ValueError, Missing):
        return None


def _guessed(file: Path) -> Iterator[Wanted]:
    """What is mostly asked for in the formats that a file may be in."""
    for format_ in _likely(file):
        usual = decided(negatives=False) if format_.is_for_labels else EVERYTHING
        for chosen in (usual, EVERYTHING, decided(negatives=False, gold=True), Chosen(gold=True)):
            yield format_.name, chosen


def _likely(file: Path) -> list[Format]:
    """The formats that a file, or the first known one in a folder, may be in."""
    files = sorted(each for each in file.rglob("*") if each.is_file()) if file.is_dir() else [file]
    written = [each for each in formats() if each.writes and each.is_folder == file.is_dir()]
    for each in files[:_MOST_LOOKED_INTO]:
        found = foreign_of(on_disk(each))
        if likely := [found] if found in written and found else [known for known in written if _ends_so(known, each)]:
            return likely
    return []


def _ends_so(known: Format, file: Path) -> bool:
    return known.foreign is None and file.suffix.lower() in known.extensions

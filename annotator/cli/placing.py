"""Owns which format the name of an export asks for, where none is named."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.console import one_line
from annotator.cli.refusing import Refused

if TYPE_CHECKING:
    from annotator.formats.format import Format


def format_of(out: str | None) -> str:
    """The format that the name of a file asks for, JSON Lines if it has no ending; Refused for any other name."""
    from annotator.formats.placing import is_folder
    from annotator.formats.registry import formats

    listed = [known for known in formats() if known.writes]
    written = [known for known in listed if not known.is_folder]
    if out is not None and is_folder(out):
        raise Refused(f"{one_line(out)} is a folder; say which format goes there: --format NAME.")
    suffix = Path(out).suffix.lower() if out else ""
    if not suffix:
        return written[0].name
    first = next((known for known in written if known.suffix == suffix), None)
    called = one_line(Path(out or "").name)
    if first is None:
        known = " or ".join(dict.fromkeys(each.suffix for each in written if not _alike(each, listed)))
        raise Refused(f"No format is called by {suffix}; end the name of {called} in {known}, or say --format NAME.")
    if alike := _alike(first, listed):
        names = ", ".join(each.name for each in alike)
        raise Refused(f"Several formats end in {suffix}; say which {called} is to be: --format NAME, one of {names}.")
    return first.name


def _alike(known: "Format", listed: "Sequence[Format]") -> "Sequence[Format]":
    """The formats that end as one for labels does, itself among them, if its ending alone asks for none; else none."""
    alike = [each for each in listed if each.suffix == known.suffix]
    return alike if known.is_for_labels and len(alike) > 1 else []

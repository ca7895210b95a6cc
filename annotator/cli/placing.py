"""Owns which format the name of an export asks for, where none is named."""

from pathlib import Path

from annotator.cli.console import one_line
from annotator.cli.refusing import Refused


def format_of(out: str | None) -> str:
    """The format that the name of a file asks for, JSON Lines if it has no ending; Refused for any other name."""
    from annotator.formats.placing import is_folder
    from annotator.formats.registry import formats

    written = [known for known in formats() if known.writes and not known.is_folder]
    if out is not None and is_folder(out):
        raise Refused(f"{one_line(out)} is a folder; say which format goes there: --format NAME.")
    suffix = Path(out).suffix.lower() if out else ""
    if not suffix:
        return written[0].name
    name = next((known.name for known in written if suffix == known.suffix), "")
    if not name:
        known = " or ".join(dict.fromkeys(each.suffix for each in written))
        called = one_line(Path(out or "").name)
        raise Refused(f"No format is called by {suffix}; end the name of {called} in {known}, or say --format NAME.")
    return name

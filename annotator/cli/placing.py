"""Owns where an export goes: the place that was asked for, with the ending by which its format is known again."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.console import one_line
from annotator.cli.refusing import Refused

if TYPE_CHECKING:
    from annotator.formats.format import Format


def format_of(out: str | None) -> str:
    """The format that the name of a file asks for, JSON Lines if it has no ending; Refused for any other name."""
    from annotator.formats.registry import formats

    written = [known for known in formats() if known.writes and not known.is_folder]
    if out is not None and _is_folder(out):
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


def placed(format_: "Format", out: str | None, source: Path, *, split: bool) -> Path:
    """Where an export goes: beside its project unless a place is named; a file gets its ending if it has none.

    Refused for a folder where the format is one file, and for an ending by which another format would be read.
    """
    if out is None:
        return source.with_name(f"{source.stem}-{format_.name}") if split else format_.beside(source)
    path = Path(out)
    if format_.is_folder or split:
        return path
    if _is_folder(out):
        inside = one_line(path / format_.beside(source).name)
        raise Refused(f"{format_.short_title} is one file, and {one_line(out)} a folder; name a file: --out {inside}.")
    if path.suffix.lower() in format_.extensions:
        return path
    other = _others(path.suffix.lower())
    if other:
        called = one_line(path.name)
        raise Refused(
            f"{called} would be read as {other}, not as {format_.short_title}; end its name in {format_.suffix}."
        )
    return path.with_name(path.name + format_.suffix)


def _is_folder(out: str) -> bool:
    """Whether a place is a folder, or is written like one."""
    return out.endswith(tuple(filter(None, (os.sep, os.altsep)))) or Path(out).is_dir()


def _others(suffix: str) -> str:
    """What files with an ending are read as; "" if nobody knows it."""
    from annotator.formats.registry import formats

    return next((each.short_title for each in formats() if suffix in each.known_by), "")

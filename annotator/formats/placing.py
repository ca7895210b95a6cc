"""Owns where an export goes: the place that was asked for, with the ending by which its format is known again."""

import os
from pathlib import Path

from annotator.domain.errors import NotAllowed
from annotator.formats.format import Format
from annotator.formats.registry import formats


def beside(format_: Format, project: Path, *, split: bool) -> Path:
    """Where an export goes unless a place is named: beside its project; the parts of a split into a folder."""
    return project.with_name(f"{project.stem}-{format_.name}") if split else format_.beside(project)


def placed(format_: Format, out: str, project: Path, *, split: bool) -> Path:
    """The place that was asked for; a file gets the ending of its format if it has none that is known.

    A folder that is made loses one by which it would be taken for a file.
    NotAllowed for a folder where the format is one file, and for an ending by which another format would be read.
    """
    path = Path(out)
    if format_.is_folder or split:
        return path if path.is_dir() or not _read_as(path.suffix.lower()) else path.with_suffix("")
    if is_folder(out):
        inside = path / format_.beside(project).name
        raise NotAllowed("export-into-folder", title=format_.short_title, file=out, inside=str(inside))
    if path.suffix.lower() in format_.extensions:
        return path
    if other := _read_as(path.suffix.lower()):
        told = {"title": format_.short_title, "ending": format_.suffix}
        raise NotAllowed("export-ending", file=path.name, other=other, **told)
    return path.with_name(path.name + format_.suffix)


def is_folder(out: str) -> bool:
    """Whether a place is a folder, or is written like one."""
    return out.endswith(tuple(filter(None, (os.sep, os.altsep)))) or Path(out).is_dir()


def _read_as(suffix: str) -> str:
    """What files with an ending are read as; "" if nobody knows it."""
    return next((each.short_title for each in formats() if suffix in each.known_by), "")

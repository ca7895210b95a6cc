"""Owns the formats that other installed packages bring, and what keeps one of them from being used."""

import functools
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from annotator.formats.format import ENTRY_POINTS, Format


@dataclass(frozen=True, slots=True)
class Unusable:
    """An entry point that gives no format: its name, the package that brings it, and why not."""

    name: str
    package: str
    reason: str


@functools.cache
def brought() -> tuple[tuple[Format, ...], tuple[Unusable, ...]]:
    """The formats of other packages by name, and what of theirs cannot be used; read once a process."""
    usable: dict[str, Format] = {}
    unusable: list[Unusable] = []
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name):
        found = _loaded(point)
        if isinstance(found, Unusable):
            unusable.append(found)
        elif usable.setdefault(found.name, found) is not found:
            unusable.append(Unusable(point.name, _package(point), TAKEN))
    return tuple(usable.values()), tuple(unusable)


TAKEN: Final = "another format is called so"


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist else "?"


def _loaded(point: EntryPoint) -> Format | Unusable:
    package = _package(point)
    try:
        given = point.load()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - code of others, which may raise anything, or end us
        return Unusable(point.name, package, f"{type(error).__name__} {error}"[:120])
    if not isinstance(given, Format):
        return Unusable(point.name, package, f"it is a {type(given).__name__} and no Format")
    if given.name != point.name:
        return Unusable(point.name, package, f"it calls itself {ascii(given.name)[:120]}")
    return given

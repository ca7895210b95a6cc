"""Owns whose labels the files of one folder hold: of the folder's one analyst, or each file of one of its own."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from annotator.domain.ids import TargetId
from annotator.formats.document import ClaimEntry, FactEntry, Given, identity

_Place = tuple[str, ...]
_BETWEEN: Final = re.compile(r"[/\\]")


@dataclass(frozen=True, slots=True)
class FileAnalysts:
    """How the analysts are called who labelled what came from one path: by it, or by files and folders below it."""

    name: str
    own: Mapping[str, str]
    """How the analyst of a file is called, for files that have one of their own."""

    def called(self, given: Given) -> str:
        """How the analyst is called who said what a file gave."""
        return called(self.own.get(given.file, self.name), given.labeller)

    def is_one_of_several(self, given: Given) -> bool:
        """Whether others may have labelled the same things as who said this."""
        return bool(given.labeller) or given.file in self.own


def called(name: str, by: str) -> str:
    """How the analyst is called who labelled a file, by the file and who of its annotators it was."""
    return f"{name}: {by}" if by else name


def path_names(paths: Sequence[Path]) -> dict[Path, str]:
    """What the analyst of each path is called: as it is, with its folder before that where others are called so."""
    folders: dict[str, set[Path]] = {}
    for path in paths:
        folders.setdefault(path.stem, set()).add(path.parent)
    return {path: path.stem if len(folders[path.stem]) == 1 else f"{path.parent.name}/{path.stem}" for path in paths}


def file_analysts(given: Sequence[Given], name: str) -> FileAnalysts:
    """Files that judge the same things are of an analyst each, if most files or folders beside one another do so."""
    judged: dict[str, set[TargetId]] = {}
    for each in given:
        if not each.labeller and isinstance(each.entry, ClaimEntry | FactEntry):
            judged.setdefault(each.file, set()).add(identity(each.entry))
    if len(judged) < _SEVERAL:
        return FileAnalysts(name, {})
    places = {_place(file): file for file in judged}
    said = {place: judged[file] for place, file in places.items()}
    return FileAnalysts(name, {places[place]: own for place, own in _divided(said, 0, "")})


_SEVERAL: Final = 2


def _place(file: str) -> _Place:
    """The folders that a file lies in, and its name without the ending, which are the same for its parts."""
    *folders, last = _BETWEEN.split(file)
    return (*folders, PurePath(last).stem, PurePath(last).suffix)


def _divided(judged: Mapping[_Place, set[TargetId]], depth: int, name: str) -> Iterator[tuple[_Place, str]]:
    """The places that have an analyst of their own, and how that is called; `depth` is what they have in common."""
    below: dict[str, dict[_Place, set[TargetId]]] = {}
    for place, targets in judged.items():
        if depth < len(place) - 1:
            below.setdefault(place[depth], {})[place] = targets
    judging = Counter(target for each in below.values() for target in set[TargetId]().union(*each.values()))
    alike = sum(any(judging[t] > 1 for said in each.values() for t in said) for each in below.values())
    divides = len(below) > 1 and alike * 2 > len(below)
    for part, each in below.items():
        own = f"{name}/{part}".strip("/") if divides else name
        further = dict(_divided(each, depth + 1, own))
        yield from ((place, further.get(place, own)) for place in each if own or place in further)

"""Owns which files of a topic are read together: their chains go through all of them, and a file knows only its own."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.domain.errors import BadFile
from annotator.formats.originals import Original

_NAME: Final = re.compile(r"(?P<topic>\d{1,9})_(?P<number>\d{1,9})(?P<kind>ecb|ecbplus)(?P<end>(?:\.xml)+)")
_KINDS: Final = ("ecb", "ecbplus")
_GAP: Final = 12
"""How many numbers in a row may be missing within a topic."""


def following(name: str) -> tuple[str, ...]:
    """The names that the next files of a topic can have, in their order; none for a name of another kind."""
    found = _NAME.fullmatch(name)
    if found is None:
        return ()
    number, place = int(found["number"]), _KINDS.index(found["kind"])
    named = [(number, kind) for kind in _KINDS[place + 1 :]]
    named += [(number + step, kind) for step in range(1, _GAP + 1) for kind in _KINDS]
    return tuple(f"{found['topic']}_{at}{kind}{found['end']}" for at, kind in named)


def together(original: Original) -> Iterator[Original]:
    """A file, and those of its topic that come after it."""
    yield original
    last, waiting = original, list(following(original.name))
    while waiting:
        try:
            other = original.beside(waiting.pop(0))
            other.head(1)
        except BadFile:
            continue
        yield other
        last = other
        waiting = list(following(last.name))

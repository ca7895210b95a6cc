"""Owns what is told of relations between spans that have nothing to stay with."""

from collections.abc import Iterator, Sequence
from typing import Final

from annotator.domain.errors import Remark

_MOST_SHOWN: Final = 6


def loose_relations(which: Sequence[str], file: str) -> Iterator[Remark]:
    """What to tell of relations that join a span which is not there, the first of them by name."""
    if which:
        more = f" and {len(which) - _MOST_SHOWN} more" if len(which) > _MOST_SHOWN else ""
        yield Remark("relations-nowhere", file=file, count=len(which), which=", ".join(which[:_MOST_SHOWN]) + more)

"""Owns which number, or which date, of one claim is held against which of another."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Told = TypeVar("Told")


def paired(
    ours: Sequence[Told],
    theirs: Sequence[Told],
    comparable: Callable[[Told, Told], bool],
    fit: Callable[[Told, Told], bool],
    *,
    like: Callable[[Told, Told], bool] | None = None,
) -> list[tuple[Told, Told]]:
    """Pairs of what can be compared, each thing once: first those that are `like`, of these what fits, then by place.

    The same pairs come out the other way round, for two pairs of like places never share a thing.
    """
    every = [
        (like is not None and not like(one, other), not fit(one, other), place + beside, place, beside)
        for place, one in enumerate(ours)
        for beside, other in enumerate(theirs)
        if comparable(one, other)
    ]
    taken: list[tuple[int, int]] = []
    mine: set[int] = set()
    yours: set[int] = set()
    for *_, place, beside in sorted(every):
        if place not in mine and beside not in yours:
            taken.append((place, beside))
            mine.add(place)
            yours.add(beside)
    return [(ours[place], theirs[beside]) for place, beside in taken]

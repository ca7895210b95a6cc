"""Owns how two places lie: which is in which, as far as a list of lands and large towns tells."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from annotator.match.names.endonyms import english_names
from annotator.match.names.folding import plain
from annotator.match.names.lands import Land, lands, parts_of_lands, regions


class Lying(StrEnum):
    """How a place lies to another; unknown: nothing tells, or one may well lie in the other."""

    SAME = "same"
    WITHIN = "within"
    HOLDS = "holds"
    APART = "apart"
    UNKNOWN = "unknown"


class _Kind(StrEnum):
    TOWN = "town"
    PART = "part of a land"
    LAND = "land"
    WIDER = "wider"


class _Place(NamedTuple):
    """One of the places that a name may mean: its first spelling, and all that it lies in."""

    name: str
    kind: _Kind
    within: frozenset[str]


_Atlas = Mapping[str, tuple[_Place, ...]]
_BEST = (Lying.SAME, Lying.WITHIN, Lying.HOLDS, Lying.UNKNOWN, Lying.APART)


def lying(a: str, b: str, *, part_of_a: bool = False, part_of_b: bool = False) -> Lying:
    """How place a lies to place b by their names; `part_of_a`: only a part of a is meant, as in "eastern Libya".

    Worked examples: Tripoli lies within Libya, Tripoli and Benghazi lie apart; nobody knows whether Tobruk lies in
    a part of Libya. A name that several places have lies apart only if all of them do.
    """
    ones, others = _known(a), _known(b)
    if not ones or not others:
        return Lying.UNKNOWN
    found = {_between(one, other) for one in ones for other in others}
    return _of_parts(next(one for one in _BEST if one in found), part_of_a=part_of_a, part_of_b=part_of_b)


def is_place(name: str) -> bool:
    """Whether a name is known as that of a land, a part of one, a wider region or a large town."""
    return bool(_known(name))


def is_wide(name: str) -> bool:
    """Whether a name may mean more than a town: a land, a part of one or a wider region."""
    return any(place.kind is not _Kind.TOWN for place in _known(name))


def first_spellings(name: str) -> frozenset[str]:
    """By what the list names first the places that a name may mean; empty for one that is not in it."""
    return frozenset(place.name for place in _known(name))


def _of_parts(found: Lying, *, part_of_a: bool, part_of_b: bool) -> Lying:
    if found is Lying.SAME and part_of_a != part_of_b:
        return Lying.WITHIN if part_of_a else Lying.HOLDS
    unsure = (found is Lying.WITHIN and part_of_b) or (found is Lying.HOLDS and part_of_a)
    return Lying.UNKNOWN if unsure or (found is Lying.SAME and part_of_a) else found


def _between(one: _Place, other: _Place) -> Lying:
    # Of a town's spellings one may be listed for its part of the land, too: then it lies in more.
    if (one.name, one.kind) == (other.name, other.kind) and (one.within <= other.within or other.within <= one.within):
        return Lying.SAME
    if other.name in one.within:
        return Lying.WITHIN
    if one.name in other.within:
        return Lying.HOLDS
    return Lying.UNKNOWN if _unmapped(one, other) or _unmapped(other, one) else Lying.APART


def _unmapped(one: _Place, other: _Place) -> bool:
    """Whether the list does not tell if one lies in the other: a town in a part of its land, two wide regions."""
    if one.kind is other.kind is _Kind.WIDER:
        return True
    in_one_land = bool(one.within & other.within)
    return other.kind is _Kind.PART and one.kind is _Kind.TOWN and in_one_land and not _parts_of(one)


def _parts_of(place: _Place) -> bool:
    return any(found.kind is _Kind.PART for name in place.within for found in _known(name))


def _known(name: str) -> tuple[_Place, ...]:
    found = _atlas().get(plain(name).removeprefix("the "), ())
    return found or tuple(each for called in sorted(english_names(name)) for each in _atlas().get(plain(called), ()))


@cache
def _atlas() -> _Atlas:
    """From every spelling to the places it may mean."""
    wider: dict[str, set[str]] = defaultdict(set)
    found: dict[str, dict[tuple[str, _Kind, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for region, members in regions():
        _add(found, (region,), _Kind.WIDER, "", ())
        for member in members:
            wider[member].add(region)
    for land in lands():
        wider[land.spellings[0]].add(land.within)
        _add(found, (land.within,), _Kind.WIDER, "", ())
        _add_land(found, land, _Kind.LAND, land.spellings[0], wider[land.spellings[0]])
    for part in parts_of_lands():
        _add_land(found, part, _Kind.PART, part.within, {part.within, *wider[part.within]})
    return {
        spelling: tuple(_Place(name, kind, frozenset(within)) for (name, kind, _), within in sorted(places.items()))
        for spelling, places in found.items()
    }


def _add_land(
    found: dict[str, dict[tuple[str, _Kind, str], set[str]]], land: Land, kind: _Kind, root: str, within: Iterable[str]
) -> None:
    _add(found, land.spellings, kind, root, within)
    for town in land.towns:
        _add(found, town, _Kind.TOWN, root, {land.spellings[0], *within})


def _add(
    found: dict[str, dict[tuple[str, _Kind, str], set[str]]],
    spellings: tuple[str, ...],
    kind: _Kind,
    root: str,
    within: Iterable[str],
) -> None:
    for spelling in spellings:
        found[plain(spelling)][spellings[0], kind, root].update(within)

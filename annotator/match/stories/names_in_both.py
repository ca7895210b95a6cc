"""Owns the names that two reports have in common: what begins a sentence of one is a name where the other tells so."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from annotator.match.entities.sounds import sound
from annotator.match.names.callings import KIND_OF
from annotator.match.names.demonyms import adjectives
from annotator.match.names.places import Lying, lying
from annotator.match.stories.reports import ReportProfile
from annotator.match.words.lexicon import TITLES
from annotator.match.words.rarity import rarity
from annotator.match.words.stems import stem

_IN_ONE = (Lying.SAME, Lying.WITHIN, Lying.HOLDS)
_TITLES = frozenset(map(stem, (*TITLES, *KIND_OF)))


class NamesInBoth(NamedTuple):
    """The names of either report by how they sound, and those of both; `both` in the order of letters."""

    ours: Mapping[str, str]
    theirs: Mapping[str, str]
    both: tuple[str, ...]

    @property
    def fewer(self) -> int:
        """How many names the report with fewer has."""
        return min(len(self.ours), len(self.theirs))

    def rarities(self) -> list[float]:
        """How rare the names are that both have."""
        return [min(rarity(self.ours[key]), rarity(self.theirs[key])) for key in self.both]


def names_in_both(a: ReportProfile, b: ReportProfile) -> NamesInBoth:
    """The names of two reports, however they are spelled; a land and its people are one, and so are initials.

    A capital that begins a sentence tells no name by itself. Worked example: "Protesters stormed the palace", "Wagner
    left the town" and "the head of Wagner" have one name in common.
    """
    ours, theirs = _sounds(a.names), _sounds(b.names)
    ours |= {key: name for key, name in _sounds(a.cast.perhaps).items() if key in theirs and key not in ours}
    theirs |= {key: name for key, name in _sounds(b.cast.perhaps).items() if key in ours and key not in theirs}
    ours |= {sound(name): name for name in sorted(a.cast.initials & b.names)}
    theirs |= {sound(name): name for name in sorted(b.cast.initials & a.names)}
    return NamesInBoth(ours, theirs, tuple(sorted(ours.keys() & theirs.keys())))


def share_named(a: ReportProfile, b: ReportProfile, named: NamesInBoth) -> float:
    """How much of what the report with fewer names and places tells is told by the other, 0..1; titles tell nothing.

    A town counts for its land: "Colombo" and "Sri Lankan demonstrators".
    """
    placed = a.cast.placed | b.cast.placed | _TITLES
    ours, theirs = ({key for key, name in side.items() if name not in placed} for side in (named.ours, named.theirs))
    fewer = min(len(ours) + len(a.cast.places), len(theirs) + len(b.cast.places))
    near = min(_near(a.cast.places, b.cast.places), _near(b.cast.places, a.cast.places))
    return min(1.0, (len(ours & theirs) + near) / fewer) if fewer else 0.0


def _near(places: tuple[str, ...], others: tuple[str, ...]) -> int:
    """How many places are, hold or lie in one of the others."""
    return sum(any(lying(one, other) in _IN_ONE for other in others) for one in places)


def places_within(a: ReportProfile, b: ReportProfile) -> bool:
    """Whether a place of one report is, holds or lies in one of the other."""
    return _near(a.cast.places, b.cast.places) > 0


def places_apart(a: ReportProfile, b: ReportProfile) -> bool:
    """Whether both name places first that lie apart from all that the other names."""
    ours, theirs = a.cast.places, b.cast.places
    return bool(ours and theirs) and _all_apart(ours[0], theirs) and _all_apart(theirs[0], ours)


def persons_apart(a: ReportProfile, b: ReportProfile) -> bool:
    """Whether both name persons, and none whom the other tells of."""
    ours, theirs = a.cast.surnames, b.cast.surnames
    return bool(ours and theirs) and _untold(ours, b) and _untold(theirs, a)


def _untold(surnames: frozenset[str], by: ReportProfile) -> bool:
    told = {sound(word) for word in (*by.words, *by.names, *by.cast.perhaps)}
    return told.isdisjoint(map(sound, surnames))


def _all_apart(place: str, others: tuple[str, ...]) -> bool:
    return all(lying(place, other) is Lying.APART for other in others)


def _sounds(names: frozenset[str]) -> dict[str, str]:
    people = _lands_by_people()
    return {sound(people.get(name, name)): name for name in sorted(names)}


@cache
def _lands_by_people() -> Mapping[str, str]:
    """From the stems of the adjectives of lands to those of the lands: "libyan" and "libya"."""
    return {stem(adjective): stem(land) for adjective, land in adjectives().items()}

"""Owns which names two claims have in common, by whatever spelling, land, office or seat of government."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotator.match.claims.acting import ends
from annotator.match.claims.facets import Facets
from annotator.match.names.named import RANKS, Named, alike, of_one_land
from annotator.match.names.of_lands import government_of, land_called, office_of, seat_of
from annotator.match.names.places import Lying, is_place, lying
from annotator.match.tongues.tongue import folded
from annotator.match.words.lexicon import TITLES
from annotator.match.words.stems import stem

_TITLES = frozenset(map(stem, TITLES))


@dataclass(frozen=True, slots=True)
class Matched:
    """The names of two claims: those that only a or only b has, and those of a and of b that both have."""

    only_a: tuple[Named, ...]
    only_b: tuple[Named, ...]
    both_a: tuple[Named, ...]
    both_b: tuple[Named, ...]

    @property
    def lists(self) -> bool:
        """Whether they name lists that overlap and differ: one belongs to a, another to b, a third to both."""
        return _listed_with(self.only_a, self.both_a) and _listed_with(self.only_b, self.both_b)


def _listed_with(names: Iterable[Named], others: Iterable[Named]) -> bool:
    lists = {name.series for name in others}
    return any(name.series in lists for name in names)


def matched(a: Facets, b: Facets) -> Matched:
    """Which names two claims share."""
    only_a, only_b = _unmatched(a, b), _unmatched(b, a)
    told_a, told_b = (tuple(name for name in names if not name.voice) for names in (only_a, only_b))
    return Matched(
        _lying(told_a, told_b),
        _lying(told_b, told_a),
        tuple(name for name in a.names if name not in only_a),
        tuple(name for name in b.names if name not in only_b),
    )


def _lying(names: tuple[Named, ...], others: tuple[Named, ...]) -> tuple[Named, ...]:
    """The names; one that holds or lies in one of the others says where: "hit Mombasa" and "hit Kenya"."""
    return tuple(
        name if name.place or not any(_nested(name, one) for one in others) else replace(name, place=True)
        for name in names
    )


def _nested(one: Named, other: Named) -> bool:
    """Whether one place lies in the other, or only a part of one is told, which is no one who acts: "eastern Libya"."""
    if one.region != other.region and is_place((one if one.region else other).text):
        return True
    return lying(one.text, other.text) in (Lying.WITHIN, Lying.HOLDS)


def _unmatched(side: Facets, other: Facets) -> tuple[Named, ...]:
    """The names of one claim that the other has neither as a name nor among its words."""
    return tuple(
        name
        for name in side.names
        if not name.stems <= other.stems
        and not name.stems <= _TITLES
        and not any(slot and slot <= name.stems for slot in (other.subject, other.object))
        and not any(alike(name.text, one.text) for one in other.names)
        and not (side.tongue != other.tongue and among(name, other))
        and not any(_is_body(name, one, other) or _is_body(one, name, side) for one in other.names)
        and not any(_one_government(name, side, one, other) for one in other.names)
    )


def _is_body(body: Named, land: Named, side: Facets) -> bool:
    """Whether a claim that names a land tells of its body: "German Defence Ministry", "Germany's defence ministry".

    Nor is more told where it tells of the office of somebody: "Germany's defence minister".
    """
    office = office_of(body.text)
    if office and office.land == land_called(land.text):
        return office.what <= side.stems
    told = of_one_land(body.text, land.text)
    return told is not None and told - RANKS <= side.stems


def _one_government(name: Named, side: Facets, one: Named, other: Facets) -> bool:
    """Whether who acts is told by a capital, and in the other claim by its land: "Ankara", "the Turkish parliament"."""
    if not (seat_of(name.text) or seat_of(one.text)) or name.place or one.place:
        return False
    ours, theirs = ends(side), ends(other)
    in_one_part = name.stems <= ours[0] and one.stems <= theirs[0]
    if side.accuses and other.accuses:
        in_one_part = in_one_part or (name.stems <= ours[1] and one.stems <= theirs[1])
    land = government_of(name.text)
    return in_one_part and land is not None and land == government_of(one.text)


def among(name: Named, other: Facets) -> bool:
    """Whether all words of a name stand in a claim of another language, where they may be no name that is known."""
    told = {folded(word.text) for word in other.words}
    return all(folded(word) in told for word in name.text.split())

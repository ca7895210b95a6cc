"""Owns what one claim tells to have been added and the other to have been cut: jobs, routes, seats."""

from collections.abc import Iterator

from annotator.match.claims.acting import ends
from annotator.match.claims.facets import Facets
from annotator.match.claims.opposed import Opposed
from annotator.match.words.senses import senses_of, stems_of
from annotator.match.words.words import Word

_ADDED = stems_of("add added create hire recruit employ gain introduce establish reinstate restore")
_CUT = stems_of("cut axe axed shed drop slash scrap eliminate lose remove trim abolish discontinue dismiss fire sack")


def added_and_cut(side: Facets, other: Facets) -> Iterator[Opposed]:
    """What somebody added in one claim and cut in the other, as many of the same.

    Worked example: "The firm added 300 jobs" and "The firm cut 300 jobs"; not "cut 500 jobs", which may be another
    year's, nor "added salt" and "cut the meat".
    """
    added, cut = (_word(one, deeds, rest) for one, deeds, rest in ((side, _ADDED, _CUT), (other, _CUT, _ADDED)))
    if added is None or cut is None:
        return
    (ours, gained), (theirs, lost) = ends(side), ends(other)
    whose = senses_of(ours), senses_of(theirs)
    if (all(whose) and whose[0].isdisjoint(whose[1])) or _things(gained).isdisjoint(_things(lost)):
        return
    if all(one.agrees(told) for one in side.quantities for told in other.quantities if one.comparable(told)):
        yield Opposed(added, cut, bool(side.denials) != bool(other.denials))


def _things(told: frozenset[str]) -> frozenset[str]:
    return senses_of(one for one in told if not one[0].isdigit())


def _word(side: Facets, deeds: frozenset[str], opposite: frozenset[str]) -> Word | None:
    """The word of the deed, of which a claim does not tell the opposite too: "cut costs and created jobs"."""
    if side.core.isdisjoint(deeds) or not side.stems.isdisjoint(opposite):
        return None
    return next((word for word in side.words if word.stem in deeds and word.stem in side.core), None)

"""Owns what was turned down and so not done: an extension that was rejected extended nothing."""

from annotator.match.claims.facets import Facets
from annotator.match.words.senses import LIGHT, senses_of, stems_of

_TURNS_DOWN = senses_of(stems_of("reject veto torpedo"))


def turned_down(side: Facets, other: Facets) -> bool:
    """Whether a claim tells that a deed was turned down, by its noun, and the other that it was done to the same.

    Worked example: "Parliament rejected an extension of the mandate" and "Parliament extended the mandate"; not "will
    extend it", nor "extended the curfew".
    """
    rejected = senses_of(side.core)
    if rejected.isdisjoint(_TURNS_DOWN) or other.denials or other.prospects or side.denials or side.prospects:
        return False
    deed = senses_of(other.core - LIGHT)
    if not deed or not deed.isdisjoint(_TURNS_DOWN):
        return False
    told = senses_of(side.object | side.subject)
    done = senses_of(other.object or other.subject) - deed
    return not deed.isdisjoint(told) and not done.isdisjoint(told - deed)

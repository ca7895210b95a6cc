"""Owns who was held and then let go: a release tells what became of an arrest, a rescue of those who were trapped."""

import re
from collections.abc import Iterable

from annotator.match.claims.acting import ends
from annotator.match.claims.attributes import Attribute
from annotator.match.claims.evidence import Evidence
from annotator.match.claims.facets import Facets
from annotator.match.claims.participants import ANYBODY
from annotator.match.measures.counted import PERSON
from annotator.match.names.named import Named
from annotator.match.words.senses import senses_of, stems_of

_CAUGHT = stems_of("trap strand bury")
"""Of these states the verb often tells no more than that they last: "remain trapped"."""
_HELD = senses_of(stems_of("arrest detain jail imprison remand kidnap abduct") | _CAUGHT)
_FREED = senses_of(stems_of("release free bail rescue save"))
_ON_BAIL = re.compile(r"\b(?:granted|freed on|released on|given|made) bail\b", re.IGNORECASE)


def let_go(side: Facets, other: Facets, found: Evidence) -> bool:
    """Whether a claim tells of the release of somebody of whose arrest the other tells, and no day parts the two.

    Worked example: "A judge released Captain Veit on bail" and "Police arrested the captain, Marko Veit"; not "released
    two suspects" and "arrested five suspects".
    """
    if not _freed_and_held(side, other) or some_let_go(side, other):
        return False
    return not _open(side) and not _open(other) and _of_one(side, other, found)


def some_let_go(side: Facets, other: Facets) -> bool:
    """Whether a claim tells that fewer were let go than the other tells were held: "two suspects" of five."""
    if not _freed_and_held(side, other):
        return False
    ours, theirs = ([one for one in told.quantities if one.unit == PERSON] for told in (side, other))
    return bool(ours and theirs) and all(one.high < held.low for one in ours for held in theirs)


def _freed_and_held(side: Facets, other: Facets) -> bool:
    freed, held = senses_of(side.core), senses_of(other.core | (other.object & _CAUGHT))
    if held.isdisjoint(_HELD) or not freed.isdisjoint(_HELD) or not held.isdisjoint(_FREED):
        return False
    return not freed.isdisjoint(_FREED) or _ON_BAIL.search(side.text) is not None


def _open(side: Facets) -> bool:
    """Whether a claim denies something, or tells it as not done yet or held against somebody."""
    return bool(side.denials or side.prospects or side.supposes or side.accuses)


def _of_one(side: Facets, other: Facets, found: Evidence) -> bool:
    """Whether both were done to the same, as far as names, numbers and times tell."""
    if any(found.of(each).differs for each in (Attribute.WHEN, Attribute.WHERE, Attribute.HOW_MANY)):
        return False
    named = found.named
    ours, theirs = ends(side)[1] - ANYBODY, _held_ones(other) - ANYBODY
    named_so = any(name.stems <= ours for name in (*named.both_a, *named.both_b) if not name.place)
    others = _of(named.only_a + named.only_b, ours) and _of(named.only_a + named.only_b, theirs)
    return (named_so or not ours.isdisjoint(theirs)) and not others


def _held_ones(side: Facets) -> frozenset[str]:
    """The stems of those who are held; of those who "remain trapped", too."""
    return ends(side)[1] if side.object.isdisjoint(_CAUGHT) else side.subject


def _of(names: Iterable[Named], done: frozenset[str]) -> bool:
    """Whether any of some names is of those to whom it was done."""
    return any(name.stems <= done for name in names)

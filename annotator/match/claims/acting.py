"""Owns who acts in a claim, and to whom it is done, by its slots and whether its verb is passive."""

import re
from functools import lru_cache

from annotator.match.claims.facets import Facets
from annotator.match.words.lexicon import listed
from annotator.match.words.stems import stem
from annotator.match.words.words import stems

# The deed begins where its word does, or a long word would be looked through from each of its letters.
_AGENT = re.compile(r"(?<![^\W_])(?P<deed>[^\W_]+) by (?P<agent>(?:[^\W_][\w'’-]* ?){1,4})")
"""Who acts in the passive: the words behind "by"."""
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be) (?:[a-z]+ly |also |then )?([a-z]+)\b", re.IGNORECASE)
_CLAUSE_ENDS, _BEHIND = re.compile(r"[.;:!?]\s"), 200
_BY = " by "
_PARTICLES = listed("out down up off over away")


def ends(side: Facets) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of who acts, and of whom it is done to."""
    found = agent(side)
    if found is None:
        undergoing = not side.core.isdisjoint(_undergone(side.text))
        return (frozenset(), side.subject) if undergoing else (side.subject, side.object)
    doer = frozenset(stems(found["agent"])) & side.object
    one_verb = side.core == {stem(found["deed"].lower())} or (found["deed"] in _PARTICLES and len(side.core) == 1)
    plain = one_verb and doer and side.subject.isdisjoint(side.object)
    return (doer, side.subject) if plain else (frozenset(), frozenset())


@lru_cache(maxsize=50_000)
def _undergone(text: str) -> frozenset[str]:
    """The stems of what is told in the passive, kept, for a claim is held against many others."""
    return frozenset(stem(deed[1].lower()) for deed in _PASSIVE.finditer(text))


def all_agents(side: Facets) -> frozenset[str]:
    """The stems of what stands behind "by", to the end of the clause: a list of agents in whatever order."""
    found = agent(side)
    if found is None:
        return frozenset()
    behind = side.text[found.start("agent") :][:_BEHIND]
    return frozenset(stems(_CLAUSE_ENDS.split(behind, maxsplit=1)[0]))


def agent(side: Facets) -> re.Match[str] | None:
    """Who is told by "by" to act; what rose "by 3 metres", or was won "by two goals", was so by nobody."""
    found = _AGENT.search(side.text) if _BY in side.text else None
    if found is None:
        return None
    at, active = found.start("agent") + side.start, stem(found["deed"].lower()) not in _undergone(side.text)
    counted = (each for each in side.quantities if each.span.start <= at < each.span.end)
    return None if any(each.written or active for each in counted) else found

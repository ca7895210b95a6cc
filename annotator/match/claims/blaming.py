"""Owns whom somebody blames or accuses of what, and how that stands to who did it as the other claim tells it."""

import re
from typing import NamedTuple

from annotator.match.claims.acting import ends
from annotator.match.claims.causation import cause_blamed
from annotator.match.claims.facets import Facets
from annotator.match.words.senses import senses_of, stems_of
from annotator.match.words.words import stems

_BLAMES = re.compile(
    r"\b(?:blam(?:e[ds]?|ing)\s+(?P<whom>[^.;:,]{2,80}?)\s+for|accus(?:e[ds]?|ing)\s+(?P<accused>[^.;:,]{2,80}?)\s+of)"
    r"\s+(?P<what>[^.;:]{2,120})",
    re.IGNORECASE,
)
_CAUSES = stems_of("cause trigger spark provoke lead result")
_AT_FAULT = re.compile(r"\b(?:responsible for|to blame for|at fault for|caused by|behind)\b", re.IGNORECASE)
_HALF = 0.5


class _Blame(NamedTuple):
    """Who holds what against whom, by stems; `cause`: that they caused it, and not that they did it."""

    by: frozenset[str]
    whom: frozenset[str]
    what: frozenset[str]
    cause: bool


def blame_borne_out(voice: Facets, other: Facets) -> bool | None:
    """Whether the other claim tells that what somebody is blamed for was their doing; None where it tells no cause.

    Worked examples: "blamed the driver for the crash" is borne out by "the driver caused the crash", and not by "ice
    caused the crash" or "the driver did not cause the crash".
    """
    if other.denied or (told := cause_blamed(voice, other)) is None:
        return _borne_out(voice, other)
    return told


def _borne_out(voice: Facets, other: Facets) -> bool | None:
    found = _blame(voice)
    causes = found is not None and found.cause and (other.core & _CAUSES or _AT_FAULT.search(other.text))
    if not found or not causes or not _shared(found.what, other):
        return None
    acting = ends(other)[0] or other.subject
    if not acting or acting <= found.by:
        return None
    return not senses_of(acting).isdisjoint(senses_of(found.whom)) and not other.denied


def done_by_accuser(voice: Facets, other: Facets) -> bool:
    """Whether the other claim tells of whoever accuses, not of the accused, what these are accused of.

    Worked example: "Peru accused Chile of moving the border" and "Peru moved the border".
    """
    found = _blame(voice)
    if found is None or found.cause or not _shared(found.what, other):
        return False
    acting, done = ends(other)
    by_them = bool(found.by & acting) and found.whom.isdisjoint(acting | done)
    return by_them and not senses_of(other.core).isdisjoint(senses_of(found.what))


def accused_of(side: Facets) -> frozenset[str]:
    """The stems of what somebody is accused of or blamed for in a claim; empty where its words do not tell."""
    found = _blame(side)
    return found.what if found else frozenset()


def _blame(side: Facets) -> _Blame | None:
    found = _BLAMES.search(side.text) if side.accuses else None
    if found is None:
        return None
    whom = frozenset(stems(found["whom"] or found["accused"]))
    return _Blame(side.subject - whom, whom, frozenset(stems(found["what"])), bool(found["whom"]))


def _shared(what: frozenset[str], other: Facets) -> bool:
    told = senses_of(what)
    return bool(told) and len(told & other.senses) >= _HALF * len(told)

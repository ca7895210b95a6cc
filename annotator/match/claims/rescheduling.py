"""Owns events that were moved: to when or where one claim tells, from when or where the other has them."""

import re
from collections.abc import Iterable
from dataclasses import replace

from annotator.domain.span import Span
from annotator.match.claims.facets import Facets
from annotator.match.denials.prospects import Prospect
from annotator.match.measures.periods import Open, Period
from annotator.match.names.named import alike
from annotator.match.words.senses import LIGHT, senses_of, stems_of

PUT_OFF = stems_of("postpone reschedule delay advance defer adjourn")
_MOVES = PUT_OFF | stems_of("move shift relocate switch transfer bring push")
_SCHEDULED = LIGHT | stems_of("schedule plan set due expect begin open stage")
_FROM = re.compile(r"\bfrom (?:the )?$", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|until|till) (?:the )?$", re.IGNORECASE)
_FORWARD = re.compile(r"\b(?:brought|moved|pushed|bring|move) forward\b", re.IGNORECASE)
_NEAR = 12


def rescheduled(side: Facets, other: Facets) -> bool:
    """Whether a claim tells that an event was moved away from the time or the place that the other tells of it.

    Worked examples: "was moved from Monday to Thursday" and "will be held on Monday"; "was moved from Lyon to Nice" and
    "will be held in Lyon"; "was postponed until June" and "will be held in May".
    """
    if side.core.isdisjoint(_MOVES) or not other.core.isdisjoint(_MOVES) or not other.core <= _SCHEDULED:
        return False
    if senses_of(side.subject).isdisjoint(senses_of(other.subject | other.object)) or side.denials or other.denials:
        return False
    return _at_another_time(side, other) or _at_another_place(side, other)


def _at_another_time(side: Facets, other: Facets) -> bool:
    begun, now = (
        [replace(one.value, open=Open.NEITHER) for one in side.dates if one.span and _behind(side, one.span, word)]
        for word in (_FROM, _TO)
    )
    told = [one.value for one in other.dates]
    if not (now and told) or any(_fits(one, now) for one in told):
        return False
    coming = any(prospect.kind is Prospect.PLANNED for prospect in other.prospects.values())
    put_off = coming and not (side.core.isdisjoint(PUT_OFF) and _FORWARD.search(side.text) is None)
    return all(_fits(one, begun) for one in told) if begun else put_off


def _at_another_place(side: Facets, other: Facets) -> bool:
    begun, now = (
        [name.text for name in side.names if name.place and _behind(side, name.span, word)] for word in (_FROM, _TO)
    )
    told = [name.text for name in other.names if name.place]
    return bool(begun and now) and _named(begun, told) and not _named(now, told)


def _behind(side: Facets, span: Span, word: re.Pattern[str]) -> bool:
    at = span.start - side.start
    return word.search(side.text, max(0, at - _NEAR), at) is not None


def _fits(one: Period, others: Iterable[Period]) -> bool:
    return any(one.tells(other) and not one.clashes(other) for other in others)


def _named(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    return any(one == other or alike(one, other) for one in ours for other in theirs)

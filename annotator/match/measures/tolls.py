"""Owns tolls: what befell those whom a bare number counts, and the deed told where only their number rises."""

import re
from collections.abc import Iterable
from functools import lru_cache

from annotator.match.measures.counted import DEAD, FATE
from annotator.match.measures.quantity import Quantity
from annotator.match.words.nearness import nearness
from annotator.match.words.senses import stems_of
from annotator.match.words.stems import stem

_NEAR, _FAR = 60, 160
"""So many characters before a number a toll is looked for: the second where a verb right before it tells its level."""
_DEED = {DEAD: "die", "hurt": "injure", "held": "arrest", "lost": "missing", "fled": "displace", "freed": "free"}
"""By fate, the verb that stands for the deed."""
FATES = tuple(_DEED)
"""The fates of which a verb tells."""
_ONE_KIND = 0.6
_OF = (
    "dead|deaths|fatalities|killed|drowned|died|injured|wounded|missing|arrested|detained|displaced|evacuated|rescued|"
    "freed"
)
_TOLL = re.compile(
    r"\b(?:(?:death |fatality )?(?P<toll>toll)|(?:number|count|tally) of (?:\w+ ){0,3}?(?P<of>" + _OF + r"))\b[^.;]*$",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\b(?:to|at|reached|reaches|hit|passed|topped|exceeded|exceeds|surpassed|neared|totalled|totaled|is|was|now)"
    r"(?: (?:now|at|least|nearly|almost|about|around|some|over|more|than|as|many)){0,4} $",
    re.IGNORECASE,
)
_PASSED = re.compile(r"\b(?:pass(?:ed|es)|cross(?:ed|es)|past)(?: the)? $", re.IGNORECASE)
_COUNTS = re.compile(
    r"\b(?:(?P<dead>deaths|fatalities)|(?P<hurt>injuries)|(?P<held>arrests|detentions))\b[^.;]*$", re.IGNORECASE
)
_BROUGHT = re.compile(
    rf"\b(?P<fate>{_OF}|dies?|dying|injuries)\b[^.;]{{0,100}}?\b(?:bring|brought|tak|took|rais|push|lift|driv)\w*"
    r" (?:the|its|their) (?:\w+ ){0,2}?(?:number|total|count|tally|figure)\b[^.;]*$",
    re.IGNORECASE,
)
"""What befell those of whom more bring the number to what follows."""
_MARKS = (
    "toll",
    "number of",
    "count of",
    "tally of",
    "the number",
    "the total",
    "total number",
    "count to",
    "tally to",
    "deaths",
    "fatalities",
    "injuries",
    "arrests",
    "detentions",
)
LEVELS = stems_of(
    "rise climb reach increase grow stand hit pass exceed surpass top jump soar mount surge swell near go fall drop "
    "revise raise lower correct update put double triple total number pass be remain stay"
)
"""Stems of verbs that tell how high a number is, and not what happened."""
_TAKES, _LIVES = stems_of("claim cost take lose"), stems_of("life lives")
_TOLLS = stems_of(
    "toll death deaths dead fatality casualty injury arrest detention killed drowned died injured wounded missing "
    "displaced detained arrested evacuated rescued freed"
)
_NUMBERS = stems_of("number tally")
_WHOEVER = stems_of(
    "tourist holidaymaker traveller traveler passenger commuter worker employee miner labourer laborer pilgrim skier "
    "hiker climber swimmer shopper visitor guest villager resident inhabitant worshipper fan spectator migrant student "
    "pupil patient sailor fisherman prisoner inmate"
)
"""Stems of words for all whom one event strikes, and not, as children or soldiers are, for some of them."""


def told_by_toll(text: str, at: int) -> str:
    """What befell those that a bare number at a place counts: "the death toll rose to 37" tells of dead; else ""."""
    window = text[max(0, at - _FAR) : at].lower()
    # Most numbers are of no toll, and looking for a word costs next to nothing.
    if not any(word in window for word in _MARKS):
        return ""
    level = _LEVEL.search(text, max(0, at - _NEAR), at) is not None
    first = max(0, at - (_FAR if level else _NEAR))
    found = _TOLL.search(text, first, at)
    if found:
        return DEAD if found["toll"] else FATE[found["of"].lower()]
    counts = _COUNTS.search(text, first, at) if level else None
    if counts:
        return FATE[counts.group(counts.lastgroup or 0).lower()]
    brought = _BROUGHT.search(text, first, at) if level else None
    return FATE.get(brought["fate"].lower(), DEAD) if brought else ""


def passed_by_toll(text: str, at: int) -> bool:
    """Whether a toll is told to have passed the number at a place, so that it is that at least."""
    return _PASSED.search(text, max(0, at - _NEAR), at) is not None and told_by_toll(text, at) != ""


def counts_them(toll: Quantity, deed: Quantity) -> bool:
    """Whether a toll counts all of those whom a deed befell: "the toll rose to 12", and "killed nine tourists"."""
    if toll.comparable(deed):
        return True
    told = bool(toll.fate) and (toll.unit, toll.fate, toll.of) == (deed.unit, deed.fate, frozenset())
    return told and deed.of <= _WHOEVER


@lru_cache(maxsize=10_000)
def tells_fate(core: frozenset[str], fate: str) -> bool:
    """Whether a predicate tells of what a fate is: "killed" and "lost their lives" of the dead."""
    return nearness(core, frozenset((stem(_DEED[fate]),))) >= _ONE_KIND


def lives_taken(core: frozenset[str], objects: frozenset[str], told: Iterable[Quantity]) -> frozenset[str]:
    """The stem of dying where a predicate tells only that lives were taken: "the flood claimed a dozen lives"."""
    taken = not (core.isdisjoint(_TAKES) or objects.isdisjoint(_LIVES))
    return frozenset(stem(_DEED[DEAD]) for one in told if taken and one.fate == DEAD)


def counted_deed(core: frozenset[str], subject: frozenset[str], told: Iterable[Quantity]) -> frozenset[str]:
    """The stem of the deed whose number is all that a predicate tells: "the death toll rose to 37" tells of dying."""
    if core.isdisjoint(LEVELS) or subject.isdisjoint(_TOLLS | _NUMBERS):
        return frozenset()
    return frozenset(stem(_DEED[one.fate]) for one in told if one.fate in _DEED)

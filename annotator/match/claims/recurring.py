"""Owns what happens again and again: quakes, cups that are won, banks that are robbed; other days tell of another."""

import re

from annotator.match.claims.facets import Facets
from annotator.match.measures.dates import Dated
from annotator.match.measures.periods import Open, Told
from annotator.match.words.senses import stems_of

_AGAIN = stems_of("meet met rob burgle vandalise visit tour host play perform tie drew")
"""Stems of what one may do, or suffer, many times over."""
_WINS = stems_of("win won beat defeat lose lost finish reach qualify retain defend")
_CONTESTS = stems_of(
    "cup title championship race league tournament trophy final match game medal marathon derby grand prix rally "
    "gold silver bronze regatta"
)
_DISASTERS = (
    "earthquake|quake|tremor|flood|storm|hurricane|typhoon|cyclone|tornado|tsunami|fire|blaze|avalanche|landslide|"
    "mudslide|eruption|drought|famine|epidemic|outbreak|plague|heatwave|blizzard|hailstorm"
)
_STRIKES = stems_of(
    "strike struck hit shake shook destroy damage devastate ravage wreck kill sweep swept occur flatten level raze "
    "gut inundate burn break broke erupt bury buried cut ruin"
)
_DISASTER = re.compile(rf"\b(?:{_DISASTERS})s?\b", re.IGNORECASE)
_KNOWN = re.compile(
    rf"\b(?:the|this|that|these|those|its|his|her|their)\s(?:[^\W\d_]{{1,20}}\s){{0,2}}(?:{_DISASTERS})s?\b",
    re.IGNORECASE,
)
_TOLD_BY_MONTH = stems_of(
    "inflation unemployment employment price wage rent sale export import output production turnover revenue profit "
    "deficit surplus growth economy demand consumption turnout traffic rainfall temperature index rate"
)
"""What is measured again for every month, quarter or year."""
_MONTH = 27
_FAR = 60
"""From so many days on between two dates, none is the other told wrongly."""


def recurs(a: Facets, b: Facets) -> bool:
    """Whether both tell of one deed that happens again and again, each with one whole date far from the other's.

    Worked examples: "an earthquake struck the city in 1906" and "in 1989", "the two leaders met in May 2017" and "in
    July 2019", "inflation rose in May" and "in June"; not "the earthquake", nor what happens once, as a birth.
    """
    if len(a.dates) != 1 or len(b.dates) != 1:
        return False
    if a.subject & b.subject & _TOLD_BY_MONTH and all(side.dates[0].value.days >= _MONTH for side in (a, b)):
        return True
    if not (_whole(a.dates[0]) and _whole(b.dates[0])):
        return False
    far = abs((a.dates[0].value.first - b.dates[0].value.first).days) >= _FAR
    return far and _may_recur(a) and _may_recur(b)


def counted_anew(a: Facets, b: Facets) -> bool:
    """Whether claims of two times tell numbers that agree and are not the same: each its own, as far as one knows.

    Worked examples: "at least 10 people were killed on Monday" and "12 people were killed on Tuesday", "rose to 3 % in
    May" and "rose to 3.1 % in June".
    """
    pairs = [(one, other) for one in a.quantities for other in b.quantities if one.comparable(other)]
    unlike = all((one.low, one.high) != (other.low, other.high) for one, other in pairs)
    return bool(pairs) and unlike and all(one.agrees(other) for one, other in pairs)


def _whole(told: Dated) -> bool:
    value = told.value
    return value.told is Told.DATE and value.open is Open.NEITHER and value.grain != "time"


def _may_recur(side: Facets) -> bool:
    if not side.core.isdisjoint(_AGAIN):
        return True
    if not side.core.isdisjoint(_WINS):
        return not side.object.isdisjoint(_CONTESTS)
    struck = not side.core.isdisjoint(_STRIKES) and _DISASTER.search(side.text)
    return bool(struck) and _KNOWN.search(side.text) is None

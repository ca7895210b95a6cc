"""Owns how likely two short reports tell of one event: wording tells little there; names, places and numbers more."""

import math
from operator import mul
from typing import NamedTuple

from annotator.match.stories.names_in_both import names_in_both, persons_apart, places_apart, share_named
from annotator.match.stories.reports import ReportProfile
from annotator.match.stories.same_story import StoryFeatures

_SHORT, _LONG = 25, 35
"""Of fewer words with a meaning a report is short, with more than the latter it is long; between them it is both."""
_TELLING = 5.7
"""How rare a name is that tells anything at all."""
_LARGE = 10.0
"""Smaller numbers tell little: three are hurt, or five arrested, everywhere."""
_MOST = 3.0
_TENTH = 10.0
_USUAL = 4.0
"""A name that tells no more than this in English is left out."""
RULES = 0.75
"""How much the rules that are set by hand for long reports tell of short ones."""


class ShortFeatures(NamedTuple):
    """What speaks for or against two short reports telling of one event: `wording` in nats, all others about 0..1."""

    wording: float
    shared: float
    rare: float
    strangers: float
    places_apart: float
    persons_apart: float
    numbers: float
    number_clash: float
    day_clash: float
    another_time: float


WEIGHTS = ShortFeatures(
    wording=0.25,
    shared=1.1,
    rare=0.25,
    strangers=-0.15,
    places_apart=-0.8,
    persons_apart=-1.85,
    numbers=1.2,
    number_clash=-0.9,
    day_clash=-0.5,
    another_time=-2.5,
)
BIAS = 0.0
"""Fitted by `python -m tests.benchmarks.fit_short_reports` on the beginnings of articles in ECB+ and on AllSides; only
the last is set by hand, for hardly any of these give days of months."""
_HARDLY = 0.34
_ELSEWHERE, _ANOTHER_TIME = -9.0, -10.0
"""Set by hand, on the scale of long reports, for those that name nobody and no place in common: of 65 such pairs in
ECB+ and AllSides with places apart two are of one event."""
_WEEKS = 14
_YEAR = 365


def short_features(a: ReportProfile, b: ReportProfile, found: StoryFeatures, wording: float) -> ShortFeatures:
    """The features of two short reports, whichever comes first; `wording` is the evidence of all their words."""
    named = names_in_both(a, b)
    rarities = named.rarities()
    return ShortFeatures(
        wording=wording,
        shared=share_named(a, b, named),
        rare=min(_MOST, math.fsum(max(0.0, rare - _USUAL) for rare in rarities) / _TENTH),
        strangers=float(named.fewer > 0 and max(rarities, default=0.0) < _TELLING),
        places_apart=float(places_apart(a, b)),
        persons_apart=float(persons_apart(a, b)),
        numbers=float(any(abs(float(number)) >= _LARGE for number in a.numbers & b.numbers)),
        number_clash=found.number_clash,
        day_clash=max(found.day_clash, found.date_clash),
        another_time=float(_weeks_apart(a, b)),
    )


def with_brevity(a: ReportProfile, b: ReportProfile, found: StoryFeatures, wording: float, *, likely: float) -> float:
    """How strongly two reports seem to tell of one event, in nats, where `likely` is as if they were long.

    Worked example: of "A court in Lyon sentenced Karim Benali" and "A court in Bordeaux sentenced Julien Marchand" the
    words are alike, and nobody and nothing of what they name is.
    """
    short = _shortness(a, b)
    return short * _told(a, b, found, wording, likely) + (1 - short) * likely if short else likely


def against_brevity(a: ReportProfile, b: ReportProfile, found: StoryFeatures, wording: float) -> float:
    """What speaks against one event of two short reports beside their words, in nats, 0 or less.

    It is told on the scale of long reports, so that all can be put in one order.
    """
    short = _shortness(a, b)
    if not short:
        return 0.0
    told = short_features(a, b, found, wording)
    return short * (_ELSEWHERE * elsewhere(told) + _ANOTHER_TIME * told.another_time)


def elsewhere(told: ShortFeatures) -> bool:
    """Whether two short reports name hardly anything in common, and other places or persons."""
    return told.places_apart + told.persons_apart > (told.shared > 0) and told.shared <= _HARDLY


def _told(a: ReportProfile, b: ReportProfile, found: StoryFeatures, wording: float, likely: float) -> float:
    told = short_features(a, b, found, wording)
    apart = WEIGHTS.wording * _ELSEWHERE * elsewhere(told)
    return math.fsum(map(mul, told, WEIGHTS)) + BIAS + apart + RULES * min(0.0, likely - wording)


def _weeks_apart(a: ReportProfile, b: ReportProfile) -> bool:
    """Whether both give days of months, and none within two weeks of one of the other, in whatever year."""
    days = [abs(_day(one) - _day(other)) for one in a.dates for other in b.dates]
    return bool(days) and min(min(apart, _YEAR - apart) for apart in days) > _WEEKS


def _day(date: str) -> int:
    """About which day of the year "03-12" is."""
    month, day = date.split("-")
    return 30 * int(month) + int(day)


def _shortness(a: ReportProfile, b: ReportProfile) -> float:
    """How short the shorter of two reports is, 0..1."""
    return min(1.0, max(0.0, (_LONG - min(len(a.words), len(b.words))) / (_LONG - _SHORT)))

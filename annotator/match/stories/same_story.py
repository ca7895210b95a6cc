"""Owns how likely two reports tell of one event: named features, each told from the two alone, and their weights."""

import math
from collections.abc import Mapping
from operator import mul
from typing import NamedTuple

from annotator.domain.odds import logistic
from annotator.match.entities.sounds import sound
from annotator.match.stories.reports import ReportProfile
from annotator.match.words.rarity import rarity_in


class StoryFeatures(NamedTuple):
    """What speaks for or against two reports telling of one event, each about 0..1; the clashes speak against."""

    words: float
    headline_told: float
    plain_words: float
    mass: float
    length: float
    apart: float
    places: float
    number_clash: float
    day_clash: float
    date_clash: float
    elsewhere: float


WEIGHTS = StoryFeatures(
    words=14.5,
    headline_told=0.7,
    plain_words=1.8,
    mass=6.7,
    length=-6.0,
    apart=-1.4,
    places=1.3,
    number_clash=-0.5,
    day_clash=-1.9,
    date_clash=-1.8,
    elsewhere=-3.0,
)
"""Fitted by `python -m tests.benchmarks.fit_stories` on AllSides and SemEval together, and rounded; only the last is
set by hand, which tells of another day and another place: the leads of AllSides are nearly all of one capital."""
BIAS = -9.5
_LENIENT, _SPREAD = 2.5, 2.0
"""What people call half alike lies below what is likely of one event, and their grades fall slowly."""


def story_features(a: ReportProfile, b: ReportProfile) -> StoryFeatures:
    """The features of two reports, whichever comes first."""
    ours, theirs = a.words, b.words
    shared = ours.keys() & theirs.keys()
    # Exact sums, for the order of a set is not the same in every process.
    products = {word: ours[word] * theirs[word] for word in shared}
    words = math.fsum(products.values())
    short, long = sorted((len(ours), len(theirs)))
    lengths = a.plain_length * b.plain_length
    day_clash, date_clash = _clash(a.weekdays, b.weekdays), _clash(a.dates, b.dates)
    ours_at, theirs_at = (frozenset(map(sound, side.places)) for side in (a, b))
    return StoryFeatures(
        math.sqrt(words),
        math.sqrt((_told(a.headline, theirs) + _told(b.headline, ours)) / 2),
        math.sqrt(min(1.0, _plain(products, a.names, b.names) / lengths)) if lengths else 0.0,
        math.log1p(math.fsum(rarity_in(word, a.language) for word in shared)) / 6,
        math.log1p(short) / 5,
        math.log((1 + long) / (1 + short)),
        float(not ours_at.isdisjoint(theirs_at)),
        _clash(a.numbers, b.numbers),
        day_clash,
        date_clash,
        max(day_clash, date_clash) * _clash(ours_at, theirs_at) if day_clash or date_clash else 0.0,
    )


def later_told(found: StoryFeatures) -> float:
    """What speaks against two reports only because one came out later: other days of the week, other numbers."""
    return found.day_clash * WEIGHTS.day_clash + found.number_clash * WEIGHTS.number_clash


def evidence(found: StoryFeatures) -> float:
    """How strongly two reports seem to tell of one event, in nats: from 0 on likelier than not."""
    return math.fsum(map(mul, found, WEIGHTS)) + BIAS


def grade(found: float) -> float:
    """How alike people would call two reports of this evidence, 0..1 in millionths."""
    return round(logistic((found + _LENIENT) / _SPREAD), 6)


def _plain(products: Mapping[str, float], ours: frozenset[str], theirs: frozenset[str]) -> float:
    """What the words add up to that are in no name."""
    return math.fsum([size for word, size in products.items() if word not in ours and word not in theirs])


def _told(headline: Mapping[str, float], words: Mapping[str, float]) -> float:
    """How much of the headline of one is told by the other."""
    return math.fsum([size * words[word] for word, size in headline.items() if word in words])


def _clash(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """Whether both give some and none of them is the same."""
    return float(bool(ours) and bool(theirs) and ours.isdisjoint(theirs))

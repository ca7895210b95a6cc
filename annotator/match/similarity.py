"""Owns the score of two claims: named features, each 0..1 or a penalty, and their weights."""

import math
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from rapidfuzz.distance import Prefix

from annotator.match.named import alike
from annotator.match.profiles import Profile
from annotator.match.senses import CONCEPTS, LIGHT, OPPOSITES, OPPOSITES_OF
from annotator.match.vectors import cosine


class Features(NamedTuple):
    """What speaks for or against two claims meaning the same, each 0..1; `elsewhere` and the clashes speak against.

    A tuple, for 80 pairs a claim are scored: taking a dataclass apart was half the time of a run.
    """

    words: float
    predicate: float
    together: float
    elsewhere: float
    names: float
    around: float
    article: float
    slots: float
    numbers: float
    dates: float
    number_clash: float
    date_clash: float
    place_clash: float


WEIGHTS = Features(
    words=1.6,
    predicate=1.7,
    together=1.5,
    elsewhere=-2.0,
    names=0.2,
    around=0.8,
    article=5.6,
    slots=0.6,
    numbers=1.2,
    dates=1.0,
    number_clash=-0.4,
    date_clash=-1.0,
    place_clash=-0.5,
)
"""Fitted on ECB+ by `python -m tests.benchmarks.bench_links --fit`, between what its event mentions and what clauses
extracted from its texts ask for, and rounded; the last six are set by hand, for ECB+ says little of them."""
BIAS = -4.2
"""Less severe than the fit (-5.4): a pair that supports or refines is worth proposing too."""
_ENOUGH_WORDS = 4.0
"""A like predicate tells most if a quarter of the other words is shared too."""
_OF_A_LIGHT_VERB = 0.5
_NARROW = {4: 0.4, 7: 0.8}


def features(a: Profile, b: Profile, article: float) -> Features:
    """The features of a pair; `article` is the cosine of their articles."""
    numbers, dates = _numbers(a, b), _dates(a, b)
    words, predicate = _words(a, b), _near(a.core, b.core)
    return Features(
        words=words,
        predicate=predicate,
        together=min(predicate, _ENOUGH_WORDS * words, 1.0),
        elsewhere=(_elsewhere(a, b) + _elsewhere(b, a)) / 2,
        names=_shared(a.names, b.names),
        around=cosine(a.around, b.around),
        article=article,
        slots=(_shared(a.subject, b.subject) + _shared(a.object, b.object)) / 2,
        numbers=numbers or 0.0,
        dates=dates or 0.0,
        number_clash=float(numbers == 0),
        date_clash=float(dates == 0),
        place_clash=float(_places_apart(a, b)),
    )


def score(found: Features, weights: Features = WEIGHTS, bias: float = BIAS) -> float:
    """How likely two claims speak of the same, 0..1 in millionths (logistic over the weighted features)."""
    total = sum(map(mul, found, weights))
    return round(1 / (1 + math.exp(-(total + bias))), 6)


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set that is in both, 0 if either is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _words(a: Profile, b: Profile) -> float:
    """The cosine of the words that are neither's predicate, words that exclude each other counting as half shared."""
    ours, theirs = a.words, b.words
    shared = ours.keys() & theirs.keys()
    meant = shared - a.core - b.core if a.core or b.core else shared
    against = [ours[one] * theirs.get(other, 0.0) / 2 for one in a.opposable for other in OPPOSITES_OF[one]]
    return math.fsum([ours[word] * theirs[word] for word in meant] + against)


def _near(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """How near two predicates are: their common beginning, as a share of the longer (0 below 0.6), or their sense."""
    return max((_nearness(one, other) for one in ours for other in theirs), default=0.0)


@lru_cache(maxsize=200_000)
def _nearness(one: str, other: str) -> float:
    if one != other and CONCEPTS.get(one, one) == CONCEPTS.get(other, other):
        return 0.85
    if (one, other) in OPPOSITES:
        return 0.7
    share = Prefix.normalized_similarity(one, other)
    return (_OF_A_LIGHT_VERB if one in LIGHT else 1.0) * share if share >= 0.6 else 0.0


def _elsewhere(a: Profile, b: Profile) -> float:
    """Whether the predicate of one is a word of the other, but not its predicate."""
    return float(bool(b.core) and any(word in b.words and word not in b.core for word in a.core))


def _numbers(a: Profile, b: Profile) -> float | None:
    pairs = [(one, other) for one in a.facets.quantities for other in b.facets.quantities if one.comparable(other)]
    return float(any(one.agrees(other) for one, other in pairs)) if pairs else None


def _dates(a: Profile, b: Profile) -> float | None:
    """How narrow a time both can share: 1 for a day, less for a month or year; 0 for none, None if one has no date."""
    fits = [
        _NARROW.get(min(len(one.value.text), len(other.value.text)), 1.0)
        for one in a.facets.dates
        for other in b.facets.dates
        if not one.value.clashes(other.value)
    ]
    return max(fits, default=0.0) if a.facets.dates and b.facets.dates else None


def _places_apart(a: Profile, b: Profile) -> bool:
    ours, theirs = a.facets.places, b.facets.places
    return bool(ours and theirs) and not any(alike(one.text, other.text) for one in ours for other in theirs)

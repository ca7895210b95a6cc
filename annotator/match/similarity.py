"""Owns the score of two claims: named features, each 0..1 or a penalty, and their weights."""

import math
from dataclasses import astuple, dataclass

from annotator.match.contrast import alike
from annotator.match.profiles import Profile
from annotator.match.vectors import cosine


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for or against two claims meaning the same; all 0..1, clashes count against."""

    words: float
    predicate: float
    entities: float
    around: float
    article: float
    slots: float
    numbers: float
    dates: float
    number_clash: float
    date_clash: float
    place_clash: float


WEIGHTS = Features(
    words=6.0,
    predicate=2.0,
    entities=0.8,
    around=2.0,
    article=1.5,
    slots=1.0,
    numbers=1.0,
    dates=0.8,
    number_clash=-0.6,
    date_clash=-1.6,
    place_clash=-0.8,
)
BIAS = -3.5
_NARROW = {4: 0.4, 7: 0.8}


def features(a: Profile, b: Profile, article: float) -> Features:
    """The features of a pair; `article` is the cosine of their articles."""
    numbers, dates = _numbers(a, b), _dates(a, b)
    return Features(
        words=cosine(a.words, b.words),
        predicate=_shared(a.core, b.core),
        entities=_shared(a.entities, b.entities),
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
    """How likely two claims speak of the same, 0..1 (logistic over the weighted features)."""
    total = sum(value * weight for value, weight in zip(astuple(found), astuple(weights), strict=True))
    return 1 / (1 + math.exp(-(total + bias)))


def ten_thousandths(share: float) -> int:
    """A share of 0..1 as it is kept."""
    return round(10_000 * share)


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set that is in both, 0 if either is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


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

"""Owns the score of two claims: named features, each 0..1 or a penalty, and their weights."""

import math
from operator import mul
from typing import NamedTuple

from annotator.domain.odds import logistic
from annotator.match.claims.but_one import but_one
from annotator.match.links.profiles import Profile
from annotator.match.links.subjects import Likeness
from annotator.match.measures.tolls import FATES, tells_fate
from annotator.match.names.named import alike
from annotator.match.words.nearness import at_best, predicates
from annotator.match.words.senses import OPPOSITES_OF
from annotator.match.words.vectors import cosine


class Features(NamedTuple):
    """What speaks for or against two claims meaning the same, each 0..1.

    A tuple, for 80 pairs a claim are scored: taking a dataclass apart was half the time of a run.
    """

    words: float
    """The words that are neither's predicate (cosine, rare words counting most)."""
    predicate: float
    """How near the predicates are: one word, one sense, one kind of event."""
    beside: float
    """The words right beside the predicates."""
    together: float
    """Both of these at once; counts against, for either goes far alone."""
    elsewhere: float
    """Against: the predicate of one fits another word of the other better."""
    area: float
    """The areas of life that the predicates belong to, such as justice or disaster."""
    listed: float
    """Against: both predicates are of known kinds, so that unlike ones tell."""
    said_by_one: float
    """Against: only one of them reports that somebody says something."""
    voice: float
    """Both do, and share names."""
    around: float
    """The words before and after."""
    article: float
    article_names: float
    article_numbers: float
    """What the articles are about: their words, names and numbers."""
    place_in_article: float
    """Both open their articles, or neither does."""
    names: float
    slots: float
    numbers: float
    toll: float
    """Both tell that so many died, were hurt, arrested and the like, of articles that share names."""
    dates: float
    number_clash: float
    date_clash: float
    place_clash: float
    but_one: float
    """They are alike in all but one number, date or place, in articles that share names."""


WEIGHTS = Features(
    words=0.8,
    predicate=2.8,
    beside=2.8,
    together=-1.4,
    elsewhere=-0.9,
    area=1.7,
    listed=-0.5,
    said_by_one=-1.0,
    voice=0.2,
    around=2.8,
    article=2.0,
    article_names=0.6,
    article_numbers=0.3,
    place_in_article=0.3,
    names=0.2,
    slots=0.4,
    numbers=0.8,
    toll=1.7,
    dates=0.6,
    number_clash=-0.4,
    date_clash=-0.8,
    place_clash=-0.4,
    but_one=2.4,
)
"""Fitted on ECB+ by `python -m tests.benchmarks.bench_links --fit` and rounded; `words` and the last nine are set by
hand, for ECB+ says little of them. Of 135 candidates there with one toll of three or more 127 tell of one event, where
their other features made 101 likely; of 122 with one or two 97, and 83."""
BIAS = -8.3
"""With it a score is a likelihood: of nine candidates shown at 80 %, about 80 % tell of the same event."""
ENOUGH_AROUND = 3.0
"""The words around tell all they can if a third of them is shared."""
_NARROW = {4: 0.4, 7: 0.8}
ONE_TOLL, _FEW, _OF_FEW = 0.85, 3, 0.3
"""Predicates so near tell one fate; fewer than three die in many places."""
ENOUGH_NAMES = 5.0
"""Articles that share a fifth of their names may be of one place."""
SOME_NAMES, SOME_WORDS = 10.0, 0.1
"""Where claims are alike in all but one thing a tenth is enough; who share fewer words have more than that apart."""


def features(a: Profile, b: Profile, articles: Likeness) -> Features:
    """The features of a pair, the same either way round; `articles` is how alike their articles are.

    Where a claim has no predicate, all its words stand for it and for the words beside it.
    """
    numbers, dates = _numbers(a, b), _dates(a, b)
    words, names, both = _words(a, b), _shared(a.names, b.names), predicates(a.core, b.core)
    predicate, beside, elsewhere, apart = words, words, 0.0, _places_apart(a, b)
    if a.core and b.core:
        predicate, beside = both.near, cosine(a.beside, b.beside)
        elsewhere = _elsewhere(a, b, predicate)
    return Features(
        words=words,
        predicate=predicate,
        beside=beside,
        together=min(predicate, beside),
        elsewhere=elsewhere,
        area=both.area,
        listed=float(both.listed == 2),
        said_by_one=float(both.reporting == 1),
        voice=names if both.reporting == 2 else 0.0,
        around=min(ENOUGH_AROUND * cosine(a.around, b.around), 1.0),
        article=articles.words,
        article_names=articles.names,
        article_numbers=articles.numbers,
        place_in_article=float(a.opening == b.opening),
        names=names,
        slots=(_shared(a.subject, b.subject) + _shared(a.object, b.object)) / 2,
        numbers=numbers or 0.0,
        toll=_toll(a, b, both.near) * min(ENOUGH_NAMES * articles.names, 1.0) if numbers and not apart else 0.0,
        dates=dates or 0.0,
        number_clash=float(numbers == 0),
        date_clash=float(dates == 0),
        place_clash=float(apart),
        but_one=_but_one(a, b, words) * min(SOME_NAMES * articles.names, 1.0) if articles.names else 0.0,
    )


def score(found: Features, weights: Features = WEIGHTS, bias: float = BIAS) -> float:
    """How likely two claims speak of the same, 0..1 in millionths (logistic over the weighted features)."""
    total = sum(map(mul, found, weights))
    return round(logistic(total + bias), 6)


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set that is in both, 0 if either is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _words(a: Profile, b: Profile) -> float:
    """The cosine of the words that are neither's predicate, words that exclude each other counting as half shared."""
    ours, theirs = a.words, b.words
    shared = [word for word in ours.keys() & theirs.keys() if word not in a.core and word not in b.core]
    parts = [ours[word] * theirs[word] for word in shared]
    if a.opposable and b.opposable:
        parts += [ours[one] * theirs.get(other, 0.0) / 2 for one in a.opposable for other in OPPOSITES_OF[one]]
    return math.fsum(parts)


def _elsewhere(a: Profile, b: Profile, near: float) -> float:
    """How much nearer than the predicates are one of them comes to a word of the other that is not its predicate."""
    if near == 1:
        return 0.0
    ours, theirs = a.core - b.core, b.core - a.core
    return max(at_best(ours, b.words, b.kinds) - near, at_best(theirs, a.words, a.kinds) - near, 0.0)


def _numbers(a: Profile, b: Profile) -> float | None:
    """Whether a number of one agrees with one of the other, 1 or 0; None if none can be compared."""
    ours, theirs = a.facets.quantities, b.facets.quantities
    if not ours or not theirs:
        return None
    pairs = [(one, other) for one in ours for other in theirs if one.comparable(other)]
    return float(any(one.agrees(other) for one, other in pairs)) if pairs else None


def _toll(a: Profile, b: Profile, near: float) -> float:
    """Whether both tell of one fate that befell as many people, at least; less for fewer than three of them."""
    if near < ONE_TOLL:
        return 0.0
    fates = {fate for fate in FATES if tells_fate(a.core, fate) and tells_fate(b.core, fate)}
    ours, theirs = ([one for one in side.facets.quantities if one.fate in fates] for side in (a, b))
    told = [one.low for one in ours for other in theirs if one.low == other.low and one.comparable(other)]
    most = max(told, default=0.0)
    return 1.0 if most >= _FEW else _OF_FEW if most else 0.0


def _but_one(a: Profile, b: Profile, words: float) -> float:
    return float(words >= SOME_WORDS and but_one(a.facets, b.facets))


def _dates(a: Profile, b: Profile) -> float | None:
    """How narrow a time both can share: 1 for a day, less for a month or year; 0 for none, None if one has no date."""
    ours, theirs = a.facets.dates, b.facets.dates
    if not ours or not theirs:
        return None
    fits = [
        narrowness(len(one.value.text), len(other.value.text))
        for one in ours
        for other in theirs
        if not one.value.clashes(other.value)
    ]
    return max(fits, default=0.0)


def narrowness(a: int, b: int) -> float:
    """How narrow a time two dates can share whose words are so long: 1 for a day, less for an ISO month or year."""
    return _NARROW.get(min(a, b), 1.0)


def _places_apart(a: Profile, b: Profile) -> bool:
    if not a.places or not b.places:
        return False
    return not any(alike(one, other) for one in a.places for other in b.places)

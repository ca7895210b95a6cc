"""Owns how near two predicates are: by their form, their sense, or the kind of event they tell of."""

import math
from collections.abc import Container, Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Prefix

from annotator.match.words.kinds import KINDS, areas
from annotator.match.words.rarity import SENSE_SIGN
from annotator.match.words.senses import CONCEPTS, LIGHT, OPPOSITES, REPORTS
from annotator.match.words.stems import stem

Stems = frozenset[str]
_OF_A_LIGHT_VERB = 0.5
_ONE_SENSE, _OPPOSED, _ONE_KIND = 0.85, 0.7, 0.6
_LEAST_SHARE = 0.6
_MOST = 10_000
_SAID = REPORTS | {stem("according")}


class Predicates(NamedTuple):
    """What two predicates have in common: how near they are, their areas, and how many of them are listed or report."""

    near: float
    area: float
    listed: int
    reporting: int


@lru_cache(maxsize=200_000)
def predicates(a: Stems, b: Stems) -> Predicates:
    """All that two predicates tell of each other, kept, for few of them make up most pairs."""
    return Predicates(nearness(a, b), common_area(a, b), listed(a) + listed(b), reports(a) + reports(b))


def nearness(a: Stems, b: Stems) -> float:
    """How near two predicates are, 0..1: that of their two nearest stems, 0 if either is empty.

    1 for one word (half of it for a verb that says little), less for one sense, for opposites and for one kind of
    event; else the share of the longer that is their common beginning, if it is at least 0.6. Worked example:
    "acquire" and "purchase" have one sense, 0.85; "sentence" and "jail" tell of one kind of event, 0.6. Opposites and
    common beginnings are not looked for among more than 10,000 pairs of stems.
    """
    if len(a) * len(b) > _MOST:
        return at_best(a, b | {_marks(other)[0] for other in b}, kinds_of(b))
    return max([_near(one, other) for one in a for other in b], default=0.0)


def at_best(predicate: Stems, words: Container[str], kinds: frozenset[int]) -> float:
    """How near a predicate may come to some words, 0..1, by the same measure but for common beginnings.

    `words` are stems and the signs of their senses, `kinds` the kinds of events they tell of.
    """
    return max([_found(one, words, kinds) for one in predicate], default=0.0)


def kinds_of(words: Iterable[str]) -> frozenset[int]:
    """The kinds of events that stems may tell of."""
    return frozenset(kind for word in words for kind in KINDS.get(word, ()))


def _found(one: str, words: Container[str], kinds: frozenset[int]) -> float:
    if one in words:
        return _OF_A_LIGHT_VERB if one in LIGHT else 1.0
    sense, own = _marks(one)
    if sense in words:
        return _ONE_SENSE
    return 0.0 if kinds.isdisjoint(own) else _ONE_KIND


@lru_cache(maxsize=100_000)
def _marks(one: str) -> tuple[str, frozenset[int]]:
    """The sign of a stem's sense and the kinds of events that it tells of."""
    return f"{SENSE_SIGN}{CONCEPTS.get(one, one)}", KINDS.get(one, frozenset())


def common_area(a: Stems, b: Stems) -> float:
    """The share of areas of life that two predicates have in common (cosine), 0 if either belongs to none."""
    ours, theirs = areas(a), areas(b)
    return len(ours & theirs) / math.sqrt(len(ours) * len(theirs)) if ours and theirs else 0.0


@lru_cache(maxsize=100_000)
def listed(predicate: Stems) -> bool:
    """Whether a predicate is of a kind of events that is known here."""
    return not KINDS.keys().isdisjoint(predicate)


@lru_cache(maxsize=100_000)
def reports(predicate: Stems) -> bool:
    """Whether a predicate is one by which somebody says something."""
    return not predicate.isdisjoint(_SAID)


@lru_cache(maxsize=200_000)
def _near(one: str, other: str) -> float:
    if one == other:
        return _OF_A_LIGHT_VERB if one in LIGHT else 1.0
    if CONCEPTS.get(one, one) == CONCEPTS.get(other, other):
        return _ONE_SENSE
    if (one, other) in OPPOSITES:
        return _OPPOSED
    share = Prefix.normalized_similarity(one, other)
    formed = share if share >= _LEAST_SHARE else 0.0
    return max(formed, _ONE_KIND if _marks(one)[1] & _marks(other)[1] else 0.0)

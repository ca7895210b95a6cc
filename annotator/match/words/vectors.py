"""Owns weighted bags of words: brought to one length, cut to the words that tell most, and compared."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from annotator.match.words.rarity import rarity

Bag = Mapping[str, float]


def unit(bag: Bag) -> dict[str, float]:
    """The bag weighted by the rarity of its words and brought to length 1; empty for an empty one."""
    weighted = {word: _damped(count) * rarity(word) for word, count in bag.items()}
    length = math.sqrt(math.fsum(weight * weight for weight in weighted.values()))
    return {word: weight / length for word, weight in weighted.items()} if length else {}


def heaviest(bag: Bag, most: int) -> dict[str, float]:
    """The words of a bag that weigh most, brought to length 1 again; ties by the word."""
    kept = sorted(bag, key=lambda word: (-bag[word], word))[:most]
    length = math.sqrt(math.fsum(bag[word] ** 2 for word in kept))
    return {word: bag[word] / length for word in kept}


def cosine(a: Bag, b: Bag) -> float:
    """The cosine of two bags of length 1, 0..1."""
    # An exact sum, for the order of a set of words is not the same in every process.
    return math.fsum([a[word] * b[word] for word in a.keys() & b.keys()])


def counted(words: Sequence[str]) -> dict[str, float]:
    """The bag of a list of words."""
    return {word: float(count) for word, count in Counter(words).items()}


def _damped(count: float) -> float:
    return 1 + math.log(count) if count > 1 else count

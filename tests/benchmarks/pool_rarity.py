"""Owns how rare words are in a pool of texts, for the plain baselines beside figures of ours."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

_BACKGROUND = 50
"""As if so many bags without any of the words came before the first."""


class Rarity:
    """How much a word tells in a pool: the logarithm of how few of its bags hold it (inverse document frequency)."""

    def __init__(self, bags: Iterable[Iterable[str]]) -> None:
        self.holders: Counter[str] = Counter()
        self.bags = 0
        for bag in bags:
            self.holders.update(set(bag))
            self.bags += 1

    def unit(self, bag: Mapping[str, float]) -> dict[str, float]:
        """The bag weighted and brought to length 1; empty for an empty one."""
        weighted = {word: (1 + math.log(max(count, 1.0))) * self._weight(word) for word, count in bag.items()}
        length = math.sqrt(sum(weight * weight for weight in weighted.values()))
        return {word: weight / length for word, weight in weighted.items()} if length else {}

    def _weight(self, word: str) -> float:
        return math.log((self.bags + _BACKGROUND) / (min(self.holders[word], self.bags) + 1)) + 0.1

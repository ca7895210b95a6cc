"""Owns the small trees that tell from a link's features and company how much likelier it is than its score says."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
PER_ONE = 1_000
"""What trees say is kept in thousandths of log-odds."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Some questions, each whether a feature is above a bound, and what is added for each way to answer them all.

    The answers, yes being 1, are the digits of a number in base two, that of the first question the highest: the place
    in `adds`, which are in thousandths of log-odds.
    """

    features: tuple[int, ...]
    bounds: tuple[int, ...]
    adds: tuple[int, ...]

    def told(self, table: Counts) -> Counts:
        """What is added to each row."""
        place = np.zeros(len(table), dtype=np.int64)
        for feature, bound in zip(self.features, self.bounds, strict=True):
            place = 2 * place + (table[:, feature] > bound)
        added: Counts = np.array(self.adds, dtype=np.int64)[place]
        return added


def told(trees: Sequence[Tree], table: Counts) -> Counts:
    """What all trees together add to each row, in thousandths of log-odds."""
    # Column by column, as they are asked about.
    table, total = np.asfortranarray(table), np.zeros(len(table), dtype=np.int64)
    for tree in trees:
        total += tree.told(table)
    return total

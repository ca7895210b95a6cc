"""Grows the trees of likely groups: gradient boosting of trees that ask one question a level, in numpy alone.

After Friedman (2001, Greedy function approximation) and Prokhorenkova et al. (2018, CatBoost: trees of one question a
level), with second-order steps as Chen and Guestrin (2016, XGBoost) take them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.match.groups.group_trees import PER_ONE, Tree

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]
_BINS = 32


@dataclass(frozen=True, slots=True)
class Growth:
    """How many trees of how many questions, how far each goes, and how much of rows and features each sees."""

    trees: int = 400
    questions: int = 4
    step: float = 0.06
    pull: float = 10.0
    rows: float = 0.7
    columns: float = 0.5


_USUAL = Growth()


def grown(table: Counts, labels: Numbers, growth: Growth = _USUAL) -> list[Tree]:
    """Trees that together make the labels likeliest, as log-odds; by a fixed seed."""
    dice = np.random.default_rng(7)
    bounds = [_bounds(column) for column in table.T]
    binned = np.column_stack([np.searchsorted(each, column) for each, column in zip(bounds, table.T, strict=True)])
    odds, found = np.zeros(len(labels)), list[Tree]()
    for _ in range(growth.trees):
        share = 1 / (1 + np.exp(-odds))
        seen = dice.random(len(labels)) < growth.rows
        columns = np.flatnonzero(dice.random(table.shape[1]) < growth.columns)
        slope, curve = (share - labels)[seen], (share * (1 - share))[seen]
        asked, place = _questions(binned[seen], np.stack([slope, curve]), columns, growth)
        fall, bend = (np.bincount(place, each, 2 ** len(asked)) for each in (slope, curve))
        adds = np.rint(-growth.step * PER_ONE * fall / (bend + growth.pull)).astype(int)
        features = tuple(int(feature) for feature, _ in asked)
        tree = Tree(features, tuple(int(bounds[feature][at]) for feature, at in asked), tuple(adds.tolist()))
        found.append(tree)
        odds += tree.told(table) / PER_ONE
    return found


def _bounds(column: Counts) -> Counts:
    """Values that part a column into equal shares; where all are one, that one."""
    cuts: Counts = np.unique(np.quantile(column, np.linspace(0, 1, _BINS + 1)[1:-1], method="lower")).astype(np.int64)
    return cuts[cuts < column.max()] if column.min() < column.max() else cuts


def _questions(binned: Counts, pulls: Numbers, columns: Counts, growth: Growth) -> tuple[list[tuple[int, int]], Counts]:
    """The questions of a tree, each the one that parts all its leaves best, and the leaf of each row."""
    place = np.zeros(len(binned), dtype=np.int64)
    asked: list[tuple[int, int]] = []
    for level in range(growth.questions):
        gains = [(*_best(binned[:, c], pulls, place, 2**level, growth.pull), -int(c)) for c in columns]
        _, at, feature = max(gains)
        asked.append((-feature, at))
        place = 2 * place + (binned[:, -feature] > at)
    return asked, place


def _best(column: Counts, pulls: Numbers, place: Counts, leaves: int, pull: float) -> tuple[float, int]:
    """How much the best bound of a column gains, and which it is."""
    bins = int(column.max()) + 1
    sums = np.stack([np.bincount(place * bins + column, each, leaves * bins) for each in pulls])
    below = sums.reshape(2, leaves, bins).cumsum(2)
    above = below[:, :, -1:] - below
    gain = (below[0] ** 2 / (below[1] + pull) + above[0] ** 2 / (above[1] + pull)).sum(0)
    at = int(gain[:-1].argmax()) if bins > 1 else 0
    return float(gain[at]), at

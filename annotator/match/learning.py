"""Owns what is learned from an analyst's decisions: shifts of the weights by which candidates are ordered.

A logistic regression on top of the shipped score, pulled towards not shifting anything. Nothing of it is stored: it
follows from the decisions, so that taking one back unlearns it.
"""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from annotator.domain.link import Link, Relation, Standing
from annotator.match.similarity import BIAS, WEIGHTS, Features

_NAMES = Features._fields
_PULL = 1.0
"""How strongly shifts are pulled towards 0. Of 0.2 to 4 the one that puts most partners of single topics of ECB+ first
after 12, 36 and 100 decisions (`python -m tests.benchmarks.bench_judging`); its neighbours do nearly as well."""
_STEPS = 12
_PRECISION = 4
_Table = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A pair that people decided: what the matcher saw in it, its score, and whether both speak of the same."""

    features: tuple[tuple[str, int], ...]
    score: int
    same: bool


@dataclass(frozen=True, slots=True)
class Weight:
    """What a feature counts for, as shipped and as learned."""

    feature: str
    shipped: float
    learned: float


@dataclass(frozen=True, slots=True)
class Learned:
    """By how much decisions shift the weight of each feature, and the bias; `lessons` is how many there were."""

    shifts: tuple[float, ...] = (0.0,) * len(_NAMES)
    bias: float = 0.0
    lessons: int = 0

    def likelihood(self, link: Link) -> float:
        """How likely a suggested link joins two claims that speak of the same, 0..1."""
        if not self.lessons:
            return link.score / 10_000
        known = dict(link.features)
        moved = math.fsum(shift * known.get(name, 0) for name, shift in zip(_NAMES, self.shifts, strict=True))
        return 1 / (1 + math.exp(-(logit(link.score) + moved / 10_000 + self.bias)))

    def weights(self) -> list[Weight]:
        """What every feature counts for, in the order of the features, and last what holds for every pair."""
        shifted = [
            Weight(name, shipped, round(shipped + shift, _PRECISION))
            for name, shipped, shift in zip(_NAMES, WEIGHTS, self.shifts, strict=True)
        ]
        return [*shifted, Weight("bias", BIAS, round(BIAS + self.bias, _PRECISION))]


def lesson(link: Link, standing: Standing) -> Lesson | None:
    """What a decided link teaches; None if it is undecided, or if no machine saw anything in the pair."""
    if not link.features or standing not in (Standing.CONFIRMED, Standing.REJECTED):
        return None
    same = standing is Standing.CONFIRMED and link.relation is not Relation.DIFFERENT
    return Lesson(link.features, link.score, same)


def learn(lessons: Iterable[Lesson]) -> Learned:
    """What decisions teach, whatever their order; nothing for none (maximum a posteriori by Newton's method)."""
    listed = sorted(lessons, key=lambda each: (each.features, each.score, each.same))
    if not listed:
        return Learned()
    seen = np.hstack([feature_table([each.features for each in listed]), np.ones((len(listed), 1))])
    offset = np.array([logit(each.score) for each in listed])
    shifts = _fitted(seen, offset, np.array([float(each.same) for each in listed]))
    *weights, bias = (round(float(shift), _PRECISION) for shift in shifts)
    return Learned(tuple(weights), bias, len(listed))


def _fitted(seen: _Table, offset: _Table, same: _Table) -> _Table:
    shifts = np.zeros(seen.shape[1])
    pull = np.diag(np.full(seen.shape[1], _PULL))
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-(seen @ shifts + offset)))
        slope = seen.T @ (likely - same) + pull @ shifts
        bend = (seen * (likely * (1 - likely))[:, None]).T @ seen + pull
        # Never further than 2 at a time: far from the end a whole step may overshoot.
        shifts = shifts - np.clip(np.linalg.solve(bend, slope), -2, 2)
    return shifts


def feature_table(features: Collection[tuple[tuple[str, int], ...]]) -> _Table:
    """Features as rows of numbers 0..1, one column a feature of ours; what others name is left out."""
    column = {name: at for at, name in enumerate(_NAMES)}
    found = np.zeros((len(features), len(_NAMES)))
    for row, named in enumerate(features):
        for name, size in named:
            if name in column:
                found[row, column[name]] = size / 10_000
    return found


def logit(score: int) -> float:
    """The log-odds of a score in ten-thousandths; never without bounds."""
    share = min(max(score, 1), 9_999) / 10_000
    return math.log(share / (1 - share))

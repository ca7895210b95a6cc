"""Owns what is learned from an analyst's decisions: shifts of the weights by which candidates are ordered.

A logistic regression on top of the shipped score, pulled towards not shifting anything. Nothing of it is stored: it
follows from the decisions, so that taking one back unlearns it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from annotator.domain.learned import Learned, Weight
from annotator.domain.link import Link, Relation, Standing
from annotator.domain.odds import logit
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
    *moved, bias = (round(float(shift), _PRECISION) for shift in shifts)
    return Learned(tuple(zip(_NAMES, moved, strict=True)), bias, len(listed))


def weights(learned: Learned) -> list[Weight]:
    """What every feature counts for, in the order of the features, and last, as "bias", what holds for every pair."""
    shifts = dict(learned.shifts)
    shifted = [
        Weight(name, shipped, round(shipped + shifts.get(name, 0.0), _PRECISION))
        for name, shipped in zip(_NAMES, WEIGHTS, strict=True)
    ]
    return [*shifted, Weight("bias", BIAS, round(BIAS + learned.bias, _PRECISION))]


def moved(seen: _Table, learned: Learned) -> _Table:
    """By how much what was learned moves the log-odds of each row of a feature table."""
    shifts = dict(learned.shifts)
    return np.asarray(seen @ np.array([shifts.get(name, 0.0) for name in _NAMES]) + learned.bias)


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
    column, parts = {name: at for at, name in enumerate(_NAMES)}, len(_NAMES)
    # What others name goes into a column behind ours: flat lists, for there may be a hundred thousand rows.
    places = [row * (parts + 1) + column.get(name, parts) for row, named in enumerate(features) for name, _ in named]
    found = np.zeros(len(features) * (parts + 1))
    found[places] = [size for named in features for _, size in named]
    return found.reshape(len(features), parts + 1)[:, :parts] / 10_000

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
from annotator.match.links.similarity import BIAS, WEIGHTS, Features

_NAMES = Features._fields
_PULL, _FEW_PULL, _ALL_PULL = 1.0, 4.0, 12.0
"""How strongly shifts are pulled towards 0: each by itself, and the more the fewer decisions there are, each and what
they do to a likely pair together. Chosen on single topics of ECB+ (`python -m tests.benchmarks.bench_judging`): after
3, 12 and 36 decisions links are ordered better than without learning, and likelihoods fit what holds better."""
_LIKELY = Features(
    words=0.7,
    predicate=1.0,
    beside=0.8,
    together=0.8,
    elsewhere=0.0,
    area=0.9,
    listed=1.0,
    said_by_one=0.0,
    voice=0.0,
    around=1.0,
    article=0.8,
    article_names=0.8,
    article_numbers=0.4,
    place_in_article=0.8,
    names=0.9,
    slots=0.0,
    numbers=0.6,
    toll=0.0,
    dates=0.3,
    number_clash=0.0,
    date_clash=0.0,
    place_clash=0.0,
    but_one=0.0,
)
"""What the likeliest twentieth of all candidates have on average: a single answer says little of all of these."""
_STEPS, _SMALLEST = 25, 1e-3
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
    shifts, pull = np.zeros(seen.shape[1]), _pull(len(same))
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-(seen @ shifts + offset)))
        slope = seen.T @ (likely - same) + pull @ shifts
        bend = (seen * (likely * (1 - likely))[:, None]).T @ seen + pull
        step = np.linalg.solve(bend, slope)
        # Far from the end a whole step may lead to worse shifts, and from there ever further away.
        best = _loss(shifts, seen, offset, same)
        while _loss(shifts - step, seen, offset, same) > best and np.abs(step).max() > _SMALLEST:
            step = step / 2
        shifts = shifts - step
    return shifts


def _pull(lessons: int) -> _Table:
    together = np.array([*_LIKELY, 1.0])
    alone = np.eye(len(together)) * (_PULL + _FEW_PULL / lessons)
    return np.asarray(alone + np.outer(together, together) * (_ALL_PULL / lessons))


def _loss(shifts: _Table, seen: _Table, offset: _Table, same: _Table) -> float:
    odds = seen @ shifts + offset
    return float((np.logaddexp(0, odds) - same * odds).sum() + shifts @ _pull(len(same)) @ shifts / 2)


def feature_table(features: Collection[tuple[tuple[str, int], ...]]) -> _Table:
    """Features as rows of numbers 0..1, one column a feature of ours; what others name is left out."""
    column, parts = {name: at for at, name in enumerate(_NAMES)}, len(_NAMES)
    # What others name goes into a column behind ours: flat lists, for there may be a hundred thousand rows.
    places = [row * (parts + 1) + column.get(name, parts) for row, named in enumerate(features) for name, _ in named]
    found = np.zeros(len(features) * (parts + 1))
    found[places] = [size for named in features for _, size in named]
    return found.reshape(len(features), parts + 1)[:, :parts] / 10_000

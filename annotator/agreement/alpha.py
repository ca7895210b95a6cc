"""Owns Krippendorff's alpha for labels without order, and how far it may be off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Labels = Mapping[str, str]
"""What each analyst called one item, by analyst."""
_DRAWS: Final = 1_000
_SEED: Final = 20_201_226
_Counts = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far analysts agree on `items` that at least two of them judged.

    `alpha` is 1 where they always agree and 0 where they agree as often as by chance; None where it cannot be told, for
    there are less than two such items, or all have one label. `low` and `high` bound it in 95 of 100 draws. `observed`
    is the share of pairs of judgements that are equal, 0..1.
    """

    items: int
    observed: float
    alpha: float | None
    low: float | None = None
    high: float | None = None


def agreement(items: Sequence[Labels], draws: int = _DRAWS) -> Agreement:
    """Krippendorff's alpha, nominal (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section C).

    Its interval is that of `draws` samples of the items, taken with replacement from a fixed seed.
    """
    judged = [labels for labels in items if len(labels) > 1]
    if not judged:
        return Agreement(0, 0.0, None)
    counts = _counts(judged)
    times = counts.sum(axis=1)
    unequal = (times**2 - (counts**2).sum(axis=1)) / (times - 1)
    table = np.column_stack([counts, unequal])
    observed = 1 - float(unequal.sum() / times.sum())
    whole = _alphas(table.sum(axis=0, keepdims=True))[0]
    if np.isnan(whole) or len(judged) == 1:
        return Agreement(len(judged), observed, None)
    drawn = _drawn(table, draws)
    low, high = np.quantile(drawn, [0.025, 0.975]) if len(drawn) else (whole, whole)
    return Agreement(len(judged), observed, float(whole), float(low), float(high))


def _counts(items: Sequence[Labels]) -> _Counts:
    """How many analysts gave each item each label."""
    place = {label: number for number, label in enumerate(sorted({label for item in items for label in item.values()}))}
    counts = np.zeros((len(items), len(place)))
    for row, item in zip(counts, items, strict=True):
        for label in item.values():
            row[place[label]] += 1
    return counts


def _alphas(sums: _Counts) -> _Counts:
    """Alpha for each row of sums: how often each label was given, then the disagreement; NaN if there is one label."""
    given, unequal = sums[:, :-1], sums[:, -1]
    all_given = given.sum(axis=1)
    by_chance = all_given**2 - (given**2).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(by_chance > 0, 1 - (all_given - 1) * unequal / by_chance, np.nan))


def _drawn(table: _Counts, draws: int) -> _Counts:
    """The alphas of samples of the items, without those that have one label only."""
    # Items judged alike are one row that is drawn more often, so that a million items are a few dozen rows.
    rows, often = np.unique(table, axis=0, return_counts=True)
    sums = np.random.default_rng(_SEED).multinomial(len(table), often / often.sum(), size=draws) @ rows
    found = _alphas(sums)
    return np.asarray(found[~np.isnan(found)])

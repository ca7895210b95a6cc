"""Fits the weights of claim features on ECB+: those that put partners first, scaled to give likelihoods."""

import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from annotator.domain.claim import Claim
from annotator.match.links.ranking import Ranking
from annotator.match.links.similarity import BIAS, WEIGHTS, Features
from tests.benchmarks.ecb import Ecb

Table = NDArray[np.float64]
BY_HAND = (
    "words",
    "names",
    "slots",
    "numbers",
    "toll",
    "dates",
    "number_clash",
    "date_clash",
    "place_clash",
    "but_one",
)
"""ECB+ says too little of these: its numbers and dates seldom differ between like events, and of many mentions in one
sentence shared words tell less than of two claims."""
FITTED = tuple(name for name in Features._fields if name not in BY_HAND)
FOLDS = 5
SHOWN = 9
_POOL = 80
_ROUNDS, _STEPS, _PULL = 3, 12, 1e-3


@dataclass(frozen=True, slots=True)
class Training:
    """Features of every candidate of every claim asked: whether it is a partner, who asked, and that one's topic."""

    rows: Table
    labels: Table
    asked: Table
    topics: Table

    def of(self, kept: NDArray[np.bool_]) -> "Training":
        """Some of the rows."""
        return Training(self.rows[kept], self.labels[kept], self.asked[kept], self.topics[kept])

    @property
    def starts(self) -> NDArray[np.intp]:
        """Where the candidates of each claim begin."""
        return np.flatnonzero(np.r_[True, self.asked[1:] != self.asked[:-1]])


def training(ecb: Ecb, ranked: Ranking, asked: Sequence[Claim]) -> Training:
    """What the claims asked find in the pool."""
    place_of = {profile.claim.id: place for place, profile in enumerate(ranked.profiles)}
    cluster = [ecb.cluster_of[profile.claim.id] for profile in ranked.profiles]
    rows: list[tuple[float, ...]] = []
    labels: list[bool] = []
    owners: list[tuple[int, int]] = []
    for claim in asked:
        own = place_of[claim.id]
        found = ranked.best(own, _POOL)
        rows += [candidate.features for candidate in found]
        labels += [cluster[candidate.place] == cluster[own] for candidate in found]
        owners += [(own, ecb.topic_of[claim.article])] * len(found)
    table = np.array(owners, dtype=float)
    return Training(np.array(rows), np.array(labels, dtype=float), table[:, 0], table[:, 1])


def fitted(found: Training) -> Table:
    """Weights of all features and the bias: partners first (listwise softmax), then likelihoods.

    After Cao et al. (2007, Learning to rank: from pairwise approach to listwise approach), with a pull towards 0.
    """
    by_hand = np.array([0.0 if name in FITTED else getattr(WEIGHTS, name) for name in Features._fields])
    columns = [Features._fields.index(name) for name in FITTED]
    with_partner = _with_partner(found)
    inputs = with_partner.rows[:, columns]
    spread = inputs.std(0) + 1e-9
    scale, bias, weights = 0.5, 0.0, by_hand
    for _ in range(_ROUNDS):
        weights = by_hand / scale
        weights[columns] = _listwise(inputs / spread, with_partner.rows @ weights, with_partner) / spread
        scores = found.rows @ weights
        shown = first(found, scores)
        scale, bias = likelihood(scores[shown], found.labels[shown])
    return np.array([*(weights * scale), bias])


def first(found: Training, scores: Table, most: int = SHOWN) -> NDArray[np.bool_]:
    """Which rows are among the first of their claim."""
    kept = np.zeros(len(scores), dtype=bool)
    ends = [*found.starts, len(scores)]
    for start, end in pairwise(ends):
        kept[start + np.argsort(-scores[start:end], kind="stable")[:most]] = True
    return kept


def _with_partner(found: Training) -> Training:
    has = np.add.reduceat(found.labels, found.starts) > 0
    counts = np.diff(np.r_[found.starts, len(found.labels)])
    return found.of(np.repeat(has, counts))


def _listwise(inputs: Table, offset: Table, found: Training) -> Table:
    """Newton's method, the curvature without the part of the partners: so it is never negative."""
    starts = found.starts
    group = np.cumsum(np.r_[False, found.asked[1:] != found.asked[:-1]])
    weights = np.zeros(inputs.shape[1])
    for _ in range(_STEPS):
        scores = inputs @ weights + offset
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        chosen = raised / np.add.reduceat(raised, starts)[group]
        wanted = raised * found.labels / np.maximum(np.add.reduceat(raised * found.labels, starts)[group], 1e-12)
        means = np.add.reduceat(inputs * chosen[:, None], starts)
        curve = ((inputs * chosen[:, None]).T @ inputs - means.T @ means) / len(starts)
        slope = inputs.T @ (chosen - wanted) / len(starts) + _PULL * weights
        weights = weights - np.linalg.solve(curve + _PULL * np.eye(len(weights)), slope)
    return weights


def likelihood(scores: Table, labels: Table) -> tuple[float, float]:
    """Scale and bias that turn scores into likelihoods (logistic regression in one variable, Newton's method)."""
    middle, width = scores.mean(), scores.std()
    inputs = np.c_[(scores - middle) / width, np.ones(len(scores))]
    weights = np.array([0.0, np.log(labels.mean() / (1 - labels.mean()))])
    for _ in range(30):
        share = 1 / (1 + np.exp(-inputs @ weights))
        slope = (inputs * (share * (1 - share))[:, None]).T @ inputs
        weights = weights - np.linalg.solve(slope, inputs.T @ (share - labels))
    return float(weights[0] / width), float(weights[1] - weights[0] * middle / width)


def fold_of(topics: Iterable[float]) -> dict[float, int]:
    """The fold of each topic: whole topics, dealt out by a fixed seed."""
    dealt = sorted(set(topics))
    random.Random(7).shuffle(dealt)
    return {topic: place % FOLDS for place, topic in enumerate(dealt)}


def cross_validated(found: Training) -> Table:
    """The logit of every row by weights that were fitted without its topic."""
    dealt = fold_of(found.topics.tolist())
    fold = np.array([dealt[topic] for topic in found.topics.tolist()])
    logits = np.zeros(len(found.rows))
    for held_out in range(FOLDS):
        weights = fitted(found.of(fold != held_out))
        logits[fold == held_out] = found.rows[fold == held_out] @ weights[:-1] + weights[-1]
    return logits


def in_use(found: Training) -> Table:
    """The logit of every row by the weights in use."""
    logits: Table = found.rows @ np.array(WEIGHTS) + BIAS
    return logits


def hits(found: Training, logits: Table, asked: Collection[int]) -> tuple[float, float]:
    """Hit@5 and mean reciprocal rank of the first partner, of the claims asked, by place."""
    at_five = reciprocal = 0.0
    ends = [*found.starts, len(logits)]
    for start, end in pairwise(ends):
        if found.asked[start] not in asked:
            continue
        order = np.argsort(-logits[start:end], kind="stable")
        right = np.flatnonzero(found.labels[start:end][order])
        if len(right):
            at_five += right[0] < 5
            reciprocal += 1 / (right[0] + 1)
    return at_five / len(asked), reciprocal / len(asked)

"""Owns how likely two groups of claims are the same by the links between them, and what it is worth to ask."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Table = npt.NDArray[np.float64]


class Stakes(NamedTuple):
    """What an answer decides: pairs of claims, of copies one; pairs of their copies; facts; 1 if the claims clash."""

    pairs: float
    copied: float
    facts: float
    clashing: float


class Signs(NamedTuple):
    """What speaks for or against two groups being the same; sizes and counts as logarithms, of copies one.

    `refused_...` is from how many groups each is told apart already; `rank` and `back_rank` are the reciprocals of the
    best places that a claim of one has among the candidates of one of the other, times how likely that link is.
    """

    likeliest: float
    average: float
    links: float
    linked_share: float
    smaller: float
    larger: float
    refused_smaller: float
    refused_larger: float
    rank: float
    back_rank: float


WEIGHTS = Signs(
    likeliest=0.12,
    average=0.43,
    links=0.79,
    linked_share=0.66,
    smaller=-0.81,
    larger=0.59,
    refused_smaller=0.56,
    refused_larger=-0.78,
    rank=1.89,
    back_rank=1.32,
)
"""Fitted on ECB+ by `python -m tests.benchmarks.bench_judging --fit`, with 9 and with 20 candidates a claim, when ranks
counted in full; weights fitted anew on one half of its topics find as many pairs of the other half as these do."""
BIAS = -3.76
_GAIN = 0.5
"""Of a question, half the logarithm of what it settles counts: more would ask of large groups what is unlikely."""
_COUNTED = Stakes(pairs=1.0, copied=0.05, facts=2.0, clashing=2.0)
"""What each counts for, in pairs of claims: a fact that an answer bears on, or claims that seem to clash, as two, for
these an analyst has to see. Copies follow their lead without being asked about, so that they hardly count: of two texts
that many papers print all sentences would be asked about before what one paper denies."""


def likely(signs: Table, weights: Signs = WEIGHTS, bias: float = BIAS) -> Table:
    """How likely the groups of each row are the same, 0..1 in millionths."""
    # Row by row and rounded: a product of tables may differ in the last bit with how many rows it has.
    odds = (signs * np.array(weights)).sum(axis=1) + bias
    return np.asarray(np.round(1 / (1 + np.exp(-odds)), 6))


def worth(likelihood: Table, stakes: Table) -> Table:
    """What asking is worth: likelihood times what the answer decides, of which more counts less and less."""
    decided = (stakes * np.array(_COUNTED)).sum(axis=1)
    return np.asarray(np.round(likelihood * decided**_GAIN, 6))

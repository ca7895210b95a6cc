"""Owns the way between likelihoods and log-odds, in which evidence adds up."""

import math


def logistic(odds: float) -> float:
    """The likelihood of log-odds, 0..1."""
    return 1 / (1 + math.exp(-odds))


def logit(score: int) -> float:
    """The log-odds of a score in ten-thousandths; never without bounds."""
    share = min(max(score, 1), 9_999) / 10_000
    return math.log(share / (1 - share))

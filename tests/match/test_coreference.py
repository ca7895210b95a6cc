"""The measures of grouped mentions give what the papers that introduced or compared them report."""

import itertools
import random
from collections.abc import Hashable

import numpy as np
import pytest

from tests.benchmarks.coreference import (
    assignment,
    b_cubed,
    ceaf_e,
    conll,
    grouped,
    muc,
    without_singletons,
)


def groups(*each: str) -> list[frozenset[Hashable]]:
    return [frozenset(mentions) for mentions in each]


KEY = groups("12345", "67", "89abc")
"""The example of Luo (2005, On coreference resolution performance metrics), table 1, after Bagga and Baldwin (1998)."""
LESS_WRONG, MORE_WRONG = groups("12345", "6789abc"), groups("1234589abc", "67")


@pytest.mark.parametrize(
    ("found", "of_muc", "of_b_cubed", "of_ceaf"),
    [(LESS_WRONG, 0.947, 0.865, 0.733), (MORE_WRONG, 0.947, 0.737, 0.667)],
)
def test_the_example_of_luo(found: list[frozenset[Hashable]], of_muc: float, of_b_cubed: float, of_ceaf: float) -> None:
    measured = [measure(KEY, found).f1 for measure in (muc, b_cubed, ceaf_e)]
    assert measured == pytest.approx([of_muc, of_b_cubed, of_ceaf], abs=0.0006)
    assert conll(KEY, found) == pytest.approx(sum(measured) / 3)


def test_the_example_of_pradhan_and_others_with_mentions_missed_and_invented() -> None:
    """Pradhan et al. (2014, Scoring coreference partitions of predicted mentions), figure 1."""
    key, found = groups("abc", "defg"), groups("ab", "cd", "fghi")
    measured = [(each.precision, each.recall) for each in (muc(key, found), b_cubed(key, found), ceaf_e(key, found))]
    assert measured == [pytest.approx(each) for each in ((0.4, 0.4), (0.5, 5 / 12), (1.3 / 3, 0.65))]


def test_the_gold_itself_is_perfect_and_nothing_is_worth_nothing() -> None:
    assert conll(KEY, KEY) == pytest.approx(1.0)
    assert conll(KEY, []) == 0.0
    assert without_singletons(groups("a", "bc")) == groups("bc")
    assert grouped([("1", "x"), ("2", "y"), ("3", "x")]) == groups("13", "2")


@pytest.mark.parametrize("seed", range(20))
def test_the_assignment_costs_the_least(seed: int) -> None:
    dice = random.Random(seed)
    size = dice.randint(1, 6)
    cost = np.array([[dice.random() for _ in range(size)] for _ in range(size)])
    totals = [sum(cost[row, column] for row, column in enumerate(way)) for way in itertools.permutations(range(size))]
    chosen = assignment(cost)
    assert sorted(chosen) == list(range(size)), f"seed {seed}"
    assert sum(cost[row, column] for row, column in enumerate(chosen)) == pytest.approx(min(totals)), f"seed {seed}"

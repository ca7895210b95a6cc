"""Tests of pairs worth comparing as texts come one by one: the same as for all of them at once."""

import random

import numpy as np
import pytest

from annotator.match.copies import copy_pairs, likely
from annotator.match.copies.copy_pairs import Prints, likely_pairs
from annotator.match.copies.likely import Likely


def _prints(dice: random.Random) -> Prints:
    """Runs of which a few stand in many texts, as in language."""
    return np.unique(np.array([int(dice.paretovariate(0.6)) for _ in range(dice.randint(1, 40))], np.uint64))


@pytest.mark.parametrize("seed", range(6))
def test_texts_that_come_and_go_are_in_the_same_pairs_as_all_at_once(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (copy_pairs, likely):
        monkeypatch.setattr(module, "MOST_HOLDERS", 5)
        monkeypatch.setattr(module, "VERY_MANY", 12)
    dice = random.Random(seed)
    known = {(dice.randrange(10**6),): _prints(dice) for _ in range(60)}
    there, left = list(known)[:30], list(known)[30:]
    found = Likely({key: known[key] for key in there})
    for _ in range(60):
        before = {frozenset(pair) for pair in found.pairs()}
        gone, came = (there, left) if not left or dice.random() < 0.4 else (left, there)
        key = gone.pop(dice.randrange(len(gone)))
        came.append(key)
        touched = found.add(key, known[key]) if came is there else found.remove(key) | {key}
        listed = sorted(there)
        expected = {(listed[a], listed[b]) for a, b in likely_pairs([known[key] for key in listed])}
        assert set(found.pairs()) == expected, f"seed {seed}"
        changed = before ^ {frozenset(pair) for pair in expected}
        assert set[tuple[int]]().union(*changed) <= touched

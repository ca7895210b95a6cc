"""Owns the pairs that come of what was chosen for every claim: each once, with the ranks on either side."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from annotator.match.links.linking import Ranked, placed_in

_A_BATCH = 10_000


def pairs_of(chosen: Mapping[int, bytes]) -> tuple[int, Iterator[Ranked]]:
    """How many pairs there are, and the pairs in the order of their places, from what is packed for each claim."""
    others = [placed_in(packed) for packed in chosen.values()]
    sizes = [len(each) for each in others]
    owner = np.repeat(np.fromiter(chosen, np.int64, len(chosen)), sizes)
    other = np.concatenate([*others, np.zeros(0, np.int64)]).astype(np.int64)
    rank = np.concatenate([*(np.arange(1, size + 1) for size in sizes), np.zeros(0, np.int64)]).astype(np.int64)
    keys = (np.minimum(owner, other) << 32) | np.maximum(owner, other)
    pairs, at = np.unique(keys, return_inverse=True)
    ranks = np.zeros((len(pairs), 2), np.int64)
    ranks[at, (owner > other).astype(np.int64)] = rank
    return len(pairs), _listed(pairs, ranks)


def _listed(pairs: NDArray[np.int64], ranks: NDArray[np.int64]) -> Iterator[Ranked]:
    for first in range(0, len(pairs), _A_BATCH):
        part = slice(first, first + _A_BATCH)
        low, high = pairs[part] >> 32, pairs[part] & 0xFFFF_FFFF
        yield from zip(low.tolist(), high.tolist(), *ranks[part].T.tolist(), strict=True)

"""Owns what stands word for word in both of two copies beside what they share, though by itself it would tell nothing.

A quotation or a line of a few words does not make two articles copies; but where they are copies, the same words at the
same place were taken over with the others, and what rests on them has no second root.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from annotator.match.copies.copying import Prepared
from annotator.match.copies.signatures import Numbers

Chosen = npt.NDArray[np.bool_]

_JOINED = range(2, 5)
"""A sentence of so many words may be joined to the one beside it; a longer one is known again without that, and one
word alone stands anywhere."""


@dataclass(frozen=True)
class Shared:
    """One of two copies: the sentences that it shares, those of no weight, and for each the likest of the other."""

    own: Prepared
    chosen: Chosen
    standing: Chosen
    twin: Numbers

    @cached_property
    def words(self) -> list[bytes]:
        """The words of every sentence."""
        ends = accumulate(self.own.sizes.tolist(), initial=0)
        return [self.own.words[start:end].tobytes() for start, end in pairwise(ends)]

    def free(self, at: int) -> bool:
        """Whether there is such a sentence, and it is no standing text."""
        return 0 <= at < len(self.words) and not self.standing[at]


def with_beside(one: Shared, other: Shared) -> tuple[Chosen, Chosen]:
    """The shared sentences of both, with those word for word alike that stand beside the like of each other.

    Worked example: "The ferry sank off Korvik on Monday, the coast guard said. Nobody died." in both of two articles.
    """
    found = one.chosen.copy(), other.chosen.copy()
    for i, j in _anchors(one, other):
        for step in (-1, 1):
            a, b = i + step, j + step
            while one.free(a) and other.free(b) and one.words[a] == other.words[b] and not (found[0][a] & found[1][b]):
                found[0][a] = found[1][b] = True
                a, b = a + step, b + step
            if _is_joined(one, a, other.words[b - step], step):
                found[0][a] = True
            if _is_joined(other, b, one.words[a - step], step):
                found[1][b] = True
    return found


def _anchors(one: Shared, other: Shared) -> Iterator[tuple[int, int]]:
    """The shared sentences that are like one another, by their places."""
    pairs = {(i, int(one.twin[i])) for i in np.flatnonzero(one.chosen).tolist()}
    pairs |= {(int(other.twin[j]), j) for j in np.flatnonzero(other.chosen).tolist()}
    yield from sorted((i, j) for i, j in pairs if one.chosen[i] and other.chosen[j])


def _is_joined(side: Shared, at: int, beside: bytes, step: int) -> bool:
    """Whether a few words stand in the other text as the end, or the beginning, of the sentence beside them."""
    if not side.free(at) or int(side.own.sizes[at]) not in _JOINED:
        return False
    return beside.endswith(side.words[at]) if step > 0 else beside.startswith(side.words[at])

"""Owns what stands word for word in both of two copies beside what they share, though by itself it would tell nothing.

A quotation or a line of a few words does not make two articles copies; but where they are copies, the same words at the
same place were taken over with the others, and what rests on them has no second root.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from annotator.match.copies.copying import Prepared
from annotator.match.copies.signatures import Numbers

Chosen = npt.NDArray[np.bool_]

_EDGE = 3
"""So many words tell where one sentence stands in another, of which it was cut."""
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
    def words(self) -> list[int]:
        """All words in order."""
        return list(map(int, self.own.words))

    @cached_property
    def ends(self) -> list[int]:
        """Where the sentences begin and end among the words."""
        return list(accumulate(self.own.sizes.tolist(), initial=0))

    def sentence(self, at: int) -> list[int]:
        """The words of a sentence; none if there is no such one."""
        return self.words[self.ends[at] : self.ends[at + 1]] if 0 <= at < len(self.chosen) else []

    def free(self, at: int) -> bool:
        """Whether there is such a sentence, and it is no standing text."""
        return 0 <= at < len(self.chosen) and not self.standing[at]

    def is_left(self, at: int, found: Chosen) -> bool:
        """Whether there is such a sentence, and it may still be taken in."""
        return self.free(at) and not found[at]


def with_beside(one: Shared, other: Shared) -> tuple[Chosen, Chosen]:
    """The shared sentences of both, with those word for word alike that stand beside the like of each other.

    However the lines and sentences are cut. Worked example: "The ferry sank off Korvik on Monday, the coast guard said.
    Nobody died." in both of two articles.
    """
    found = one.chosen.copy(), other.chosen.copy()
    for i, j in _anchors(one, other):
        for step in (-1, 1):
            if one.is_left(i + step, found[0]) or other.is_left(j + step, found[1]):
                for p, q in _meetings(one, other, i, j, step):
                    _take_run((one, other), found, (p, q), step)
                found[0][i + step : i + step + 1] |= _is_joined(one, i + step, other.sentence(j), step)
                found[1][j + step : j + step + 1] |= _is_joined(other, j + step, one.sentence(i), step)
    return found


def _anchors(one: Shared, other: Shared) -> Iterator[tuple[int, int]]:
    """The shared sentences that are like one another, by their places."""
    pairs = {(i, int(one.twin[i])) for i in np.flatnonzero(one.chosen).tolist()}
    pairs |= {(int(other.twin[j]), j) for j in np.flatnonzero(other.chosen).tolist()}
    yield from sorted((i, j) for i, j in pairs if one.chosen[i] and other.chosen[j])


def _meetings(one: Shared, other: Shared, i: int, j: int, step: int) -> set[tuple[int, int]]:
    """The words of both texts that come next, behind two like sentences (or before them), or within the longer one."""
    side = int(step > 0)
    found = {(one.ends[i + side], other.ends[j + side])}
    ours, theirs = one.sentence(i), other.sentence(j)
    if (at := _place(ours, theirs, step)) is not None:
        found.add((one.ends[i + side], other.ends[j] + at))
    if (at := _place(theirs, ours, step)) is not None:
        found.add((one.ends[i] + at, other.ends[j + side]))
    return found if side else {(p - 1, q - 1) for p, q in found}


def _place(words: list[int], there: list[int], step: int) -> int | None:
    """Where a sentence goes on behind the last words of another, or stops before its first ones; None if nowhere."""
    edge = words[-_EDGE:] if step > 0 else words[:_EDGE]
    places = (at for at in range(len(there) - len(edge) + 1) if there[at : at + len(edge)] == edge)
    at = next(places, None)
    return None if at is None or len(edge) < _EDGE else at + (len(edge) if step > 0 else 0)


def _take_run(sides: tuple[Shared, Shared], found: tuple[Chosen, Chosen], start: tuple[int, int], step: int) -> None:
    """Take in the sentences that lie wholly in the run of words that is the same in both from two words on."""
    of = [side.own.sentence_of for side in sides]
    (p, q), many = start, 0
    ours, theirs = sides[0].words, sides[1].words
    while 0 <= p < len(ours) and 0 <= q < len(theirs) and ours[p] == theirs[q]:
        if found[0][of[0][p]] and found[1][of[1][q]] and many >= _EDGE:
            break
        p, q, many = p + step, q + step, many + 1
    for side, chosen, first in zip(sides, found, start, strict=True):
        low, high = (first, first + many) if step > 0 else (first - many + 1, first + 1)
        at = bisect_left(side.ends, low)
        while at + 1 < len(side.ends) and side.ends[at + 1] <= high:
            chosen[at] |= side.free(at)
            at += 1


def _is_joined(side: Shared, at: int, beside: list[int], step: int) -> bool:
    """Whether a few words stand in the other text as the end, or the beginning, of the sentence beside them."""
    own = side.sentence(at)
    if not side.free(at) or len(own) not in _JOINED:
        return False
    return own == (beside[-len(own) :] if step > 0 else beside[: len(own)])

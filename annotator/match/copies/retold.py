"""Owns when a report was told anew in other words: its quotations word for word, its details one by one in order."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from annotator.match.copies.copying import Prepared, Side
from annotator.match.copies.signatures import FIRST, LONG, NAME, NUMBER

Chosen = npt.NDArray[np.bool_]
Details = list[frozenset[int]]

_QUOTATIONS, _QUOTED, _OF_SENTENCE = 2, 7, 0.4
"""So many sentences have so many words alike, and so much of them, as one has that quotes; one quotation may have been
heard by two reporters."""
_SENTENCES, _MOST = 6, 80
"""Of fewer sentences the order tells nothing, and reports of more are seldom retold."""
_LEAST = 5
_SAME_NUMBERS, _NAMED = 0.8, 8
"""So much of the numbers of either report stands in the other, and with the names so many of them in all."""
_TELLING = 0.5
"""What two sentences share tells from here on: a detail counts the less, the more sentences of either have it."""
_IN_ORDER = 0.8
"""So many of the sentences of either report have their like in the other, all in one order."""


def retold(one: Prepared, other: Prepared, sides: tuple[Side, Side], counts: tuple[Chosen, Chosen]) -> list[Chosen]:
    """The sentences of either report that have their like in the other, if one was told anew after the other.

    Empty if that cannot be told. Reports of one event that share quotations tell other details beside them, or tell
    them in another order.
    """
    if not all(_SENTENCES <= int(each.sum()) <= _MOST for each in counts):
        return []
    quoting = all(_quotes(own, side) for own, side in zip((one, other), sides, strict=True))
    if not quoting or not _same_details(one, other):
        return []
    details = _details(one), _details(other)
    pairs = _in_order(_weights(details), *(np.flatnonzero(each).tolist() for each in counts))
    chosen = [np.zeros(len(own.table), np.bool_) for own in (one, other)]
    for i, j in pairs:
        chosen[0][i] = chosen[1][j] = True
    enough = all(int(found.sum()) >= _IN_ORDER * int(own.sum()) for found, own in zip(chosen, counts, strict=True))
    return chosen if enough else []


def _quotes(own: Prepared, side: Side) -> bool:
    """Whether of several sentences so much stands in the other report as one has that quotes, and one surely does."""
    found = (side.found >= _QUOTED) & (side.found >= _OF_SENTENCE * own.sizes)
    return int(found.sum()) >= _QUOTATIONS and bool(np.any(found & (own.table[:, 4] == 1)))


def _same_details(one: Prepared, other: Prepared) -> bool:
    ours, theirs = (frozenset(own.words[own.kinds == NUMBER].tolist()) for own in (one, other))
    if len(ours & theirs) < _SAME_NUMBERS * max(len(ours), len(theirs)):
        return False
    named = [frozenset(own.words[own.kinds == NAME].tolist()) for own in (one, other)]
    return len(ours & theirs) + len(named[0] & named[1]) >= _NAMED


def _details(own: Prepared) -> Details:
    """The names, numbers and longer words of every sentence."""
    telling = np.isin(own.kinds, (NAME, FIRST, NUMBER, LONG))
    ends = accumulate(own.sizes.tolist(), initial=0)
    return [frozenset(own.words[start:end][telling[start:end]].tolist()) for start, end in pairwise(ends)]


def _weights(details: tuple[Details, Details]) -> npt.NDArray[np.float64]:
    """How much every two sentences share; a detail of many sentences weighs as much less."""
    often = [Counter(word for sentence in side for word in sentence) for side in details]
    table = np.zeros((len(details[0]), len(details[1])))
    for i, ours in enumerate(details[0]):
        for j, theirs in enumerate(details[1]):
            table[i, j] = sum(1 / max(often[0][word], often[1][word]) for word in ours & theirs)
    return np.where(table >= _TELLING, table, 0.0)


def _in_order(weights: npt.NDArray[np.float64], ours: Sequence[int], theirs: Sequence[int]) -> list[tuple[int, int]]:
    """The sentences that stand for each other, each once and all in one order, so that they share most in all."""
    best = np.zeros((len(ours) + 1, len(theirs) + 1))
    for a, i in enumerate(ours, 1):
        for b, j in enumerate(theirs, 1):
            best[a, b] = max(best[a - 1, b], best[a, b - 1], best[a - 1, b - 1] + weights[i, j])
    found, a, b = list[tuple[int, int]](), len(ours), len(theirs)
    while a and b:
        if best[a, b] == best[a - 1, b]:
            a -= 1
        elif best[a, b] == best[a, b - 1]:
            b -= 1
        else:
            a, b = a - 1, b - 1
            found.append((ours[a], theirs[b]))
    return found[::-1]

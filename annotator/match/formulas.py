"""Owns which articles agree as a formula only: alike in their words, while what they tell of has other names."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from annotator.match.copying import Prepared
from annotator.match.signatures import LONG, NAME

Chosen = npt.NDArray[np.bool_]

_SENTENCES = 0.25
"""More of the sentences with names than this tell of others: a copy may change one or two."""
_FEW_NAMES = 0.5
"""A single name may be spelled otherwise in a copy; it tells of another event where it is half of all names or more."""
_MORE = 0.25
"""In a reworded copy names change about as often as other words, or less; in a formula by so much more often."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """One of two articles: which of its sentences have their like in the other, and which that is."""

    own: Prepared
    chosen: Chosen
    twin: npt.NDArray[np.int64]


def formulaic(one: Aligned, other: Aligned) -> tuple[Chosen, Chosen] | None:
    """The sentences of either that stand for others in the other one; None if the two are no mere formulas."""
    strange = _strange(one, other), _strange(other, one)
    conflicts = _conflicts(one, *strange), _conflicts(other, *strange[::-1])
    named = sum(int((side.chosen & _holding(side.own)).sum()) for side in (one, other))
    if not named or sum(int(each.sum()) for each in conflicts) <= _SENTENCES * named:
        return None
    names, words = (_missing(one, other, kind) for kind in (NAME, LONG))
    share = min(share for share, _ in names)
    enough = min(count for _, count in names) > 1 or share >= _FEW_NAMES
    often = share - max(share for share, _ in words) >= _MORE
    return conflicts if enough and often else None


def _strange(one: Aligned, other: Aligned) -> Chosen:
    """The sentences of one with a name that stands nowhere in the other."""
    names = one.own.kinds == NAME
    names[names] = np.isin(one.own.words[names], other.own.words, invert=True)
    found: Chosen = np.bincount(one.own.sentence_of[names], minlength=len(one.own.table)) > 0
    return found


def _conflicts(side: Aligned, strange: Chosen, there: Chosen) -> Chosen:
    """The sentences with a name of their own whose like has one, too; what only one adds is no conflict."""
    return side.chosen & strange & there[side.twin]


def _holding(own: Prepared) -> Chosen:
    """The sentences that hold names."""
    found: Chosen = np.bincount(own.sentence_of[own.kinds == NAME], minlength=len(own.table)) > 0
    return found


def _missing(one: Aligned, other: Aligned, kind: int) -> tuple[tuple[float, int], tuple[float, int]]:
    """For either, how many of the different words of a kind the other has not at all: their share and number."""
    return _lost(one, other, kind), _lost(other, one, kind)


def _lost(one: Aligned, other: Aligned, kind: int) -> tuple[float, int]:
    own = one.own
    words = np.unique(own.words[(own.kinds == kind) & one.chosen[own.sentence_of]])
    lost = int(np.isin(words, other.own.words, invert=True).sum())
    return lost / max(1, len(words)), lost

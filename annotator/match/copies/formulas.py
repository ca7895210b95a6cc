"""Owns which articles agree as a formula only: alike in their words, while what they tell of has other names."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from annotator.match.copies.copying import Prepared
from annotator.match.copies.signatures import FIRST, LONG, NAME, NUMBER, numbers_of
from annotator.match.words.lexicon import MONTHS, WEEKDAYS, listed

Chosen = npt.NDArray[np.bool_]

_SENTENCES = 0.25
"""More of the sentences with names than this tell of others: a copy may change one or two."""
_FEW_NAMES = 0.5
"""A single name may be spelled otherwise in a copy; it tells of another event where it is half of all names or more."""
_MORE = 0.25
"""In a reworded copy names change about as often as other words, or less; in a formula by so much more often."""
_SHORT = 150
"""Of longer reports the names alone tell."""
_HALF = 0.5
"""So much of what is alike tells of other days, numbers or persons where two short reports are of two events."""
_DAYS = numbers_of((*MONTHS, *WEEKDAYS))
WEEK = numbers_of(WEEKDAYS)
_LATER = numbers_of(
    listed("now rose risen rises rising climbed climbs grew grown jumped soared updated revised latest")
)
"""An update says so: its day, number and speaker are others than before, and the event is the same."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """One of two articles: which sentences have their like in the other, which that is, and how many words it has."""

    own: Prepared
    chosen: Chosen
    twin: npt.NDArray[np.int64]
    found: npt.NDArray[np.int64]


def formulaic(one: Aligned, other: Aligned) -> tuple[Chosen, Chosen] | None:
    """The sentences of either that stand for others in the other one; None if the two are no mere formulas."""
    return _of_other_names(one, other) or _of_two_events(one, other)


def _of_other_names(one: Aligned, other: Aligned) -> tuple[Chosen, Chosen] | None:
    strange = _strange(one, other, one.own.kinds == NAME), _strange(other, one, other.own.kinds == NAME)
    conflicts = _conflicts(one, *strange), _conflicts(other, *strange[::-1])
    named = sum(int((side.chosen & _holding(side.own)).sum()) for side in (one, other))
    if not named or sum(int(each.sum()) for each in conflicts) <= _SENTENCES * named:
        return None
    names, words = (_missing(one, other, kind) for kind in (NAME, LONG))
    share = min(share for share, _ in names)
    enough = min(count for _, count in names) > 1 or share >= _FEW_NAMES
    often = share - max(share for share, _ in words) >= _MORE
    return conflicts if enough and often else None


def _of_two_events(one: Aligned, other: Aligned) -> tuple[Chosen, Chosen] | None:
    """The same of short reports of another day, with other numbers and other persons, in which nobody acts alike.

    Worked example: a men's final on Saturday before 71,000, and a women's final on Sunday before 23,000.
    """
    if min(int(side.own.sizes[side.chosen].sum()) for side in (one, other)) > _SHORT:
        return None
    differing = []
    for marks in (_days, _counts, _persons):
        strange = _strange(one, other, marks(one.own)), _strange(other, one, marks(other.own))
        differing.append((_conflicts(one, *strange), _conflicts(other, *strange[::-1])))
    # A like sentence may be too short to count by itself: "Maja Strand scored twice."
    if not all(np.any(one_side) or np.any(other_side) for one_side, other_side in differing):
        return None
    found = differing[0][0] | differing[1][0] | differing[2][0], differing[0][1] | differing[1][1] | differing[2][1]
    apart = all(_is_most(side, each) for side, each in zip((one, other), found, strict=True))
    return found if apart and not (is_later(one, other) or is_later(other, one)) else None


def _days(own: Prepared) -> Chosen:
    """The words that tell a day: of the week, of a month."""
    named: Chosen = np.isin(own.words, _DAYS) & (own.kinds == NAME)
    beside = np.zeros(len(named), np.bool_)
    beside[1:] |= named[:-1]
    beside[:-1] |= named[1:]
    named |= beside & (own.kinds == NUMBER)
    return named


def _counts(own: Prepared) -> Chosen:
    found: Chosen = (own.kinds == NUMBER) & ~_days(own)
    return found


def _persons(own: Prepared) -> Chosen:
    found: Chosen = np.isin(own.kinds, (NAME, FIRST)) & ~_days(own)
    return found


def _is_most(side: Aligned, conflicts: Chosen) -> bool:
    """Whether conflicts make up half of what is alike, and all of it that has names."""
    named = np.bincount(side.own.sentence_of[_persons(side.own)], minlength=len(side.own.table)) > 0
    words = int(side.own.sizes[conflicts].sum()), int(side.own.sizes[side.chosen].sum())
    return not np.any(side.chosen & named & ~conflicts) and words[0] >= _HALF * words[1]


def is_later(one: Aligned, other: Aligned) -> bool:
    """Whether one tells of what the other does as of something that has changed since."""
    own = one.own.words[one.chosen[one.own.sentence_of]]
    return bool(np.any(np.isin(own, _LATER) & np.isin(own, other.own.words, invert=True)))


def _strange(one: Aligned, other: Aligned, marked: Chosen) -> Chosen:
    """The sentences of one with a marked word that stands nowhere in the other."""
    words = strange_words(one, other, marked)
    found: Chosen = np.bincount(one.own.sentence_of[words], minlength=len(one.own.table)) > 0
    return found


def strange_words(one: Aligned, other: Aligned, marked: Chosen) -> Chosen:
    """Which of the marked words of one stand nowhere in the other."""
    found = marked.copy()
    found[found] = np.isin(one.own.words[found], other.own.words, invert=True)
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

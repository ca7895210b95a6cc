"""Owns which sentences of two like texts tell other news: alike in part, with other days, numbers or names in both."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from annotator.match.copies.formulas import WEEK, Aligned, strange_words
from annotator.match.copies.signatures import FIRST, NAME, NUMBER, Numbers

Chosen = npt.NDArray[np.bool_]

_ONE_SENTENCE = 0.8
"""Of which so much is in the other, that is one sentence in which a word or two were changed."""
_WORD_FOR_WORD, _LINE = 0.95, 8
_LITERAL = 0.2
"""Where so much of a text is taken word for word, nobody reworded it: what else is alike was written anew."""
_CHANCE = 0.3
"""Beside what is taken word for word less than this share of the words is alike by chance, or by a dateline."""
_SHORT = 60
"""In a short text a sentence or two are all there is."""
_OTHERS = 3
"""So many days, numbers and names of two sentences are the other's not; one of either may be spelled otherwise."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """The sentences of two texts that tell other news than their like."""

    one: Chosen
    other: Chosen

    def __bool__(self) -> bool:
        return bool(np.any(self.one) or np.any(self.other))


def renewed(one: Aligned, other: Aligned) -> Renewed:
    """The sentences of either text, of those chosen, that are no copies of their like in the other one.

    Worked example: "Parliament passed the reform of Lorva on Tuesday, speaker Mira Holm said." and "President Ivo Lasz
    vetoed the reform of Lorva on Thursday, speaker Mira Holm said."
    """
    literal = max(_literal(one), _literal(other)) >= _LITERAL
    short = max(int(side.own.sizes.sum()) for side in (one, other)) < _SHORT
    if not literal and not short:
        return Renewed(one.chosen & False, other.chosen & False)
    others = _others(one, other), _others(other, one)
    return Renewed(_told_anew(one, other, others, literal), _told_anew(other, one, others[::-1], literal))


def _literal(side: Aligned) -> float:
    """How much of a text is taken word for word, in sentences that are no mere phrases."""
    sizes = side.own.sizes
    exact = side.chosen & (sizes >= _LINE) & (side.found >= _WORD_FOR_WORD * sizes)
    return float(sizes[exact].sum() / max(1, sizes.sum()))


def _others(one: Aligned, other: Aligned) -> Numbers:
    """How many days, numbers and names of every sentence stand nowhere in the other text."""
    # Where most words of a sentence have capitals none counts as a name; a day of the week is one anywhere.
    marked = np.isin(one.own.kinds, (NAME, NUMBER, FIRST)) | np.isin(one.own.words, WEEK)
    return np.bincount(one.own.sentence_of[strange_words(one, other, marked)], minlength=len(one.own.table))


def _told_anew(side: Aligned, other: Aligned, others: tuple[Numbers, Numbers], literal: bool) -> Chosen:
    sizes, like = side.own.sizes, side.twin
    changed = (side.found < _ONE_SENTENCE * sizes) & (other.found < _ONE_SENTENCE * other.own.sizes)[like]
    ours, theirs = others[0], others[1][like]
    differing = changed & (ours > 0) & (theirs > 0) & (ours + theirs >= _OTHERS)
    by_chance = (side.found < _CHANCE * sizes) if literal else np.zeros(len(sizes), np.bool_)
    told: Chosen = side.chosen & (differing | by_chance)
    return told

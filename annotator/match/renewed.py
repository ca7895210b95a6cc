"""Owns which sentences of two like texts tell other news: alike in part, with other days, numbers or names in both."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from annotator.match.formulas import WEEK, Aligned, strange_words
from annotator.match.rewording import DENIED_BY
from annotator.match.signatures import FIRST, NAME, NUMBER, Numbers, numbers_of

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

_DENIALS, _DRAWN_TOGETHER = numbers_of(sorted(DENIED_BY)), numbers_of("t")


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


def denied(one: Aligned, other: Aligned) -> bool:
    """Whether of two short texts each mostly denies what the other tells: that is no copy, however like the words are.

    Worked example: "The mine will open again, its owner said." and "The mine will not open again, a union said."
    """
    if max(int(side.own.sizes.sum()) for side in (one, other)) >= _SHORT:
        return False
    ours, theirs = _denying(one), _denying(other)
    return _is_half(one, ours != theirs[one.twin]) and _is_half(other, theirs != ours[other.twin])


def _denying(side: Aligned) -> Chosen:
    """The sentences that deny something; of "didn't" a "t" is left that stands alone."""
    words, kinds = side.own.words, side.own.kinds
    denials = np.isin(words, _DENIALS) | (np.isin(words, _DRAWN_TOGETHER) & (kinds == 0))
    found: Chosen = np.bincount(side.own.sentence_of[denials], minlength=len(side.own.table)) > 0
    return found


def _is_half(side: Aligned, sentences: Chosen) -> bool:
    """Whether some sentences make up half of what is alike."""
    sizes = side.own.sizes
    return bool(np.any(side.chosen)) and 2 * int(sizes[side.chosen & sentences].sum()) >= int(sizes[side.chosen].sum())


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

"""Owns which sentences stand in so many articles of one source that they tell nothing: notices, teasers."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from annotator.domain.ids import SourceId
from annotator.match.overlaps import Chosen
from annotator.match.signatures import Numbers, Signature

Marks = npt.NDArray[np.uint64]

_MANY = 6
"""A sentence in as many articles of one source may be standing text."""
_COMPANY = 0.5
"""Of copies of one report most sentences are as frequent; standing text has others beside it in every article."""
_EDGE = 10
"""Notices are reworded a little now and then; they still begin or end with the same ten words."""
_BASE = 0x9E3779B97F4A7C15


def sentence_marks(signature: Signature) -> Marks:
    """Three numbers a sentence: what all its words, its first ten and its last ten words are known by."""
    sizes = signature.table[:, 2].astype(np.int64)
    words = signature.numbers.astype(np.uint64) + np.uint64(1)
    powers = np.cumprod(np.full(len(words) + 1, _BASE, np.uint64))
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(words * powers[:-1])))
    back = np.cumprod(np.full(len(words) + 1, pow(_BASE, -1, 1 << 64), np.uint64))
    ends = np.cumsum(sizes)
    starts = ends - sizes
    stretches = ((starts, ends), (starts, np.minimum(ends, starts + _EDGE)), (np.maximum(starts, ends - _EDGE), ends))
    marks = [(sums[end] - sums[start]) * back[start] for start, end in stretches]
    return np.stack(marks, axis=1)


def standing(
    marks: Sequence[Marks], sizes: Sequence[npt.NDArray[np.int32]], sources: Sequence[SourceId | None]
) -> list[Chosen]:
    """For every article which of its sentences are standing text, by their marks, sizes in words, and its source."""
    if not sum(map(len, marks)):
        return [np.zeros(len(each), np.bool_) for each in marks]
    article = np.repeat(np.arange(len(marks)), [len(each) for each in marks])
    known, mark = np.unique(np.concatenate(list(marks)), return_inverse=True)
    mark = mark.reshape(-1, 3)
    holders = np.sort(np.repeat(article, 3) * len(known) + mark.ravel())
    holders = holders[np.concatenate(([True], holders[1:] != holders[:-1]))]
    held, by = holders % len(known), holders // len(known)
    frequent = np.bincount(held, minlength=len(known)) >= _MANY
    alone = _few_others(article, _any(frequent, mark), np.concatenate(list(sizes)))
    told = frequent & _mostly(held, alone[by], len(known)) & _of_one_source(held, _numbered(sources)[by], len(known))
    return np.split(_any(told, mark), np.cumsum([len(each) for each in marks])[:-1])


def _any(chosen: Chosen, mark: Numbers) -> Chosen:
    """The sentences of which one of the three marks is chosen."""
    return chosen[mark[:, 0]] | chosen[mark[:, 1]] | chosen[mark[:, 2]]


def _few_others(article: Numbers, often: Chosen, sizes: npt.NDArray[np.int32]) -> Chosen:
    """The articles that consist of other than frequent sentences."""
    return np.bincount(article, weights=sizes * often) <= _COMPANY * np.bincount(article, weights=sizes)


def _mostly(held: Numbers, alone: Chosen, many: int) -> Chosen:
    """The marks of which most articles that hold them consist of other sentences."""
    return 2 * np.bincount(held, weights=alone, minlength=many) > np.bincount(held, minlength=many)


def _of_one_source(held: Numbers, source: Numbers, many: int) -> Chosen:
    """The marks that many articles of one source hold."""
    pairs, counts = np.unique(held * (int(source.max(initial=0)) + 1) + source, return_counts=True)
    found = np.zeros(many, np.bool_)
    found[pairs[counts >= _MANY] // (int(source.max(initial=0)) + 1)] = True
    return found


def _numbered(sources: Sequence[SourceId | None]) -> Numbers:
    numbers: dict[SourceId | None, int] = {}
    return np.array([numbers.setdefault(source, len(numbers)) for source in sources], np.int64)

"""Owns which sentences stand in so many articles of one source that they tell nothing: notices, teasers."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from annotator.domain.ids import SourceId
from annotator.match.copies.overlaps import Chosen
from annotator.match.copies.signatures import Numbers, Signature

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


class StandingText:
    """Which sentences are standing text as articles come one by one; it depends on which they are, not on their order.

    Articles are known by their numbers in the order of coming.
    """

    def __init__(self) -> None:
        self._known = np.zeros(0, np.uint64)
        self._later: dict[int, int] = {}
        self._often = np.zeros(0, np.int64)
        self._mark: Numbers = np.zeros((0, 3), np.int64)
        self._of = np.zeros(0, np.int64)
        self._sizes = np.zeros(0, np.int32)
        self._held, self._by = np.zeros(0, np.int64), np.zeros(0, np.int64)
        self._sources: list[SourceId | None] = []
        self._starts = [0]
        self._chosen: Chosen = np.zeros(0, np.bool_)

    def __getitem__(self, number: int) -> Chosen:
        """Which sentences of an article are standing text."""
        return self._chosen[self._starts[number] : self._starts[number + 1]]

    def add(
        self, marks: Sequence[Marks], sizes: Sequence[npt.NDArray[np.int32]], sources: Sequence[SourceId | None]
    ) -> list[int]:
        """Take articles in, by their marks, sizes in words, and sources. Those of which something else is told now."""
        first = len(self._sources)
        if not first:
            self._known = np.unique(np.concatenate([np.zeros((0, 3), np.uint64), *marks]))
        own = [self._numbers(each) for each in marks]
        numbers = np.arange(first, first + len(own))
        once = [np.unique(each) for each in own]
        more = np.concatenate([np.zeros(0, np.int64), *once])
        self._often = np.bincount(more, minlength=self._count()) + np.pad(
            self._often, (0, self._count() - len(self._often))
        )
        self._held = np.concatenate([self._held, more])
        self._by = np.concatenate([self._by, np.repeat(numbers, [len(each) for each in once])])
        self._mark = np.concatenate([self._mark, *own])
        self._of = np.concatenate([self._of, np.repeat(numbers, [len(each) for each in own])])
        self._sizes = np.concatenate([self._sizes, *sizes])
        self._sources += sources
        self._starts += (self._starts[-1] + np.cumsum([len(each) for each in own])).tolist()
        before, self._chosen = self._chosen, self._told()
        anew = self._of[: len(before)][self._chosen[: len(before)] != before]
        return [*np.unique(anew).tolist(), *numbers.tolist()]

    def _told(self) -> Chosen:
        frequent = self._often >= _MANY
        told = np.zeros_like(frequent)
        if frequent.any():
            alone = _few_others(self._of, _any(frequent, self._mark), self._sizes)
            among = frequent[self._held]
            held, by, many = self._held[among], self._by[among], len(frequent)
            told = frequent & _mostly(held, alone[by], many) & _of_one_source(held, _numbered(self._sources)[by], many)
        return _any(told, self._mark)

    def _count(self) -> int:
        return len(self._known) + len(self._later)

    def _numbers(self, marks: Marks) -> Numbers:
        """Marks by their numbers; those met first get the next ones."""
        known = self._known if len(self._known) else np.zeros(1, np.uint64)
        place = np.minimum(known.searchsorted(marks), len(known) - 1)
        there = (known[place] == marks) & bool(len(self._known))
        found = np.where(there, place, -1).astype(np.int64)
        for row, column in np.argwhere(found < 0).tolist():
            found[row, column] = self._later.setdefault(int(marks[row, column]), self._count())
        return found


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

"""Owns the company of linked claims: how a link compares with the other links at its two ends."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

COMPANY = (
    "likelihood",
    "lead_least",
    "lead_most",
    "before_least",
    "before_most",
    "best_least",
    "best_most",
    "way_best",
    "ways",
    "shared_least",
    "shared_most",
)
"""Of a link its log-odds, and the lesser and the greater of what holds at its ends: how far it is ahead of the claim's
other links to the same article, how many of the claim's links are likelier, and how likely the likeliest is. Then the
claims that both ends are linked with: by the likeliest, by all, and their share of either end's likely links."""
_LIKELY = 0.2
_NONE = -0.1
"""Of a claim without other likely links no share can be told."""
_AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class Linked:
    """Links in one order: the two ends of each, by number, its likelihood, and by number the article of each claim."""

    ends: Places
    likelihood: Numbers
    article: Places


def company(linked: Linked) -> Numbers:
    """A row for each link with what `COMPANY` names; the same whatever else is linked further off."""
    if not len(linked.ends):
        return np.zeros((0, len(COMPANY)))
    around = Around(linked)
    half = len(linked.ends)
    odds = np.log((linked.likelihood + 1e-4) / (1 + 1e-4 - linked.likelihood))
    sides = (around.likelihood - around.rivals(), around.likelier(), around.best()[around.source])
    compared = [each(side[:half], side[half:]) for side in sides for each in (np.minimum, np.maximum)]
    return np.column_stack([odds, *compared, *around.shared()])


class Around:
    """Every link twice, once from either end: what the links at its ends say of each."""

    def __init__(self, linked: Linked) -> None:
        a, b = linked.ends.T
        self._linked, self._size = linked, len(linked.article)
        self.source, self._target = np.concatenate([a, b]), np.concatenate([b, a])
        self.likelihood = np.concatenate([linked.likelihood, linked.likelihood])

    def best(self) -> Numbers:
        """By claim, the likelihood of its likeliest link."""
        found = np.zeros(self._size)
        np.maximum.at(found, self.source, self.likelihood)
        return found

    def rivals(self) -> Numbers:
        """The likeliest other link of the claim to the same article, 0 if there is none."""
        first, second = self._two_best(
            self.source * (self._linked.article.max() + 1) + self._linked.article[self._target]
        )
        return np.where(self.likelihood < first, first, second)

    def _two_best(self, group: Places) -> tuple[Numbers, Numbers]:
        """The likeliest and the second of the group of each."""
        _, group = np.unique(group, return_inverse=True)
        order = np.lexsort((-self.likelihood, group))
        start = np.flatnonzero(np.r_[True, np.diff(group[order]) > 0])
        size = np.diff(np.r_[start, len(order)])
        first = self.likelihood[order][start]
        second = np.where(size > 1, self.likelihood[order][np.minimum(start + 1, len(order) - 1)], 0.0)
        return first[group], second[group]

    def likelier(self) -> Numbers:
        """How many links of the claim are likelier."""
        order = np.lexsort((-self.likelihood, self.source))
        place = np.arange(len(order))
        other = np.r_[True, np.diff(self.source[order]) > 0]
        lower = other | np.r_[True, np.diff(self.likelihood[order]) < 0]
        begin = np.maximum.accumulate(np.where(other, place, 0))
        found = np.zeros(len(order))
        found[order] = np.maximum.accumulate(np.where(lower, place, 0)) - begin
        return found

    def shared(self) -> tuple[Numbers, ...]:
        """The last four of `COMPANY`."""
        half = len(self._linked.ends)
        best, ways, ours, theirs = (np.zeros(half) for _ in range(4))
        for link, near, far in self.all_common():
            both = near * far
            np.maximum.at(best, link, both)
            ways += np.bincount(link, both, half)
            ours += np.bincount(link, both * (near > _LIKELY), half)
            theirs += np.bincount(link, both * (far > _LIKELY), half)
        a, b = self._linked.ends.T
        likely = np.where(self.likelihood > _LIKELY, self.likelihood, 0.0)
        of_all = np.bincount(self.source, likely, self._size)
        shares = [_share(part, of_all[end] - likely[:half]) for part, end in ((ours, a), (theirs, b))]
        return best, ways, np.minimum(*shares), np.maximum(*shares)

    def all_common(self) -> Iterator[tuple[Places, Numbers, Numbers]]:
        """For each that both ends of a link are linked with, part by part: the link, and both likelihoods."""
        half = len(self._linked.ends)
        for start in range(0, half, _AT_ONCE):
            yield self._common(np.arange(start, min(half, start + _AT_ONCE)))

    def _common(self, links: Places) -> tuple[Places, Numbers, Numbers]:
        order, keys, begin = self._sorted()
        a, b = self._linked.ends[links].T
        count = begin[a + 1] - begin[a]
        link = np.repeat(links, count)
        step = np.arange(len(link)) - np.repeat(np.cumsum(count) - count, count)
        near = order[np.repeat(begin[a], count) + step]
        wanted = np.repeat(b, count) * self._size + self._target[near]
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        found = keys[place] == wanted
        return link[found], self.likelihood[near[found]], self.likelihood[order[place[found]]]

    def _sorted(self) -> tuple[Places, Places, Places]:
        """The order of links by claim and other end, what they are looked up by, and where each claim's begin."""
        keys = self.source * self._size + self._target
        order = np.argsort(keys, kind="stable")
        begin = np.searchsorted(self.source[order], np.arange(self._size + 1))
        return order, keys[order], begin


def _share(part: Numbers, whole: Numbers) -> Numbers:
    # What is left of a sum of likelihoods is no exact zero.
    known = whole > _LIKELY / 2
    return np.where(known, part / np.where(known, whole, 1.0), _NONE)

"""Owns which reports are worth comparing: for each the few that share most of its words, however they came in."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from annotator.domain.ids import ArticleId
from annotator.domain.time import CalendarValue

MOST = 32
DAYS_APART = 4
"""Reports of one event appear within so many days."""
_KEYS = 32
"""So many of the heaviest words of a report find others."""
_SCALE = 100
_LEAST = 0.06 * _SCALE**2
"""What two reports share by chance, in hundredths of each one's words squared."""
_COPIES = 0.9
"""From this cosine on two texts are copies, which must not crowd out the reports that are not."""
_EVER = 4_000_000
"""A day number past every date."""

Row = tuple[ArticleId, Mapping[str, float], CalendarValue | None]
Entry = tuple[int, ArticleId, int]
Whole = NDArray[np.int64]


class Nearest:
    """For every report the likest others by their heaviest words, at most 32.

    All sums are of whole numbers, so that they are exact whatever their order, and ties go by the id: adding reports
    one by one, in any order, gives the same as adding all at once.
    """

    def __init__(self) -> None:
        self._ids: list[ArticleId] = []
        self._keys: list[dict[str, int]] = []
        self._near: list[list[Entry]] = []
        self._holders: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
        self._weights: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
        self._lengths = np.zeros(0)
        self._first = np.zeros(0, np.int64)
        self._last = np.zeros(0, np.int64)
        self._bars = np.zeros(0)

    def of(self, row: int) -> list[int]:
        """The rows of the reports nearest to one, the likest first; rows count in the order of adding."""
        return [other for _, _, other in self._near[row]]

    def add(self, rows: Sequence[Row]) -> list[int]:
        """The rows whose nearest reports have changed, in order, after these reports were added."""
        known = len(self._ids)
        self._enter(rows)
        changed = set(range(known, len(self._ids)))
        for row in range(known, len(self._ids)):
            others, products = self._sharing(row)
            self._near[row] = self._first_of(others, products)
            self._bars[row] = self._bar_of(row)
            changed.update(self._pushed_in(row, others[others < known], products[others < known]))
        return sorted(changed)

    def _enter(self, rows: Sequence[Row]) -> None:
        for article, bag, _ in rows:
            keys = {word: round(_SCALE * weight) for word, weight in islice(bag.items(), _KEYS)}
            for word, weight in keys.items():
                self._holders[word].append(len(self._ids))
                self._weights[word].append(weight)
            self._ids.append(article)
            self._keys.append(keys)
            self._near.append([])
        dates = [date for _, _, date in rows]
        squares = [sum(weight * weight for weight in keys.values()) for keys in self._keys[len(self._lengths) :]]
        self._lengths = np.append(self._lengths, np.sqrt(squares))
        self._first = np.append(self._first, [date.first.toordinal() if date else -_EVER for date in dates])
        self._last = np.append(self._last, [date.last.toordinal() if date else _EVER for date in dates])
        self._bars = np.append(self._bars, np.full(len(rows), _LEAST))

    def _sharing(self, row: int) -> tuple[Whole, Whole]:
        """The rows of the reports that share enough words with one, and the products; copies are left out."""
        keys = self._keys[row]
        holders = [np.frombuffer(self._holders[word], np.int64) for word in keys]
        shares = [weight * np.frombuffer(self._weights[word], np.int64) for word, weight in keys.items()]
        products = np.bincount(np.concatenate([*holders, [row]]), np.concatenate([*shares, [0]]))
        products[row] = 0
        others = np.flatnonzero(products >= _LEAST)
        found = products[others]
        apart = np.maximum(self._first[row] - self._last[others], self._first[others] - self._last[row])
        fit = (apart <= DAYS_APART) & (found < _COPIES * self._lengths[row] * self._lengths[others])
        return others[fit], found[fit].astype(np.int64)

    def _first_of(self, others: Whole, products: Whole) -> list[Entry]:
        if len(others) > MOST:
            enough = products >= np.partition(products, -MOST)[-MOST]
            others, products = others[enough], products[enough]
        pairs = zip(others.tolist(), products.tolist(), strict=True)
        return sorted((-product, self._ids[other], other) for other, product in pairs)[:MOST]

    def _bar_of(self, row: int) -> float:
        """The product from which on a report may become one of the nearest."""
        return float(-self._near[row][-1][0]) if len(self._near[row]) == MOST else _LEAST

    def _pushed_in(self, new: int, others: Whole, products: Whole) -> Iterator[int]:
        """Enter a new report among the nearest of those known before, and give the rows that took it."""
        enough = products >= self._bars[others]
        for row, product in zip(others[enough].tolist(), products[enough].tolist(), strict=True):
            entry = (-product, self._ids[new], new)
            kept = sorted([*self._near[row], entry])[:MOST]
            if entry in kept:
                self._near[row] = kept
                self._bars[row] = self._bar_of(row)
                yield row

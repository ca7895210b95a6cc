"""Owns which of many texts are worth comparing as they come one by one: the same pairs as `likely_pairs` gives for all.

A text that comes joins others by the runs it shares with them; where it makes a run frequent, the run joins fewer of
those that were there before, and only these pairs are weighed anew.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Generic, TypeVar

import numpy as np

from annotator.match.copies.copy_pairs import MOST_HOLDERS, NEIGHBOURS, VERY_MANY, Prints, enough, share, weighed_pairs

_Key = TypeVar("_Key", bound=tuple[Hashable, ...])


class Likely(Generic[_Key]):
    """The pairs of texts that share enough runs, each with the lower key first; `prints` are all texts' runs."""

    def __init__(self, known: Mapping[_Key, Prints]) -> None:
        """`known`: what is there from the beginning."""
        self._keys = sorted(known)
        prints = [known[key] for key in self._keys]
        self.prints = dict(zip(self._keys, prints, strict=True))
        places = np.repeat(np.arange(len(prints), dtype=np.int32), [len(each) for each in prints])
        everything = np.concatenate([np.zeros(0, np.uint64), *prints])
        order = np.argsort(everything, kind="stable")
        self._runs, self._holders = everything[order], places[order]
        self._came: defaultdict[int, list[_Key]] = defaultdict(list)
        self._lost: defaultdict[int, set[_Key]] = defaultdict(set)
        self._weights: dict[_Key, dict[_Key, int]] = defaultdict(dict)
        for one, other, weight in weighed_pairs(prints):
            self._set(self._keys[one], self._keys[other], weight)

    def __contains__(self, key: _Key) -> bool:
        return key in self.prints

    def __len__(self) -> int:
        return len(self.prints)

    def pairs(self) -> Iterator[tuple[_Key, _Key]]:
        """All pairs, in no order."""
        return ((one, other) for one, others in self._weights.items() for other in others if one < other)

    def of(self, key: _Key) -> Sequence[_Key]:
        """The texts that one is to be compared with."""
        return list(self._weights.get(key, ()))

    def add(self, key: _Key, prints: Prints) -> set[_Key]:
        """Take a text in. The texts, itself among them, that are in other pairs than before."""
        touched, found = {key}, Counter[_Key]()
        for run in prints.tolist():
            touched |= self._loosened(run, key)
            holders = self._near(run, key) if self._count(run) >= MOST_HOLDERS else self._all(run)
            weight = share(self._count(run) + 1)
            for other in holders:
                found[other] += weight
            insort(self._came[run], key)
        self.prints[key] = prints
        for other, weight in found.items():
            if enough(weight, len(prints), len(self.prints[other])):
                self._set(*((key, other) if key < other else (other, key)), weight)
                touched.add(other)
        return touched

    def remove(self, key: _Key) -> set[_Key]:
        """Let a text go. Those that are in other pairs than before."""
        touched, gains = set(self.of(key)), Counter[tuple[_Key, _Key]]()
        for other in self._weights.pop(key, {}):
            del self._weights[other][key]
        for run in self.prints[key].tolist():
            self._forget(run, key)
            for one, other, more in self._losing(run, key, self._count(run)):
                gains[one, other] += more
        del self.prints[key]
        for (one, other), more in gains.items():
            before = self._weights.get(one, {}).get(other)
            weight = self._weigh(one, other) if before is None else before + more
            if before is not None or enough(weight, len(self.prints[one]), len(self.prints[other])):
                self._set(one, other, weight)
            if before is None and other in self._weights.get(one, {}):
                touched |= {one, other}
        return touched

    def _forget(self, run: int, key: _Key) -> None:
        came = self._came.get(run, [])
        if key in came:
            came.remove(key)
        else:
            self._lost[run].add(key)

    def _weigh(self, one: _Key, other: _Key) -> int:
        """How much the runs weigh that two texts share."""
        common = np.intersect1d(self.prints[one], self.prints[other], assume_unique=True).tolist()
        joining = (run for run in common if self._count(run) <= MOST_HOLDERS or other in self._near(run, one))
        return sum(share(self._count(run)) for run in joining)

    def _loosened(self, run: int, key: _Key) -> set[_Key]:
        """Weigh anew the pairs that a run joins less than before, now that one more holds it; those that fall apart."""
        count, touched = self._count(run), set[_Key]()
        for one, other, less in self._losing(run, key, count):
            weight = self._weights.get(one, {}).get(other)
            if weight is None:
                continue
            self._set(one, other, weight - less)
            if not enough(weight - less, len(self.prints[one]), len(self.prints[other])):
                del self._weights[one][other], self._weights[other][one]
                touched |= {one, other}
        return touched

    def _losing(self, run: int, key: _Key, count: int) -> Iterator[tuple[_Key, _Key, int]]:
        """Pairs of those that hold a run, and what the run weighs less for them once one more holds it."""
        if count < MOST_HOLDERS:
            return
        if count not in (MOST_HOLDERS, VERY_MANY):
            near = self._near(run, key)
            at = bisect_left(near, key)
            apart = ((at - 2, at), (at - 1, at + 1))  # two steps apart before, three after
            yield from ((near[a], near[b], share(count)) for a, b in apart if a >= 0 and b < len(near))
            return
        holders = self._all(run)
        reach = len(holders) if count == MOST_HOLDERS else NEIGHBOURS
        for place, one in enumerate(holders):
            for step, other in enumerate(islice(holders, place + 1, place + 1 + reach), start=1):
                after = share(count + 1) if step + (one < key < other) <= NEIGHBOURS else 0
                yield one, other, share(count) - after

    def _set(self, one: _Key, other: _Key, weight: int) -> None:
        self._weights[one][other] = self._weights[other][one] = weight

    def _slice(self, run: int) -> tuple[int, int]:
        own = np.uint64(run)
        return int(self._runs.searchsorted(own, "left")), int(self._runs.searchsorted(own, "right"))

    def _count(self, run: int) -> int:
        start, end = self._slice(run)
        return end - start + len(self._came.get(run, ())) - len(self._lost.get(run, ()))

    def _all(self, run: int) -> list[_Key]:
        """All that hold a run, in order."""
        start, end = self._slice(run)
        lost = self._lost.get(run, ())
        first = [key for place in self._holders[start:end].tolist() if (key := self._keys[place]) not in lost]
        return sorted(first + self._came.get(run, []))

    def _near(self, run: int, key: _Key) -> list[_Key]:
        """Of those that hold a run the two before and the two behind a key, in order, without itself."""
        start, end = self._slice(run)
        at = bisect_left(range(start, end), key, key=lambda place: self._keys[self._holders[place]]) + start
        came, left = self._came.get(run, []), self._lost.get(run, set()) | {key}
        own = bisect_left(came, key)
        first = (self._keys[self._holders[place]] for place in range(at - 1, start - 1, -1))
        then = (self._keys[self._holders[place]] for place in range(at, end))
        before = [*_few(first, left), *_few(reversed(came[:own]), {key})]
        behind = [*_few(then, left), *_few(came[own:], {key})]
        return sorted(before)[-NEIGHBOURS:] + sorted(behind)[:NEIGHBOURS]


def _few(keys: Iterable[_Key], without: Container[_Key]) -> Iterator[_Key]:
    return islice((key for key in keys if key not in without), NEIGHBOURS)

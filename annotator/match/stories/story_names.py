"""Owns what names tell of reports of one week: a rare name that few of them have is of one event, whatever the words.

A later report of an event has other words and figures than the first; the place and the ship are called the same.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import numpy as np

from annotator.domain.ids import ArticleId
from annotator.match.stories.report_near import DAYS_APART
from annotator.match.stories.reports import Report
from annotator.match.stories.story_groups import Edge
from annotator.match.words.rarity import rarity

_PARTS = 1_000
"""Weights are kept in thousandths, for sums of whole numbers do not depend on their order."""
_USUAL = 4.0
"""A name that tells no more than this in English is left out."""
_FEW, _MANY = 10, 16
"""A name that more reports of some days have is of many events: it counts less, from the latter on nothing."""
_ENOUGH = 9 * _PARTS
"""Two names that are in no list of English words tell all that names can."""
_STRANGERS = 2


class SharedNames:
    """How much the rare names tell that two reports of the same days share, whatever order they came in."""

    def __init__(self) -> None:
        self._holders: defaultdict[str, list[tuple[int, ArticleId]]] = defaultdict(list)
        self._given: dict[str, dict[Edge, int]] = {}
        self._between: defaultdict[ArticleId, dict[ArticleId, int]] = defaultdict(dict)

    def add(self, reports: Iterable[Report]) -> set[Edge]:
        """Take in the names of reports; the pairs of which they tell something else now.

        Those without a day are left out.
        """
        touched = set[str]()
        for report in reports:
            if (day := day_of(report)) is not None:
                for name in report.profile.names:
                    if _telling(name):
                        insort(self._holders[name], (day, report.article))
                        touched.add(name)
        return set[Edge]().union(*map(self._tell, touched))

    def share(self, a: ArticleId, b: ArticleId) -> float:
        """How much of what names can tell two reports share, 0..1."""
        told = self._between.get(a, _NOTHING)
        return min(_ENOUGH, told.get(b, 0)) / _ENOUGH if told else 0.0

    def _tell(self, name: str) -> set[Edge]:
        """Put what a name tells now in the place of what it told; of which pairs that is something else."""
        was, now = self._given.pop(name, {}), dict(_told(self._holders[name], _telling(name)))
        changed = {edge for edge in was.keys() | now.keys() if was.get(edge, 0) != now.get(edge, 0)}
        for a, b in changed:
            told = self._between[a].get(b, 0) + now.get((a, b), 0) - was.get((a, b), 0)
            for one, other in ((a, b), (b, a)):
                if told:
                    self._between[one][other] = told
                else:
                    del self._between[one][other]
        if now:
            self._given[name] = now
        return changed


_NOTHING: Mapping[ArticleId, int] = {}


def names_clash(a: Report, b: Report) -> bool:
    """Whether two reports of known days name several each, and nobody and nothing of what the other tells."""
    if day_of(a) is None or day_of(b) is None:
        return False
    ours, theirs = a.profile, b.profile
    several = min(len(ours.names), len(theirs.names)) >= _STRANGERS
    return several and _apart(ours.names, theirs.words) and _apart(theirs.names, ours.words)


def day_of(report: Report) -> int | None:
    """The day a report came out, as a number; None if only a month or nothing is known."""
    date = report.date
    return date.first.toordinal() if date and date.first == date.last else None


def _apart(names: frozenset[str], words: Mapping[str, float]) -> bool:
    return words.keys().isdisjoint(names)


@lru_cache(maxsize=100_000)
def _telling(name: str) -> int:
    return max(0, round(_PARTS * (rarity(name) - _USUAL)))


def _told(holders: list[tuple[int, ArticleId]], telling: int) -> Iterator[tuple[Edge, int]]:
    """What a name tells of every two that have it and are days apart: the less the more others have it then."""
    days = np.array([day for day, _ in holders])
    ends = np.searchsorted(days, days + DAYS_APART, "right")
    many = (ends - np.searchsorted(days, days - DAYS_APART, "left")).tolist()
    for at, (end, count) in enumerate(zip(ends.tolist(), many, strict=True)):
        for other in range(at + 1, end if count < _MANY else at):
            left = _MANY - max(count, many[other], _FEW)
            if left > 0:
                a, b = holders[at][1], holders[other][1]
                yield ((a, b) if a < b else (b, a)), telling * left // (_MANY - _FEW)

"""Owns the groups of claims that are likely the same: what people decided, then what is likely enough on average."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from annotator.domain.ids import ClaimId
from annotator.domain.link import Link, Relation
from annotator.match.groups.groups import groups

Group = frozenset[ClaimId]
LEAST = 4_500
"""Two groups become one if their claims are the same with at least this likelihood on average, in ten-thousandths.
Of 0.35 to 0.55 the one with the best CoNLL F1 on ECB+, topics held out (`python -m tests.benchmarks.bench_groups`)."""
_DENSITY = 0.7
"""The likelihoods between two groups are shared out over so high a power of the number of pairs, not over all of them:
of large groups many pairs are no candidates of each other, so that nothing is known of them. Fitted likewise."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Two claims, and how likely they tell of the same, in ten-thousandths."""

    a: ClaimId
    b: ClaimId
    score: int


def proposed(links: Iterable[Link]) -> Iterator[Likely]:
    """How likely the ends of suggested links tell of the same; those that are proposed as different are left out."""
    return (Likely(link.a, link.b, link.score) for link in links if link.relation is not Relation.DIFFERENT)


def likely_groups(
    decided: Iterable[Link], likely: Iterable[Likely], least: int = LEAST, opposed: Iterable[Group] = ()
) -> list[Group]:
    """The groups of two claims or more: those that people decided, joined where that is likely; largest first.

    Average linkage (Sokal and Michener 1958): the two groups that are the likeliest on average become one, until none
    are likely enough; pairs of which nothing is known count as unlikely, the less the larger the groups are. No group
    holds a pair that was decided to be different, nor one that is `opposed`, unless people joined it. The order of
    what is given does not matter.
    """
    known = list(decided)
    linkage = _Linkage(groups(known), [*_apart(known), *opposed], least)
    for pair in likely:
        linkage.learn(pair)
    found = [group for group in linkage.merged() if len(group) > 1]
    return sorted(found, key=lambda group: (-len(group), sorted(group)))


def _apart(links: Iterable[Link]) -> frozenset[Group]:
    return frozenset(frozenset((link.a, link.b)) for link in links if link.relation is Relation.DIFFERENT)


class _Linkage:
    """Groups, named by their first claim, and the sums of the likelihoods between them: whole numbers, exact."""

    def __init__(self, decided: Iterable[Group], apart: Iterable[Group], least: int) -> None:
        self._least = least
        self._members: dict[ClaimId, Group] = {}
        self._name: dict[ClaimId, ClaimId] = {}
        self._seen: dict[Group, int] = {}
        self._sums: defaultdict[ClaimId, dict[ClaimId, int]] = defaultdict(dict)
        self._apart: defaultdict[ClaimId, set[ClaimId]] = defaultdict(set)
        for group in decided:
            self._members[min(group)] = group
            self._name.update(dict.fromkeys(group, min(group)))
        for one, other in (tuple(sorted(pair)) for pair in apart if len(pair) > 1):
            if self._group(one) != self._group(other):
                self._keep_apart(self._group(one), self._group(other))

    def learn(self, pair: Likely) -> None:
        """Take in a pair; of a pair that comes twice the likelier counts."""
        ends = frozenset((pair.a, pair.b))
        one, other = self._group(pair.a), self._group(pair.b)
        more = pair.score - self._seen.get(ends, 0)
        if one != other and more > 0:
            self._seen[ends] = pair.score
            for here, there in ((one, other), (other, one)):
                self._sums[here][there] = self._sums[here].get(there, 0) + more

    def merged(self) -> Iterable[Group]:
        """The groups once no two of them are likely enough to be one."""
        waiting = [
            (*self._rank(one, other), one, other) for one in self._sums for other in self._sums[one] if one < other
        ]
        waiting = [each for each in waiting if -each[0] >= self._least]
        heapify(waiting)
        while waiting:
            average, size, one, other = heappop(waiting)
            current = other in self._sums.get(one, ()) and self._rank(one, other) == (average, size)
            if current and other not in self._apart[one]:
                for far in self._join(one, other):
                    pair = (min(one, far), max(one, far))
                    if -self._rank(*pair)[0] >= self._least:
                        heappush(waiting, (*self._rank(*pair), *pair))
        return self._members.values()

    def _group(self, claim: ClaimId) -> ClaimId:
        name = self._name.setdefault(claim, claim)
        self._members.setdefault(name, frozenset({claim}))
        return name

    def _keep_apart(self, one: ClaimId, other: ClaimId) -> None:
        self._apart[one].add(other)
        self._apart[other].add(one)

    def _rank(self, one: ClaimId, other: ClaimId) -> tuple[float, int]:
        """The likeliest on average first, then the smallest: a pair whose groups have grown since ranks otherwise."""
        size = len(self._members[one]) * len(self._members[other])
        return -self._sums[one][other] / size**_DENSITY, size

    def _join(self, one: ClaimId, other: ClaimId) -> list[ClaimId]:
        """Let one take in the other; the groups that something is known of them both with."""
        self._members[one] |= self._members.pop(other)
        gone = self._sums.pop(other)
        del self._sums[one][other], gone[one]
        for far, score in gone.items():
            del self._sums[far][other]
            self._sums[one][far] = self._sums[far][one] = self._sums[one].get(far, 0) + score
        for far in self._apart.pop(other, set()):
            self._apart[far].discard(other)
            self._keep_apart(one, far)
        return sorted(self._sums[one])

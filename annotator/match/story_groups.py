"""Owns how reports that stand out as near one another are put together: the nearest first, no chains, no copies."""

from collections.abc import Callable, Mapping
from itertools import islice, product

from annotator.domain.ids import ArticleId

Edge = tuple[ArticleId, ArticleId]
Edges = Mapping[Edge, int]
Group = tuple[ArticleId, ...]
_LOOKED_AT = 8
"""Of large groups only so many members are compared, those that come first."""


def grouped(
    edges: Edges, nearness: Callable[[ArticleId, ArticleId], int], may_join: Callable[[Group, Group], bool]
) -> list[Group]:
    """Groups of two or more, each member once, so that any two groups that became one are near on the average.

    Edges are taken from the nearest down. `nearness` of any two members is 0 where they are just near enough, and
    `may_join` says whether two groups may be one at all.
    """
    home: dict[ArticleId, Group] = {}
    refused: set[tuple[Group, Group]] = set()
    for (a, b), _ in sorted(edges.items(), key=lambda entry: (-entry[1], entry[0])):
        one, other = sorted((home.get(a, (a,)), home.get(b, (b,))))
        if one == other or (one, other) in refused:
            continue
        if _near(one, other, nearness) and may_join(one, other):
            together = tuple(sorted((*one, *other)))
            home.update(dict.fromkeys(together, together))
        else:
            refused.add((one, other))
    return sorted(set(home.values()))


def _near(one: Group, other: Group, nearness: Callable[[ArticleId, ArticleId], int]) -> bool:
    pairs = product(islice(one, _LOOKED_AT), islice(other, _LOOKED_AT))
    return sum(nearness(a, b) for a, b in pairs) >= 0

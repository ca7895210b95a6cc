"""Owns how texts that stand out as near one another are put together: the nearest first, and no chains."""

from collections.abc import Callable, Mapping

from annotator.domain.ids import ArticleId

Edge = tuple[ArticleId, ArticleId]
Edges = Mapping[Edge, int]
Kin = Mapping[ArticleId, ArticleId]
"""From a copy to the article that stands for all of them."""
Group = tuple[ArticleId, ...]
_LOOKED_AT = 8
"""Of large groups only so many members are compared, those that come first."""


def grouped(edges: Edges, may_be_one: Callable[[Group, Group], bool]) -> list[Group]:
    """Groups of two or more, each member once, so that any two groups that became one might, as they then were.

    Edges are taken from the nearest down.
    """
    home: dict[ArticleId, Group] = {}
    refused: set[tuple[Group, Group]] = set()
    for (a, b), _ in sorted(edges.items(), key=lambda entry: (-entry[1], entry[0])):
        one, other = home.get(a) or (a,), home.get(b) or (b,)
        if one is other:
            continue
        one, other = (one, other) if one < other else (other, one)
        if (one, other) in refused:
            continue
        if may_be_one(one, other):
            together = tuple(sorted((*one, *other)))
            home.update(dict.fromkeys(together, together))
        else:
            refused.add((one, other))
    return sorted(set(home.values()))


def looked_at(group: Group) -> Group:
    """The members of a group that are compared with those of another."""
    return group[:_LOOKED_AT]

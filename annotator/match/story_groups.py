"""Owns how reports that stand out as near one another are put together: the nearest first, no chains, no copies."""

from collections.abc import Callable, Iterable, Mapping

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


def united(groups: Iterable[Group], may_be_one: Callable[[Group, Group], bool], kin: Kin) -> list[Group]:
    """The groups, where two have copies of one text put together if they may be one without either copy.

    What is of one event with a copy is so with the others, too; the copy in the larger group stands for all.
    """
    of: dict[ArticleId, Group] = {}
    kept: dict[Group, None] = {}
    for group in sorted(groups, key=lambda group: (-len(group), group)):
        together = group
        for other in _copied_in(group, of, kin):
            left = _without_copies(together, other, kin) if other in kept else ()
            if left and may_be_one(left, other):
                del kept[other]
                together = tuple(sorted((*left, *other)))
        kept[together] = None
        of.update({kin[each]: together for each in together if each in kin})
    return list(kept)


def _copied_in(group: Group, of: Mapping[ArticleId, Group], kin: Kin) -> list[Group]:
    """The groups that have copies of members of a group, by the root of each."""
    roots = (kin[each] for each in group if each in kin)
    return [of[root] for root in roots if root in of]


def _without_copies(group: Group, other: Group, kin: Kin) -> Group:
    """The members of a group of which another has no copy."""
    roots = {kin[each] for each in other if each in kin}
    return tuple(each for each in group if kin.get(each) not in roots)


def looked_at(group: Group) -> Group:
    """The members of a group that are compared with those of another."""
    return group[:_LOOKED_AT]

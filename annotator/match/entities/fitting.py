"""Owns which of several who bear one name is meant where no age tells: by what they do, else by what is told beside."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from annotator.match.entities.company import Bag, share

_LEAST, _TIMES = 0.1, 1.5
"""Articles are alike that share so much of their rare words; one person's are so many times more alike than others'."""
_COMMONER = 3
"""Who is told of in so many times more articles than all others is meant where nothing else tells."""

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Bearer:
    """One who bears a name: the nouns for what this one does, the rare words of articles, and how many these are."""

    roles: frozenset[str]
    bags: Sequence[Bag]
    articles: int


def by_role(roles: Collection[str], bearers: Mapping[Key, Bearer]) -> Key | None:
    """The only one who is called by one of these nouns."""
    return _only([key for key, each in bearers.items() if not each.roles.isdisjoint(roles)])


def by_company(bags: Sequence[Bag], bearers: Mapping[Key, Bearer]) -> Key | None:
    """The one whose articles are most like some others, by their rare words; None where none stands out.

    Where nothing is alike, of the one whom nearly all articles mean.
    """
    alike = {key: alike_most(bags, each.bags) for key, each in bearers.items()}
    best = max(alike.values(), default=0.0)
    near = [key for key in alike if best < _TIMES * alike[key]] if best >= _LEAST else []
    if len(near) == 1:
        return near[0]
    whole = sum(each.articles for each in bearers.values())
    return _only([key for key, each in bearers.items() if each.articles >= _COMMONER * (whole - each.articles)])


def alike_most(ours: Sequence[Bag], theirs: Sequence[Bag]) -> float:
    """How much of two articles, one of either side, is the same at most, 0..1."""
    return max((share(one, other) for one in ours for other in theirs), default=0.0)


def _only(found: Sequence[Key]) -> Key | None:
    return found[0] if len(found) == 1 else None

"""Owns the groups of claims that are the same, as far as people confirmed it and nothing says they differ."""

from collections.abc import Iterable

from annotator.domain.ids import ClaimId
from annotator.domain.link import Link, Relation


def groups(links: Iterable[Link]) -> list[frozenset[ClaimId]]:
    """The claims connected by "same", none of two together that some link calls "different"; largest first, then by id.

    Links are the decided ones. Where a chain of "same" leads to a "different" pair, its least certain link is left
    out: links are taken from the most certain down.
    """
    known = sorted(links, key=lambda link: (-link.score, link.id))
    apart = {frozenset((link.a, link.b)) for link in known if link.relation is Relation.DIFFERENT}
    home: dict[ClaimId, frozenset[ClaimId]] = {}
    for link in (link for link in known if link.relation is Relation.SAME):
        one, other = (home.get(claim, frozenset({claim})) for claim in (link.a, link.b))
        if one != other and not any(frozenset((a, b)) in apart for a in one for b in other):
            home.update(dict.fromkeys(one | other, one | other))
    return sorted(set(home.values()), key=lambda group: (-len(group), sorted(group)))

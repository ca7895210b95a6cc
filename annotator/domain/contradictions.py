"""Owns decided links that cannot all hold: by some of them two claims are the same, and another tells these apart."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from annotator.domain.ids import ClaimId, LinkId
from annotator.domain.link import Link, Relation, Standing, linked_words

_LONGEST, _MOST = 60, 4
"""So many characters of a claim and so many links are told in a sentence."""
_SHORT = 8
"""So much of an id is told; it will do wherever ids are typed."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Links by which, one after the other, two claims are the same, and the one that tells them apart.

    A link that people rejected tells apart as well, and so does every relation but "same": the claims are two.
    """

    same: tuple[Link, ...]
    apart: Link

    @property
    def links(self) -> tuple[Link, ...]:
        """All of them, the one that tells apart last."""
        return (*self.same, self.apart)

    @property
    def ids(self) -> tuple[LinkId, ...]:
        """Their ids."""
        return tuple(link.id for link in self.links)


def contradictions(decided: Iterable[tuple[Link, Standing]]) -> Iterator[Contradiction]:
    """For each link that tells two claims apart the shortest way by which they are the same, if there is one; by id.

    Worked example: a same b, b same c, and a different c.
    """
    beside: dict[ClaimId, list[Link]] = defaultdict(list)
    apart: list[Link] = []
    for link, standing in sorted(decided, key=lambda each: each[0].id):
        if standing is Standing.CONFIRMED and link.relation is Relation.SAME:
            beside[link.a].append(link)
            beside[link.b].append(link)
        elif standing in (Standing.CONFIRMED, Standing.REJECTED):
            apart.append(link)
    home = _homes(beside)
    for link in apart:
        if link.a in home and home[link.a] == home.get(link.b):
            yield Contradiction(tuple(_way(link.a, link.b, beside)), link)


def _homes(beside: Mapping[ClaimId, Iterable[Link]]) -> dict[ClaimId, ClaimId]:
    """The claim that stands for all that are the same as one."""
    home: dict[ClaimId, ClaimId] = {}
    for first in beside:
        ahead = [] if first in home else [first]
        while ahead:
            claim = ahead.pop()
            if claim not in home:
                home[claim] = first
                ahead += [link.other(claim) for link in beside[claim]]
    return home


def _way(one: ClaimId, other: ClaimId, beside: Mapping[ClaimId, Iterable[Link]]) -> list[Link]:
    """The fewest links that lead from a claim to another, in order."""
    came: dict[ClaimId, Link | None] = {one: None}
    ahead = deque([one])
    while ahead and other not in came:
        claim = ahead.popleft()
        for link in beside[claim]:
            if link.other(claim) not in came:
                came[link.other(claim)] = link
                ahead.append(link.other(claim))
    way, claim = list[Link](), other
    while (step := came[claim]) is not None:
        way.append(step)
        claim = step.other(claim)
    return way[::-1]


def told(found: Contradiction, texts: Mapping[ClaimId, str]) -> str:
    """What contradicts, link by link, without an end: "“A” says the same as “B” (link 1a2b3c4d), …"."""
    shown = found.same if len(found.same) <= _MOST else (*found.same[: _MOST - 1], found.same[-1])
    parts = [_link_words(link, linked_words(Relation.SAME), texts) for link in shown]
    if len(shown) < len(found.same):
        parts.insert(-1, f"{len(found.same) - len(shown)} more links say the same")
    relation = found.apart.relation if found.apart.relation is not Relation.SAME else Relation.DIFFERENT
    return f"{', '.join(parts)}, but {_link_words(found.apart, linked_words(relation), texts)}"


def _link_words(link: Link, relation: str, texts: Mapping[ClaimId, str]) -> str:
    return f"{_quoted(link.a, texts)} {relation} {_quoted(link.b, texts)} (link {link.id[:_SHORT]})"


def _quoted(claim: ClaimId, texts: Mapping[ClaimId, str]) -> str:
    words = " ".join(texts.get(claim, claim).split())
    return f"“{words if len(words) <= _LONGEST else f'{words[: _LONGEST - 1].rstrip()}…'}”"

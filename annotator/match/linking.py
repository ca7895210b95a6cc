"""Owns the links of one run: each pair once, oriented so that it reads right, with its places and reasons."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from annotator.domain.ids import LinkId, link_id
from annotator.domain.link import Link
from annotator.match.contrast import contrast_facets
from annotator.match.copies import Copies
from annotator.match.profiles import Profile
from annotator.match.ranking import Ranking
from annotator.match.similarity import Features

_FLOOR = 0.1
"""A pair less likely than this is not proposed."""
_COPY = "copy of the same text"


@dataclass(frozen=True, slots=True)
class _Placed:
    """The place of a candidate among those of a claim, from 1, its score, and what was seen in it."""

    rank: int
    score: float
    features: Features


def kept_features(found: Features) -> tuple[tuple[str, int], ...]:
    """Features as a link keeps them: in ten-thousandths, by name, without those that are 0."""
    sizes = {name: round(10_000 * size) for name, size in found._asdict().items()}
    return tuple(sorted((name, min(size, 10_000)) for name, size in sizes.items() if size > 0))


@dataclass(frozen=True, slots=True)
class Linking:
    """What is needed to link: the ranking, the copies, the pairs that people refused, and how many a claim gets."""

    ranking: Ranking
    copies: Copies
    refused: frozenset[LinkId]
    top: int

    def links(self, going: Callable[[int, int], bool]) -> Iterator[Link]:
        """Every proposed link once; none at all if `going`, told how many claims are done, answers False."""
        total = len(self.ranking.profiles)
        placed: list[dict[int, _Placed]] = []
        for place in range(total):
            placed.append(self._best(place))
            if not going(place + 1, total):
                return
        for place, found in enumerate(placed):
            for other, candidate in found.items():
                back = placed[other].get(place)
                if place < other or back is None:
                    yield self._link((place, other), candidate, back.rank if back else 0)

    def _best(self, place: int) -> dict[int, _Placed]:
        own, others = self.ranking.profiles[place].claim.id, self.ranking.profiles

        def allowed(other: int) -> bool:
            return not self.refused or link_id(own, others[other].claim.id) not in self.refused

        kept = [found for found in self.ranking.best(place, self.top, allowed) if found.score >= _FLOOR]
        return {found.place: _Placed(rank, found.score, found.features) for rank, found in enumerate(kept, start=1)}

    def _link(self, ends: tuple[int, int], candidate: _Placed, back: int) -> Link:
        one, other = (self.ranking.profiles[end] for end in ends)
        ranks = (candidate.rank, back)
        found = contrast_facets(one.facets, other.facets)
        if found.reversed:
            one, other, ranks = other, one, ranks[::-1]
            found = contrast_facets(one.facets, other.facets)
        return Link(
            id=link_id(one.claim.id, other.claim.id),
            a=one.claim.id,
            b=other.claim.id,
            relation=found.relation,
            score=round(10_000 * candidate.score),
            rank_a=ranks[0],
            rank_b=ranks[1],
            reasons=(*self._copied(one, other), *found.reasons),
            features=kept_features(candidate.features),
        )

    def _copied(self, one: Profile, other: Profile) -> tuple[str, ...]:
        return (_COPY,) if self.copies.of_one_text(one.claim, other.claim) else ()

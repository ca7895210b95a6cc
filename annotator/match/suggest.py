"""Owns one run of suggestions over a corpus: entities, families, stories, and links between claims."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.domain.entity import Entity
from annotator.domain.family import Family, Story
from annotator.domain.ids import ClaimId, LinkId, link_id
from annotator.domain.link import Link
from annotator.domain.mention import Mention
from annotator.match.contrast import contrast_facets
from annotator.match.entities import group_names
from annotator.match.profiles import profiles
from annotator.match.ranking import Ranking
from annotator.match.similarity import ten_thousandths

MAKER = "annotator-match"
VERSION = "1"
_FLOOR = 0.15
"""A pair less likely than this is not proposed."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that is matched together."""

    articles: Sequence[Article]
    claims: Sequence[Claim]
    mentions: Sequence[Mention]


def suggest(
    corpus: Corpus,
    refused: Collection[LinkId] = (),
    *,
    top: int = 9,
    progress: Callable[[int, int], bool] | None = None,
) -> Iterator[Link | Entity | Family | Story]:
    """Everything proposed for a corpus, in an order that only its content decides; at most one link a pair.

    Links that people refused are not proposed again. `progress` hears how many of all claims are done and stops the
    run by answering False.
    """
    corpus = _ordered(corpus)
    entities = group_names(corpus.mentions, corpus.articles)
    yield from entities
    ranking = Ranking(corpus.articles, profiles(corpus.articles, corpus.claims, corpus.mentions, entities))
    yield from _links(ranking, frozenset(refused), top, progress or (lambda _done, _total: True))


def ranked(corpus: Corpus, *, top: int = 9) -> dict[ClaimId, list[ClaimId]]:
    """The likeliest counterparts of every claim, the best first."""
    corpus = _ordered(corpus)
    entities = group_names(corpus.mentions, corpus.articles)
    ranking = Ranking(corpus.articles, profiles(corpus.articles, corpus.claims, corpus.mentions, entities))
    ids = [profile.claim.id for profile in ranking.profiles]
    return {own: [ids[c.place] for c in ranking.best(place, top)] for place, own in enumerate(ids)}


def _ordered(corpus: Corpus) -> Corpus:
    """The same corpus in the order of ids, each thing once."""
    return Corpus(
        [article for _, article in sorted({article.id: article for article in corpus.articles}.items())],
        [claim for _, claim in sorted({claim.id: claim for claim in corpus.claims}.items())],
        [mention for _, mention in sorted({mention.id: mention for mention in corpus.mentions}.items())],
    )


def _links(
    ranking: Ranking, refused: frozenset[LinkId], top: int, progress: Callable[[int, int], bool]
) -> Iterator[Link]:
    total = len(ranking.profiles)
    placed: list[dict[int, _Placed]] = []
    for place in range(total):
        placed.append(_best(ranking, place, refused, top))
        if not progress(place + 1, total):
            return
    for place, found in enumerate(placed):
        for other, candidate in found.items():
            back = placed[other].get(place)
            if place < other or back is None:
                yield _link(ranking, (place, other), (candidate.rank, back.rank if back else 0), candidate.score)


@dataclass(frozen=True, slots=True)
class _Placed:
    """The place of a candidate among those of a claim, from 1, and its score."""

    rank: int
    score: float


def _best(ranking: Ranking, place: int, refused: frozenset[LinkId], top: int) -> dict[int, _Placed]:
    own, others = ranking.profiles[place].claim.id, ranking.profiles

    def allowed(other: int) -> bool:
        return not refused or link_id(own, others[other].claim.id) not in refused

    kept = [candidate for candidate in ranking.best(place, top, allowed) if candidate.score >= _FLOOR]
    return {candidate.place: _Placed(rank, candidate.score) for rank, candidate in enumerate(kept, start=1)}


def _link(ranking: Ranking, ends: tuple[int, int], ranks: tuple[int, int], score: float) -> Link:
    one, other = (ranking.profiles[end] for end in ends)
    found = contrast_facets(one.facets, other.facets)
    if found.reversed:
        found, one, other, ranks = contrast_facets(other.facets, one.facets), other, one, ranks[::-1]
    return Link(
        id=link_id(one.claim.id, other.claim.id),
        a=one.claim.id,
        b=other.claim.id,
        relation=found.relation,
        score=ten_thousandths(score),
        rank_a=ranks[0],
        rank_b=ranks[1],
        reasons=found.reasons,
    )

"""Fits the trees of likely groups on the links of ECB+: `python -m tests.benchmarks.fit_groups` writes the resource."""

import random
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.domain.claim import Claim, Role
from annotator.domain.ids import ClaimId, link_id
from annotator.domain.link import Link, Relation
from annotator.match.groups.group_articles import Shared, between
from annotator.match.groups.group_odds import Stated, seen, written
from annotator.match.groups.group_trees import Counts, Tree
from annotator.match.groups.group_words import Said
from annotator.match.links.linking import kept_features
from annotator.match.links.profiles import Profile
from annotator.match.links.ranking import Ranking
from annotator.match.links.similarity import Features, score
from annotator.paths import resource
from tests.benchmarks import ecb
from tests.benchmarks.fit_links import SHOWN
from tests.benchmarks.grown_trees import Numbers, grown
from tests.benchmarks.within_articles import IN_USE, Weights

POOL = 80
_PARTS = 4
_FLOOR = 0.02
"""What is less likely is never proposed."""
Pool = Sequence[Sequence[tuple[int, Features]]]
"""By claim, its candidates by place, with their features."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The links of a corpus as `suggest` makes them, what is seen in each, whether it holds, and both ends' topics."""

    links: Sequence[Link]
    table: Counts
    holds: Numbers
    topics: Counts

    def grown_on(self, kept: Sequence[float]) -> list[Tree]:
        """The trees of the links between claims of some topics."""
        inside = np.isin(self.topics, kept).all(1)
        return grown(self.table[inside], self.holds[inside])

    def and_of(self, others: Sequence["Rows"]) -> "Rows":
        """These and others."""
        every = (self, *others)
        return Rows(
            [link for each in every for link in each.links],
            *(np.concatenate([getattr(each, name) for each in every]) for name in ("table", "holds", "topics")),
        )


def pool(ranked: Ranking) -> Pool:
    """Every candidate of every claim."""
    return [
        [(found.place, found.features) for found in ranked.best(place, POOL)] for place in range(len(ranked.profiles))
    ]


def rows(corpus: ecb.Ecb, known: Sequence[Profile], candidates: Pool, weights: Weights = IN_USE) -> Rows:
    """The first candidates of every claim by some weights."""
    every = np.full(len(known), True)
    return _rows(corpus, known, links_of(known, candidates, weights, every))


def both_kinds(corpus: ecb.Ecb, known: Sequence[Profile], candidates: Pool, weights: Weights = IN_USE) -> Rows:
    """What trees are grown on: the same, and parts of the corpus as if each were a project with little company."""
    whole = rows(corpus, known, candidates, weights)
    return whole.and_of([whole, *_in_parts(corpus, known, candidates, weights)])


def _in_parts(corpus: ecb.Ecb, known: Sequence[Profile], candidates: Pool, weights: Weights) -> list[Rows]:
    articles = sorted({profile.claim.article for profile in known})
    random.Random(7).shuffle(articles)
    part = {article: place % _PARTS for place, article in enumerate(articles)}
    home = np.array([part[profile.claim.article] for profile in known])
    return [_rows(corpus, known, links_of(known, candidates, weights, home == number)) for number in range(_PARTS)]


def _rows(corpus: ecb.Ecb, known: Sequence[Profile], links: Sequence[Link]) -> Rows:
    topic = {claim.id: corpus.topic_of[claim.article] for claim in corpus.claims}
    holds = [corpus.cluster_of[link.a] == corpus.cluster_of[link.b] for link in links]
    topics = np.array([(topic[link.a], topic[link.b]) for link in links])
    claims = stated(known)
    return Rows(links, seen(links, claims, _shared(links, claims)), np.array(holds, dtype=float), topics)


def _shared(links: Sequence[Link], claims: Mapping[ClaimId, Stated]) -> Shared:
    article_of = {claim: each.article for claim, each in claims.items()}
    return Shared(between(links, article_of), Counter(article_of.values()))


def links_of(known: Sequence[Profile], candidates: Pool, weights: Weights, inside: NDArray[np.bool_]) -> list[Link]:
    """The first candidates of the claims inside, of those inside, as links, by their places."""
    found: dict[tuple[int, int], Link] = {}
    for place in np.flatnonzero(inside).tolist():
        scored = [(score(seen, *weights), other, seen) for other, seen in candidates[place] if inside[other]]
        first = sorted(scored, key=lambda each: -each[0])[:SHOWN]
        for likely, other, features in (each for each in first if each[0] >= _FLOOR):
            one, two = sorted((place, other))
            if (one, two) not in found:
                found[one, two] = _link(known[one], known[two], likely, features)
    return [link for _, link in sorted(found.items())]


def _link(one: Profile, other: Profile, likely: float, features: Features) -> Link:
    a, b = one.claim.id, other.claim.id
    size = round(10_000 * likely)
    return Link(link_id(a, b), a, b, Relation.SAME, size, features=kept_features(features))


def stated(known: Sequence[Profile]) -> dict[ClaimId, Stated]:
    """The claims as groups know them."""
    return {profile.claim.id: Stated(profile.claim.article, _said(profile.claim)) for profile in known}


def _said(claim: Claim) -> Said | None:
    spans = [slot.span for slot in claim.all(Role.PREDICATE) if slot.span]
    return Said(claim.text, spans[0].start - claim.span.start, spans[0].end - claim.span.start) if spans else None


def main() -> int:
    """Write the resource, fitted on all topics; 1 if ECB+ is not on this machine."""
    if not ecb.is_here():
        print("ECB+: not on this machine, nothing fitted")
        return 1
    corpus = ecb.read()
    known, ranked = ecb.profiled(corpus)
    found = both_kinds(corpus, known, pool(ranked))
    resource("group_trees.json").write_text(written(found.grown_on(sorted(set(corpus.topic_of.values())))), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Fits the trees of likely groups on the links of ECB+: `python -m tests.benchmarks.fit_groups` writes them."""

import random
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from annotator.domain.claim import Claim, Role
from annotator.domain.ids import ClaimId, link_id
from annotator.domain.link import Link, Relation
from annotator.domain.odds import logistic
from annotator.match.groups.group_articles import Shared, between
from annotator.match.groups.group_odds import AGAIN, FIRST, Pair, Stated, seen, seen_again, written
from annotator.match.groups.group_trees import PER_ONE, Counts, Tree, told
from annotator.match.groups.group_words import Said
from annotator.match.groups.likely_groups import Likely
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
_PARTS, _THIRDS = 4, 3
_ONE = 10_000
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

    def again(self, odds: Counts, claims: Mapping[ClaimId, Stated]) -> "Rows":
        """The same links in the company of what was told of each."""
        sizes = [round(_ONE * logistic(each)) for each in (odds / PER_ONE).tolist()]
        pairs = [Likely(link.a, link.b, size) for link, size in zip(self.links, sizes, strict=True)]
        return replace(self, table=seen_again(self.table, pairs, claims, _shared(pairs, claims)))

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


def grown_twice(
    corpus: ecb.Ecb, known: Sequence[Profile], candidates: Pool, kept: Sequence[float], weights: Weights = IN_USE
) -> tuple[list[Tree], list[Tree]]:
    """Trees of the links between claims of some topics: those that look first, and those that look again.

    Both are grown on the corpus and on parts of it, as if each were a project with little company. Those that look
    again learn from what was told of every topic by trees of others, as of a project that none was grown on.
    """
    whole = rows(corpus, known, candidates, weights)
    projects = [whole, *_in_parts(corpus, known, candidates, weights)]
    first = whole.and_of(projects).grown_on(kept)
    claims, by_others = stated(known), _by_others(projects, kept)
    again = [each.again(told_of(each, by_others, first), claims) for each in projects]
    return first, again[0].and_of(again).grown_on(kept)


def told_of(every: Rows, by_others: Mapping[float, Sequence[Tree]], otherwise: Sequence[Tree]) -> Counts:
    """What trees tell of links, each by those that were not grown on its first topic."""
    odds = told(otherwise, every.table)
    for topic, trees in by_others.items():
        inside = every.topics[:, 0] == topic
        odds[inside] = told(trees, every.table[inside])
    return odds


def _by_others(projects: Sequence[Rows], kept: Sequence[float]) -> dict[float, list[Tree]]:
    """By topic, trees that were grown on two thirds of the topics, not on this one."""
    dealt = sorted(kept)
    random.Random(7).shuffle(dealt)
    together = projects[0].and_of(projects[1:])
    found: dict[float, list[Tree]] = {}
    for part in range(_THIRDS):
        trees = together.grown_on([topic for at, topic in enumerate(dealt) if at % _THIRDS != part])
        found.update(dict.fromkeys(dealt[part::_THIRDS], trees))
    return found


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


def _shared(links: Sequence[Pair], claims: Mapping[ClaimId, Stated]) -> Shared:
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
    """Write both resources, fitted on all topics; 1 if ECB+ is not on this machine."""
    if not ecb.is_here():
        print("ECB+: not on this machine, nothing fitted")
        return 1
    corpus = ecb.read()
    known, ranked = ecb.profiled(corpus)
    found = grown_twice(corpus, known, pool(ranked), sorted(set(corpus.topic_of.values())))
    for name, trees in zip((FIRST, AGAIN), found, strict=True):
        resource(name).write_text(written(trees), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

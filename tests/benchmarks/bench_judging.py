"""Prints how far an analyst gets by answering suggestions in queue order: on ECB+, answered from gold.

The claims are all event mentions of ECB+, in one project; the pool are the first candidates of each, `--top K` (9),
however unlikely. Every answer is "same" or "different" as the mentions' clusters say, links are closed transitively,
and only what no earlier answer implies is asked. Pair recall is the share, of all pairs of coreferent mentions of
different documents, that stand in one group; that of pairs within one document, which are never suggested and only
follow, is printed beside. It is read after one and after two answers for each mention, singletons counted. The
baselines ask the same pool in random order and by the cosine of stem-weighted words.

Then every topic is a project of its own in which 36 questions are answered: how well the candidates that are left are
ordered without and with what was learned. `--fit` prints the weights of `match/links/worth.py` that ECB+ asks for,
and how weights fitted on other topics do.
"""

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from annotator.domain.ids import ArticleId, ClaimId, link_id
from annotator.domain.learned import Learned
from annotator.domain.link import Link, Relation
from annotator.match.links.closure import Closure
from annotator.match.links.learning import Lesson, learn
from annotator.match.links.linking import kept_features
from annotator.match.links.queue import Queue
from annotator.match.links.ranking import Candidate
from annotator.match.links.worth import BIAS, WEIGHTS, Signs
from annotator.match.suggest import Corpus, ranking_of
from annotator.match.words.vectors import cosine, counted, unit
from annotator.match.words.words import stems
from tests.benchmarks.bench_links import ecb_corpus
from tests.benchmarks.public_data import records

_MARKS = (0.25, 0.5, 1.0, 1.5, 2.0)
_DECISIONS = 36
_FOLDS = 5
Weights = tuple[Signs, float]
Answer = Callable[[Link], bool]


@dataclass(frozen=True, slots=True)
class Gold:
    """The claims of a project, the cluster of each, and the pairs there are to find across and within documents."""

    article_of: Mapping[ClaimId, ArticleId]
    cluster_of: Mapping[ClaimId, str]

    def same(self, link: Link) -> bool:
        """What the analyst answers."""
        return self.cluster_of[link.a] == self.cluster_of[link.b]

    def pairs(self, claims: Sequence[ClaimId]) -> tuple[int, int]:
        """How many pairs these claims make across and within documents."""
        within = sum(n * (n - 1) // 2 for n in Counter(self.article_of[claim] for claim in claims).values())
        return len(claims) * (len(claims) - 1) // 2 - within, within

    def all_pairs(self) -> tuple[int, int]:
        """How many pairs there are to find."""
        clusters: dict[str, list[ClaimId]] = defaultdict(list)
        for claim, cluster in self.cluster_of.items():
            clusters[cluster].append(claim)
        found = [self.pairs(claims) for claims in clusters.values()]
        return sum(across for across, _ in found), sum(within for _, within in found)

    def only(self, articles: Iterable[ArticleId]) -> "Gold":
        """The gold of some documents."""
        kept, of = set(articles), self.article_of
        left = {claim: cluster for claim, cluster in self.cluster_of.items() if of[claim] in kept}
        return Gold({claim: of[claim] for claim in left}, left)


class Curve:
    """Pair recall over answers; a row is complete after two answers a mention."""

    def __init__(self, gold: Gold) -> None:
        self._gold, self._all = gold, gold.all_pairs()
        self._wanted = [round(mark * len(gold.cluster_of)) for mark in _MARKS]
        self._across = self._within = self.asked = self.confirmed = 0
        self.rows: list[tuple[float, float]] = []

    @property
    def complete(self) -> bool:
        return len(self.rows) == len(_MARKS)

    def take(self, known: Closure, link: Link, *, same: bool) -> None:
        """Take in an answer, before `known` does."""
        self.asked, self.confirmed = self.asked + 1, self.confirmed + same
        if same:
            one, other = known.members(link.a), known.members(link.b)
            joined = np.subtract(
                self._gold.pairs([*one, *other]), np.add(self._gold.pairs(one), self._gold.pairs(other))
            )
            self._across, self._within = self._across + int(joined[0]), self._within + int(joined[1])
        while not self.complete and self.asked >= self._wanted[len(self.rows)]:
            self.end_row()

    def end_row(self) -> None:
        """Note where things stand; for all rows that are left once nothing more is to be asked."""
        self.rows.append((self._across / self._all[0], self._within / max(self._all[1], 1)))

    def tell(self, name: str, took: float = 0.0) -> None:
        """Print the curve."""
        while not self.complete:
            self.end_row()
        told = "  ".join(f"{mark:g}: {across:.3f}" for mark, (across, _) in zip(_MARKS, self.rows, strict=True))
        within = ", ".join(f"{self.rows[_MARKS.index(mark)][1]:.3f}" for mark in (1.0, 2.0))
        print(f"  {name:26} {told}   within {within}   same {self.confirmed}  {took:.0f} s", flush=True)


def by_queue(
    links: Sequence[Link], gold: Gold, *, learning: bool, weights: Weights = (WEIGHTS, BIAS)
) -> tuple[Curve, list[tuple[Signs, bool]]]:
    """The curve of the queue, and each answer with what the question's likelihood was made of.

    What is learned is renewed with each answer up to a hundred, then whenever there is a twentieth part more.
    """
    queue, curve, seen = Queue(links, Closure(), weights=weights), Curve(gold), list[tuple[Signs, bool]]()
    lessons, renewed = list[Lesson](), 1
    while not curve.complete and (question := queue.first()):
        link, same = question.link, gold.same(question.link)
        seen.append((queue.signs(question), same))
        curve.take(queue.known, link, same=same)
        queue.answer(link.a, link.b, same=same)
        lessons.append(Lesson(link.features, link.score, same))
        if learning and len(lessons) >= renewed:
            queue.learn(learn(lessons))
            renewed = max(len(lessons) + 1, len(lessons) * 21 // 20 if len(lessons) > 100 else 0)
    return curve, seen


def in_order(links: Iterable[Link], gold: Gold) -> Curve:
    """The curve of asking links as they come, but for what is implied."""
    known, curve = Closure(), Curve(gold)
    for link in links:
        if curve.complete:
            break
        if known.implied(link.a, link.b) is None:
            same = gold.same(link)
            curve.take(known, link, same=same)
            (known.unite if same else known.part)(link.a, link.b)
    return curve


def by_cosine(corpus: Corpus, links: Sequence[Link]) -> list[Link]:
    """The links by the cosine of the stem-weighted words of their claims, the predicate counted twice."""
    text_of = {article.id: article.text for article in corpus.articles}
    bags = {}
    for claim in corpus.claims:
        text = text_of[claim.article]
        predicate = [word for slot in claim.slots for word in stems(slot.words(text))]
        bags[claim.id] = unit(counted([*stems(text, claim.span), *predicate]))
    return sorted(links, key=lambda link: (-cosine(bags[link.a], bags[link.b]), link.id))


# Small projects


def average_precision(found: Sequence[tuple[float, bool]]) -> float:
    """Of likelihoods with whether each holds, the most likely first."""
    hits, total = 0, 0.0
    for place, (_, same) in enumerate(sorted(found, key=lambda each: -each[0]), 1):
        if same:
            hits += 1
            total += hits / place
    return total / max(hits, 1)


def first_place(links: Sequence[Link], likelihood: Callable[[Link], float], gold: Gold) -> float:
    """How often the first candidate of a claim that has a partner among its candidates is one."""
    found: dict[ClaimId, list[tuple[float, bool]]] = defaultdict(list)
    for link in links:
        for claim in (link.a, link.b):
            found[claim].append((likelihood(link), gold.same(link)))
    asked = [each for each in found.values() if any(same for _, same in each)]
    return sum(max(each, key=lambda pair: pair[0])[1] for each in asked) / max(len(asked), 1)


def small_projects(links: Sequence[Link], gold: Gold, topics: Sequence[Sequence[ArticleId]]) -> None:
    """Print how the candidates that are left are ordered after some decisions, each topic a project of its own."""
    rows: list[tuple[float, float, float, float]] = []
    for topic in topics:
        inside = gold.only(topic)
        own = [link for link in links if link.a in inside.cluster_of and link.b in inside.cluster_of]
        queue, lessons, asked = Queue(own, Closure()), list[Lesson](), set[str]()
        while len(lessons) < _DECISIONS and (question := queue.first()):
            link, same = question.link, inside.same(question.link)
            asked.add(link.id)
            lessons.append(Lesson(link.features, link.score, same))
            queue.answer(link.a, link.b, same=same)
            queue.learn(learn(lessons))
        left = [link for link in own if link.id not in asked]
        if any(inside.same(link) for link in left):
            rows.append(_ordered(left, inside, learn(lessons)))
    means = np.mean(rows, axis=0)
    better = np.mean([row[1] > row[0] for row in rows])
    print(f"{len(rows)} topics, each a project of its own, after {_DECISIONS} decisions in queue order, links left:")
    print(f"  average precision {means[0]:.3f} shipped, {means[1]:.3f} learned (better in {better:.0%} of the topics)")
    print(f"  first candidate is a partner {means[2]:.3f} shipped, {means[3]:.3f} learned")


def _ordered(left: Sequence[Link], gold: Gold, learned: Learned) -> tuple[float, float, float, float]:
    precision = [
        average_precision([(model.likelihood(link), gold.same(link)) for link in left])
        for model in (Learned(), learned)
    ]
    first = [first_place(left, model.likelihood, gold) for model in (Learned(), learned)]
    return precision[0], precision[1], first[0], first[1]


# Fitting


def fitted(seen: Sequence[tuple[Signs, bool]]) -> Weights:
    """The logistic weights of answers, pulled weakly towards 0 (Newton's method)."""
    inputs = np.c_[np.array([signs for signs, _ in seen]), np.ones(len(seen))]
    same = np.array([float(answer) for _, answer in seen])
    weights: npt.NDArray[np.float64] = np.zeros(inputs.shape[1])
    pull = np.diag([*[3.0] * (inputs.shape[1] - 1), 0.0])
    for _ in range(25):
        share = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (share - same) + pull @ weights
        weights = weights - np.linalg.solve((inputs * (share * (1 - share))[:, None]).T @ inputs + pull, slope)
    return Signs(*(round(float(weight), 2) for weight in weights[:-1])), round(float(weights[-1]), 2)


def fit(pools: Sequence[Sequence[Link]], gold: Gold, topics: Sequence[Sequence[ArticleId]]) -> None:
    """Print the weights that all topics ask for, and what weights fitted on the other topics reach on each fold."""
    folds = [[article for topic in topics[fold::_FOLDS] for article in topic] for fold in range(_FOLDS)]
    reached = []
    for fold in folds:
        others = gold.only(set(gold.article_of.values()) - set(fold))
        weights = _fitted_on(pools, others)
        curve, _ = by_queue(_inside(pools[0], held := gold.only(fold)), held, learning=True, weights=weights)
        shipped, _ = by_queue(_inside(pools[0], held), held, learning=True)
        curve.tell("fitted on the other topics")
        shipped.tell("as shipped")
        reached.append(curve.rows[_MARKS.index(1.0)][0])
    print(f"  mean over {_FOLDS} folds after 1 answer a mention {np.mean(reached):.3f}")
    signs, bias = _fitted_on(pools, gold)
    for name, weight in zip((*Signs._fields, "bias"), (*signs, bias), strict=True):
        used = BIAS if name == "bias" else getattr(WEIGHTS, name)
        print(f"  {name:16} fitted {weight:6.2f}   in use {used:6.2f}")


def _inside(links: Sequence[Link], gold: Gold) -> list[Link]:
    return [link for link in links if link.a in gold.cluster_of and link.b in gold.cluster_of]


def _fitted_on(pools: Sequence[Sequence[Link]], gold: Gold) -> Weights:
    """Fitted on the answers that the weights in use lead to, and then once more on those of what was fitted."""
    weights: Weights = (WEIGHTS, BIAS)
    seen: list[tuple[Signs, bool]] = []
    for _ in range(2):
        for links in pools:
            seen += by_queue(_inside(links, gold), gold, learning=True, weights=weights)[1]
        weights = fitted(seen)
    return weights


def main(arguments: Sequence[str]) -> int:
    """Print the curves, or with --fit the weights; 0 also when ECB+ is not on this machine."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--top", type=int, default=9)
    parser.add_argument("--fit", action="store_true")
    chosen = parser.parse_args(arguments)
    documents = records("ecbplus", "documents.jsonl")
    if not documents:
        return 0
    corpus, clusters = ecb_corpus()
    gold = Gold({claim.id: claim.article for claim in corpus.claims}, clusters)
    topics = _topics(corpus, {str(each["doc_id"]): str(each["topic"]) for each in documents})
    if chosen.fit:
        fit([_links(corpus, 9), _links(corpus, 20)], gold, topics)
    else:
        _curves(corpus, gold, topics, chosen.top)
    return 0


def _links(corpus: Corpus, top: int) -> list[Link]:
    """A link for every pair of which one is among the first of the other, however unlikely."""
    ranking = ranking_of(corpus)
    ids = [profile.claim.id for profile in ranking.profiles]
    best = [ranking.best(place, top) for place in range(len(ids))]
    ranks = [{found.place: rank for rank, found in enumerate(each, 1)} for each in best]
    found = {(min(place, each.place), max(place, each.place)): each for place, row in enumerate(best) for each in row}
    return [_link((ids[a], ids[b]), (ranks[a].get(b, 0), ranks[b].get(a, 0)), each) for (a, b), each in found.items()]


def _link(ends: tuple[ClaimId, ClaimId], ranks: tuple[int, int], found: Candidate) -> Link:
    score = round(10_000 * found.score)
    return Link(link_id(*ends), *ends, Relation.SAME, score, *ranks, (), kept_features(found.features))


def _topics(corpus: Corpus, topic_of: Mapping[str, str]) -> list[list[ArticleId]]:
    topics: dict[str, list[ArticleId]] = defaultdict(list)
    for article in corpus.articles:
        topics[topic_of[article.file or ""]].append(article.id)
    return [topics[topic] for topic in sorted(topics, key=int)]


def _curves(corpus: Corpus, gold: Gold, topics: Sequence[Sequence[ArticleId]], top: int) -> None:
    links = _links(corpus, top)
    across, within = gold.all_pairs()
    print(f"ECB+: {len(gold.cluster_of)} event mentions, {len(links)} suggested links (top {top}),", end=" ")
    print(f"{across} coreferent pairs across documents, {within} within; recall after so many answers a mention:")
    whole = in_order(sorted(links, key=lambda link: not gold.same(link)), gold)
    whole.tell("(most that can be found)")
    shuffled = random.Random(7).sample(links, len(links))
    for name, order in (("random order", shuffled), ("plain cosine order", by_cosine(corpus, links))):
        in_order(order, gold).tell(name)
    for name, learning in (("queue without learning", False), ("queue", True)):
        started = time.perf_counter()
        curve, _ = by_queue(links, gold, learning=learning)
        curve.tell(name, time.perf_counter() - started)
    print("  bars: .75 / .88 after 1 / 2 answers, beyond them .88 / .95; plain cosine order elsewhere about .42 / .58")
    small_projects(links, gold, topics)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

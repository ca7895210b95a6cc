"""Prints how well automatic groups of the event mentions of ECB+ are those of its annotators (CoNLL F1)."""

import sys
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from annotator.domain.ids import ClaimId
from annotator.domain.odds import logistic
from annotator.match.groups.group_trees import PER_ONE, told
from annotator.match.groups.likely_groups import LEAST, Likely, likely_groups, proposed
from annotator.match.links.profiles import Profile
from annotator.match.links.ranking import Ranking
from annotator.match.links.similarity import Features
from tests.benchmarks import coreference, ecb
from tests.benchmarks.coreference import Groups, conll, without_singletons
from tests.benchmarks.fit_groups import Pool, grown_twice, pool, rows, stated
from tests.benchmarks.fit_links import FOLDS, Training, fitted, fold_of, training
from tests.benchmarks.within_articles import Weights, within

_TRIED = (3_500, 4_000, 4_500, 5_000, 5_500)
_Found = dict[int, list[frozenset[Hashable]]]
"""By how much likelihood was asked for, the groups."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """The corpus with what all folds have in common."""

    corpus: ecb.Ecb
    known: Sequence[Profile]
    candidates: Pool
    judged: Training
    folds: dict[float, int]

    def gold(self) -> list[frozenset[Hashable]]:
        """The groups of the annotators."""
        return coreference.grouped((claim.id, self.corpus.cluster_of[claim.id]) for claim in self.corpus.claims)

    def claims_of(self, fold: int) -> frozenset[ClaimId]:
        """The claims of the topics of a fold."""
        topic_of = self.corpus.topic_of
        return frozenset(claim.id for claim in self.corpus.claims if self.folds[topic_of[claim.article]] == fold)


def main() -> int:
    """Print the table; 0 also when ECB+ is not on this machine."""
    if not ecb.is_here():
        print("ECB+: not on this machine, left out")
        return 0
    corpus = ecb.read()
    known, ranked = ecb.profiled(corpus)
    asked = _Asked(corpus, known, pool(ranked), _judged(corpus, ranked), fold_of(list(corpus.topic_of.values())))
    print("the nine links of each claim; weights of links and trees of other topics than those asked:")
    scores, trees = (list(each) for each in zip(*(_of_fold(asked, f) for f in range(FOLDS)), strict=True))
    _print("scores alone", asked, scores)
    _print("with company", asked, trees)
    own = _all_groups(corpus, within(known), LEAST)
    print("  same stem and like articles .730 / .655; of the articles' own mentions alone", end=" ")
    print("{:.3f} / {:.3f}".format(*_both(asked.gold(), own)))
    return 0


def _judged(corpus: ecb.Ecb, ranked: Ranking) -> Training:
    return training(corpus, ranked, corpus.told_twice())


def _of_fold(asked: _Asked, fold: int) -> tuple[_Found, _Found]:
    """The groups of the claims of a fold, by scores and by company; nothing is fitted on its topics."""
    others = [topic for topic, number in asked.folds.items() if number != fold]
    weights = _weights(asked, others)
    shown = rows(asked.corpus, asked.known, asked.candidates, weights)
    first, trees = grown_twice(asked.corpus, asked.known, asked.candidates, others, weights)
    again = shown.again(told(first, shown.table), stated(asked.known))
    sizes = [round(10_000 * logistic(each)) for each in (told(trees, again.table) / PER_ONE).tolist()]
    company = [Likely(link.a, link.b, size) for link, size in zip(shown.links, sizes, strict=True)]
    own, inside = list(within(asked.known, weights)), asked.claims_of(fold)
    scores, better = (
        {least: _of(_all_groups(asked.corpus, [*pairs, *own], least), inside) for least in _TRIED}
        for pairs in (list(proposed(shown.links)), company)
    )
    return scores, better


def _weights(asked: _Asked, topics: Sequence[float]) -> Weights:
    found = fitted(asked.judged.of(np.isin(asked.judged.topics, topics)))
    return Features(*found[:-1].tolist()), float(found[-1])


def _all_groups(corpus: ecb.Ecb, pairs: Iterable[Likely], least: int) -> list[frozenset[Hashable]]:
    """The likely groups and, as groups of their own, the mentions that are in none."""
    found = likely_groups([], pairs, least)
    grouped = frozenset[ClaimId]().union(*found)
    alone = (frozenset({claim.id}) for claim in corpus.claims if claim.id not in grouped)
    return [*map(frozenset, found), *alone]


def _both(gold: Groups, found: Groups) -> tuple[float, float]:
    """CoNLL F1 with singletons and without."""
    return conll(gold, found), conll(without_singletons(gold), without_singletons(found))


def _print(name: str, asked: _Asked, found: Sequence[_Found]) -> None:
    print(f"{name}, joined from so much likelihood on:")
    for least in _TRIED:
        mark = "  in use" if least == LEAST else ""
        whole, without = _both(asked.gold(), [group for fold in found for group in fold[least]])
        print(f"  {least / 10_000:.2f}  CoNLL F1 {whole:.3f} with singletons, {without:.3f} without{mark}")
    print("  by what is best for the other topics {:.3f} / {:.3f}".format(*_both(asked.gold(), _best(asked, found))))


def _best(asked: _Asked, found: Sequence[_Found]) -> list[frozenset[Hashable]]:
    """Of every fifth of the topics the groups by what was best for the others."""
    groups: list[frozenset[Hashable]] = []
    for held_out in range(FOLDS):
        others = [fold for fold in range(FOLDS) if fold != held_out]
        gold = _of(asked.gold(), frozenset[ClaimId]().union(*map(asked.claims_of, others)))
        tried: Mapping[int, Groups] = {least: [g for fold in others for g in found[fold][least]] for least in _TRIED}
        groups += found[held_out][max(_TRIED, key=lambda least: sum(_both(gold, tried[least])))]
    return groups


def _of(groups: Groups, kept: frozenset[ClaimId]) -> list[frozenset[Hashable]]:
    return [left for group in groups if (left := group & kept)]


if __name__ == "__main__":
    sys.exit(main())

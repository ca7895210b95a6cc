"""Prints how well automatic groups of the event mentions of ECB+ are those of its annotators (CoNLL F1)."""

import sys
from collections.abc import Hashable, Iterable, Mapping, Sequence

from annotator.domain.ids import ClaimId
from annotator.match.likely_groups import LEAST, Likely, likely_groups
from annotator.match.ranking import Ranking
from tests.benchmarks import coreference, ecb
from tests.benchmarks.coreference import Groups, conll, without_singletons
from tests.benchmarks.fit_links import FOLDS, fold_of
from tests.benchmarks.within_articles import within

_POOL = 80
_TRIED = (2_000, 2_500, 3_000, 3_500, 4_000)


def main() -> int:
    """Print the table; 0 also when ECB+ is not on this machine."""
    if not ecb.is_here():
        print("ECB+: not on this machine, left out")
        return 0
    corpus = ecb.read()
    profiles, ranked = ecb.profiled(corpus)
    own = list(within(profiles))
    for name, most in (("every candidate", _POOL), ("the nine shown of each claim", 9)):
        pairs = [*own, *likely(ranked, most)]
        _print(name, corpus, {least: all_groups(corpus, pairs, least) for least in _TRIED})
    print("  same stem and like articles .730 / .655; of the articles' own mentions alone", end=" ")
    print("{:.3f} / {:.3f}".format(*both(_gold(corpus), all_groups(corpus, own, LEAST))))
    return 0


def likely(ranked: Ranking, most: int) -> list[Likely]:
    """The first candidates of every claim, with their scores."""
    ids = [profile.claim.id for profile in ranked.profiles]
    return [
        Likely(own, ids[found.place], round(10_000 * found.score))
        for place, own in enumerate(ids)
        for found in ranked.best(place, most)
    ]


def all_groups(corpus: ecb.Ecb, pairs: Iterable[Likely], least: int) -> list[frozenset[Hashable]]:
    """The likely groups and, as groups of their own, the mentions that are in none."""
    found = likely_groups([], pairs, least)
    grouped = frozenset[ClaimId]().union(*found)
    alone = (frozenset({claim.id}) for claim in corpus.claims if claim.id not in grouped)
    return [*map(frozenset, found), *alone]


def both(gold: Groups, found: Groups) -> tuple[float, float]:
    """CoNLL F1 with singletons and without."""
    return conll(gold, found), conll(without_singletons(gold), without_singletons(found))


def _gold(corpus: ecb.Ecb) -> list[frozenset[Hashable]]:
    return coreference.grouped((claim.id, corpus.cluster_of[claim.id]) for claim in corpus.claims)


def _print(name: str, corpus: ecb.Ecb, tried: Mapping[int, Groups]) -> None:
    gold = _gold(corpus)
    print(f"{name}, joined from so much likelihood on:")
    for least, found in tried.items():
        mark = "  in use" if least == LEAST else ""
        whole, without = both(gold, found)
        print(f"  {least / 10_000:.2f}  CoNLL F1 {whole:.3f} with singletons, {without:.3f} without{mark}")
    print("  held out by topic {:.3f} / {:.3f}".format(*both(gold, _held_out(corpus, gold, tried))))


def _held_out(corpus: ecb.Ecb, gold: Groups, tried: Mapping[int, Groups]) -> list[frozenset[Hashable]]:
    """Of every fifth of the topics the groups by what was best for the others."""
    folds = fold_of(list(corpus.topic_of.values()))
    fold = {claim.id: folds[corpus.topic_of[claim.article]] for claim in corpus.claims}
    groups: list[frozenset[Hashable]] = []
    for held_out in range(FOLDS):
        inside = frozenset(claim for claim, place in fold.items() if place == held_out)
        outside = frozenset(fold) - inside
        best = max(tried, key=lambda least: sum(both(_of(gold, outside), _of(tried[least], outside))))
        groups += _of(tried[best], inside)
    return groups


def _of(groups: Sequence[frozenset[Hashable]], kept: frozenset[ClaimId]) -> list[frozenset[Hashable]]:
    return [left for group in groups if (left := group & kept)]


if __name__ == "__main__":
    sys.exit(main())

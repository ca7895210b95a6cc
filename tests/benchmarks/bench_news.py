"""Prints how well compare_articles grades pairs of news as people do: SemEval 2022 task 8 (English), and STS headlines.

The weights are cross-validated: SemEval is cut into nine parts, and each is graded with weights fitted on the others
and AllSides; the shipped weights are printed beside. `score` rises where the grades (1: the same, 4: unrelated) fall.
"""

import math
import sys
from collections.abc import Mapping, Sequence

import numpy as np

from annotator.api import compare_articles
from annotator.match.stories.same_story import grade
from annotator.match.words.vectors import cosine, counted
from annotator.match.words.words import stems
from tests.benchmarks.fit_stories import Table, fitted, graded, leads, pairs_of
from tests.benchmarks.pool_rarity import Rarity
from tests.benchmarks.public_data import records

_PARTS, _DRAWS = 9, 2_000
_SAME = 1.5
_PUBLISHED = "bar .74, beyond .80; word cosine about .70; winner .872 on other pairs, TF-IDF .56"
_SAME_REPORT = ("same story", "copy", "partial")


def main() -> int:
    """Print all figures; 0 also where the data is not on this machine."""
    pairs = records("semeval22_news_sim_en", "pairs.jsonl")
    if pairs:
        print(f"semeval22_news_sim_en: Pearson of the score with the grade, {len(pairs)} pairs ({_PUBLISHED})")
        _news(pairs)
    headlines = records("sts_headlines", "pairs.jsonl")
    if headlines:
        _headlines(headlines)
    return 0


def _news(pairs: Sequence[Mapping[str, object]]) -> None:
    texts = [(str(pair["text_a"]), str(pair["text_b"])) for pair in pairs]
    grades = -np.array([float(str(pair["overall"])) for pair in pairs])
    found = [compare_articles(a, b) for a, b in texts]
    _print("word cosine", word_cosines(texts), grades)
    _print("compare_articles, cross-validated", cross_validated(), grades)
    _print("compare_articles, as shipped", np.array([each.score for each in found]), grades)
    same, said = grades >= -_SAME, np.array([each.relation in _SAME_REPORT for each in found])
    f1 = 2 * (same & said).sum() / (same.sum() + said.sum())
    print(f"  same report (overall at most {_SAME}): F1 {f1:.3f}, {said.sum()} named, {same.sum()} are;", end=" ")
    print(f"always yes {2 * same.sum() / (same.sum() + len(same)):.3f}")


def cross_validated() -> Table:
    """The score of every pair of SemEval by weights that were fitted without it."""
    features, wanted = graded()
    known = leads()
    learnt = pairs_of(known) if known else None
    part = np.random.default_rng(3).permutation(len(wanted)) % _PARTS
    scores = np.zeros(len(wanted))
    for held_out in range(_PARTS):
        kept = part != held_out
        others = (learnt.features, learnt.same) if learnt else (features[kept][:0], wanted[:0])
        weights, bias = fitted(others, (features[kept], wanted[kept]))
        scores[~kept] = [grade(float(value)) for value in features[~kept] @ weights + bias]
    return scores


def word_cosines(texts: Sequence[tuple[str, str]]) -> Table:
    """The baseline: cosines of words weighed by their rarity in these texts."""
    bags = [(counted(stems(a)), counted(stems(b))) for a, b in texts]
    rarity = Rarity(bag for pair in bags for bag in pair)
    return np.array([cosine(rarity.unit(a), rarity.unit(b)) for a, b in bags])


def _print(name: str, scores: Table, wanted: Table) -> None:
    low, high = interval(scores, wanted)
    print(f"  {name:34} {pearson(scores, wanted):.3f} (95 % interval {low:.3f} to {high:.3f})")


def pearson(scores: Table, wanted: Table) -> float:
    """Pearson's correlation."""
    return float(np.corrcoef(scores, wanted)[0, 1])


def interval(scores: Table, wanted: Table) -> tuple[float, float]:
    """The middle 95 % of the correlations of samples drawn with replacement (bootstrap; seed 11)."""
    mixed = np.random.default_rng(11)
    drawn = [mixed.integers(0, len(scores), len(scores)) for _ in range(_DRAWS)]
    found = [pearson(scores[sample], wanted[sample]) for sample in drawn]
    low, high = np.percentile([value for value in found if not math.isnan(value)], [2.5, 97.5])
    return float(low), float(high)


def _headlines(pairs: Sequence[Mapping[str, object]]) -> None:
    texts = [(str(pair["a"]), str(pair["b"])) for pair in pairs]
    wanted = np.array([float(str(pair["score"])) for pair in pairs])
    print(f"sts_headlines: Pearson, {len(pairs)} pairs (2015 winner .825)")
    _print("word cosine", word_cosines(texts), wanted)
    _print("compare_articles", np.array([compare_articles(a, b).score for a, b in texts]), wanted)


if __name__ == "__main__":
    sys.exit(main())

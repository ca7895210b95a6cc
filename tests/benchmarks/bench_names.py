"""Prints how well names are told apart on two public sets of name pairs, beside the published figures."""

import json
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from annotator.match.names.names import compare_names

_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
_SETS = (
    ("names_opensanctions_bench/person_pairs.jsonl", "PERSON", "F1 logic_v2 .742, Levenshtein .637"),
    ("names_opensanctions_bench/organisation_pairs.jsonl", "ORG", "F1 of always yes .788"),
    ("names_arabic_translit/pairs.jsonl", "PERSON", "recall at 5 % false positives, folding: .704"),
)
_SEED, _SAMPLES = 5, 200


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair's score and whether both names mean the same."""

    score: float
    match: bool


def f1(pairs: Sequence[Scored], threshold: float) -> float:
    """F1 of "same" at and above a threshold."""
    found = sum(pair.match for pair in pairs if pair.score >= threshold)
    named = sum(pair.score >= threshold for pair in pairs)
    return 2 * found / (named + sum(pair.match for pair in pairs))


def best_f1(pairs: Sequence[Scored]) -> tuple[float, float]:
    """The best F1 and its threshold (chosen on the same pairs: an upper bound)."""
    return max((f1(pairs, threshold / 100), threshold / 100) for threshold in range(1, 101))


def recall_at(pairs: Sequence[Scored], false_positive_share: float) -> float:
    """The recall at the strictest threshold that lets at most this share of the different pairs through."""
    different = sorted((pair.score for pair in pairs if not pair.match), reverse=True)
    bound = different[int(false_positive_share * len(different))]
    same = [pair.score for pair in pairs if pair.match]
    return sum(score > bound for score in same) / len(same)


def average_precision(pairs: Sequence[Scored]) -> float:
    """The mean precision over the places of the pairs that match."""
    ranked = sorted(pairs, key=lambda pair: (-pair.score, pair.match))
    places = [place for place, pair in enumerate(ranked, 1) if pair.match]
    return sum(found / place for found, place in enumerate(places, 1)) / len(places)


def held_out_f1(pairs: Sequence[Scored], folds: int = 10) -> float:
    """F1 where each tenth is judged at the threshold that is best on the other nine."""
    order = random.Random(_SEED).sample(range(len(pairs)), len(pairs))
    said = right = 0
    for fold in range(folds):
        own = [pairs[place] for place in order[fold::folds]]
        _, threshold = best_f1([pairs[place] for at in range(folds) if at != fold for place in order[at::folds]])
        said += sum(pair.score >= threshold for pair in own)
        right += sum(pair.match and pair.score >= threshold for pair in own)
    return 2 * right / (said + sum(pair.match for pair in pairs))


def interval(pairs: Sequence[Scored], measure: Callable[[Sequence[Scored]], float]) -> str:
    """The measure between the 2.5th and 97.5th percentile of 200 bootstrap samples."""
    chance = random.Random(_SEED)
    values = sorted(measure(chance.choices(pairs, k=len(pairs))) for _ in range(_SAMPLES))
    return f"{measure(pairs):.3f} ({values[_SAMPLES // 40]:.3f} to {values[-1 - _SAMPLES // 40]:.3f})"


def main() -> int:
    """Print every set's figures; 0 also when the data is not on this machine."""
    for name, label, published in _SETS:
        path = _DATA / name
        if not path.exists():
            print(f"{name}: not on this machine, left out")
            continue
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        print(f"{name}: {len(rows)} pairs ({published})")
        ours = [Scored(compare_names(row["a"], row["b"], label), row["match"]) for row in rows]
        plain = [Scored(fuzz.WRatio(row["a"].lower(), row["b"].lower()) / 100, row["match"]) for row in rows]
        always = 2 * sum(row["match"] for row in rows) / (len(rows) + sum(row["match"] for row in rows))
        for maker, pairs in (("compare_names", ours), ("WRatio", plain)):
            best, threshold = best_f1(pairs)
            print(f"  {maker:14} F1 at .80 {interval(pairs, lambda some: f1(some, 0.8))}", end="")
            print(f", held out {held_out_f1(pairs):.3f}, best {best:.3f} at {threshold:.2f} (always yes {always:.3f})")
            print(f"  {'':14} recall at 5 % false {interval(pairs, lambda some: recall_at(some, 0.05))}", end="")
            print(f"  average precision {interval(pairs, average_precision)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

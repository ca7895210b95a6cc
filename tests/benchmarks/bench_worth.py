"""Prints how well the worth of claims tells sentences worth checking (ClaimBuster's debates) from the others."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from annotator import api
from annotator.domain.article import new_article
from annotator.extract.pipeline import Extractor
from annotator.extract.worth.checkable import Checkable
from tests.benchmarks.public_data import records

_FOLDS, _SEED, _PENALTY, _RAREST, _MOST, _STEPS = 5, 1, 40.0, 60, 180, 8
_CONSTANT = 0.01
Table = NDArray[np.float64]


def best_f1(graded: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The best F1 that any threshold gives, and that threshold; (0, 0) for nothing."""
    wanted = sum(worth_it for _, worth_it in graded)
    best, right = (0.0, 0.0), 0
    for count, (grade, worth_it) in enumerate(sorted(graded, reverse=True), start=1):
        right += worth_it
        best = max(best, (2 * right / (count + wanted), grade))
    return best


def class_f1(graded: Sequence[tuple[float, bool]], threshold: float) -> tuple[float, float]:
    """The mean F1 of both classes where all from the threshold on are taken, and their mean weighted by size.

    Published figures on this data set are of these kinds: words alone, fitted to it, reach .75 for the one class that
    counts and .83 as a mean of both (TF-IDF of words and pairs, logistic, five folds).
    """
    taken = [(grade >= threshold, worth_it) for grade, worth_it in graded]
    scores = []
    for asked in (True, False):
        right = sum(said is asked and true is asked for said, true in taken)
        named = sum(said is asked for said, _ in taken) + sum(true is asked for _, true in taken)
        scores.append(2 * right / named if named else 0.0)
    share = sum(true for _, true in taken) / max(1, len(taken))
    return sum(scores) / 2, share * scores[0] + (1 - share) * scores[1]


def main(arguments: Sequence[str]) -> int:
    """Print the figure, a sentence without a claim being worth nothing; with --fit the weights the data asks for."""
    rows = records("claimbuster")
    if rows and "--fit" in arguments:
        _fit(rows)
    elif rows:
        _tell(rows)
    return 0


def _tell(rows: Sequence[dict[str, object]]) -> None:
    graded = [(_worth(str(row["text"])), row["label"] == 1) for row in rows]
    wanted = sum(label for _, label in graded)
    f1, threshold = best_f1(graded)
    everything = 2 * wanted / (len(rows) + wanted)
    both, weighted = class_f1(graded, threshold)
    print(f"ClaimBuster, {len(rows)} sentences, {wanted} worth checking: best threshold {threshold:.2f}")
    print(f"  F1 of what is worth checking {f1:.3f} (all taken {everything:.3f})")
    print(f"  F1 of both classes: mean {both:.3f}, by size {weighted:.3f} (bar .82; words alone .825, neural .92)")


def _worth(sentence: str) -> float:
    return max((claim.worth for claim in api.extract_text(sentence)), default=0.0)


def _fit(rows: Sequence[dict[str, object]]) -> None:
    """Print weights over all the data, and how such weights do on sentences they have not seen."""
    seen = list(_clues(rows))
    gold = np.array([float(row["label"] == 1) for row in rows])
    fold = np.random.default_rng(_SEED).integers(0, _FOLDS, len(gold))
    unseen = np.zeros(len(gold))
    for number in range(_FOLDS):
        weights = _weights([one for one, at in zip(seen, fold, strict=True) if at != number], gold[fold != number])
        unseen[fold == number] = [_sum(weights, one) for one, at in zip(seen, fold, strict=True) if at == number]
    weights = _weights(seen, gold)
    within = [_sum(weights, one) for one in seen]
    print(f"# seed {_SEED}: F1 {_f1(within, gold):.3f} in sample, {_f1(unseen, gold):.3f} in {_FOLDS} folds")
    for name, weight in sorted(weights.items()):
        print(f'    "{name}": {weight:.2f},')


def _clues(rows: Sequence[dict[str, object]]) -> Iterator[Mapping[str, float]]:
    """What the longest sentence of each text shows."""
    extractor = Extractor.load()
    for row in rows:
        yield _longest(extractor.read(new_article(str(row["text"]), language="en")))


def _longest(doc: Doc) -> Mapping[str, float]:
    sentence = max(doc.sents, key=len, default=None)
    return Checkable(doc).clues(sentence.start, sentence.end, sentence.root) if sentence else {}


def _sum(weights: Mapping[str, float], clues: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in clues.items())


def _f1(grades: Sequence[float] | Table, gold: Table) -> float:
    return best_f1([(float(grade), label == 1) for grade, label in zip(grades, gold, strict=True)])[0]


def _weights(seen: Sequence[Mapping[str, float]], gold: Table) -> dict[str, float]:
    """Weights by clue: those that count most in a first fit are fitted again, alone."""
    often = Counter(name for clues in seen for name, value in clues.items() if value)
    kept = sorted(name for name, count in often.items() if count >= _RAREST)
    first = _fitted(seen, gold, kept)
    strongest = sorted(kept, key=lambda name: (name != "always", -abs(first[name][0])))[:_MOST]
    return {name: weight for name, (_, weight) in _fitted(seen, gold, sorted(strongest)).items()}


def _fitted(seen: Sequence[Mapping[str, float]], gold: Table, names: Sequence[str]) -> dict[str, tuple[float, float]]:
    """By clue, how far its usual spread moves the sum, and its weight."""
    table = np.array([[clues.get(name, 0.0) for name in names] for clues in seen])
    spread = table.std(axis=0)
    spread[spread < _CONSTANT] = 1.0
    weights = _logistic(table / spread, gold)
    moved = zip(weights.tolist(), (weights / spread).tolist(), strict=True)
    return dict(zip(names, moved, strict=True))


def _logistic(table: Table, gold: Table) -> Table:
    """Ridge weights of a logistic model, by Newton's steps."""
    weights = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (likely - gold) + _PENALTY * weights
        bend = (table * (likely * (1 - likely))[:, None]).T @ table + _PENALTY * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return np.asarray(weights, np.float64)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

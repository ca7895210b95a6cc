"""Prints how well the certainty of claims meets graded predicates (UDS factuality over EWT, development part)."""

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from annotator.domain.article import new_article
from annotator.extract.certainty.certainty import FURTHEST, STRETCH
from annotator.extract.certainty.embedding import clues
from annotator.extract.findings import findings
from annotator.extract.pipeline import Extractor
from tests.benchmarks.public_data import records

_BANDS = (-1.0, 1.0)
_FOLDS, _SEED, _PENALTY, _RAREST = 10, 1, 6.0, 5
_DEFAULT = 3.0
Grades = NDArray[np.float64]


def main(arguments: Sequence[str]) -> int:
    """Print the figures, or with --fit the weights that the data asks for."""
    rows = records("factuality_uds_ewt_dev")
    if not rows:
        return 0
    extractor = Extractor.load()
    docs = [extractor.read(new_article(str(row["text"]), language="en")) for row in rows]
    predicates = [
        (place, *each) for place, (row, doc) in enumerate(zip(rows, docs, strict=True)) for each in _graded(row, doc)
    ]
    if "--fit" in arguments:
        _fit(predicates)
    else:
        _tell(docs, predicates)
    return 0


def _graded(row: dict[str, object], doc: Doc) -> Iterator[tuple[Token | None, float]]:
    """The graded predicates of a sentence, each with its token."""
    for one in cast(list[dict[str, float]], row["predicates"]):
        start = int(one["start"])
        yield next((token for token in doc if token.idx <= start < token.idx + len(token)), None), one["factuality"]


Predicates = Sequence[tuple[int, Token | None, float]]


def _tell(docs: Sequence[Doc], predicates: Predicates) -> None:
    """Both figures; a predicate that no claim has counts as certain (3), the commonest grade."""
    gold = np.array([grade for _, _, grade in predicates])
    found = [_claimed(docs[place], token) for place, token, _ in predicates]
    ours = np.array([_DEFAULT if value is None else value for value in found])
    print(f"UDS factuality, {len(gold)} predicates, {sum(value is not None for value in found)} of them claimed")
    always = _accuracy(gold, np.full(len(gold), _DEFAULT))
    print(f"  Pearson {np.corrcoef(gold, ours)[0, 1]:.3f} (bar .50; cue rules .407, neural .77)")
    print(f"  accuracy in three bands {_accuracy(gold, ours):.3f} (bar .65; all certain {always:.3f})")


def _claimed(doc: Doc, token: Token | None) -> float | None:
    """The certainty of the clause whose predicate holds a token, the narrowest first; None where none does."""
    drafts = [
        draft for draft in findings(doc).drafts if token and draft.predicate and token.i in range(*draft.predicate)
    ]
    best = min(
        drafts, key=lambda draft: (draft.head != (token.i if token else -1), draft.last - draft.first), default=None
    )
    return None if best is None else best.certainty


def _accuracy(gold: Grades, ours: Grades) -> float:
    return float(np.mean([_band(a) == _band(b) for a, b in zip(gold, ours, strict=True)]))


def _band(grade: float) -> int:
    """0 did not happen, 1 open, 2 happened."""
    return bisect_right(_BANDS, grade)


def _fit(predicates: Predicates) -> None:
    """Print ridge weights over all the data, and how such weights do on sentences they have not seen."""
    told = [(place, clues(token), grade) for place, token, grade in predicates if token is not None]
    counts = Counter(name for _, names, _ in told for name in names)
    kept = sorted(name for name, count in counts.items() if count >= _RAREST)
    table = np.array([[name in names for name in kept] for _, names, _ in told], dtype=float)
    gold = np.array([grade for _, _, grade in told])
    fold = np.random.default_rng(_SEED).integers(0, _FOLDS, max(place for place, _, _ in told) + 1)
    at = np.array([fold[place] for place, _, _ in told])
    unseen = np.zeros(len(gold))
    for number in range(_FOLDS):
        unseen[at == number] = table[at == number] @ _ridge(table[at != number], gold[at != number])
    unseen = np.clip(STRETCH * unseen, -FURTHEST, FURTHEST)
    found = np.corrcoef(gold, unseen)[0, 1]
    print(f"# seed {_SEED}, {_FOLDS} folds: Pearson {found:.3f}, three bands {_accuracy(gold, unseen):.3f}")
    for name, weight in zip(kept, _ridge(table, gold), strict=True):
        print(f'    "{name}": {weight:.2f},')


def _ridge(table: Grades, gold: Grades) -> Grades:
    return np.asarray(np.linalg.solve(table.T @ table + _PENALTY * np.eye(table.shape[1]), table.T @ gold), np.float64)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

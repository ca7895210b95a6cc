"""Fits the weights of `resources/attribution.toml` to PolNeAR; with `--half N` to half of its documents."""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from annotator.extract.grammar import characters
from annotator.extract.pipeline import Extractor
from annotator.extract.reported.candidates import Candidate
from annotator.extract.reported.quotes import options_of
from annotator.extract.reported.traits import traits
from annotator.paths import resource
from tests.benchmarks.polnear import Relation, documents, gold, half_of, overlap, read

_RAREST, _SHRINKAGE, _SMALLEST, _ROUNDS, _STEP = 25, 10.0, 0.08, 150, 0.1

Row = tuple[list[str], bool, bool, bool]
"""The features of a candidate, and whether its source holds it, its content is exact, it has no source."""


def rows(doc: Doc, relations: Sequence[Relation]) -> Iterator[Row]:
    """A row for each candidate of the document."""
    for options in options_of(doc):
        for each in options:
            yield (traits(doc, each.report, each.source), *_labels(doc, each, relations))


def _labels(doc: Doc, one: Candidate, relations: Sequence[Relation]) -> tuple[bool, bool, bool]:
    contents = [(span.start, span.end) for span in one.contents]
    cue = characters(doc, one.report.head, one.report.head + 1)
    source = characters(doc, *one.source.places) if one.source else None
    touched = [each for each in relations if overlap(each.contents, contents)]
    held = source is not None and any(overlap(each.sources, [(source.start, source.end)]) for each in touched)
    exact = any(list(each.contents) == contents for each in touched)
    unnamed = any(not each.sources and overlap(each.cues, [(cue.start, cue.end)]) for each in touched)
    return held, exact, unnamed


def fit(features: Sequence[Iterable[str]], labels: Sequence[bool]) -> dict[str, float]:
    """The weights of a logistic regression by name, rare features and small weights left out."""
    counts = Counter(name for each in features for name in each)
    names = sorted(name for name, count in counts.items() if count >= _RAREST)
    number = {name: place for place, name in enumerate(names)}
    pairs = [(row, number[name]) for row, each in enumerate(features) for name in each if name in number]
    found = _descend(np.array(pairs), np.array(labels, dtype=float), len(names))
    kept = {name: round(float(found[place]), 2) for name, place in number.items() if abs(found[place]) >= _SMALLEST}
    return {"bias": round(float(found[-1]), 2), **kept}


def _descend(pairs: NDArray[np.int64], labels: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """Weights and bias by gradient descent with Adam's steps (Kingma and Ba 2015, algorithm 1)."""
    row, column = pairs[:, 0], pairs[:, 1]
    weights, mean, spread = (np.zeros(width + 1) for _ in range(3))
    for turn in range(1, _ROUNDS + 1):
        total = np.bincount(row, weights[column], len(labels)) + weights[-1]
        error = 1 / (1 + np.exp(-total)) - labels
        slope = np.append(np.bincount(column, error[row], width) + _SHRINKAGE * weights[:-1], error.sum())
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope**2
        step = _STEP * (1.0 if turn < 90 else 0.3 if turn < 128 else 0.1)
        weights = weights - step * (mean / (1 - 0.9**turn)) / (np.sqrt(spread / (1 - 0.99**turn)) + 1e-9)
    return weights


def write(tables: dict[str, dict[str, float]], path: Path) -> None:
    """The weights as TOML, in the order of their names."""
    lines = ["# Weights over named features; fitted by tests/benchmarks/fit_speakers.py."]
    for table, weights in tables.items():
        lines += ["", f"[{table}]", *(f"{json.dumps(name)} = {weights[name]}" for name in sorted(weights))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Reads the documents, fits and writes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", type=int, choices=[0, 1], help="fit on this half of the documents only")
    parser.add_argument("--to", type=Path, default=resource("attribution.toml"))
    given = parser.parse_args()
    relations = gold()
    extractor, found = Extractor.load(), list[Row]()
    for each in documents():
        if given.half is None or half_of(each["doc_id"]) == given.half:
            doc = read(extractor, each)
            found += rows(doc, relations.get(each["doc_id"], []))
    features = [row[0] for row in found]
    tables = {
        name: fit(features, [bool(row[k]) for row in found]) for k, name in enumerate(("held", "exact", "unnamed"), 1)
    }
    write(tables, given.to)


if __name__ == "__main__":
    main()

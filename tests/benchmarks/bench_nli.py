"""Prints how well "contradicts" meets what people said of 9,820 pairs of sentences (MNLI, development part)."""

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.api.claims import compared, read
from annotator.match.claims.clash import CONTRADICTS, Clues
from annotator.match.claims.evidence import evidence
from annotator.match.claims.facets import Facets
from tests.benchmarks import bench_contrasts
from tests.benchmarks.contrast_source import sources
from tests.benchmarks.public_data import records

_NEGATION = re.compile(r"\b(?:no|not|never|nothing|nobody|none|neither|nor|cannot|without)\b|n't", re.IGNORECASE)
_SEED, _ROUNDS, _FOLDS = 7, 1_000, 5
_PENALTY, _TEMPLATE_WEIGHT = 3.0, 0.5
_OF_ANOTHER_RULE = ("disputes", "different", "supports")
"""Template pairs with these relations say nothing of how clues are weighed: other rules tell them."""
Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of read sentences, whether people said that they contradict, and whether that they are neutral."""

    texts: tuple[tuple[str, str], ...]
    facets: tuple[tuple[Facets, Facets], ...]
    contradict: Flags
    neutral: Flags
    tuned: Flags
    """The half that was looked at when rules were made; the weights come from both."""


def main(arguments: Sequence[str]) -> int:
    """Print the figures; with --fit the weights that the pairs ask for, with --wrong false alarms of the tuned half."""
    rows = records("nli_mnli_dev", "pairs.jsonl")
    if not rows:
        return 0
    pairs = _read(rows)
    if "--fit" in arguments:
        _fit(pairs)
        return 0
    told = np.array([compared(*pair).relation == "contradicts" for pair in pairs.facets])
    for name, kept in (("tuned half", pairs.tuned), ("other half", ~pairs.tuned), ("all", pairs.tuned | True)):
        _print(name, pairs, told, kept)
    if "--wrong" in arguments:
        _print_wrong(pairs, told)
    return 0


def _read(rows: Sequence[dict[str, object]]) -> Pairs:
    texts = tuple((str(row["premise"]), str(row["hypothesis"])) for row in rows)
    said = read([text for pair in texts for text in pair])
    labels = np.array([str(row["label"]) for row in rows])
    numbers = np.array([int(str(row["id"]).split("-")[1]) for row in rows])
    return Pairs(
        texts,
        tuple(zip(said[::2], said[1::2], strict=True)),
        labels == "contradiction",
        labels == "neutral",
        numbers // 2 % 2 == 0,
    )


def _print(name: str, pairs: Pairs, told: Flags, kept: Flags) -> None:
    negations = np.array([[bool(_NEGATION.search(text)) for text in pair] for pair in pairs.texts])
    later = negations[:, 1] & ~negations[:, 0]
    one = negations[:, 0] != negations[:, 1]
    print(f"{name}: {kept.sum()} pairs, {(pairs.contradict & kept).sum()} contradictions (bars .80 / .15, .85 / .25)")
    for title, said in (("contradicts", told), ("negation in one", one), ("negation in the second only", later)):
        print(f"  {title:28} {_measured(pairs, said, kept)}")


def _measured(pairs: Pairs, said: Flags, kept: Flags) -> str:
    places = np.flatnonzero(kept)
    alarms = (said & pairs.neutral)[places].sum() / pairs.neutral[places].sum()
    precision = _interval(places, lambda drawn: _share(pairs.contradict[drawn], said[drawn]))
    recall = _interval(places, lambda drawn: _share(said[drawn], pairs.contradict[drawn]))
    return f"precision {precision}, recall {recall}, false alarms on neutral {alarms:.3f}"


def _share(wanted: Flags, among: Flags) -> float:
    return float((wanted & among).sum() / max(1, among.sum()))


def _interval(places: NDArray[np.int64], measure: Callable[[NDArray[np.int64]], float]) -> str:
    """A measure with its interval (bootstrap, 95 %)."""
    chance = np.random.default_rng(_SEED)
    drawn = sorted(measure(chance.choice(places, len(places))) for _ in range(_ROUNDS))
    return f"{measure(places):.3f} ({drawn[_ROUNDS // 40]:.3f} to {drawn[-_ROUNDS // 40]:.3f})"


def _print_wrong(pairs: Pairs, told: Flags) -> None:
    for place in np.flatnonzero(told & ~pairs.contradict & pairs.tuned):
        seen = evidence(*pairs.facets[place]).clues._asdict()
        clues = ", ".join(name for name, value in seen.items() if value and name not in ("least", "most"))
        print(f"\n{clues}\n  {pairs.texts[place][0]}\n  {pairs.texts[place][1]}")


def _fit(pairs: Pairs) -> None:
    """Print ridge-regularised logistic weights over the pairs in which something excludes, and how such ones do."""
    seen = _clues(pairs.facets)
    kept = np.flatnonzero(seen.any(axis=1))
    table, wanted = _templates()
    fold, unseen = np.arange(len(kept)) % _FOLDS, np.zeros(len(kept))
    for number in range(_FOLDS):
        weights = _weights(seen[kept[fold != number]], pairs.contradict[kept[fold != number]], table, wanted)
        unseen[fold == number] = _likely(seen[kept[fold == number]], weights)
    told = np.zeros(len(seen), bool)
    told[kept] = unseen >= CONTRADICTS
    print(f"# {_FOLDS} folds, the sum alone: {_measured(pairs, told, pairs.tuned | True)}")
    weights = _weights(seen[kept], pairs.contradict[kept], table, wanted)
    for name, weight in zip((*Clues._fields, "BIAS"), weights, strict=True):
        print(f"    {name}={weight:.2f},")


def _clues(facets: Sequence[tuple[Facets, Facets]]) -> Numbers:
    return np.array([evidence(*pair).clues for pair in facets], float)


def _templates() -> tuple[Numbers, Flags]:
    """The clues of the template pairs that may be looked at, and which of them contradict."""
    halves = sources()
    made = [] if halves is None else bench_contrasts.pairs(halves)
    made = [pair for pair in made if pair.template.seen and pair.gold not in _OF_ANOTHER_RULE]
    said = read([text for pair in made for text in (pair.a, pair.b)])
    seen = _clues(list(zip(said[::2], said[1::2], strict=True))).reshape(len(made), len(Clues._fields))
    kept = seen.any(axis=1)
    return seen[kept], np.array([pair.gold == "contradicts" for pair in made])[kept]


def _weights(seen: Numbers, wanted: Flags, more: Numbers, more_wanted: Flags) -> Numbers:
    """The weights of all clues and the bias, by Newton's method on the penalised likelihood."""
    table = np.vstack([seen, more])
    table = np.hstack([table, np.ones((len(table), 1))])
    gold = np.concatenate([wanted, more_wanted])
    counts = np.repeat([1.0, _TEMPLATE_WEIGHT], [len(seen), len(more)])
    penalty = np.diag([*[_PENALTY] * seen.shape[1], 1e-9])
    weights = np.zeros(table.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ ((likely - gold) * counts) + penalty @ weights
        bend = (table * (counts * likely * (1 - likely))[:, None]).T @ table + penalty
        weights = weights - np.linalg.solve(bend, slope)
    return np.asarray(weights, float)


def _likely(seen: Numbers, weights: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-(seen @ weights[:-1] + weights[-1]))), float)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

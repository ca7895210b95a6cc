"""Fits the weights of short_reports.py: `python -m tests.benchmarks.fit_short_reports` prints them, and what they find.

Pairs are of the first two sentences and of the first four of articles in ECB+ (topics 1 to 35: of one event, or of two
that look alike), and of leads in AllSides with the nearest of another story. Only what is short is taken.
"""

import json
import random
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from annotator.match.stories.other_events import against
from annotator.match.stories.reports import ReportProfile, report_profile
from annotator.match.stories.same_story import evidence, story_features
from annotator.match.stories.short_reports import RULES, ShortFeatures, short_features
from tests.benchmarks.fit_stories import Lead, Table, leads, pairs_within
from tests.benchmarks.public_data import records

_TRAINED, _SENTENCES = 35, (2, 4)
_DRAWN, _LEADS = 20, 500
_SHORT = 28
_PENALTY = 0.5
_BY_HAND = 1
Pair = tuple[ReportProfile, ReportProfile, bool]


def main() -> int:
    """Print the weights and how many pairs are found and wrongly found; 1 where a set is not on this machine."""
    known = leads()
    documents = records("ecbplus", "documents.jsonl")
    if not known or not documents:
        return 1
    mixed = random.Random(5)  # seed of the pairs that are drawn
    sets = {f"ECB+, {many} sentences": list(_of_ecb(documents, many, mixed)) for many in _SENTENCES}
    sets["AllSides"] = list(_of_leads(known, mixed))
    tables = {name: _table(pairs) for name, pairs in sets.items()}
    features, same = (np.concatenate([table[part] for table in tables.values()]) for part in (0, 1))
    weights, bias = _fitted(features, same)
    for name, weight in zip(ShortFeatures._fields[:-_BY_HAND], weights[:-1], strict=True):
        print(f"    {name}={weight:.2f},")
    print(f"BIAS = {bias:.2f}")
    for name, (found, wanted) in tables.items():
        said = found @ weights + bias > 0
        print(f"{name}: {said[wanted > 0].mean():.3f} of one event found, {said[wanted == 0].mean():.3f} of two")
    return 0


def _of_ecb(documents: Sequence[dict[str, object]], many: int, mixed: random.Random) -> Iterator[Pair]:
    """As many pairs of every topic that are of one event as are of two, at most twenty each."""
    topics: dict[int, dict[str, list[ReportProfile]]] = {}
    for each in documents:
        if int(str(each["topic"])) <= _TRAINED:
            profile = report_profile(_opening(each, many))
            topics.setdefault(int(str(each["topic"])), {}).setdefault(str(each["subtopic"]), []).append(profile)
    for _, events in sorted(topics.items()):
        told = [events[name] for name in sorted(events)]
        same = [(a, b, True) for event in told for a, b in combinations(event, 2)]
        other = [(a, b, False) for one, two in combinations(told, 2) for a in one for b in two]
        yield from mixed.sample(same, min(len(same), _DRAWN))
        yield from mixed.sample(other, min(len(other), _DRAWN))


def _opening(document: dict[str, object], many: int) -> str:
    sentences = json.loads(json.dumps(document["sentences"]))
    return str(document["text"])[: sentences[:many][-1]["tokens"][-1]["end"]]


def _of_leads(known: Sequence[Lead], mixed: random.Random) -> Iterator[Pair]:
    """Pairs of one story, and as many of the nearest of another."""
    pairs = list(pairs_within(known, mixed.sample(range(len(known)), len(known) // 4)))
    for wanted in (True, False):
        found = [(a, b) for a, b in pairs if (known[a].story == known[b].story) is wanted]
        for a, b in mixed.sample(found, min(len(found), _LEADS)):
            yield known[a].profile, known[b].profile, wanted


def _table(pairs: Sequence[Pair]) -> tuple[Table, Table]:
    short = [pair for pair in pairs if min(len(pair[0].words), len(pair[1].words)) < _SHORT]
    return np.array([_features(a, b) for a, b, _ in short]), np.array([float(same) for *_, same in short])


def _features(a: ReportProfile, b: ReportProfile) -> tuple[float, ...]:
    found = story_features(a, b)
    told = short_features(a, b, found, evidence(found))[: len(ShortFeatures._fields) - _BY_HAND]
    return (*told, RULES * against(a, b, found).weight)


def _fitted(features: Table, same: Table) -> tuple[Table, float]:
    """The weights and the bias by logistic regression with a penalty on the squares (Newton's method).

    What stands in the last column counts as it is.
    """
    deviation = np.maximum(features[:, :-1].std(axis=0), 1e-9)
    table = np.hstack([features[:, :-1] / deviation, np.ones((len(features), 1))])
    penalty = np.full(table.shape[1], _PENALTY)
    penalty[-1] = 0.01
    found: Table = np.zeros(table.shape[1])
    for _ in range(30):
        guess = 1 / (1 + np.exp(-(table @ found + features[:, -1])))
        curve = (table * (guess * (1 - guess))[:, None]).T @ table + np.diag(penalty)
        found = found - np.linalg.solve(curve, table.T @ (guess - same) + penalty * found)
    return np.append(found[:-1] / deviation, 1.0), float(found[-1])


if __name__ == "__main__":
    sys.exit(main())

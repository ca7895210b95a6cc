"""Prints how well claims meet the tuples of CaRB and the facts of BenchIE (development sentences of both)."""

import hashlib
import random
from collections.abc import Callable, Sequence
from typing import cast

from annotator.api import Claim, extract_text
from tests.benchmarks.open_claims import Extracted, Fact, benchie, carb
from tests.benchmarks.plain_claims import plain_tuples
from tests.benchmarks.public_data import records
from tests.benchmarks.scores import Scores

Told = Sequence[Sequence[Extracted]]
_ROUNDS, _SEED = 1_000, 1


def extracted(claim: Claim) -> Extracted | None:
    """A claim as a tuple of words of the sentence; None where it has no predicate."""
    if claim.predicate is None:
        return None
    subject = claim.subject.text if claim.subject else ""
    return Extracted(claim.predicate.text, (subject, *(each.text for each in claim.objects)))


def tuples(sentences: Sequence[str], *, asserted: bool = False) -> list[list[Extracted]]:
    """The tuples of all claims of each sentence, or only of those that are asserted."""
    found = [[claim for claim in extract_text(text) if claim.asserted or not asserted] for text in sentences]
    return [[one for claim in claims if (one := extracted(claim))] for claims in found]


def halves(sentences: Sequence[str]) -> tuple[list[int], list[int]]:
    """Places of the half whose errors may be looked at, and of the half that is only measured."""
    sides = [int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2 for text in sentences]
    return tuple([place for place, side in enumerate(sides) if side == wanted] for wanted in (0, 1))  # type: ignore[return-value]  # two of them


Counts = tuple[float, int, float, float]
"""Right and given, found and wanted tuples of one sentence."""
Counting = Callable[[int, Sequence[Extracted]], Counts]


def _counts(scores: Scores, given: int, wanted: int) -> Counts:
    return scores.precision * given, given, scores.recall * wanted, wanted


def _scores(counts: Sequence[Counts]) -> Scores:
    right, given, found, wanted = (sum(each) for each in zip(*counts, strict=True))
    return Scores(right / given if given else 0.0, found / wanted if wanted else 0.0)


def _tell(name: str, sentences: Sequence[str], told: Told, counted: Counting) -> None:
    """One line: precision, recall, F1 with its interval, and F1 of either half."""
    counts = [counted(place, found) for place, found in enumerate(told)]
    chance = random.Random(_SEED)  # no secret: sentences drawn again for the interval
    drawn = sorted(_scores(chance.choices(counts, k=len(counts))).f1 for _ in range(_ROUNDS))
    low, high = drawn[_ROUNDS // 40], drawn[-_ROUNDS // 40]
    whole = _scores(counts)
    seen, unseen = (_scores([counts[place] for place in places]).f1 for places in halves(sentences))
    print(f"  {name:44} P {whole.precision:.3f} R {whole.recall:.3f} F1 {whole.f1:.3f}", end=" ")
    print(f"({low:.3f} to {high:.3f}), halves {seen:.3f} {unseen:.3f}")


def _carb() -> None:
    rows = records("carb")
    if not rows:
        return
    sentences = [str(row["sentence"]) for row in rows]
    gold = [[_gold(one) for one in cast(list[dict[str, object]], row["tuples"])] for row in rows]

    def counted(place: int, told: Sequence[Extracted]) -> Counts:
        return _counts(carb([gold[place]], [told]), len(told), len(gold[place]))

    print(f"CaRB, {len(rows)} sentences: bar .54; ClausIE .450, OpenIE4 .488, OpenIE6 .527, CIGL-OIE .540")
    _tell("all claims", sentences, tuples(sentences), counted)
    _tell("asserted claims", sentences, tuples(sentences, asserted=True), counted)
    _tell("subject, verb, what follows", sentences, plain_tuples(sentences), counted)


def _gold(record: dict[str, object]) -> Extracted:
    return Extracted(str(record["pred"]), tuple(cast(list[str], record["args"])))


def _benchie() -> None:
    rows = records("benchie")
    if not rows:
        return
    sentences = [str(row["sentence"]) for row in rows]
    gold = [cast(list[Fact], row["fact_clusters"]) for row in rows]

    def counted(place: int, told: Sequence[Extracted]) -> Counts:
        return _counts(benchie([gold[place]], [told]), len(told), len(gold[place]))

    print(f"BenchIE, {len(rows)} sentences: bar .34; ClausIE .34, MinIE .34, OpenIE6 .25, Stanford .19")
    for name, found in (("all claims", tuples(sentences)), ("subject, verb, what follows", plain_tuples(sentences))):
        for reading, read in (("first object", _first), ("object by object", _each), ("all as one", list)):
            _tell(f"{name}, {reading}", sentences, read(found), counted)


def _first(told: Told) -> Told:
    return [[Extracted(one.predicate, one.arguments[:2]) for one in sentence] for sentence in told]


def _each(told: Told) -> Told:
    return [
        [Extracted(one.predicate, (one.arguments[0], other)) for one in sentence for other in one.arguments[1:]]
        for sentence in told
    ]


def main() -> None:
    """Prints both figures beside the plainest rule, BenchIE's in three ways to read several objects."""
    _carb()
    _benchie()


if __name__ == "__main__":
    main()

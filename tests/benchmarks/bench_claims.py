"""Prints how well claims meet the tuples of CaRB and the facts of BenchIE (development sentences of both)."""

from collections.abc import Sequence
from typing import cast

from annotator.api import Claim, extract_text
from tests.benchmarks.open_claims import Extracted, Fact, benchie, carb
from tests.benchmarks.public_data import records


def extracted(claim: Claim) -> Extracted | None:
    """A claim as a tuple of words of the sentence; None where it has no predicate."""
    if claim.predicate is None:
        return None
    subject = claim.subject.text if claim.subject else ""
    return Extracted(claim.predicate.text, (subject, *(each.text for each in claim.objects)))


def tuples(sentences: Sequence[str]) -> list[list[Extracted]]:
    """The tuples of each sentence."""
    return [[one for claim in extract_text(text) if (one := extracted(claim))] for text in sentences]


def _carb() -> None:
    rows = records("carb")
    if rows:
        gold = [[_gold(one) for one in cast(list[dict[str, object]], row["tuples"])] for row in rows]
        ours = tuples([str(row["sentence"]) for row in rows])
        scores = carb(gold, ours)
        print(f"CaRB, {len(rows)} sentences: precision {scores.precision:.3f} recall {scores.recall:.3f}")
        print(
            f"  F1 {scores.f1:.3f} (bar .54; subject-verb-object rule .52, OpenIE4 .488, OpenIE6 .527, CIGL-OIE .540)"
        )


def _gold(record: dict[str, object]) -> Extracted:
    return Extracted(str(record["pred"]), tuple(cast(list[str], record["args"])))


def _benchie() -> None:
    rows = records("benchie")
    if rows:
        gold = [cast(list[Fact], row["fact_clusters"]) for row in rows]
        ours = tuples([str(row["sentence"]) for row in rows])
        for words, told in (("whole", ours), ("first object", _first(ours)), ("object by object", _each(ours))):
            scores = benchie(gold, told)
            print(
                f"BenchIE, {len(rows)} sentences, {words}: precision {scores.precision:.3f} recall {scores.recall:.3f}"
            )
            print(f"  F1 {scores.f1:.3f} (bar .34; subject-verb-object rule .31, ClausIE .34, OpenIE6 .25)")


def _first(told: list[list[Extracted]]) -> list[list[Extracted]]:
    return [[Extracted(one.predicate, one.arguments[:2]) for one in sentence] for sentence in told]


def _each(told: list[list[Extracted]]) -> list[list[Extracted]]:
    return [
        [Extracted(one.predicate, (one.arguments[0], other)) for one in sentence for other in one.arguments[1:]]
        for sentence in told
    ]


def main() -> None:
    """Prints both figures, BenchIE's in three ways to read several objects."""
    _carb()
    _benchie()


if __name__ == "__main__":
    main()

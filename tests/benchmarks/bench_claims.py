"""Prints how well claims meet the tuples of CaRB and the facts of BenchIE (development sentences of both)."""

from collections.abc import Sequence
from typing import cast

from annotator.domain.claim import Claim, Role
from annotator.extract.pipeline import Extractor
from tests.benchmarks.open_claims import Extracted, Fact, benchie, carb
from tests.benchmarks.public_data import claims_of, records


def extracted(claim: Claim, text: str) -> Extracted | None:
    """A claim as a tuple of words of the sentence; None where it has no predicate there."""
    parts = {
        role: [slot.words(text) for slot in claim.all(role)] for role in (Role.SUBJECT, Role.PREDICATE, Role.OBJECT)
    }
    if not parts[Role.PREDICATE]:
        return None
    arguments = (*(parts[Role.SUBJECT] or [""]), *parts[Role.OBJECT])
    return Extracted(parts[Role.PREDICATE][0], arguments, claim.score / 10_000)


def tuples(extractor: Extractor, sentences: Sequence[str]) -> list[list[Extracted]]:
    """The tuples of each sentence."""
    found = zip(sentences, claims_of(extractor, sentences), strict=True)
    return [[one for claim in claims if (one := extracted(claim, text))] for text, claims in found]


def _carb(extractor: Extractor) -> None:
    rows = records("carb")
    if rows:
        gold = [[_gold(one) for one in cast(list[dict[str, object]], row["tuples"])] for row in rows]
        ours = tuples(extractor, [str(row["sentence"]) for row in rows])
        scores = carb(gold, ours)
        print(f"CaRB, {len(rows)} sentences: precision {scores.precision:.3f} recall {scores.recall:.3f}")
        print(
            f"  F1 {scores.f1:.3f} (bar .54; subject-verb-object rule .52, OpenIE4 .488, OpenIE6 .527, CIGL-OIE .540)"
        )


def _gold(record: dict[str, object]) -> Extracted:
    return Extracted(str(record["pred"]), tuple(cast(list[str], record["args"])))


def _benchie(extractor: Extractor) -> None:
    rows = records("benchie")
    if rows:
        gold = [cast(list[Fact], row["fact_clusters"]) for row in rows]
        ours = tuples(extractor, [str(row["sentence"]) for row in rows])
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
    extractor = Extractor.load()
    _carb(extractor)
    _benchie(extractor)


if __name__ == "__main__":
    main()

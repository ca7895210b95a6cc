"""Prints how well the certainty of claims meets graded predicates (UDS factuality over EWT, development part)."""

from bisect import bisect_right
from typing import cast

import numpy as np

from annotator.domain.claim import Claim, Factuality, Role
from annotator.extract.pipeline import Extractor
from tests.benchmarks.public_data import claims_of, records

CERTAINTY = {
    Factuality.CERTAIN: 3.0,
    Factuality.PROBABLE: 2.0,
    Factuality.POSSIBLE: 1.0,
    Factuality.CERTAIN_UNKNOWN: 0.0,
    Factuality.UNKNOWN: 0.0,
    Factuality.POSSIBLE_NOT: -1.0,
    Factuality.PROBABLE_NOT: -2.0,
    Factuality.CERTAIN_NOT: -3.0,
}
_BANDS = (-1.0, 1.0)


def certainty(claims: list[Claim], start: int) -> float | None:
    """The certainty of the claim whose predicate covers a place; None where none does."""
    for claim in claims:
        predicate = claim.slot(Role.PREDICATE)
        if predicate and predicate.span and predicate.span.start <= start < predicate.span.end:
            return CERTAINTY[claim.factuality]
    return None


def main() -> None:
    """Prints both figures; a predicate that no claim has counts as certain, the commonest grade."""
    rows = records("factuality_uds_ewt_dev")
    if not rows:
        return
    found = claims_of(Extractor.load(), [str(row["text"]) for row in rows])
    pairs = [
        (float(cast(float, one["factuality"])), certainty(claims, int(cast(int, one["start"]))))
        for row, claims in zip(rows, found, strict=True)
        for one in cast(list[dict[str, object]], row["predicates"])
    ]
    gold = np.array([grade for grade, _ in pairs])
    ours = np.array([3.0 if value is None else value for _, value in pairs])
    covered = sum(value is not None for _, value in pairs)
    print(f"UDS factuality, {len(pairs)} predicates, {covered} of them claimed")
    print(f"  Pearson {np.corrcoef(gold, ours)[0, 1]:.3f} (bar .50; cue rules .407, neural .77)")
    same = [band(a) == band(b) for a, b in zip(gold, ours, strict=True)]
    print(f"  accuracy in three bands {np.mean(same):.3f} (bar .65)")


def band(grade: float) -> int:
    """0 did not happen, 1 open, 2 happened."""
    return bisect_right(_BANDS, grade)


if __name__ == "__main__":
    main()

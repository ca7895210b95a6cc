"""Prints how well the worth of claims tells sentences worth checking (ClaimBuster's debates) from the others."""

from collections.abc import Sequence

from annotator.extract.pipeline import Extractor
from tests.benchmarks.public_data import claims_of, records


def best_f1(graded: Sequence[tuple[int, bool]]) -> tuple[float, int]:
    """The best F1 that any threshold gives, and that threshold; (0, 0) for nothing."""
    wanted = sum(worth_it for _, worth_it in graded)
    best, right = (0.0, 0), 0
    for count, (grade, worth_it) in enumerate(sorted(graded, reverse=True), start=1):
        right += worth_it
        best = max(best, (2 * right / (count + wanted), grade))
    return best


def main() -> None:
    """Prints the figure; a sentence without a claim is worth nothing."""
    rows = records("claimbuster")
    if not rows:
        return
    found = claims_of(Extractor.load(), [str(row["text"]) for row in rows])
    labels = [row["label"] == 1 for row in rows]
    graded = [
        (max((claim.worth for claim in claims), default=0), label) for claims, label in zip(found, labels, strict=True)
    ]
    f1, threshold = best_f1(graded)
    everything = 2 * sum(labels) / (len(labels) + sum(labels))
    print(f"ClaimBuster, {len(rows)} sentences, {sum(labels)} worth checking: best threshold {threshold / 10_000:.2f}")
    print(f"  F1 {f1:.3f} (bar .82; all taken {everything:.3f}, words alone .825, neural .92)")


if __name__ == "__main__":
    main()

"""Owns what decisions teach: by how much each feature of a link counts for more or less than the matcher has it."""

import math
from dataclasses import dataclass

from annotator.domain.link import Link
from annotator.domain.odds import logistic, logit


@dataclass(frozen=True, slots=True)
class Weight:
    """What a feature counts for, as shipped and as learned."""

    feature: str
    shipped: float
    learned: float


@dataclass(frozen=True, slots=True)
class Learned:
    """The shift of each feature's weight, by name, and of what holds for every pair, from so many `lessons`."""

    shifts: tuple[tuple[str, float], ...] = ()
    bias: float = 0.0
    lessons: int = 0

    def likelihood(self, link: Link) -> float:
        """How likely a suggested link joins two claims that speak of the same, 0..1."""
        if not self.lessons:
            return link.score / 10_000
        known = dict(link.features)
        moved = math.fsum(shift * known.get(name, 0) for name, shift in self.shifts) / 10_000
        return logistic(logit(link.score) + moved + self.bias)


def alike(learned: Learned, link: Link) -> int:
    """How alike a link's claims are called wherever people read of it, in ten-thousandths: as likely as learned."""
    return round(10_000 * learned.likelihood(link))


def learned_words(lessons: int) -> str:
    """What an order comes from: "learned from 34 decisions"."""
    return f"learned from {lessons:,} decision{'' if lessons == 1 else 's'}"

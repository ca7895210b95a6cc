"""Owns Link: the relation between two claims of different articles."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.ids import ClaimId, LinkId


class Relation(StrEnum):
    """Read "a RELATION b"."""

    SAME = "same"
    REFINES = "refines"
    SUPERSEDES = "supersedes"
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    DISPUTES = "disputes"
    DIFFERENT = "different"

    @property
    def symmetric(self) -> bool:
        """Whether "b RELATION a" says the same."""
        return self in (Relation.SAME, Relation.CONTRADICTS, Relation.DIFFERENT)


def linked_words(relation: Relation) -> str:
    """The relation between two claims in a sentence: "says the same as", "refines"."""
    return {Relation.SAME: "says the same as", Relation.DIFFERENT: "is not the same as"}.get(relation, relation.value)


class Standing(StrEnum):
    """Where a suggested link, entity or family stands."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between claims a and b; `rank_a` is the place of b among a's candidates, from 1 (0: unranked).

    `features` is what the matcher saw in the pair, by name, in ten-thousandths of 0..1; what is 0 is left out.
    """

    id: LinkId
    a: ClaimId
    b: ClaimId
    relation: Relation
    score: int = 10_000
    rank_a: int = 0
    rank_b: int = 0
    reasons: tuple[str, ...] = ()
    features: tuple[tuple[str, int], ...] = ()

    def other(self, claim: ClaimId) -> ClaimId:
        """The claim at the other end."""
        return self.b if claim == self.a else self.a


def changed(link: Link) -> tuple[tuple[str, str], ...]:
    """From what to what, where a is said to be later than b: b's value and a's, of every reason that tells of two."""
    if link.relation is not Relation.SUPERSEDES:
        return ()
    told = (reason.partition(", not ") for reason in link.reasons)
    return tuple((former, now) for now, found, former in told if found)


_CLEAR = 6_000
LIKELY = 2_000
"""Below this, in ten-thousandths, nothing is told of how two claims stand to each other but that they differ."""


def is_vague(relation: Relation, score: int) -> bool:
    """Whether a suggested relation is too little likely to be shown.

    Claims that hardly speak of the same have no relation but "different", however they compare; and "supports" is what
    the matcher falls back on where it finds nothing particular.
    """
    if relation is Relation.DIFFERENT:
        return False
    return score < (_CLEAR if relation is Relation.SUPPORTS else LIKELY)


def vague_words(relation: Relation) -> str:
    """What is told of a suggested relation that is too little likely: "none clear (supports)"."""
    return f"none clear ({relation.value})"

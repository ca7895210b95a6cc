"""Owns links made up for tests of what is learned and asked: between claims named by a letter."""

from annotator.domain.ids import ClaimId, LinkId
from annotator.domain.link import Link, Relation

Seen = dict[str, int]


def suggested(pair: str, score: int = 5_000, ranks: tuple[int, int] = (1, 1), seen: Seen | None = None) -> Link:
    """A suggested link between two claims, as "ab", with what was seen in it."""
    a, b = (ClaimId(letter) for letter in pair)
    features = tuple(sorted((seen or {"words": 5_000}).items()))
    return Link(LinkId(pair), a, b, Relation.SAME, score, *ranks, (), features)


def decided(pair: str, relation: Relation = Relation.SAME, score: int = 5_000) -> Link:
    """A link that somebody decided."""
    return Link(LinkId(pair), ClaimId(pair[0]), ClaimId(pair[1]), relation, score)

"""Owns Entity: who or what is meant, with its name variants."""

from dataclasses import dataclass

from annotator.domain.ids import EntityId, MentionId


@dataclass(frozen=True, slots=True)
class Entity:
    """Name variants that mean the same person, body or place; score 0..10,000 ten-thousandths."""

    id: EntityId
    name: str
    label: str
    variants: tuple[str, ...]
    mentions: tuple[MentionId, ...] = ()
    score: int = 10_000
    reasons: tuple[str, ...] = ()

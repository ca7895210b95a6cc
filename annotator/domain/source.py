"""Owns Source: the publisher, agency or person that an article comes from, and its reliability."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.ids import SourceId


class Reliability(StrEnum):
    """Admiralty scale: A completely reliable to E unreliable; F cannot be judged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


@dataclass(frozen=True, slots=True)
class Source:
    """Where articles come from; reliability is F until somebody judges it."""

    id: SourceId
    name: str
    reliability: Reliability = Reliability.F

    def __post_init__(self) -> None:
        """Refuse what no article could name."""
        if not self.id:
            raise ValueError("a source has no id")


@dataclass(frozen=True, slots=True)
class ProposedSource:
    """Who an article comes from as its text names them, and which words do."""

    name: str
    reason: str

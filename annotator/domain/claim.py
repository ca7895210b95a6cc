"""Owns Claim: a proposition an article asserts or reports, with its slots, attribution and factuality."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.span import Span


class Role(StrEnum):
    """What a slot says of a claim; speaker, cue and content together are the attribution (PARC)."""

    SUBJECT = "subject"
    PREDICATE = "predicate"
    OBJECT = "object"
    QUANTITY = "quantity"
    TIME = "time"
    PLACE = "place"
    SPEAKER = "speaker"
    CUE = "cue"
    CONTENT = "content"


class Mode(StrEnum):
    """How a reported speaker is quoted."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Factuality(StrEnum):
    """Certainty and polarity of the reporting voice (FactBank; Sauri and Pustejovsky 2009)."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    CERTAIN_NOT = "CT-"
    PROBABLE_NOT = "PR-"
    POSSIBLE_NOT = "PS-"
    CERTAIN_UNKNOWN = "CTu"
    UNKNOWN = "Uu"


class Status(StrEnum):
    """Where a claim stands for the people who review it."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Slot:
    """One part of a claim: where it stands in the text, its value (an ISO date, a typed word), or both."""

    role: Role
    span: Span | None = None
    value: str | None = None

    def __post_init__(self) -> None:
        if self.span is None and self.value is None:
            raise ValueError(f"slot {self.role} has neither span nor value")

    def words(self, text: str) -> str:
        """What the slot says: the typed value if it stands nowhere in the text, else the words there."""
        return self.span.quote(text) if self.span else (self.value or "")


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition at a span of an article; `worth` and `score` in ten-thousandths, 0..10,000.

    `why` says what made a machine propose it: the rules of `domain.rule`, or another extractor's own words.
    """

    id: ClaimId
    article: ArticleId
    span: Span
    text: str
    slots: tuple[Slot, ...] = ()
    mode: Mode | None = None
    factuality: Factuality = Factuality.CERTAIN
    worth: int = 5_000
    score: int = 10_000
    makers: tuple[str, ...] = ()
    why: tuple[str, ...] = ()

    def slot(self, role: Role) -> Slot | None:
        """The first slot of a role, or None."""
        return next((slot for slot in self.slots if slot.role is role), None)

    def all(self, role: Role) -> tuple[Slot, ...]:
        """Every slot of a role, in order."""
        return tuple(slot for slot in self.slots if slot.role is role)

    def with_slots(self, role: Role, slots: Sequence[Slot]) -> "Claim":
        """The claim whose slots of one role are replaced."""
        kept = [slot for slot in self.slots if slot.role is not role]
        return replace(self, slots=ordered([*kept, *slots]))


_ORDER = {role: place for place, role in enumerate(Role)}


def ordered(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Slots in the order of Role, and of their place within one role (stable)."""
    return tuple(sorted(slots, key=lambda slot: _ORDER[slot.role]))

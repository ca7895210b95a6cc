"""Owns where the claims of one article stand in its shown text, and which of them overlap."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from annotator.domain.claim import Role
from annotator.domain.ids import ClaimId
from annotator.domain.view import ClaimCard
from annotator.gui.lanes import assign_lanes
from annotator.gui.marked_text import has_right_to_left
from annotator.gui.offsets import Offsets


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim as the reader draws it: its card, its UTF-16 range and the lane of its line (0 nearest the text)."""

    card: ClaimCard
    start: int
    end: int
    lane: int

    @property
    def id(self) -> ClaimId:
        """The claim's id."""
        return self.card.id

    def meets(self, start: int, end: int) -> bool:
        """Whether it shares a character with a range."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Spoken:
    """A UTF-16 range that names a speaker, or that is the cue ("said")."""

    start: int
    end: int
    is_cue: bool
    right_to_left: bool


class Marks:
    """The claims of one article in text order."""

    def __init__(self, cards: Sequence[ClaimCard], offsets: Offsets) -> None:
        self._offsets = offsets
        self._marked = _laid(sorted(cards, key=lambda card: (card.claim.span, card.number)), offsets)
        self._index()

    def cards(self) -> list[ClaimCard]:
        """The cards of all claims."""
        return [marked.card for marked in self._marked]

    def get(self, claim_id: ClaimId | None) -> Marked | None:
        """The claim of that id, if this article has it."""
        place = self._place_by_id.get(claim_id) if claim_id else None
        return None if place is None else self._marked[place]

    def put(self, card: ClaimCard) -> None:
        """Shows a claim anew; a claim that is not here yet is added."""
        place = self._place_by_id.get(card.id)
        if place is not None and self._marked[place].card.claim.span == card.claim.span:
            self._marked[place] = replace(self._marked[place], card=card)
            return
        others = [marked.card for marked in self._marked if marked.id != card.id]
        self._marked = _laid(sorted([*others, card], key=lambda card: (card.claim.span, card.number)), self._offsets)
        self._index()

    def between(self, start: int, end: int) -> list[Marked]:
        """The claims that share a character with a UTF-16 range, in text order."""
        first, last = bisect_right(self._reach, start), bisect_left(self._starts, end)
        return [marked for marked in self._marked[first:last] if marked.end > start]

    def overlapping(self, claim_id: ClaimId | None) -> list[ClaimId]:
        """The claims that overlap this one: those after it in text order first, then those before it."""
        here = self.get(claim_id)
        if here is None:
            return []
        others = [marked for marked in self.between(here.start, here.end) if marked.id != here.id]
        place = self._place_by_id[here.id]
        return [other.id for other in sorted(others, key=lambda other: self._place_by_id[other.id] < place)]

    def spoken(self, text: str) -> list[Spoken]:
        """The speakers and cues of all claims in the stored text, each range once, in text order."""
        ranges = {
            (slot.span, slot.role is Role.CUE)
            for marked in self._marked
            for slot in marked.card.claim.slots
            if slot.span is not None and slot.role in (Role.SPEAKER, Role.CUE)
        }
        return [
            Spoken(*self._offsets.positions(span), is_cue, has_right_to_left(span.quote(text)))
            for span, is_cue in sorted(ranges)
        ]

    def _index(self) -> None:
        self._starts = [marked.start for marked in self._marked]
        self._reach = list(accumulate((marked.end for marked in self._marked), max))
        self._place_by_id = {marked.id: place for place, marked in enumerate(self._marked)}


def _laid(cards: Sequence[ClaimCard], offsets: Offsets) -> list[Marked]:
    ranges = [offsets.positions(card.claim.span) for card in cards]
    lanes = assign_lanes(ranges)
    return [Marked(card, *at, lane) for card, at, lane in zip(cards, ranges, lanes, strict=True)]

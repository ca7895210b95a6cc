"""Owns labels that come in as suggestions: what somebody judged elsewhere, taken for what a program proposes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from annotator.domain.claim import Status
from annotator.domain.decision import Decision
from annotator.domain.errors import Remark
from annotator.domain.link import Standing
from annotator.domain.messages import counted
from annotator.domain.state import Note
from annotator.formats.document import (
    Analyst,
    ClaimEntry,
    EntityEntry,
    Entry,
    FactEntry,
    FamilyEntry,
    Given,
    LinkEntry,
    LookedEntry,
    MentionEntry,
    StoryEntry,
)

_LOOKED: Final = "article looked through"
_MANY: Final[Mapping[str, str]] = {_LOOKED: "articles looked through"}
"""What more than one are called, where no s at the end says so."""


@dataclass(slots=True)
class Demoting:
    """The way of one file's labels to suggestions; what can be none is counted, by what it is."""

    maker: str
    left: Counter[str] = field(default_factory=Counter)

    def suggestion(self, given: Given) -> Given | None:
        """The entry as a program would propose it; None for one that only people make, or that somebody refused."""
        why_not = _why_not(given.entry)
        if why_not:
            self.left[why_not] += 1
        if why_not or isinstance(given.entry, Analyst):
            return None
        return replace(given, entry=self._suggested(given.entry), by="")

    def remarks(self, file: str) -> list[Remark]:
        """What to tell of entries that stayed out."""
        left = ", ".join(counted(number, what, _MANY.get(what, "")) for what, number in sorted(self.left.items()))
        return [Remark("not-suggested", file=file, left=left)] if left else []

    def _suggested(self, entry: Entry) -> Entry:
        match entry:
            case ClaimEntry(claim=claim):
                claim = replace(claim, makers=claim.makers or (self.maker,))
                return replace(entry, claim=claim, status=Status.PROPOSED, judgements=(), proposal=claim)
            case LinkEntry(link=link):
                suggested = replace(entry, standing=Standing.SUGGESTED, judgements=(), proposal=link)
                return replace(suggested, makers=entry.makers or (self.maker,))
            case MentionEntry():
                return replace(entry, makers=entry.makers or (self.maker,), given=False)
            case EntityEntry() | FamilyEntry() | StoryEntry():
                return replace(entry, standing=Standing.SUGGESTED, judgements=())
            case _:
                return entry


def _why_not(entry: Entry) -> str:
    """What an entry is that cannot be suggested; "" if it can."""
    match entry:
        case ClaimEntry(status=Status.REJECTED):
            return "rejected claim"
        case LinkEntry(standing=Standing.REJECTED):
            return "rejected link"
        case (
            EntityEntry(standing=Standing.REJECTED)
            | FamilyEntry(standing=Standing.REJECTED)
            | StoryEntry(standing=Standing.REJECTED)
        ):
            return "rejected group"
        case LookedEntry():
            return _LOOKED
        case FactEntry() | Decision() | Note():
            return type(entry).__name__.removesuffix("Entry").lower()
        case _:
            return ""

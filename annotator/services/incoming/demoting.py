"""Owns labels that come in as suggestions: what somebody judged elsewhere, taken for what a program proposes."""

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
    identity,
)

_LOOKED: Final = "article looked through"
_MANY: Final[Mapping[str, str]] = {_LOOKED: "articles looked through"}
"""What more than one are called, where no s at the end says so."""
_Thing = tuple[type[Entry], str]
"""What an entry is of: its kind and id."""


@dataclass(slots=True)
class Demoting:
    """The way of one file's labels to suggestions; what can be none is counted, by what it is.

    What several analysts judged counts once, and has not stayed out if it came in as one of them judged it.
    """

    maker: str
    left: dict[str, set[_Thing]] = field(default_factory=dict)
    suggested: set[_Thing] = field(default_factory=set)

    def suggestion(self, given: Given) -> Given | None:
        """The entry as a program would propose it; None for one that only people make, or that somebody refused."""
        if given.only_judges or isinstance(given.entry, Analyst):
            return None
        thing = (type(given.entry), identity(given.entry))
        if why_not := _why_not(given.entry):
            self.left.setdefault(why_not, set()).add(thing)
            return None
        self.suggested.add(thing)
        return replace(given, entry=self._suggested(given.entry), by="", witness="")

    def remarks(self, file: str) -> list[Remark]:
        """What to tell of entries that stayed out."""
        numbers = {what: len(things - self.suggested) for what, things in sorted(self.left.items())}
        left = ", ".join(counted(number, what, _MANY.get(what, "")) for what, number in numbers.items() if number)
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

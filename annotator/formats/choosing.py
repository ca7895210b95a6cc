"""Owns which part of a project an export was asked for: by status, and with or without what people refused."""

from dataclasses import dataclass

from annotator.domain.claim import Status
from annotator.domain.link import Standing
from annotator.formats.document import ClaimEntry, EntityEntry, Entry, FamilyEntry, LinkEntry, StoryEntry

_UNDECIDED = (Status.PROPOSED.value, Standing.SUGGESTED.value)
_REFUSED = (Status.REJECTED.value, Standing.REJECTED.value)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is wanted: the words of `statuses`, all if it is None; "proposed" and "suggested" are one."""

    statuses: frozenset[str] | None = None

    def why_not(self, status: str) -> str | None:
        """Why a thing of this status or standing stays out, in a few words; None if it is wanted."""
        if self.statuses is None or status in self.statuses or (status in _UNDECIDED and self._undecided):
            return None
        return f"{status}, which was not asked for"

    @property
    def _undecided(self) -> bool:
        return self.statuses is not None and not self.statuses.isdisjoint(_UNDECIDED)


EVERYTHING = Chosen()


def decided(*, negatives: bool) -> Chosen:
    """What people stand behind, and with `negatives` what they refused too."""
    kept = {Status.CONFIRMED.value, Status.CORRECTED.value, Standing.CONFIRMED.value}
    return Chosen(frozenset(kept | set(_REFUSED) if negatives else kept))


def status_of(entry: Entry) -> str | None:
    """The status or standing of an entry; None for a kind that has none."""
    match entry:
        case ClaimEntry():
            return entry.status.value
        case LinkEntry() | EntityEntry() | FamilyEntry() | StoryEntry():
            return entry.standing.value
        case _:
            return None

"""Owns which part of a project an export was asked for: by status, and with or without what people refused."""

from dataclasses import dataclass

from annotator.domain.claim import Status
from annotator.domain.link import Standing
from annotator.formats.splits.asking import Split

_UNDECIDED = (Status.PROPOSED.value, Standing.SUGGESTED.value)
_REFUSED = (Status.REJECTED.value, Standing.REJECTED.value)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is wanted: the words of `statuses`, all if it is None; "proposed" and "suggested" are one.

    With `gold` what analysts differ on stays out until it is settled; with `analyst` things are as that one alone, by
    name, has judged them. With `split` the parts for training, validation
    and test are files or folders of their own.
    """

    statuses: frozenset[str] | None = None
    gold: bool = False
    analyst: str | None = None
    split: Split | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing stays out of what there is."""
        return self.statuses is None and not self.gold

    def why_not(self, status: str, *, disputed: bool = False) -> str | None:
        """Why a thing of this status or standing stays out, in a few words; None if it is wanted."""
        if self.gold and disputed:
            return "analysts differ, and nobody has settled it"
        if self.statuses is None or not status or status in self.statuses or (status in _UNDECIDED and self._undecided):
            return None
        return f"{status}, which was not asked for"

    @property
    def _undecided(self) -> bool:
        return self.statuses is not None and not self.statuses.isdisjoint(_UNDECIDED)


EVERYTHING = Chosen()


STATUSES = tuple(dict.fromkeys([*(status.value for status in Status), *(standing.value for standing in Standing)]))
"""Every word that an export can be asked for."""


def decided(*, negatives: bool, gold: bool = False) -> Chosen:
    """What people stand behind, and with `negatives` what they refused too."""
    kept = {Status.CONFIRMED.value, Status.CORRECTED.value, Standing.CONFIRMED.value}
    return Chosen(frozenset(kept | set(_REFUSED) if negatives else kept), gold)

"""Owns which part of a project an export was asked for: by status, and with or without what people refused."""

from dataclasses import dataclass

from annotator.domain.claim import Status
from annotator.domain.fold import LOOKED
from annotator.domain.link import Standing
from annotator.formats.splits.asking import Split

UNDECIDED = (Status.PROPOSED.value, Standing.SUGGESTED.value)
_NEGATIVE = (Status.REJECTED.value, Standing.REJECTED.value, LOOKED)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is wanted: the words of `statuses`, all if it is None; "proposed" and "suggested" are one.

    With `gold` what analysts differ on stays out until it is settled, and so does, unless everything is wanted, what
    nobody decided and mentions that only programs proposed; with `analyst` things are as that one alone, by name, has
    judged them. With `split` the parts for training, validation
    and test are files or folders of their own. With `soft` what each analyst judged goes with every label, and what
    they differ on is wanted whatever it stands as.
    """

    statuses: frozenset[str] | None = None
    gold: bool = False
    analyst: str | None = None
    split: Split | None = None
    soft: bool = False

    @property
    def everything(self) -> bool:
        """Whether nothing stays out of what there is."""
        return self.statuses is None and not self.gold

    def why_not(self, status: str, *, disputed: bool = False) -> str | None:
        """Why a thing of this status or standing stays out, in a few words; None if it is wanted."""
        if self.gold and disputed:
            return "analysts differ, and nobody has settled it"
        if self.soft and disputed:
            return None
        if self.statuses is None or not status:
            return None
        if self.gold and status in UNDECIDED:
            return f"{status}, which is no gold"
        if status in self.statuses or (status in UNDECIDED and self._undecided):
            return None
        return f"{status}, which was not asked for"

    @property
    def only_decided(self) -> bool:
        """Whether what nobody decided stays out: also names that only programs found, and facts without a verdict."""
        return self.gold and self.statuses is not None

    @property
    def _undecided(self) -> bool:
        return self.statuses is not None and not self.statuses.isdisjoint(UNDECIDED)


EVERYTHING = Chosen()


STATUSES = tuple(
    dict.fromkeys([*(status.value for status in Status), *(standing.value for standing in Standing), LOOKED])
)
"""Every word that an export can be asked for."""


def decided(*, negatives: bool, gold: bool = False) -> Chosen:
    """What people stand behind, and with `negatives` what they refused or looked for and did not find."""
    kept = {Status.CONFIRMED.value, Status.CORRECTED.value, Standing.CONFIRMED.value}
    return Chosen(frozenset(kept | set(_NEGATIVE) if negatives else kept), gold)

"""Owns who judged the claim of a row, as our own table lists them, and what one of them says of a claim once more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from annotator.domain.claim import Status
from annotator.domain.fold import LOOKED
from annotator.domain.ids import ClaimId, content_id
from annotator.formats.claim_rows import whole
from annotator.formats.document import ClaimEntry, Given, MentionEntry, identity
from annotator.formats.native.jsontext import fingerprint
from annotator.formats.slot_cells import BETWEEN, slots_cell

_VALUES: Final = frozenset((*(status.value for status in Status), LOOKED))
_IS: Final = ": "
_LONGEST_NAME: Final = 200
_BY_FEW: Final = 3
_LAST_BITS: Final = (1 << _BY_FEW) - 1
_PROPOSED: Final = list(Status).index(Status.PROPOSED)


def named_in(values: Mapping[str, str]) -> str:
    """Who judged a row, by its own column; "" where that names nobody."""
    return " ".join(whole(values.get("annotator", "")).split())[:_LONGEST_NAME]


def judges(cell: str) -> Iterator[tuple[str, str]]:
    """Who judged a claim and how, by the cell of our own table: names, which may hold what parts them, and words."""
    begun = ""
    for piece in cell.split(BETWEEN) if cell.strip() else ():
        begun = f"{begun}{BETWEEN}{piece}" if begun else piece
        name, _, value = begun.rpartition(_IS)
        if name.strip() and value.strip() in _VALUES:
            yield name.strip(), value.strip()
            begun = ""


@dataclass(slots=True)
class Repeats:
    """What annotators said of the claims of a table so far, as bare numbers, for there may be a million."""

    said: dict[int, int] = field(default_factory=dict)
    beside: dict[int, bytes] = field(default_factory=dict)
    """What other columns said of each, in 16 bytes."""

    def held(self, given: Given) -> tuple[Given, bool]:
        """A claim as it comes in, and whether its annotator judged it otherwise before.

        Another wording or other parts at the place of a claim are a claim of their own.
        """
        entry = given.entry
        if not isinstance(entry, ClaimEntry):
            return given, False
        content, status = _content(entry), list(Status).index(entry.status)
        key = hash((entry.claim.id, given.labeller))
        before = self.said.get(key, content + status)
        if before >> _BY_FEW != content >> _BY_FEW:
            given = replace(given, entry=_told_apart(entry))
            key = hash((_told_apart(entry).claim.id, given.labeller))
            before = self.said.get(key, content + status)
        self.said[key] = content + status
        judged_otherwise = before != content + status and _PROPOSED not in (before & _LAST_BITS, status)
        return given, judged_otherwise

    def says_other(self, given: Given) -> bool:
        """Whether a claim or mention had other words beside it when the same annotator spoke of it before."""
        entry = given.entry
        if not isinstance(entry, ClaimEntry | MentionEntry):
            return False
        beside = fingerprint(entry.extra) if entry.extra else b""
        return self.beside.setdefault(hash((identity(entry), given.labeller)), beside) != beside


def _content(entry: ClaimEntry) -> int:
    """A number for what a claim says, whose last bits are free for its status."""
    claim = entry.claim
    return hash((claim.span, claim.text, claim.slots, claim.mode, claim.factuality)) << _BY_FEW


def _told_apart(entry: ClaimEntry) -> ClaimEntry:
    claim = entry.claim
    identity = ClaimId(content_id("claim", claim.id, claim.text, slots_cell(claim.slots)))
    proposal = replace(entry.proposal, id=identity) if entry.proposal else None
    return replace(entry, claim=replace(claim, id=identity), proposal=proposal)

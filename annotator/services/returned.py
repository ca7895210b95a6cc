"""Owns what of an import is no news: what an export of ours told, and what came back as the project says already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from annotator.domain.claim import Claim, Status
from annotator.domain.ids import AnalystId, ArticleId, TargetId, analyst_id
from annotator.formats.document import ClaimEntry, Given, LookedEntry
from annotator.services.claims import differences
from annotator.services.workspace import Workspace
from annotator.store import export_queries, queries, state
from annotator.store.database import Connection

_AT_A_TIME: Final = 500


def without_returned(ws: Workspace, given: Sequence[Given]) -> list[Given]:
    """The labels but those of an export of ours that are unchanged: as things stand, or as their analyst judged.

    Whoever is named as having judged, and has not judged so in the project, does bring a judgement.
    """
    carried = [each for each in given if each.carried and isinstance(each.entry, ClaimEntry | LookedEntry)]
    if not carried:
        return list(given)
    told = ws.read(lambda c: _told(c, carried))
    return [each for each in given if not (each.carried and told.says(each))]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a project says of some claims and articles, and what each analyst says."""

    standing: Mapping[TargetId, tuple[Claim, Status]]
    judged: Mapping[tuple[TargetId, AnalystId], str]
    looked: Mapping[ArticleId, frozenset[AnalystId]]

    def says(self, given: Given) -> bool:
        """Whether the project says already what an entry says."""
        match given.entry:
            case ClaimEntry(claim=claim, status=status) if claim.id in self.standing:
                stands, stood = self.standing[claim.id]
                held = self.judged.get((claim.id, analyst_id(given.by))) if given.by else stood
                return held == status and not differences(_in_order(stands), _in_order(claim))
            case LookedEntry(article=article):
                lookers = self.looked.get(article, frozenset())
                return analyst_id(given.by) in lookers if given.by else bool(lookers)
            case _:
                return False


def _told(connection: Connection, carried: Sequence[Given]) -> _Told:
    entries = [each.entry for each in carried]
    claims = [entry.claim for entry in entries if isinstance(entry, ClaimEntry)]
    ids, articles = {claim.id for claim in claims}, sorted({claim.article for claim in claims})
    standing: dict[TargetId, tuple[Claim, Status]] = {}
    for at in range(0, len(articles), _AT_A_TIME):
        found = queries.claims_with_status(connection, articles[at : at + _AT_A_TIME])
        standing.update((claim.id, (claim, status)) for claim, status in found if claim.id in ids)
    named = sorted({each.entry.claim.id for each in carried if each.by and isinstance(each.entry, ClaimEntry)})
    judged = {(each.target, each.analyst): each.value for each in state.judgements_of(connection, named)}
    there = export_queries.looked(connection) if any(isinstance(entry, LookedEntry) for entry in entries) else {}
    looked = {article: frozenset(analyst for analyst, _ in lookers) for article, lookers in there.items()}
    return _Told(standing, judged, looked)


def _in_order(claim: Claim) -> Claim:
    """The claim with its slots in one order, for formats do not keep that among those of a role."""
    return replace(claim, slots=tuple(sorted(claim.slots, key=lambda slot: (slot.role, slot.span is None, str(slot)))))

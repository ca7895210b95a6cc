"""Owns what of an import is no news: what an export of ours told, and what came back as the project says already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from annotator.domain.claim import Claim, Role, Status, ordered
from annotator.domain.decision import FROM_FILE, Decision
from annotator.domain.fact import Fact
from annotator.domain.fold import fold
from annotator.domain.ids import AnalystId, ArticleId, FactId, TargetId, analyst_id
from annotator.domain.state import ClaimState, FactState
from annotator.domain.suggestion import Kind, Proposal
from annotator.formats.document import ClaimEntry, EntityEntry, FactEntry, Given, LookedEntry, identity
from annotator.services.claims import differences
from annotator.services.workspace import Workspace
from annotator.store import export_queries, fact_queries, log, queries, rows, state
from annotator.store.database import Connection

_AT_A_TIME: Final = 500
_WORDS: Final = ("text", "rationale", "valid_from", "valid_to")
"""The parts of a fact that are one value each; verdict, attributes and evidence are told for themselves."""


def without_returned(ws: Workspace, given: Sequence[Given]) -> tuple[list[Given], set[TargetId]]:
    """The labels but those of an export of ours that are unchanged, and the ids of those that were changed in it.

    Unchanged is what is as things stand, or as its analyst judged; and of what people decided here also what once was
    so, for an export may be old. Whoever is named as having judged, and has not judged so, does bring a judgement, but
    not who only saved the export in another tool. Of what was changed, the parts that the file does not tell are as
    they stand here.
    """
    carried = [each for each in given if each.carried]
    if not carried:
        return list(given), set()
    told = ws.read(lambda c: _told(c, carried))
    kept: list[Given] = []
    edited: set[TargetId] = set()
    for each in given:
        changed = told.changed(each) if each.carried else each
        kept += [changed] if changed else []
        edited |= told.edited(each) if changed and each.carried else set()
    return kept, edited


def without_twins(connection: Connection, given: Sequence[Given]) -> Sequence[Given]:
    """The entries, of which claims of an export of ours that people made in this project are proposed by nobody."""
    told = [each.entry.claim.id for each in given if each.carried and isinstance(each.entry, ClaimEntry)]
    if not told:
        return given
    made = rows.known(connection, "claim", told) - rows.known(connection, "proposal", told)
    return [
        replace(each, entry=replace(each.entry, proposal=None))
        if each.carried and isinstance(each.entry, ClaimEntry) and each.entry.claim.id in made
        else each
        for each in given
    ]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a project says of some claims, facts and articles, what each analyst says, and what was decided."""

    standing: Mapping[TargetId, tuple[Claim, Status]]
    facts: Mapping[FactId, Fact]
    proposals: Mapping[TargetId, Proposal]
    decisions: Mapping[TargetId, Sequence[Decision]]
    judged: Mapping[tuple[TargetId, AnalystId], str]
    looked: Mapping[ArticleId, frozenset[AnalystId]]

    def changed(self, given: Given) -> Given | None:
        """An entry with what it does not tell as it stands; None if the project says all of it already."""
        match given.entry:
            case ClaimEntry(claim=claim) if claim.id in self.standing:
                return self._changed_claim(given, given.entry)
            case FactEntry(fact=fact) if fact.id in self.facts:
                return self._changed_fact(given, given.entry, self.facts[fact.id])
            case LookedEntry(article=article):
                lookers = self.looked.get(article, frozenset())
                return None if (analyst_id(given.judge) in lookers if given.judge else lookers) else given
            case _:
                return given

    def edited(self, given: Given) -> set[TargetId]:
        """The id of what an entry changes in the project; none of what is not here."""
        match given.entry:
            case ClaimEntry(claim=claim):
                return {claim.id} if claim.id in self.standing else set()
            case FactEntry(fact=fact):
                return {fact.id} if fact.id in self.facts else set()
            case EntityEntry(entity=entity):
                return {entity.id} if given.parts is not None else set()
            case _:
                return set()

    def _changed_fact(self, given: Given, entry: FactEntry, stands: Fact) -> Given | None:
        if given.witness and self._judged_so(given, Kind.FACT, entry.fact.id, entry.fact.verdict):
            if given.only_judges or _says_fact(given, replace(entry, has_verdict=False), stands):
                return None
            given = replace(given, witness="")
        if given.witness or not (_says_fact(given, entry, stands) or self._was_fact(given, entry)):
            return replace(given, entry=_whole_fact(given, entry, stands))
        return None

    def _changed_claim(self, given: Given, entry: ClaimEntry) -> Given | None:
        stands, stood = self.standing[entry.claim.id]
        if given.witness and self._judged_so(given, Kind.CLAIM, entry.claim.id, entry.status):
            # The export says so, and not who changed words of it since.
            if self._words_stood(given, entry, stands):
                return None
            given = replace(given, witness="")
        held = self.judged.get((entry.claim.id, analyst_id(given.judge))) if given.judge else stood
        if _says_claim(given, entry, stands, held) or (not given.judge and self._was_claim(given, entry)):
            return None
        proposal = self.proposals.get(entry.claim.id)
        status = entry.status if _tells(given, "status") else stood
        whole, before = _whole_claim(given, entry.claim, stands), proposal if isinstance(proposal, Claim) else stands
        return replace(given, entry=replace(entry, claim=whole, status=status, proposal=before))

    def _judged_so(self, given: Given, kind: Kind, target: TargetId, value: str) -> bool:
        """Whether the witness of an entry judges so here, or has done so, for an export may be old."""
        witness = analyst_id(given.witness)
        if self.judged.get((target, witness)) == value:
            return True
        made = self.decisions.get(target, ())
        places = (place for place, each in enumerate(made, 1) if each.analyst == witness)
        past = (self._past(kind, target, place) for place in places)
        return any(
            held.value == value and held.analyst == witness
            for each in past
            if isinstance(each, ClaimState | FactState)
            for held in each.judgements
        )

    def _words_stood(self, given: Given, entry: ClaimEntry, stands: Claim) -> bool:
        """Whether a claim is here as an entry words it, or was so as people decided on it."""
        past = (self._past(Kind.CLAIM, entry.claim.id, at) for at in self._turns(entry.claim.id))
        known = [stands, *(each.claim for each in past if isinstance(each, ClaimState))]
        return any(not differences(each, _whole_claim(given, entry.claim, each)) for each in known)

    def _was_claim(self, given: Given, entry: ClaimEntry) -> bool:
        """Whether a claim on which people decided here once stood so."""
        past = (self._past(Kind.CLAIM, entry.claim.id, at) for at in self._turns(entry.claim.id))
        return any(isinstance(each, ClaimState) and _says_claim(given, entry, each.claim, each.status) for each in past)

    def _was_fact(self, given: Given, entry: FactEntry) -> bool:
        past = (self._past(Kind.FACT, entry.fact.id, at) for at in self._turns(entry.fact.id))
        return any(isinstance(each, FactState) and _says_fact(given, entry, each.fact) for each in past)

    def _turns(self, target: TargetId) -> range:
        made = self.decisions.get(target, ())
        return range(1, len(made)) if any(each.via != FROM_FILE for each in made) else range(0)

    def _past(self, kind: Kind, target: TargetId, count: int) -> object:
        """What something was after its first decisions."""
        return fold(kind, target, self.proposals.get(target), self.decisions[target][:count])


def _tells(given: Given, part: str) -> bool:
    return given.parts is None or part in given.parts


def _says_claim(given: Given, entry: ClaimEntry, stands: Claim, held: str | None) -> bool:
    """Whether a claim that stands so, and is held so, is as an entry says."""
    judged = held == entry.status or not _tells(given, "status")
    return judged and not differences(stands, _whole_claim(given, entry.claim, stands))


def _whole_claim(given: Given, claim: Claim, stands: Claim) -> Claim:
    """A claim as a file tells it, with what that does not tell, and the order of its slots, as it stands."""
    if given.parts is None:
        return replace(claim, slots=stands.slots) if _in_order(claim) == _in_order(stands) else claim
    told = {name: getattr(claim, name) for name in ("text", "factuality") if name in given.parts}
    span = claim.span if "start" in given.parts else stands.span
    others = [slot for slot in stands.slots if slot.role is not Role.PREDICATE]
    slots = ordered([*others, *claim.all(Role.PREDICATE)]) if "predicate" in given.parts else stands.slots
    return replace(stands, span=span, slots=slots, **told)


def _in_order(claim: Claim) -> list[str]:
    """The slots of a claim in one order, for formats do not keep that among those of a role."""
    return sorted(map(str, claim.slots))


def _says_fact(given: Given, entry: FactEntry, stands: Fact) -> bool:
    """Whether a fact that stands so says all that an entry does; evidence beside that is not spoken of."""
    told, fact = [name for name in _WORDS if _tells(given, name)], entry.fact
    return (
        all(getattr(fact, name) == getattr(stands, name) for name in told)
        and (fact.verdict is stands.verdict or not entry.has_verdict)
        and (fact.attributes or {}).items() <= (stands.attributes or {}).items()
        and set(fact.evidence) <= set(stands.evidence)
    )


def _whole_fact(given: Given, entry: FactEntry, stands: Fact) -> FactEntry:
    """A fact as a file tells it, with what that does not tell as it stands."""
    fact = entry.fact
    rest = {name: getattr(stands, name) for name in _WORDS if not _tells(given, name)}
    attributes = {**(stands.attributes or {}), **(fact.attributes or {})}
    return replace(entry, fact=replace(fact, **rest, attributes=attributes or None))


def _told(connection: Connection, carried: Sequence[Given]) -> _Told:
    entries = [each.entry for each in carried]
    claims = [entry.claim for entry in entries if isinstance(entry, ClaimEntry)]
    ids, articles = {claim.id for claim in claims}, sorted({claim.article for claim in claims})
    standing: dict[TargetId, tuple[Claim, Status]] = {}
    for at in range(0, len(articles), _AT_A_TIME):
        found = queries.claims_with_status(connection, articles[at : at + _AT_A_TIME])
        standing.update((claim.id, (claim, status)) for claim, status in found if claim.id in ids)
    stated = {entry.fact.id: fact_queries.fact(connection, entry.fact.id) for entry in _facts(entries)}
    judged_by = [each.entry for each in carried if each.judge]
    named = sorted({identity(each) for each in judged_by if isinstance(each, ClaimEntry | FactEntry)})
    judged = {(each.target, each.analyst): each.value for each in state.judgements_of(connection, named)}
    there = export_queries.looked(connection) if any(isinstance(entry, LookedEntry) for entry in entries) else {}
    return _Told(
        standing,
        {identity: fact for identity, fact in stated.items() if fact},
        state.read_proposals(connection, sorted(standing)),
        {t: sorted(made, key=lambda d: d.order) for t, made in log.of_targets(connection, {*ids, *stated}).items()},
        judged,
        {article: frozenset(analyst for analyst, _ in lookers) for article, lookers in there.items()},
    )


def _facts(entries: Sequence[object]) -> list[FactEntry]:
    return [entry for entry in entries if isinstance(entry, FactEntry)]

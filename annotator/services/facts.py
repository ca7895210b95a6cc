"""Owns what an analyst does with facts: state one, join evidence to it, assess it, state it anew."""

from collections.abc import Mapping, Sequence

from annotator.domain.claim import Status
from annotator.domain.decision import Verb
from annotator.domain.errors import Missing, NotAllowed
from annotator.domain.fact import Evidence, Fact, Stance, Verdict, two_sided
from annotator.domain.ids import ClaimId, FactId, new_id
from annotator.domain.json import Json
from annotator.domain.link import Link, Relation
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes, ClaimCard, FactDraft, LikelyEvidence
from annotator.services.reading import article_rows, claim_card, claim_cards_of
from annotator.services.suggestions.grouping import likely_with, opposing
from annotator.services.workspace import Act, Workspace
from annotator.store import fact_queries, queries

_STANCES: Mapping[Relation, Stance] = {
    Relation.SAME: Stance.SUPPORTS,
    Relation.REFINES: Stance.SUPPORTS,
    Relation.SUPPORTS: Stance.SUPPORTS,
    Relation.CONTRADICTS: Stance.REFUTES,
    Relation.DISPUTES: Stance.REFUTES,
}
"""What a linked claim says about the fact that the other claim would make; other relations bear on nothing."""

_OFFERED = 9
"""So many claims that likely speak of the same are offered beside those that are linked."""


def draft(ws: Workspace, claim_id: ClaimId) -> FactDraft:
    """What F offers for a claim: itself and linked claims, each with its stance, and the facts they belong to."""
    linked = [(link.other(claim_id), link) for link in ws.read(lambda c: queries.links_of(c, claim_id))]
    evidence = [(claim_card(ws, claim_id), Stance.SUPPORTS), *_linked_cards(ws, linked)]
    rows = {row.id: row for row in article_rows(ws, [card.claim.article for card, _ in evidence])}
    around = [card.id for card, _ in evidence]
    joinable = ws.read(lambda c: fact_queries.fact_rows(c, fact_queries.facts_of(c, around)))
    return FactDraft(tuple((card, rows[card.claim.article], stance) for card, stance in evidence), tuple(joinable))


def offered(ws: Workspace, claim_id: ClaimId) -> list[LikelyEvidence]:
    """What F offers beside what is linked: claims that likely say the same as one, then such as likely oppose it."""
    near = _near(ws, claim_id)
    cards = [each for each in claim_cards_of(ws, list(near)) if each.status is not Status.REJECTED]
    rows = {row.id: row for row in article_rows(ws, [card.claim.article for card in cards])}
    return [LikelyEvidence(card, rows[card.claim.article], *near[card.id]) for card in cards]


def _near(ws: Workspace, claim: ClaimId) -> dict[ClaimId, tuple[int, Stance]]:
    """The claims that likely speak of the same, how alike they are, and what they say: what opposes it is against."""
    same = {other: (alike, Stance.SUPPORTS) for other, alike in likely_with(ws, claim).items()}
    opposed = [each for each in opposing(ws, claim) if _STANCES.get(each.link.relation) is Stance.REFUTES]
    against = {each.claim: (each.alike, Stance.REFUTES) for each in opposed}
    return dict([*list(same.items())[:_OFFERED], *list(against.items())[:_OFFERED]])


def _linked_cards(ws: Workspace, linked: Sequence[tuple[ClaimId, Link]]) -> list[tuple[ClaimCard, Stance]]:
    """The cards of the linked claims that bear on a fact; a claim that its analyst took back has none."""
    stances = {other: stance for other, link in linked if (stance := _STANCES.get(link.relation)) is not None}
    cards = ws.read(lambda c: [queries.claim_card(c, other) for other in stances])
    return [(card, stances[card.id]) for card in cards if card is not None]


def state(
    ws: Workspace, text: str, evidence: Sequence[Evidence], *, verdict: Verdict, rationale: str = "", via: str
) -> Changes:
    """A new fact with its verdict and evidence, as one act; NotAllowed without a statement."""
    if not text.strip():
        raise NotAllowed("fact-empty")
    stated: dict[str, Json] = {
        "text": text.strip(),
        "evidence": _stances(ws, evidence),
        "verdict": verdict.value,
        "rationale": rationale,
    }
    return ws.act([Act(Verb.STATE, Kind.FACT, FactId(new_id()), stated)], via=via)


def join(ws: Workspace, fact_id: FactId, evidence: Sequence[Evidence], *, via: str) -> Changes:
    """Claims as evidence of a fact, each with its stance; NotAllowed if all of them are there already."""
    known = set(_fact(ws, fact_id).evidence)
    fresh = [item for item in evidence if item not in known]
    if not fresh:
        raise NotAllowed("already", kind="claim", status="evidence of this fact")
    joined: dict[str, Json] = {"evidence": _stances(ws, fresh)}
    return ws.act([Act(Verb.ASSESS, Kind.FACT, fact_id, joined)], via=via)


def _stances(ws: Workspace, evidence: Sequence[Evidence]) -> list[Json]:
    """Evidence as a payload holds it; Missing if a claim of it does not exist, NotAllowed if one has two stances."""
    given: list[Json] = [{"claim": claim_card(ws, item.claim).id, "stance": item.stance.value} for item in evidence]
    if both := two_sided(evidence):
        one, other = both
        raise NotAllowed("evidence-two-sided", claim=one.claim, one=one.stance.value, other=other.stance.value)
    return given


def leave(ws: Workspace, fact_id: FactId, claim_id: ClaimId, *, via: str) -> Changes:
    """The fact without one claim as evidence; Missing if it is none of its evidence."""
    held = next((item for item in _fact(ws, fact_id).evidence if item.claim == claim_id), None)
    if held is None:
        raise Missing("claim-missing", id=claim_id)
    payload: dict[str, Json] = {"evidence": [{"claim": claim_id, "stance": None}]}
    return ws.act([Act(Verb.ASSESS, Kind.FACT, fact_id, payload, {"status": held.stance.value})], via=via)


def assess(ws: Workspace, fact_id: FactId, verdict: Verdict, *, rationale: str = "", via: str) -> Changes:
    """A verdict with its reason; NotAllowed if this analyst said both already."""
    fact = _fact(ws, fact_id)
    mine = ws.read(lambda c: queries.held(c, fact_id, ws.analyst_id))
    if (fact.verdict, fact.rationale) == (verdict, rationale) and mine == verdict:
        raise NotAllowed("already", kind="fact", status=verdict.value)
    payload: dict[str, Json] = {"verdict": verdict.value, "rationale": rationale}
    shown: dict[str, Json] = {"status": fact.verdict.value, "text": fact.text}
    return ws.act([Act(Verb.ASSESS, Kind.FACT, fact_id, payload, shown)], via=via)


def restate(  # a fact has this many parts
    ws: Workspace, fact_id: FactId, text: str, *, valid_from: str | None = None, valid_to: str | None = None, via: str
) -> Changes:
    """The fact in other words or with other dates of validity; NotAllowed if empty or unchanged."""
    fact = _fact(ws, fact_id)
    if not text.strip():
        raise NotAllowed("fact-empty")
    if (fact.text, fact.valid_from, fact.valid_to) == (text.strip(), valid_from, valid_to):
        raise NotAllowed("already", kind="fact", status="stated so")
    payload: dict[str, Json] = {"text": text.strip(), "valid_from": valid_from, "valid_to": valid_to}
    was: dict[str, Json] = {"text": fact.text, "valid_from": fact.valid_from, "valid_to": fact.valid_to}
    shown: dict[str, Json] = {"status": fact.text, "was": was}
    return ws.act([Act(Verb.STATE, Kind.FACT, fact_id, payload, shown)], via=via)


def _fact(ws: Workspace, fact_id: FactId) -> Fact:
    found = ws.read(lambda c: fact_queries.fact(c, fact_id))
    if found is None:
        raise Missing("fact-missing", id=fact_id)
    return found

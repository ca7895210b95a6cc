"""Owns the fold: from a target's proposal and its live decisions to its state; the one place where state is defined.

What comes out depends on the set of decisions only: they are put in the order (hlc, id) first.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from annotator.domain.claim import Claim, Factuality, Mode, Status, ordered
from annotator.domain.decision import Decision, Verb
from annotator.domain.entity import Entity
from annotator.domain.fact import Evidence, Fact, Stance, Verdict
from annotator.domain.ids import ActionId, ClaimId, FactId, LinkId, TargetId
from annotator.domain.json import JsonObject, as_list, as_object, as_str, optional_str
from annotator.domain.link import Link, Relation, Standing
from annotator.domain.record import claim_of, proposal_of, slot_of, span_of
from annotator.domain.state import (
    ArticleState,
    ClaimState,
    FactState,
    GroupState,
    Judgement,
    LinkState,
    Note,
    ProjectState,
    State,
)
from annotator.domain.suggestion import Kind, Proposal

Fold = Callable[[TargetId, Proposal | None, Sequence[Decision]], State | None]


def fold(
    kind: Kind,
    target: TargetId,
    proposal: Proposal | None,
    decisions: Iterable[Decision],
    withdrawn: Collection[ActionId] = (),
) -> State | None:
    """The state of a target; None if no machine proposes it and no live decision makes it."""
    live = sorted((d for d in decisions if d.action not in withdrawn), key=lambda d: d.order)
    return _FOLDS[kind](target, proposal, live)


_STATUS_OF_VERB: Mapping[Verb, str] = {
    Verb.CONFIRM: Status.CONFIRMED,
    Verb.CORRECT: Status.CORRECTED,
    Verb.REJECT: Status.REJECTED,
    Verb.UNSURE: Status.UNSURE,
    Verb.ADD: Status.CONFIRMED,
    Verb.LINK: Standing.CONFIRMED,
    Verb.RENAME: Standing.CONFIRMED,
}


def _judgements(target: TargetId, live: Sequence[Decision]) -> tuple[Judgement, ...]:
    newest: dict[str, Judgement] = {}
    corrected: set[str] = set()
    for d in live:
        value = _STATUS_OF_VERB.get(d.verb)
        if value is None:
            continue
        if d.verb is Verb.CORRECT:
            corrected.add(d.analyst)
        elif d.verb is Verb.CONFIRM and d.analyst in corrected:
            value = Status.CORRECTED
        reason = as_str(d.payload.get("reason"))
        newest[d.analyst] = Judgement(target, d.analyst, value, d.id, d.at, reason)
    return tuple(newest[analyst] for analyst in sorted(newest))


def _newest(judgements: Sequence[Judgement], live: Sequence[Decision]) -> str | None:
    """The value all analysts share, or else the newest one; None if nobody judged."""
    place = {d.id: at for at, d in enumerate(live)}
    latest = max(judgements, key=lambda j: place[j.decision], default=None)
    return latest.value if latest else None


def _disputed(judgements: Sequence[Judgement]) -> bool:
    return len({judgement.value for judgement in judgements}) > 1


def _notes(target: TargetId, live: Sequence[Decision]) -> tuple[Note, ...]:
    noted = (d for d in live if d.verb is Verb.NOTE)
    return tuple(Note(d.id, target, d.analyst, as_str(d.payload.get("text"))) for d in noted)


def _fold_claim(target: TargetId, proposal: Proposal | None, live: Sequence[Decision]) -> State | None:
    claim = proposal if isinstance(proposal, Claim) else _added(target, live)
    if claim is None:
        return None
    for d in live:
        if d.verb is Verb.CORRECT:
            claim = corrected(claim, d.payload)
    judgements = _judgements(target, live)
    status = Status(_newest(judgements, live) or Status.PROPOSED)
    return ClaimState(claim, status, judgements, _disputed(judgements), _notes(target, live))


def _added(target: TargetId, live: Sequence[Decision]) -> Claim | None:
    adding = next((d for d in live if d.verb is Verb.ADD), None)
    if adding is None:
        return None
    return replace(claim_of(as_object(adding.payload.get("claim"))), id=ClaimId(target))


def corrected(claim: Claim, changes: JsonObject) -> Claim:
    """The claim with the fields that `changes` names replaced; its id and makers stay."""
    span = span_of(changes) or claim.span
    slots = ordered([slot_of(s) for s in as_list(changes.get("slots"))]) if "slots" in changes else claim.slots
    mode = optional_str(changes.get("mode")) if "mode" in changes else claim.mode
    return replace(
        claim,
        span=span,
        text=as_str(changes.get("text"), claim.text),
        slots=slots,
        mode=Mode(mode) if mode else None,
        factuality=Factuality(as_str(changes.get("factuality"), claim.factuality)),
    )


def _fold_link(target: TargetId, proposal: Proposal | None, live: Sequence[Decision]) -> State | None:
    link = proposal if isinstance(proposal, Link) else None
    for d in live:
        if d.verb is Verb.LINK:
            link = _linked(target, link, d.payload)
    if link is None:
        return None
    judgements = _judgements(target, live)
    standing = Standing(_newest(judgements, live) or Standing.SUGGESTED)
    return LinkState(link, standing, judgements, _relations_differ(live, judgements), _notes(target, live))


def _linked(target: TargetId, suggested: Link | None, payload: JsonObject) -> Link:
    a, b = ClaimId(as_str(payload.get("a"))), ClaimId(as_str(payload.get("b")))
    relation = Relation(as_str(payload.get("relation")))
    if suggested is None:
        return Link(LinkId(target), a, b, relation)
    turned = suggested.a != a
    ranks = (suggested.rank_b, suggested.rank_a) if turned else (suggested.rank_a, suggested.rank_b)
    return replace(suggested, a=a, b=b, relation=relation, rank_a=ranks[0], rank_b=ranks[1])


def _relations_differ(live: Sequence[Decision], judgements: Sequence[Judgement]) -> bool:
    newest = {d.analyst: as_str(d.payload.get("relation")) for d in live if d.verb is Verb.LINK}
    return _disputed(judgements) or len(set(newest.values())) > 1


def _fold_group(target: TargetId, proposal: Proposal | None, live: Sequence[Decision]) -> State | None:
    if isinstance(proposal, Claim | Link):
        return None
    group = proposal or _answered(target, live)
    if group is None:
        return None
    for d in live:
        if d.verb is Verb.RENAME and isinstance(group, Entity):
            group = replace(group, name=as_str(d.payload.get("name"), group.name))
    judgements = _judgements(target, live)
    standing = Standing(_newest(judgements, live) or Standing.SUGGESTED)
    return GroupState(group, standing, judgements, _disputed(judgements), _notes(target, live))  # type: ignore[arg-type]  # mentions have no decisions


def _answered(target: TargetId, live: Sequence[Decision]) -> Proposal | None:
    """The family that an answer to an edge of a root graph makes, where none was suggested."""
    families = (as_object(d.payload.get("family")) for d in live if d.kind is Kind.FAMILY)
    told = next((record for record in families if record), None)
    return proposal_of(Kind.FAMILY, {**told, "id": target}) if told else None


def _fold_fact(target: TargetId, _proposal: Proposal | None, live: Sequence[Decision]) -> State | None:
    stated = [d for d in live if d.verb is Verb.STATE]
    if not stated:
        return None
    fact = Fact(FactId(target), "")
    for d in live:
        if d.verb is Verb.STATE:
            fact = _stated(fact, d.payload)
        if d.verb in _ASSESSING:
            fact = _assessed(fact, d.payload)
    judgements = _verdicts(target, live)
    return FactState(fact, judgements, _disputed(judgements), _notes(target, live))


def _stated(fact: Fact, payload: JsonObject) -> Fact:
    keep = {name: payload.get(name, getattr(fact, name)) for name in ("text", "valid_from", "valid_to")}
    attributes = {name: as_str(value) for name, value in as_object(payload.get("attributes")).items()}
    return replace(
        fact,
        text=as_str(keep["text"]),
        valid_from=optional_str(keep["valid_from"]),
        valid_to=optional_str(keep["valid_to"]),
        attributes=attributes or fact.attributes,
    )


_ASSESSING = (Verb.STATE, Verb.ASSESS)
"""A fact may be stated with its first verdict and evidence in one decision, and assessed anew by others."""


def _assessed(fact: Fact, payload: JsonObject) -> Fact:
    """The fact with a verdict and its rationale, and with the stances of some claims; a null stance takes one out."""
    verdict = optional_str(payload.get("verdict"))
    if verdict is not None:
        fact = replace(fact, verdict=Verdict(verdict), rationale=as_str(payload.get("rationale"), fact.rationale))
    for item in map(as_object, as_list(payload.get("evidence"))):
        claim, stance = ClaimId(as_str(item.get("claim"))), optional_str(item.get("stance"))
        others = tuple(held for held in fact.evidence if held.claim != claim)
        fact = replace(fact, evidence=(*others, Evidence(claim, Stance(stance))) if stance else others)
    return fact


def _verdicts(target: TargetId, live: Sequence[Decision]) -> tuple[Judgement, ...]:
    newest: dict[str, Judgement] = {}
    for d in live:
        verdict = optional_str(d.payload.get("verdict"))
        if d.verb in _ASSESSING and verdict:
            reason = as_str(d.payload.get("rationale"))
            newest[d.analyst] = Judgement(target, d.analyst, verdict, d.id, d.at, reason)
    return tuple(newest[analyst] for analyst in sorted(newest))


LOOKED: Final = "looked"
"""The tag by which an analyst says of an article: I looked through it, and there is no claim in it but those here."""


def looked_target(article: TargetId) -> TargetId:
    """What is judged by the tag: not the id alone, for a hand-made one may stand for a claim, too."""
    return f"{LOOKED}:{article}"


def _fold_article(target: TargetId, _proposal: Proposal | None, live: Sequence[Decision]) -> State | None:
    looked = [d for d in live if d.verb is Verb.TAG and d.payload.get("tag") == LOOKED]
    named = looked_target(target)
    newest = {d.analyst: Judgement(named, d.analyst, LOOKED, d.id, d.at) for d in looked}
    return ArticleState(tuple(newest[analyst] for analyst in sorted(newest)), _notes(target, live))


LEARNING: Final = "learning"
"""The policy whose value "anew" says that decisions made so far teach nothing any more."""


SCHEMA: Final = "schema"
"""The policy whose `toml` is the label schema from then on, and `value` its version."""


def _fold_project(_target: TargetId, _proposal: Proposal | None, live: Sequence[Decision]) -> State | None:
    learning, schemas = (
        [d for d in live if d.verb is Verb.SET and d.payload.get("policy") == policy] for policy in (LEARNING, SCHEMA)
    )
    toml = as_str(schemas[-1].payload.get("toml")) if schemas else ""
    return ProjectState(learning[-1].hlc if learning else "", toml)


_FOLDS: Mapping[Kind, Fold] = {
    Kind.CLAIM: _fold_claim,
    Kind.LINK: _fold_link,
    Kind.ENTITY: _fold_group,
    Kind.FAMILY: _fold_group,
    Kind.STORY: _fold_group,
    Kind.FACT: _fold_fact,
    Kind.ARTICLE: _fold_article,
    Kind.PROJECT: _fold_project,
}

"""Owns the fold: from a target's proposal and its live decisions to its state; the one place where state is defined.

What comes out depends on the set of decisions only: they are put in the order (hlc, id) first.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

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

FOLDING: Final = 2
"""The number of these rules: what a file holds that was folded by others is folded anew."""

_T = TypeVar("_T")
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
    for d, value in judged_as(live):
        reason = as_str(d.payload.get("reason"))
        newest[d.analyst] = Judgement(target, d.analyst, value, d.id, d.at, reason)
    return tuple(newest[analyst] for analyst in sorted(newest))


def judged_as(live: Iterable[Decision]) -> Iterator[tuple[Decision, str]]:
    """The judging ones of the live decisions on a target, in their order, each with what its analyst holds by it.

    Who confirms what was corrected, and did not see it as it was proposed, holds the correction.
    """
    corrected: set[str] = set()
    for d in live:
        value = _STATUS_OF_VERB.get(d.verb)
        if value is None:
            continue
        if d.verb is Verb.CORRECT:
            corrected.add(d.analyst)
        elif d.verb is Verb.CONFIRM and (d.analyst in corrected or (corrected and not _as_proposed(d))):
            value = Status.CORRECTED
        yield d, value


def _as_proposed(decision: Decision) -> bool:
    """Whether the analyst saw what nobody had decided on; another copy of the file may have known of a decision."""
    return as_str(decision.shown.get("status")) in (Status.PROPOSED, Standing.SUGGESTED)


def _followed(base: _T, live: Sequence[Decision], change: Callable[[_T, Decision], _T]) -> tuple[_T, dict[str, _T]]:
    """What all changes make of a target, and what each analyst had before them, and made of it, when they last judged.

    Who saw it as it was proposed judged that with their own changes alone, whatever had come in from elsewhere.
    """
    stands = base
    own: dict[str, _T] = {}
    judged: dict[str, _T] = {}
    for d in live:
        stands = change(stands, d)
        own[d.analyst] = change(own.get(d.analyst, base), d)
        if d.verb in _STATUS_OF_VERB:
            judged[d.analyst] = own[d.analyst] if _as_proposed(d) else stands
    return stands, judged


_HOLDING: Final = (Status.CONFIRMED, Status.CORRECTED, *Verdict)
"""What is held to be so: two who say this of different words differ; what is refused or doubted has no outcome."""


def _told_apart(judgements: Sequence[Judgement], left: Mapping[str, Hashable]) -> tuple[Judgement, ...]:
    """The judgements, with those of one value numbered by what they left."""
    outcomes: dict[str, list[Hashable]] = {}
    numbered: list[Judgement] = []
    for each in judgements:
        known = outcomes.setdefault(each.value, [])
        outcome = left.get(each.analyst) if each.value in _HOLDING else None
        if outcome not in known:
            known.append(outcome)
        numbered.append(replace(each, outcome=known.index(outcome)))
    return tuple(numbered)


def _newest(judgements: Sequence[Judgement], live: Sequence[Decision]) -> str | None:
    """The value all analysts share, or else the newest one; None if nobody judged."""
    place = {d.id: at for at, d in enumerate(live)}
    latest = max(judgements, key=lambda j: place[j.decision], default=None)
    return latest.value if latest else None


def _disputed(judgements: Sequence[Judgement]) -> bool:
    return len({(judgement.value, judgement.outcome) for judgement in judgements}) > 1


def _notes(target: TargetId, live: Sequence[Decision]) -> tuple[Note, ...]:
    noted = (d for d in live if d.verb is Verb.NOTE)
    return tuple(Note(d.id, target, d.analyst, as_str(d.payload.get("text"))) for d in noted)


def _fold_claim(target: TargetId, proposal: Proposal | None, live: Sequence[Decision]) -> State | None:
    claim = proposal if isinstance(proposal, Claim) else _added(target, live)
    if claim is None:
        return None
    claim, judged = _followed(claim, live, lambda c, d: corrected(c, d.payload) if d.verb is Verb.CORRECT else c)
    left = {who: (c.span, c.text, c.slots, c.mode, c.factuality) for who, c in judged.items()}
    judgements = _told_apart(_judgements(target, live), left)
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
    suggested = proposal if isinstance(proposal, Link) else None
    link, judged = _followed(
        suggested, live, lambda link, d: _linked(target, link, d.payload) if d.verb is Verb.LINK else link
    )
    if link is None:
        return None
    numbered = _told_apart(_judgements(target, live), {who: _said(held) for who, held in judged.items()})
    judgements = tuple(replace(each, said=judged.get(each.analyst)) for each in numbered)
    standing = Standing(_newest(judgements, live) or Standing.SUGGESTED)
    return LinkState(link, standing, judgements, _disputed(judgements), _notes(target, live))


def _said(link: Link | None) -> Hashable:
    """What a link says of its two claims, whichever is named first where that is all the same."""
    if link is None:
        return None
    ends = (link.a, link.b)
    return link.relation, tuple(sorted(ends)) if link.relation.symmetric else ends


def _linked(target: TargetId, suggested: Link | None, payload: JsonObject) -> Link:
    a, b = ClaimId(as_str(payload.get("a"))), ClaimId(as_str(payload.get("b")))
    relation = Relation(as_str(payload.get("relation")))
    if suggested is None:
        return Link(LinkId(target), a, b, relation)
    turned = suggested.a != a
    ranks = (suggested.rank_b, suggested.rank_a) if turned else (suggested.rank_a, suggested.rank_b)
    return replace(suggested, a=a, b=b, relation=relation, rank_a=ranks[0], rank_b=ranks[1])


def _fold_group(target: TargetId, proposal: Proposal | None, live: Sequence[Decision]) -> State | None:
    if isinstance(proposal, Claim | Link):
        return None
    group = proposal or _answered(target, live)
    if group is None:
        return None
    group, judged = _followed(group, live, _renamed)
    judgements = _told_apart(_judgements(target, live), {who: getattr(g, "name", "") for who, g in judged.items()})
    standing = Standing(_newest(judgements, live) or Standing.SUGGESTED)
    return GroupState(group, standing, judgements, _disputed(judgements), _notes(target, live))  # type: ignore[arg-type]  # mentions have no decisions


def _renamed(group: Proposal, decision: Decision) -> Proposal:
    if decision.verb is Verb.RENAME and isinstance(group, Entity):
        return replace(group, name=as_str(decision.payload.get("name"), group.name))
    return group


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
    held: dict[str, _Held] = {}
    for d in live:
        if d.verb is Verb.STATE:
            fact = _stated(fact, d.payload)
        if d.verb in _ASSESSING:
            fact = _assessed(fact, d.payload)
            held.setdefault(d.analyst, _Held()).take(d, fact)
    judgements = _told_apart(_verdicts(target, live), {who: each.words for who, each in held.items()})
    disputed = _disputed(judgements) or _clashing(list(held.values()))
    return FactState(fact, judgements, disputed, _notes(target, live))


@dataclass(slots=True)
class _Held:
    """What one analyst holds of a fact: its words, if they stated or assessed it, and what they say of its evidence."""

    words: Hashable = None
    stances: dict[str, str] = field(default_factory=dict)

    def take(self, decision: Decision, fact: Fact) -> None:
        """Learn from a decision of the analyst, after which the fact is as given."""
        verdict = optional_str(decision.payload.get("verdict"))
        if verdict is not None:
            # A verdict is given on all that is there: what somebody else took out is out for this analyst, too.
            self.stances = dict.fromkeys(self.stances, "") | {item.claim: item.stance for item in fact.evidence}
        if verdict is not None or decision.verb is Verb.STATE:
            seen = as_str(decision.shown.get("text"), fact.text) if decision.verb is Verb.ASSESS else fact.text
            self.words = (seen, fact.valid_from, fact.valid_to)
        for item in map(as_object, as_list(decision.payload.get("evidence"))):
            self.stances[as_str(item.get("claim"))] = optional_str(item.get("stance")) or ""

    def clashes(self, other: "_Held") -> bool:
        """Whether both speak of the same, and say different things."""
        words = None not in (self.words, other.words) and self.words != other.words
        return words or any(
            self.stances[claim] != other.stances[claim] for claim in self.stances.keys() & other.stances.keys()
        )


def _clashing(held: Sequence[_Held]) -> bool:
    return any(one.clashes(other) for at, one in enumerate(held) for other in held[:at])


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

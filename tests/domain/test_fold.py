"""Tests of the fold: every verb, undo, several analysts, and that only the set of decisions counts."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.claim import Claim, Factuality, Mode, Role, Slot, Status
from annotator.domain.decision import VERBS_BY_KIND, Decision, Verb
from annotator.domain.entity import Entity
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.family import Derivation, Family, Member, Story
from annotator.domain.fold import fold
from annotator.domain.ids import ActionId, ArticleId, ClaimId, EntityId, FamilyId, LinkId, StoryId
from annotator.domain.link import Link, Relation, Standing
from annotator.domain.record import claim_record
from annotator.domain.span import Span
from annotator.domain.state import ArticleState, ClaimState, FactState, GroupState, LinkState, State
from annotator.domain.suggestion import Kind, Proposal
from tests.domain.decisions import Payload, made

CLAIM = Claim(ClaimId("t"), ArticleId("a"), Span(0, 5), "As proposed", (Slot(Role.SUBJECT, Span(0, 2)),), score=7_000)
LINK = Link(LinkId("t"), ClaimId("x"), ClaimId("y"), Relation.SAME, 8_000, 1, 3, ("alike",))
PROPOSALS: dict[Kind, Proposal] = {
    Kind.CLAIM: CLAIM,
    Kind.LINK: LINK,
    Kind.ENTITY: Entity(EntityId("t"), "Akar", "PERSON", ("Akar",)),
    Kind.FAMILY: Family(FamilyId("t"), (Member(ArticleId("a"), Derivation.WHOLLY),)),
    Kind.STORY: Story(StoryId("t"), (ArticleId("a"),)),
}
_PAYLOADS: dict[Verb, list[Payload]] = {
    Verb.CORRECT: [{"text": "Better"}, {"start": 1, "end": 4}, {"factuality": "PS-"}, {"mode": "direct"}],
    Verb.ADD: [{"claim": claim_record(replace(CLAIM, text="Added"))}],
    Verb.LINK: [{"a": a, "b": b, "relation": r} for a, b in (("x", "y"), ("y", "x")) for r in ("refines", "different")],
    Verb.RENAME: [{"name": "Hulusi Akar"}],
    Verb.STATE: [
        {"text": "It held."},
        {"text": "It held!", "valid_from": "2020", "attributes": {"k": "v"}, "verdict": "refuted"},
    ],
    Verb.ASSESS: [
        {"verdict": "supported", "rationale": "two roots"},
        {"verdict": "refuted"},
        {"evidence": [{"claim": "x", "stance": "supports"}]},
        {"evidence": [{"claim": "x", "stance": "refutes"}]},
        {"evidence": [{"claim": "x", "stance": None}]},
    ],
    Verb.NOTE: [{"text": "look again"}],
    Verb.REJECT: [{}, {"reason": "opinion"}],
}


def _claim(*decisions: Decision, withdrawn: Sequence[str] = (), proposal: Claim | None = CLAIM) -> ClaimState:
    state = fold(Kind.CLAIM, "t", proposal, decisions, [ActionId(action) for action in withdrawn])
    assert isinstance(state, ClaimState)
    return state


def _link(*decisions: Decision, proposal: Link | None = LINK) -> LinkState:
    state = fold(Kind.LINK, "t", proposal, decisions)
    assert isinstance(state, LinkState)
    return state


def _fact(*decisions: Decision) -> FactState:
    state = fold(Kind.FACT, "t", None, decisions)
    assert isinstance(state, FactState)
    return state


@pytest.mark.parametrize(
    ("verb", "status"),
    [(Verb.CONFIRM, Status.CONFIRMED), (Verb.REJECT, Status.REJECTED), (Verb.UNSURE, Status.UNSURE)],
)
def test_a_verdict_on_a_claim_gives_its_status_and_leaves_its_content(verb: Verb, status: Status) -> None:
    state = _claim(made(1, verb))
    assert (state.status, state.claim) == (status, CLAIM)


def test_an_undecided_claim_is_as_proposed() -> None:
    assert _claim() == ClaimState(CLAIM)


def test_a_correction_changes_what_it_names_and_never_the_id() -> None:
    slots: Payload = {"slots": [{"role": "time", "value": "2020"}], "mode": "mixed", "factuality": "PS-", "id": "other"}
    state = _claim(made(1, Verb.CORRECT, {"start": 1, "end": 3, **slots}))
    expected = replace(
        CLAIM,
        span=Span(1, 3),
        slots=(Slot(Role.TIME, value="2020"),),
        mode=Mode.MIXED,
        factuality=Factuality.POSSIBLE_NOT,
    )
    assert (state.status, state.claim) == (Status.CORRECTED, expected)


def test_confirming_after_ones_own_correction_keeps_it_corrected() -> None:
    assert _claim(made(1, Verb.CORRECT, {"text": "B"}), made(2, Verb.CONFIRM)).status is Status.CORRECTED


def test_another_analyst_who_confirms_a_correction_agrees_with_it() -> None:
    state = _claim(made(1, Verb.CORRECT, {"text": "B"}), made(2, Verb.CONFIRM, by="bob"))
    assert (state.status, state.disputed, state.claim.text) == (Status.CORRECTED, False, "B")
    assert {(each.value, each.outcome) for each in state.judgements} == {(Status.CORRECTED, 0)}


def test_who_confirms_what_was_proposed_does_not_confirm_a_correction_made_elsewhere() -> None:
    unseen = replace(made(2, Verb.CONFIRM, by="bob"), shown={"status": "proposed"})
    state = _claim(made(1, Verb.CORRECT, {"text": "B"}), unseen)
    assert (state.status, state.disputed, state.claim.text) == (Status.CONFIRMED, True, "B")


@pytest.mark.parametrize("other", [{"text": "C"}, {"text": "B", "start": 1, "end": 4}, {"factuality": "CT-"}])
def test_two_corrections_that_leave_different_claims_are_disputed_until_one_gives_in(other: Payload) -> None:
    acts = [made(1, Verb.CORRECT, {"text": "B"}), made(2, Verb.CORRECT, other, by="bob")]
    state = _claim(*acts)
    assert (state.status, state.disputed) == (Status.CORRECTED, True)
    assert [each.outcome for each in state.judgements] == [0, 1]
    assert not _claim(*acts, made(3, Verb.CONFIRM)).disputed
    assert not _claim(*acts, withdrawn=["act2"]).disputed


def test_two_who_correct_alike_or_reject_for_other_reasons_agree() -> None:
    alike = [made(at, Verb.CORRECT, {"text": "B"}, by=by) for at, by in ((1, "ada"), (2, "bob"))]
    assert not _claim(*alike).disputed
    refused = [made(at, Verb.REJECT, {"reason": by}, by=by) for at, by in ((3, "ada"), (4, "bob"))]
    assert not _claim(*alike, *refused).disputed


def test_the_newest_judgement_counts_and_difference_is_told() -> None:
    state = _claim(made(1, Verb.REJECT, {"reason": "opinion"}), made(2, Verb.CONFIRM, by="bob"))
    assert (state.status, state.disputed) == (Status.CONFIRMED, True)
    assert [(j.analyst, j.value, j.reason) for j in state.judgements] == [
        ("ada", "rejected", "opinion"),
        ("bob", "confirmed", ""),
    ]


def test_agreeing_analysts_do_not_dispute() -> None:
    assert not _claim(made(1, Verb.CONFIRM), made(2, Verb.CONFIRM, by="bob")).disputed


def test_a_withdrawn_act_counts_as_never_done() -> None:
    acts = (made(1, Verb.CONFIRM), made(2, Verb.CORRECT, {"text": "B"}), made(3, Verb.NOTE, {"text": "n"}))
    assert _claim(*acts, withdrawn=["act2", "act3"]) == _claim(acts[0])


def test_an_added_claim_exists_while_its_act_stands() -> None:
    add = made(1, Verb.ADD, {"claim": claim_record(replace(CLAIM, id=ClaimId("other"), text="Mine"))})
    state = _claim(add, proposal=None)
    assert (state.claim.id, state.claim.text, state.status) == ("t", "Mine", Status.CONFIRMED)
    assert fold(Kind.CLAIM, "t", None, [add, made(2, Verb.CONFIRM)], [ActionId("act1")]) is None


def test_linking_gives_relation_and_direction_and_turns_the_ranks() -> None:
    state = _link(made(1, Verb.LINK, {"a": "y", "b": "x", "relation": "refines"}, kind=Kind.LINK))
    assert state.standing is Standing.CONFIRMED
    assert state.link == replace(LINK, a=ClaimId("y"), b=ClaimId("x"), relation=Relation.REFINES, rank_a=3, rank_b=1)


def test_a_link_that_nobody_suggested_is_made_by_its_decision() -> None:
    state = _link(made(1, Verb.LINK, {"a": "x", "b": "y", "relation": "same"}, kind=Kind.LINK), proposal=None)
    assert state.link == Link(LinkId("t"), ClaimId("x"), ClaimId("y"), Relation.SAME)


def test_two_analysts_with_different_relations_dispute() -> None:
    said = [("refines", "ada"), ("contradicts", "bob")]
    acts = [
        made(at, Verb.LINK, {"a": "x", "b": "y", "relation": relation}, kind=Kind.LINK, by=by)
        for at, (relation, by) in enumerate(said, 1)
    ]
    assert _link(*acts).disputed


@pytest.mark.parametrize("kind", [Kind.ENTITY, Kind.FAMILY, Kind.STORY])
def test_groups_can_be_rejected_and_exist_only_as_proposals(kind: Kind) -> None:
    reject = made(1, Verb.REJECT, kind=kind)
    state = fold(kind, "t", PROPOSALS[kind], [reject])
    assert isinstance(state, GroupState)
    assert state.standing is Standing.REJECTED
    assert fold(kind, "t", None, [reject]) is None


def test_renaming_an_entity_confirms_it() -> None:
    state = fold(
        Kind.ENTITY, "t", PROPOSALS[Kind.ENTITY], [made(1, Verb.RENAME, {"name": "H. Akar"}, kind=Kind.ENTITY)]
    )
    assert isinstance(state, GroupState)
    assert isinstance(state.group, Entity)
    assert (state.group.name, state.standing) == ("H. Akar", Standing.CONFIRMED)


def test_a_fact_is_what_was_last_stated_and_assessed() -> None:
    def act(at: int, verb: Verb, payload: Payload, by: str = "ada") -> Decision:
        return made(at, verb, payload, kind=Kind.FACT, by=by)

    state = _fact(
        act(1, Verb.STATE, {"text": "Held", "valid_from": "2020"}),
        act(2, Verb.ASSESS, {"evidence": [{"claim": "x", "stance": "supports"}]}),
        act(3, Verb.ASSESS, {"evidence": [{"claim": "y", "stance": "refutes"}]}),
        act(4, Verb.ASSESS, {"evidence": [{"claim": "x", "stance": "refutes"}]}),
        act(5, Verb.ASSESS, {"evidence": [{"claim": "y", "stance": None}]}),
        act(6, Verb.ASSESS, {"verdict": "supported", "rationale": "r"}),
        act(7, Verb.STATE, {"text": "Held on"}),
        act(8, Verb.ASSESS, {"verdict": "refuted", "rationale": ""}, by="bob"),
    )
    assert (state.fact.text, state.fact.valid_from) == ("Held on", "2020")
    assert state.fact.evidence == (Evidence(ClaimId("x"), Stance.REFUTES),)
    assert (state.fact.verdict, state.disputed) == (Verdict.REFUTED, True)
    assert fold(Kind.FACT, "t", None, [act(1, Verb.ASSESS, {"verdict": "supported"})]) is None


def test_a_fact_is_disputed_where_words_or_stances_of_two_analysts_clash() -> None:
    def act(at: int, verb: Verb, payload: Payload, by: str = "ada") -> Decision:
        return made(at, verb, payload, kind=Kind.FACT, by=by)

    def evidence(claim: str, stance: str | None) -> Payload:
        return {"evidence": [{"claim": claim, "stance": stance}]}

    stated = act(1, Verb.STATE, {"text": "So", "verdict": "supported", **evidence("x", "supports")})
    assert not _fact(stated, act(2, Verb.ASSESS, evidence("y", "refutes"), "bob")).disputed
    assert not _fact(stated, act(2, Verb.ASSESS, {"verdict": "supported"}, "bob")).disputed
    for other in (act(2, Verb.ASSESS, evidence("x", "refutes"), "bob"), act(2, Verb.STATE, {"text": "Not so"}, "bob")):
        assert _fact(stated, other).disputed
        assert not _fact(stated, other, act(3, Verb.ASSESS, {"verdict": "refuted"})).disputed


def test_a_note_stays_on_an_article_with_the_id_of_its_decision() -> None:
    state = fold(Kind.ARTICLE, "t", None, [made(1, Verb.NOTE, {"text": "retold"}, kind=Kind.ARTICLE)])
    assert isinstance(state, ArticleState)
    assert [(note.id, note.text) for note in state.notes] == [("d001", "retold")]


@st.composite
def _histories(draw: st.DrawFn) -> tuple[Kind, Proposal | None, list[Decision], list[ActionId]]:
    kind = draw(st.sampled_from([each for each, verbs in VERBS_BY_KIND.items() if verbs]))
    proposal = draw(st.sampled_from([None, PROPOSALS[kind]])) if kind in PROPOSALS else None
    verbs = draw(st.lists(st.sampled_from(VERBS_BY_KIND[kind]), max_size=8))
    places = draw(st.lists(st.integers(1, 99), min_size=len(verbs), max_size=len(verbs), unique=True))
    decisions = [
        made(at, verb, draw(st.sampled_from(_PAYLOADS.get(verb, [{}]))), kind=kind, by=draw(st.sampled_from("ab")))
        for at, verb in zip(places, verbs, strict=True)
    ]
    withdrawn = draw(st.lists(st.sampled_from([d.action for d in decisions]))) if decisions else []
    return kind, proposal, decisions, withdrawn


@given(_histories(), st.randoms(use_true_random=False))
def test_only_the_set_of_decisions_counts_never_their_order(
    history: tuple[Kind, Proposal | None, list[Decision], list[ActionId]], dice: object
) -> None:
    kind, proposal, decisions, withdrawn = history
    shuffled = list(decisions)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random, which hypothesis does not name
    assert _folded(kind, proposal, shuffled, withdrawn) == _folded(kind, proposal, decisions, withdrawn)


@given(_histories())
def test_withdrawing_everything_leaves_what_the_machine_proposed(
    history: tuple[Kind, Proposal | None, list[Decision], list[ActionId]],
) -> None:
    kind, proposal, decisions, _ = history
    everything = [d.action for d in decisions]
    assert _folded(kind, proposal, decisions, everything) == _folded(kind, proposal, [], [])


def _folded(kind: Kind, proposal: Proposal | None, decisions: list[Decision], gone: list[ActionId]) -> State | None:
    return fold(kind, "t", proposal, decisions, gone)

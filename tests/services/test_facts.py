"""Tests of stating facts and giving them evidence."""

from pathlib import Path

import pytest

from annotator.domain.claim import Role, Slot
from annotator.domain.errors import Missing, NotAllowed
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.ids import ClaimId, FactId
from annotator.domain.link import Relation
from annotator.domain.suggestion import Kind
from annotator.services import checking, claims, facts, links, reading
from annotator.services.workspace import Workspace
from tests import builders


def _stated(ws: Workspace, *evidence: Evidence) -> FactId:
    changes = facts.state(ws, " It held. ", evidence, verdict=Verdict.SUPPORTED, rationale="two roots", via="key:F")
    return FactId(changes.of(Kind.FACT)[0])


def test_a_fact_has_its_text_verdict_and_evidence_by_root(ws: Workspace) -> None:
    ids = builders.claim_ids(ws)
    fact = _stated(ws, Evidence(ids[0], Stance.SUPPORTS), Evidence(ids[3], Stance.REFUTES))
    detail = reading.fact(ws, fact)
    assert (detail.fact.text, detail.fact.verdict, detail.analyst) == ("It held.", Verdict.SUPPORTED, "ada")
    assert [(row.claim.id, row.stance, row.root) for row in detail.evidence] == [
        (ids[0], Stance.SUPPORTS, 1),
        (ids[3], Stance.REFUTES, 2),
    ]
    assert (detail.row.roots, detail.row.articles) == (1, 2)
    ws.undo(via="test")
    assert reading.fact_ids(ws) == []


def test_copies_of_one_text_count_as_one_root_until_somebody_says_otherwise(ws: Workspace) -> None:
    articles = [reading.article(ws, identity) for identity in reading.article_ids(ws)]
    builders.store(ws, builders.family(*articles), run=builders.MATCHED)
    ids = builders.claim_ids(ws)
    fact = _stated(ws, Evidence(ids[0], Stance.SUPPORTS), Evidence(ids[3], Stance.SUPPORTS))
    row = reading.fact(ws, fact).row
    assert (row.roots, row.roots_max) == (1, 2)


def test_a_quoted_statement_is_one_root_with_the_reason_beside(ws: Workspace) -> None:
    ids = builders.claim_ids(ws)
    for claim in (ids[0], ids[3]):
        held = reading.claim_card(ws, claim).claim
        claims.correct(ws, claim, held.with_slots(Role.SPEAKER, [Slot(Role.SPEAKER, value="Ada Berg")]), via="test")
    fact = _stated(ws, Evidence(ids[0], Stance.SUPPORTS), Evidence(ids[3], Stance.SUPPORTS))
    detail = reading.fact(ws, fact)
    assert (detail.row.roots, detail.row.roots_max) == (1, 2)
    assert detail.graph.why(detail.graph.articles) == ("all quote Ada Berg",)
    assert {row.root for row in detail.evidence} == {1}


def test_evidence_joins_changes_stance_and_leaves(ws: Workspace) -> None:
    claim = builders.claim_ids(ws)[0]
    fact = _stated(ws)
    facts.join(ws, fact, [Evidence(claim, Stance.SUPPORTS)], via="test")
    with pytest.raises(NotAllowed, match="already evidence of this fact"):
        facts.join(ws, fact, [Evidence(claim, Stance.SUPPORTS)], via="test")
    facts.join(ws, fact, [Evidence(claim, Stance.REFUTES)], via="test")
    assert [row.id for row in reading.facts_of(ws, claim)] == [fact]
    facts.leave(ws, fact, claim, via="test")
    assert reading.facts_of(ws, claim) == []
    with pytest.raises(Missing, match="There is no claim"):
        facts.leave(ws, fact, claim, via="test")


def test_restating_and_assessing_are_refused_when_nothing_changes(ws: Workspace) -> None:
    fact = _stated(ws)
    facts.restate(ws, fact, "It held on.", valid_from="2020-10", via="test")
    with pytest.raises(NotAllowed, match="already stated so"):
        facts.restate(ws, fact, "It held on.", valid_from="2020-10", via="test")
    facts.assess(ws, fact, Verdict.REFUTED, rationale="it did not", via="test")
    with pytest.raises(NotAllowed, match="already refuted"):
        facts.assess(ws, fact, Verdict.REFUTED, rationale="it did not", via="test")
    assert reading.fact(ws, fact).fact.valid_from == "2020-10"


def test_a_second_analyst_may_give_the_same_verdict(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    fact = _stated(ws)
    ws.close()
    with builders.opened(ws.path, analyst="bob") as bob:
        facts.assess(bob, fact, Verdict.SUPPORTED, rationale="two roots", via="test")
        assert (reading.fact(bob, fact).analyst, reading.fact(bob, fact).disputed) == ("bob", False)


def test_an_empty_statement_an_unknown_fact_and_an_unknown_claim_are_refused(ws: Workspace) -> None:
    nothing = ClaimId("none")
    with pytest.raises(NotAllowed, match="needs a statement"):
        facts.state(ws, " ", [], verdict=Verdict.SUPPORTED, via="test")
    with pytest.raises(NotAllowed, match="needs a statement"):
        facts.restate(ws, _stated(ws), "\n", via="test")
    with pytest.raises(Missing, match="There is no fact none"):
        facts.assess(ws, FactId("none"), Verdict.SUPPORTED, via="test")
    with pytest.raises(Missing, match="There is no claim none"):
        facts.state(ws, "x", [Evidence(nothing, Stance.SUPPORTS)], verdict=Verdict.SUPPORTED, via="test")


def test_a_draft_takes_linked_claims_with_what_they_say_of_it(ws: Workspace) -> None:
    ids = builders.claim_ids(ws)
    links.link(ws, ids[0], ids[3], Relation.CONTRADICTS, via="test")
    links.link(ws, ids[0], ids[4], Relation.SAME, via="test")
    links.link(ws, ids[0], ids[5], Relation.DIFFERENT, via="test")
    fact = _stated(ws, Evidence(ids[4], Stance.SUPPORTS))
    draft = facts.draft(ws, ids[0])
    assert {card.id: stance for card, _, stance in draft.evidence} == {
        ids[0]: Stance.SUPPORTS,
        ids[3]: Stance.REFUTES,
        ids[4]: Stance.SUPPORTS,
    }
    assert [row.id for row in draft.joinable] == [fact]


def test_a_claim_that_was_taken_back_neither_drafts_nor_bears_on_a_fact(ws: Workspace) -> None:
    article, other = reading.article_ids(ws)[0], builders.claim_ids(ws)[3]
    adding = claims.add(ws, article, builders.sentences(reading.article(ws, article))[1].span, via="key:N")
    added = ClaimId(adding.of(Kind.CLAIM)[0])
    links.link(ws, added, other, Relation.SAME, via="key:S")
    fact = _stated(ws, Evidence(added, Stance.SUPPORTS), Evidence(other, Stance.SUPPORTS))
    ws.withdraw([adding.action], via="test")
    assert [card.id for card, _, _ in facts.draft(ws, other).evidence] == [other]
    assert [row.claim.id for row in reading.fact(ws, fact).evidence] == [other]
    facts.leave(ws, fact, added, via="test")
    ws.close()
    assert checking.check(ws.path) == []

"""Tests of what is stored once: articles, proposals, runs, and what is taken out again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.decision import Verb
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.link import Relation
from annotator.domain.suggestion import Kind, new_run
from annotator.services import checking, claims, facts, links, reading
from annotator.services.workspace import Act, Workspace
from annotator.store import inputs, queries, state
from tests import builders

OTHER = new_run("extract", "other", "1")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.project(tmp_path)
    yield ws
    ws.close()
    assert checking.check(ws.path) == []


def _discarded(ws: Workspace) -> int:
    return ws.write(lambda c: inputs.discard_run(c, builders.RUN.id))


def test_a_discarded_run_takes_its_undecided_proposals_with_it(ws: Workspace) -> None:
    assert _discarded(ws) == 8
    assert reading.counts(ws).claims == {}
    assert ws.read(lambda c: inputs.articles_done(c, builders.RUN.id)) == set()
    assert reading.counts(ws).links == {"suggested": 1}
    assert reading.candidates(ws, builders.claim(builders.article(builders.FIRST), "The ceasefire held").id) == []


def test_what_somebody_decided_linked_or_used_stays_when_its_run_goes(ws: Workspace) -> None:
    ids = builders.claim_ids(ws)
    claims.reject(ws, ids[0], via="test")
    links.link(ws, ids[1], ids[3], Relation.SAME, via="test")
    facts.state(ws, "So.", [Evidence(ids[4], Stance.SUPPORTS)], verdict=Verdict.SUPPORTED, via="test")
    claims.confirm(ws, ids[5], via="test")
    ws.undo(via="test")
    assert _discarded(ws) == 3
    assert builders.claim_ids(ws) == [ids[0], ids[1], ids[3], ids[4], ids[5]]


def test_what_another_run_proposes_too_stays(ws: Workspace) -> None:
    article = reading.article(ws, reading.article_ids(ws)[0])
    builders.store(ws, *builders.sentences(article), run=OTHER)
    card = reading.claim_card(ws, builders.claim_ids(ws)[0])
    assert card.claim.makers == ("builder@1", "other@1")
    _discarded(ws)
    assert len(builders.claim_ids(ws)) == 3


def test_a_claim_keeps_the_rules_that_made_it_whatever_is_decided(ws: Workspace) -> None:
    article = reading.article(ws, reading.article_ids(ws)[0])
    found = replace(builders.claim(article, "Tripoli on Saturday"), why=("main clause", 'their "own" words'))
    builders.store(ws, found)
    claims.correct(ws, found.id, replace(found, text="To Tripoli"), via="test")
    card = reading.claim_card(ws, found.id)
    assert (card.claim.text, card.claim.why) == ("To Tripoli", found.why)
    assert [c.claim.why for c in reading.claim_cards(ws, article.id) if c.id == found.id] == [found.why]
    assert {c.claim.why for c in reading.claim_cards(ws, article.id) if c.id != found.id} == {()}


def test_a_discarded_run_can_come_again(ws: Workspace) -> None:
    before = builders.claim_ids(ws)
    _discarded(ws)
    builders.fill(ws)
    assert builders.claim_ids(ws) == before


def test_the_first_wording_of_an_id_stays_within_a_batch_and_between_batches(ws: Workspace) -> None:
    article = builders.article("One came here.")
    first, second = (builders.claim(article, "One came here", score=score) for score in (1_000, 2_000))
    builders.store(ws, article, first, second)
    builders.store(ws, second, run=OTHER)
    assert reading.claim_card(ws, first.id).claim.score == 1_000


def test_many_decided_targets_are_folded_in_one_go(ws: Workspace) -> None:
    articles = [builders.article(f"Number {n} came. Number {n} left. It was {n}.") for n in range(400)]
    builders.store(ws, *articles, *(claim for article in articles for claim in builders.sentences(article)))
    ids = builders.claim_ids(ws)
    ws.act([Act(Verb.CONFIRM, Kind.CLAIM, identity) for identity in ids], via="test")
    before = reading.counts(ws).claims
    ws.write(lambda c: state.refold(c, [(Kind.CLAIM, identity) for identity in ids]))
    assert reading.counts(ws).claims == before == {"confirmed": 1_206}
    ws.undo(via="test")
    assert reading.counts(ws).claims == {"proposed": 1_206}


def test_refused_pairs_are_remembered(ws: Workspace) -> None:
    ids = builders.claim_ids(ws)
    links.link(ws, ids[0], ids[4], Relation.DIFFERENT, via="test")
    assert len(ws.read(queries.refused_links)) == 1

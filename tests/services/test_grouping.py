"""Likely groups: claims that nobody joined yet, and what joining them would make of facts."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.claim import Role, Slot
from annotator.domain.decision import Verb
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.ids import link_id
from annotator.domain.link import Relation, Standing
from annotator.domain.span import Span
from annotator.match.groups.group_articles import between
from annotator.services import claims, facts, links
from annotator.services.suggestions.grouping import LikelyGroup, likely, likely_with
from annotator.store import group_queries, link_queries, queries
from tests import builders
from tests.judged import NEAR, Judged, judged, seen


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Judged]:
    with judged(tmp_path) as made:
        yield made


def _suggest(world: Judged, a: int, b: int, score: int) -> None:
    builders.store(world.ws, seen(world.claims[a], world.claims[b], NEAR, score), run=builders.MATCHED)


def _at(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def _groups(world: Judged, most: int = 99) -> dict[frozenset[int], LikelyGroup]:
    place = {claim.id: at for at, claim in enumerate(world.claims)}
    return {frozenset(place[claim] for claim in group.claims): group for group in likely(world.ws, most)}


def test_claims_that_are_likely_the_same_are_a_group_with_its_roots(world: Judged) -> None:
    _suggest(world, 1, 2, 9_000)
    found = _groups(world)[frozenset({0, 1, 2})]
    assert found.alike == (5_400 + 4_600 + 9_000) // 3
    assert (found.parts, found.roots, found.roots_most, found.facts) == ((1, 1, 1), 3, 3, ())
    assert list(_groups(world, 1)) == list(_groups(world))[:1]


def test_what_people_told_apart_is_in_no_group(world: Judged) -> None:
    links.judge(world.ws, link_id(world.id(0), world.id(1)), Verb.REJECT, via="test")
    links.link(world.ws, world.id(0), world.id(2), Relation.CONTRADICTS, via="test")
    assert not any(0 in group for group in _groups(world))
    assert likely_with(world.ws, world.id(0)) == {}


def test_what_people_joined_is_no_news(world: Judged) -> None:
    _suggest(world, 1, 2, 9_000)
    for other in (1, 2):
        links.link(world.ws, world.id(0), world.id(other), Relation.SAME, via="test")
    assert not any(0 in group for group in _groups(world))
    assert likely_with(world.ws, world.id(0)) == {}


def test_a_fact_tells_what_it_could_gain(world: Judged) -> None:
    _suggest(world, 1, 2, 9_000)
    said = [Evidence(world.id(0), Stance.SUPPORTS)]
    facts.state(world.ws, "The envoy went.", said, verdict=Verdict.SUPPORTED, via="test")
    (change,) = _groups(world)[frozenset({0, 1, 2})].facts
    assert (change.text, change.gains, change.roots_before, change.roots_after) == ("The envoy went.", 2, 1, 3)


def test_what_articles_share_reads_alike_from_links_and_around_some_articles_in_the_file(world: Judged) -> None:
    for a, b, score in ((1, 2, 9_000), (0, 11, 500), (3, 11, 800), (2, 4, 6_000)):
        _suggest(world, a, b, score)
    links.judge(world.ws, link_id(world.id(2), world.id(4)), Verb.REJECT, via="test")
    links.link(world.ws, world.id(0), world.id(2), Relation.SAME, via="test")
    claims.reject(world.ws, world.id(11), via="test")
    article_of = {claim.id: claim.article for claim in world.claims}

    suggested = world.ws.read(link_queries.open_links)
    decided = [link for link, standing in world.ws.read(link_queries.decided_links) if standing is Standing.CONFIRMED]
    whole = between([*suggested, *decided], article_of)

    assert len(whole) > 1
    for article in set(article_of.values()):
        around = world.ws.read(partial(group_queries.between, articles=[article]))
        assert around == {both: size for both, size in whole.items() if article in both}
    assert world.ws.read(partial(group_queries.between, articles=sorted(set(article_of.values())))) == whole
    counts = world.ws.read(partial(group_queries.claim_counts, articles=sorted(set(article_of.values()))))
    assert counts == Counter(article_of.values())


def test_around_one_claim_what_is_little_likely_is_left_out(world: Judged) -> None:
    _suggest(world, 1, 2, 9_000)
    _suggest(world, 0, 11, 500)
    assert likely_with(world.ws, world.id(0)) == {world.id(1): 5_400, world.id(2): 4_600}


def test_a_draft_offers_what_is_likely_and_takes_none_of_it(world: Judged) -> None:
    _suggest(world, 1, 2, 9_000)
    links.link(world.ws, world.id(0), world.id(2), Relation.SAME, via="test")
    draft = facts.draft(world.ws, world.id(0))
    assert [card.id for card, _, _ in draft.evidence] == [world.id(0), world.id(2)]
    assert [each.card.id for each in facts.offered(world.ws, world.id(0))] == [world.id(1)]


def test_what_likely_contradicts_stands_against_the_group_and_not_in_it(world: Judged) -> None:
    _suggest(world, 1, 2, 9_000)
    clash = replace(seen(world.claims[3], world.claims[0], NEAR, 9_500), relation=Relation.CONTRADICTS)
    alike = seen(world.claims[3], world.claims[1], NEAR, 9_900)
    builders.store(world.ws, clash, alike, run=builders.MATCHED)

    found = _groups(world)

    assert not any({0, 3} <= group for group in found)
    against = {(each.claim, each.link.relation) for group in found.values() for each in group.against}
    assert (world.id(0), Relation.CONTRADICTS) in against or (world.id(3), Relation.CONTRADICTS) in against
    offered = facts.offered(world.ws, world.id(0))
    assert (world.id(3), Stance.REFUTES) in {(each.card.id, each.stance) for each in offered}


def test_a_claim_and_its_copies_are_one_to_what_is_likely_the_same_elsewhere(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    copied = [builders.article("It rained.", f"Copy {at}", file=f"{at}.txt") for at in range(4)]
    other = builders.article("It rained a lot.", "Other")
    same = [builders.claim(article, "It rained") for article in copied]
    far = builders.claim(other, "It rained a lot")
    builders.store(ws, *copied, other, *same, far)
    near = [seen(claim, far, NEAR, 9_000) for claim in same]
    builders.store(ws, builders.family(*copied), *near, run=builders.MATCHED)

    assert [likely_with(ws, claim.id) for claim in same] == [{far.id: 9_000}] * 4
    ws.close()


def test_claims_of_statements_are_what_nobody_rejected_each_with_its_speakers(tmp_path: Path) -> None:
    article = builders.article("The dam held, said Ada Holm. It broke, said Bo Lind. Nobody drowned.")
    who = [Slot(Role.SPEAKER, _at(article, "Bo Lind")), Slot(Role.SPEAKER, None, "a guard")]
    said = [
        builders.claim(article, "It broke", slots=who),
        builders.claim(article, "The dam held", slots=[Slot(Role.SPEAKER, _at(article, "Ada Holm"))]),
        builders.claim(article, "Nobody drowned"),
    ]
    refused = builders.claim(article, "broke, said Bo Lind")
    with closing(builders.empty(tmp_path)) as ws:
        builders.store(ws, article, *said, refused)
        claims.reject(ws, refused.id, via="test")
        told = ws.read(partial(group_queries.spoken, articles=[article.id]))
        whole = [
            claim for claim in ws.read(partial(queries.claims_in, articles=[article.id])) if claim.id != refused.id
        ]
    assert [each.id for each in told] == [each.id for each in whole] == [said[1].id, said[0].id, said[2].id]
    assert [(each.span, each.text) for each in told] == [(each.span, each.text) for each in whole]
    speakers = [tuple(slot for slot in each.slots if slot.role is Role.SPEAKER) for each in whole]
    assert [each.slots for each in told] == speakers
    assert [len(each) for each in speakers] == [1, 2, 0]

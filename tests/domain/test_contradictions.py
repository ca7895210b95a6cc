"""Decided links that cannot all hold are found, with the shortest way by which two claims told apart are the same."""

import random
from itertools import pairwise

from annotator.domain.contradictions import contradictions, told
from annotator.domain.ids import ClaimId, LinkId
from annotator.domain.link import Link, Relation, Standing
from annotator.match.links.closure import Implied, closed

A, B, C, D, E = map(ClaimId, "abcde")
SAID, DENIED, UNSURE = Standing.CONFIRMED, Standing.REJECTED, Standing.UNSURE


def link(a: ClaimId, b: ClaimId, relation: Relation = Relation.SAME) -> Link:
    return Link(LinkId(f"{a}{b}"), a, b, relation)


def test_two_claims_that_are_the_same_by_a_third_and_told_apart_contradict() -> None:
    decided = [(link(A, B), SAID), (link(B, C), SAID), (link(A, C, Relation.DIFFERENT), SAID)]
    (found,) = contradictions(decided)
    assert found.ids == ("ab", "bc", "ac")
    assert told(found, {A: "It sank.", B: "It went down.", C: "It was lost."}) == (
        "“It sank.” says the same as “It went down.” (link ab), “It went down.” says the same as “It was lost.” "
        "(link bc), but “It sank.” is not the same as “It was lost.” (link ac)"
    )


def test_a_rejected_link_and_a_contradiction_tell_apart_as_well() -> None:
    same = [(link(A, B), SAID), (link(B, C), SAID)]
    (rejected,) = contradictions([*same, (link(A, C), DENIED)])
    assert "“a” is not the same as “c”" in told(rejected, {})
    (other,) = contradictions([*same, (link(A, C, Relation.CONTRADICTS), SAID)])
    assert "“a” contradicts “c”" in told(other, {})


def test_what_holds_together_is_no_contradiction() -> None:
    different = (link(A, C, Relation.DIFFERENT), SAID)
    assert list(contradictions([(link(A, B), SAID), different])) == []
    assert list(contradictions([(link(A, B), SAID), (link(B, C), UNSURE), different])) == []
    assert list(contradictions([(link(A, B), SAID), (link(B, C), DENIED), different])) == []
    assert list(contradictions([])) == []


def test_the_shortest_way_is_told_and_of_a_long_one_not_all() -> None:
    ring = [(link(a, b), SAID) for a, b in ((A, B), (B, C), (C, D), (D, E), (A, E))]
    (found,) = contradictions([*ring, (link(A, D, Relation.DIFFERENT), SAID)])
    assert found.ids == ("ae", "de", "ad")
    names = [ClaimId(f"c{at}") for at in range(9)]
    chain = [(link(a, b), SAID) for a, b in pairwise(names)]
    (long,) = contradictions([*chain, (link(names[0], names[-1], Relation.DIFFERENT), SAID)])
    assert len(long.same) == 8
    assert "4 more links say the same" in told(long, {})


def test_there_is_a_contradiction_where_and_only_where_the_closure_cannot_keep_all() -> None:
    for seed in range(200):
        dice = random.Random(seed)
        claims = [ClaimId(f"c{at}") for at in range(7)]
        pairs = dice.sample([(a, b) for a in claims for b in claims if a < b], dice.randint(3, 12))
        decided = [
            (link(a, b, dice.choice((Relation.SAME, Relation.SAME, Relation.DIFFERENT))), SAID) for a, b in pairs
        ]
        known = closed([each for each, _ in decided], [])
        kept = all((known.implied(e.a, e.b) is Implied.SAME) == (e.relation is Relation.SAME) for e, _ in decided)
        assert kept == (not list(contradictions(decided))), seed

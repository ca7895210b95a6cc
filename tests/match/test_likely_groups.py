"""Likely groups keep what people decided, never hold a pair called different, and depend on no order."""

import random

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.ids import ClaimId
from annotator.domain.link import Link, Relation
from annotator.match.groups.groups import groups
from annotator.match.groups.likely_groups import Likely, likely_groups, proposed
from tests.match.test_groups import CLAIMS, RELATIONS, link

DECIDED = st.lists(st.builds(link, CLAIMS, CLAIMS, RELATIONS), max_size=6)
LIKELY = st.lists(st.builds(Likely, CLAIMS, CLAIMS, st.integers(0, 10_000)), max_size=25)


def likely(*pairs: tuple[str, int]) -> list[Likely]:
    return [Likely(ClaimId(ends[0]), ClaimId(ends[1]), score) for ends, score in pairs]


@given(DECIDED, LIKELY)
def test_no_likely_group_holds_a_pair_called_different(decided: list[Link], pairs: list[Likely]) -> None:
    found = likely_groups(decided, pairs)
    apart = [{each.a, each.b} for each in decided if each.relation is Relation.DIFFERENT and each.a != each.b]
    assert [pair for pair in apart for group in found if pair <= group] == []
    assert sum(map(len, found)) == len(frozenset[ClaimId]().union(*found))


@given(DECIDED, LIKELY)
def test_what_people_decided_stays_together(decided: list[Link], pairs: list[Likely]) -> None:
    found = likely_groups(decided, pairs)
    assert [group for group in groups(decided) if not any(group <= other for other in found)] == []


@given(DECIDED, LIKELY, st.randoms(use_true_random=False))
def test_no_order_changes_the_likely_groups(decided: list[Link], pairs: list[Likely], dice: random.Random) -> None:
    unlike = list({each.id: each for each in decided}.values())
    turned = [Likely(each.b, each.a, each.score) for each in dice.sample(pairs, len(pairs))]
    assert likely_groups(dice.sample(unlike, len(unlike)), turned) == likely_groups(unlike, pairs)


def test_groups_join_by_what_is_likely_on_average() -> None:
    chain = likely(("ab", 9_000), ("bc", 8_000), ("ac", 500))
    assert likely_groups([], chain) == [frozenset("abc")]
    assert likely_groups([], chain, least=5_500) == [frozenset("ab")]


def test_a_pair_of_which_nothing_is_known_counts_as_unlikely() -> None:
    assert likely_groups([], likely(("ab", 9_000), ("cd", 9_000), ("bc", 8_000))) == [frozenset("ab"), frozenset("cd")]


def test_claims_join_a_group_that_people_made_unless_it_is_likelier_elsewhere() -> None:
    decided = [link("a", "b"), link("a", "d", Relation.DIFFERENT)]
    near = likely(("ac", 7_000), ("bc", 6_000), ("bd", 9_900))
    assert likely_groups(decided, near) == [frozenset("abc")]
    assert likely_groups(decided, [*near, *likely(("cd", 9_900))]) == [frozenset("ab"), frozenset("cd")]


def test_suggested_links_count_by_their_score_unless_they_propose_that_claims_differ() -> None:
    links = [link("a", "b", score=8_000), link("b", "c", Relation.DIFFERENT, score=9_000)]
    assert list(proposed(links)) == likely(("ab", 8_000))
    assert likely_groups([], proposed(links)) == [frozenset("ab")]


def test_nothing_known_groups_nothing() -> None:
    assert likely_groups([], []) == []


def test_what_is_opposed_is_in_no_group_unless_people_joined_it() -> None:
    chain = likely(("ab", 9_000), ("bc", 9_000), ("ac", 9_000))
    opposed = [frozenset({ClaimId("a"), ClaimId("c")})]
    assert likely_groups([], chain, opposed=opposed) == [frozenset("ab")]
    joined = [link("a", "c", Relation.SAME)]
    assert likely_groups(joined, chain, opposed=opposed) == [frozenset("abc")]

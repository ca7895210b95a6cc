"""Groups follow "same" and never hold a pair that somebody called different."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.ids import ClaimId, link_id
from annotator.domain.link import Link, Relation
from annotator.match.groups.groups import groups

CLAIMS = st.sampled_from([ClaimId(letter) for letter in "abcdefgh"])
RELATIONS = st.sampled_from([Relation.SAME, Relation.SAME, Relation.DIFFERENT, Relation.SUPPORTS])


def link(a: str, b: str, relation: Relation = Relation.SAME, score: int = 10_000) -> Link:
    return Link(link_id(ClaimId(a), ClaimId(b)), ClaimId(a), ClaimId(b), relation, score)


@given(st.lists(st.builds(link, CLAIMS, CLAIMS, RELATIONS, st.integers(0, 10_000)), max_size=20))
def test_no_group_holds_a_different_pair(links: list[Link]) -> None:
    found = groups(links)
    apart = [{found.a, found.b} for found in links if found.relation is Relation.DIFFERENT and found.a != found.b]
    assert not [pair for pair in apart for group in found if pair <= group]
    assert sum(map(len, found)) == len(frozenset[ClaimId]().union(*found))


@given(st.lists(st.builds(link, CLAIMS, CLAIMS, RELATIONS, st.integers(0, 10_000)), max_size=20))
def test_groups_do_not_depend_on_the_order_of_links(links: list[Link]) -> None:
    unlike = list({(found.score, found.id): found for found in links}.values())
    assert groups(sorted(unlike, key=lambda found: found.score)) == groups(unlike)


def test_same_is_closed_over_chains() -> None:
    assert groups([link("a", "b"), link("b", "c"), link("d", "e")]) == [frozenset("abc"), frozenset("de")]


def test_the_least_certain_link_of_a_broken_chain_is_left_out() -> None:
    links = [link("a", "b", score=9_000), link("b", "c", score=6_000), link("a", "c", Relation.DIFFERENT)]
    assert groups(links) == [frozenset("ab")]


def test_other_relations_group_nothing() -> None:
    assert groups([link("a", "b", Relation.SUPPORTS)]) == []

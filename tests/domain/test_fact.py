"""Tests of independent roots, and of verdicts that are the contrary of their evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.fact import Evidence, Stance, Verdict, opposing, roots
from annotator.domain.ids import ArticleId, ClaimId

ids = st.sampled_from([ArticleId(letter) for letter in "abcdef"])
families = st.lists(st.lists(ids, max_size=4), max_size=4)


def test_two_joined_articles_of_three_are_two_roots() -> None:
    a, b, c = ArticleId("a"), ArticleId("b"), ArticleId("c")
    assert sorted(map(sorted, roots([a, b, c], [[a, b]]))) == [["a", "b"], ["c"]]


def test_families_that_share_an_article_are_one_root() -> None:
    a, b, c = ArticleId("a"), ArticleId("b"), ArticleId("c")
    assert len(roots([a, b, c], [[a, b], [b, c]])) == 1


def test_no_articles_have_no_roots() -> None:
    assert roots([], [[ArticleId("a")]]) == []


@given(st.lists(ids), families)
def test_every_article_has_exactly_one_root_and_order_of_families_does_not_matter(
    articles: list[ArticleId], joined: list[list[ArticleId]]
) -> None:
    found = roots(articles, joined)
    assert sorted(each for group in found for each in group) == sorted(set(articles))
    assert set(found) == set(roots(articles, joined[::-1]))


@given(st.lists(ids), families, st.lists(ids, max_size=4))
def test_a_further_family_never_adds_roots(
    articles: list[ArticleId], joined: list[list[ArticleId]], more: list[ArticleId]
) -> None:
    assert len(roots(articles, [*joined, more])) <= len(roots(articles, joined))


@pytest.mark.parametrize(
    ("verdict", "stances", "found"),
    [
        (Verdict.REFUTED, [Stance.SUPPORTS, Stance.SILENT, Stance.SUPPORTS], Stance.SUPPORTS),
        (Verdict.SUPPORTED, [Stance.REFUTES], Stance.REFUTES),
        (Verdict.REFUTED, [Stance.SUPPORTS, Stance.REFUTES], None),
        (Verdict.SUPPORTED, [Stance.SUPPORTS], None),
        (Verdict.REFUTED, [Stance.SILENT], None),
        (Verdict.REFUTED, [], None),
        (Verdict.CONFLICTING, [Stance.SUPPORTS], None),
        (None, [Stance.SUPPORTS], None),
    ],
)
def test_a_verdict_is_opposed_where_all_evidence_says_the_contrary(
    verdict: Verdict | None, stances: list[Stance], found: Stance | None
) -> None:
    assert opposing(verdict, [Evidence(ClaimId(str(at)), each) for at, each in enumerate(stances)]) is found

"""Tests of ids: the same everywhere for content, sorted by time for acts."""

from uuid import UUID

from annotator.domain.ids import (
    ArticleId,
    ClaimId,
    analyst_id,
    article_id,
    claim_id,
    content_id,
    link_id,
    mention_id,
    new_id,
    run_id,
    source_id,
    text_hash,
)
from annotator.domain.span import Span


def test_content_ids_never_change_between_versions() -> None:
    article = article_id(text_hash("A text."), "src", "https://a.example/1", "2020-12-26")
    found = {
        "article": article,
        "claim": claim_id(article, Span(0, 6), Span(2, 6)),
        "mention": mention_id(article, Span(0, 1), "ORG"),
        "link": link_id(ClaimId("b"), ClaimId("a")),
        "analyst": analyst_id("Ada"),
        "source": source_id("Coastal Post"),
        "run": run_id("extract", "annotator-spacy", "1"),
    }
    assert found == {
        "article": "1024b8e4-aff2-57c5-9e57-99f422dec76c",
        "claim": "44e90347-abf9-577d-8535-4dffd9e873d0",
        "mention": "6a6f3c4e-9ae9-55ba-aab4-dd8352042283",
        "link": "0b34b5dd-e8b5-5cbd-98e2-53dd99778608",
        "analyst": "384a2e61-9942-53ea-bf56-4f7906191d1b",
        "source": "ab4133c6-b648-5df0-b00a-8e9e941d083c",
        "run": "1c369c14-0628-5ae2-bb45-2b08fdcf5596",
    }


def test_the_link_of_a_pair_is_one_whichever_claim_is_named_first() -> None:
    assert link_id(ClaimId("a"), ClaimId("b")) == link_id(ClaimId("b"), ClaimId("a"))


def test_nothing_and_an_empty_string_make_different_ids() -> None:
    assert content_id("x", None) != content_id("x", "")


def test_the_same_text_of_two_outlets_is_two_articles() -> None:
    sha256 = text_hash("Wire text.")
    assert article_id(sha256, "one", None, None) != article_id(sha256, "two", None, None)


def test_claims_at_one_span_differ_by_predicate() -> None:
    article = ArticleId("a")
    assert claim_id(article, Span(0, 9), Span(1, 2)) != claim_id(article, Span(0, 9), None)


def test_ids_of_acts_are_version_7_and_sort_by_their_millisecond() -> None:
    made = [new_id(now) for now in (1, 2, 1_700_000_000_000, 1_700_000_000_001, (1 << 48) - 1)]
    assert made == sorted(made)
    assert {UUID(identity).version for identity in made} == {7}
    assert len({new_id(5) for _ in range(200)}) == 200


def test_a_lone_surrogate_can_be_hashed() -> None:
    assert len(text_hash("\ud800")) == 64

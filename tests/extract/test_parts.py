"""Tests of long texts: read in parts, every part in its place, and nothing lost between them."""

import pytest

from annotator.domain.article import new_article
from annotator.domain.claim import Claim
from annotator.domain.mention import Mention
from annotator.extract import parts as cutting
from annotator.extract.parts import cut, parts
from annotator.extract.pipeline import Extractor

_SENTENCE = "The minister Ana Duarte said on Saturday that 12 soldiers left Tripoli. "


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "LONGEST_PART", 200)


@pytest.mark.parametrize(
    "text", ["", "short", "x" * 1_000, _SENTENCE * 20, f"{_SENTENCE}\n" * 20, "word " * 300, "𠀀" * 500, "\n" * 700]
)
def test_parts_cover_a_text_without_gaps(text: str, small_parts: None) -> None:
    article = new_article(text)
    found = list(parts(article))
    assert "".join(part.text for _, part in found) == text
    assert [start for start, _ in found] == [sum(len(part.text) for _, part in found[:at]) for at in range(len(found))]
    assert all(len(part.text) <= 200 and part.id == article.id for _, part in found)


def test_a_part_ends_with_a_paragraph_or_else_a_sentence(small_parts: None) -> None:
    for text in (f"{_SENTENCE}\n" * 20, _SENTENCE * 20):
        assert all(part.text.rstrip().endswith("Tripoli.") for _, part in parts(new_article(text)))


def test_without_a_sentence_end_a_text_is_cut_behind_white_space_and_else_anywhere() -> None:
    assert cut("one two three", 0, 10) == 8
    assert cut("x" * 20, 0, 10) == 10


@pytest.mark.model
def test_what_is_found_in_a_later_part_quotes_the_article(extractor: Extractor, small_parts: None) -> None:
    text = "🇱🇾 " + f"{_SENTENCE}\n" * 12
    (batch,) = extractor.extract([new_article(text, language="en")])
    claims = [each for each in batch.proposals if isinstance(each, Claim)]
    mentions = [each for each in batch.proposals if isinstance(each, Mention)]
    assert len({claim.id for claim in claims}) == len(claims) >= 12
    assert len({claim.span.quote(text) for claim in claims}) < len(claims)
    assert all(slot.span.quote(text).strip() for claim in claims for slot in claim.slots if slot.span)
    assert all(
        claim.span.contains(slot.span)
        for claim in claims
        for slot in claim.slots
        if slot.role.value == "predicate" and slot.span
    )
    assert all(mention.span.quote(text) == mention.quote for mention in mentions)
    assert max(mention.span.end for mention in mentions) > len(text) - 20

"""Tests of the plain records: every proposal comes back as it was."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.claim import Claim, Factuality, Mode, Role, Slot, ordered
from annotator.domain.entity import Entity
from annotator.domain.family import Derivation, Family, Member, Story
from annotator.domain.ids import ArticleId, ClaimId, EntityId, FamilyId, LinkId, MentionId, SourceId, StoryId
from annotator.domain.json import JsonObject, canonical
from annotator.domain.link import Link, Relation
from annotator.domain.mention import Mention
from annotator.domain.record import claim_record, claim_text, proposal_of, proposal_record, slot_of, span_of
from annotator.domain.span import Span
from annotator.domain.suggestion import Proposal, kind_of

words = st.text(max_size=8)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 99), st.integers(1, 99))
scores = st.integers(0, 10_000)
slots = st.builds(Slot, st.sampled_from(Role), spans, st.none() | words) | st.builds(
    Slot, st.sampled_from(Role), st.none(), words
)
claims = st.builds(
    Claim,
    words.map(ClaimId),
    words.map(ArticleId),
    spans,
    words,
    st.lists(slots, max_size=5).map(ordered),
    st.none() | st.sampled_from(Mode),
    st.sampled_from(Factuality),
    scores,
    scores,
    why=st.lists(words, max_size=3).map(tuple),
)
members = st.builds(Member, words.map(ArticleId), st.sampled_from(Derivation), st.none() | spans)
texts = st.lists(words, max_size=3).map(tuple)
proposals: st.SearchStrategy[Proposal] = st.one_of(
    claims,
    st.builds(Mention, words.map(MentionId), words.map(ArticleId), spans, words, words),
    st.builds(
        Link,
        words.map(LinkId),
        words.map(ClaimId),
        words.map(ClaimId),
        st.sampled_from(Relation),
        scores,
        st.integers(0, 9),
        st.integers(0, 9),
        texts,
    ),
    st.builds(
        Entity,
        words.map(EntityId),
        words,
        words,
        texts,
        st.lists(words.map(MentionId), max_size=3).map(tuple),
        scores,
        texts,
    ),
    st.builds(
        Family,
        words.map(FamilyId),
        st.lists(members, max_size=3).map(tuple),
        st.none() | words.filter(bool).map(SourceId),
        scores,
        texts,
    ),
    st.builds(Story, words.map(StoryId), st.lists(words.map(ArticleId), max_size=3).map(tuple), scores),
)


@given(proposals)
def test_a_proposal_written_and_read_again_is_the_same(proposal: Proposal) -> None:
    spelled = canonical(proposal_record(proposal))
    assert proposal_of(kind_of(proposal), json.loads(spelled)) == proposal


@given(claims)
def test_a_claim_spelled_at_once_is_spelled_like_its_record(claim: Claim) -> None:
    assert claim_text(claim) == canonical(claim_record(claim))


def test_a_claim_without_rules_is_spelled_as_before_there_were_any() -> None:
    claim = Claim(ClaimId("c"), ArticleId("a"), Span(0, 4), "Akar")
    assert "why" not in claim_text(claim)
    assert "why" not in claim_record(claim)


@pytest.mark.parametrize("record", [{}, {"start": 1}, {"start": "1", "end": 2}, {"start": True, "end": 2}, None, []])
def test_what_has_no_two_whole_offsets_has_no_span(record: JsonObject) -> None:
    assert span_of(record) is None


@pytest.mark.parametrize("record", [{"role": "subject"}, {"role": "hero", "value": "x"}, {"role": "time", "start": 3}])
def test_a_slot_that_says_nothing_is_refused(record: JsonObject) -> None:
    with pytest.raises(ValueError, match=r"slot|Role"):
        slot_of(record)

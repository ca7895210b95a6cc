"""Tests of where a single article of the evidence took its words."""

from dataclasses import replace

from annotator.domain.family import Derivation, Member
from annotator.domain.link import Standing
from annotator.domain.origins import origins
from annotator.domain.span import Span
from annotator.domain.voices import Kin, Voice
from tests.domain.test_roots import A, B, C, copies, quoting, voice, whole


def _told(said: Voice, *kin: Kin) -> list[str]:
    return [each.words for each in origins([said], kin, {"alpha news"})]


def test_a_copy_is_called_the_text_of_who_printed_it_first_and_that_one_is_not() -> None:
    family = replace(copies(whole(A), whole(B), whole(C)), outlet="AFP")
    assert _told(voice(B), family) == ["text of AFP?"]
    assert _told(voice(B), replace(family, standing=Standing.CONFIRMED)) == ["text of AFP"]
    assert _told(voice(A), family) == []
    assert _told(voice(B), replace(family, standing=Standing.REJECTED)) == []


def test_a_claim_outside_the_copied_passage_took_nothing() -> None:
    here = Member(B, Derivation.PARTIALLY, Span(500, 600))
    assert _told(voice(B), replace(copies(whole(A), here), outlet="AFP")) == []


def test_a_family_without_a_first_and_a_shared_quotation_are_told_as_such() -> None:
    family = copies(whole(A), whole(B))
    unknown = replace(family, family=replace(family.family, root=None))
    assert _told(voice(B), unknown) == ["1 of 2 with one text?"]
    assert _told(voice(A), copies(quoting(A), quoting(B))) == ["shares a quotation with 1 more?"]


def test_an_outlet_that_is_named_is_the_source_and_a_person_is_not() -> None:
    assert _told(replace(voice(A, says="alpha news"), speaker="Alpha News")) == ["names Alpha News as its source"]
    assert _told(voice(A, says="the minister")) == []

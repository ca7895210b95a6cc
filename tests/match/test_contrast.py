"""Two claims are compared attribute by attribute, and the relation follows from what agrees and what does not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.domain.claim import Factuality
from annotator.domain.link import Relation
from annotator.match.claims.attributes import Attribute, Standing
from annotator.match.contrast import Contrast, contrast
from tests.match.reports import said


def compared(a: str, b: str) -> Contrast:
    return contrast(*said(a), *said(b))


VOCABULARY = (
    "The army Libya Tripoli Istanbul met not 10 12 at least people killed on 23 October 2020 said accused of breaking "
    "respected truce Haftar Egypt , . never denied soldiers 18 months reports claims whether will plans to is untrue "
    "that rejected turned down by was failed allegedly"
)
TEXTS = st.lists(st.sampled_from(VOCABULARY.split()), min_size=1, max_size=14).map(" ".join)


@given(TEXTS, TEXTS)
@example("army Tripoli Istanbul met Libya", "Libya The Libya")
@example("Libya never Libyan by October is near killed", "Libya never Haftar Libyan by October is near killed")
def test_only_the_direction_depends_on_the_order(a: str, b: str) -> None:
    there, back = compared(a, b), compared(b, a)
    assert there.relation is back.relation
    directed = there.relation in (Relation.REFINES, Relation.DISPUTES)
    assert there.attributes == back.attributes
    assert (there.reversed, back.reversed) in ([(True, False), (False, True)] if directed else [(False, False)])
    ends = {(difference.kind, difference.a_span, difference.b_span) for difference in there.differences}
    assert {(difference.kind, difference.b_span, difference.a_span) for difference in back.differences} == ends


@given(TEXTS)
@example("The army denied that it was not told.")
@example("It is not.")
def test_a_claim_does_not_differ_from_itself(text: str) -> None:
    found = compared(text, text)
    assert (found.relation, found.differences) == (Relation.SAME, ())


def test_opposites_in_one_claim_do_not_set_it_against_itself() -> None:
    found = compared("breaking respected truce", "breaking respected truce")
    assert (found.relation, found.differences) == (Relation.SAME, ())


def test_a_number_within_bounds_agrees() -> None:
    found = compared("At least 10 people were killed in the raid", "12 people were killed in the raid")
    assert (found.relation, found.reversed) == (Relation.REFINES, True)
    assert found.differences == ()


def test_two_numbers_of_one_event_contradict_and_are_marked() -> None:
    found = compared("In the raid 10 people were killed", "In the raid 12 people were killed")
    assert found.relation is Relation.CONTRADICTS
    (difference,) = found.differences
    assert difference.a_span is not None
    assert difference.a_span.quote("In the raid 10 people were killed") == "10 people"
    assert difference.note == "10 people, not 12 people"


def test_eighteen_months_are_a_year_and_a_half() -> None:
    found = compared("The troops stay for 18 more months", "The troops stay for a year and a half")
    assert found.relation is Relation.SAME
    assert "18 more months agrees with a year and a half" in found.reasons


def test_a_day_refines_the_month_that_holds_it() -> None:
    found = compared("A ceasefire was agreed on October 23, 2020", "In October 2020 a ceasefire was agreed")
    assert (found.relation, found.reversed) == (Relation.REFINES, False)
    assert "2020-10-23 fits 2020-10" in found.reasons


@pytest.mark.parametrize("other", ["in January 2024", "in January"])
def test_a_day_of_the_week_says_nothing_of_a_month(other: str) -> None:
    found = compared("A fire broke out on Tuesday", f"A fire broke out {other}")
    assert found.attributes[Attribute.WHEN] is Standing.SILENT
    assert not any("fits" in reason for reason in found.reasons)


def test_a_time_slot_counts_before_the_words() -> None:
    one, other = said("They met on Saturday", dated="2020-12-26"), said("They met on Saturday", dated="2021-01-09")
    found = contrast(*one, *other)
    assert found.relation is Relation.CONTRADICTS
    assert [difference.kind for difference in found.differences] == ["date"]


def test_two_meetings_at_other_times_and_places_are_different() -> None:
    january = said("The ministers met in Istanbul", dated="2021-01-10")
    december = said("The ministers met in Tripoli", dated="2020-12-26")
    found = contrast(*january, *december)
    assert found.relation is Relation.DIFFERENT
    assert "Istanbul, not Tripoli" in found.reasons


def test_a_denial_of_the_same_words_contradicts() -> None:
    found = compared("The army has withdrawn from the city", "The army has not withdrawn from the city")
    assert found.relation is Relation.CONTRADICTS


def test_not_only_denies_nothing() -> None:
    found = compared("The army has left not only the city", "The army has left the city")
    assert found.relation is not Relation.CONTRADICTS


def test_opposites_of_other_things_are_no_dispute() -> None:
    found = compared("The mayor accused the club of breaking its lease", "Visitors respected the rules of the museum")
    assert found.relation is Relation.SUPPORTS


def test_uncertain_words_deny_nothing() -> None:
    one = said("The army has withdrawn from the city", factuality=Factuality.POSSIBLE)
    assert contrast(*one, *said("The army has not withdrawn from the city")).relation is not Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("accusation", "assertion"),
    [
        ("Each side accused the other of breaking the truce", "The truce has generally been respected"),
        ("The general denied that his troops shelled the hospital", "Troops shelled the hospital"),
    ],
)
def test_an_accusation_or_denial_disputes_an_assertion(accusation: str, assertion: str) -> None:
    there, back = compared(accusation, assertion), compared(assertion, accusation)
    assert (there.relation, there.reversed) == (Relation.DISPUTES, False)
    assert (back.relation, back.reversed) == (Relation.DISPUTES, True)


def test_a_longer_list_of_backers_refines() -> None:
    found = compared("He is backed by Egypt, Russia and France", "He is backed by Egypt and Russia")
    assert (found.relation, found.reversed) == (Relation.REFINES, False)
    assert "only one names France" in found.reasons


def test_spans_count_from_the_start_of_the_article() -> None:
    text = "An introduction. In the raid 10 people were killed."
    (one, _), (other, other_text) = said(text), said("In the raid 12 people were killed.")
    (difference,) = contrast(one, text, other, other_text).differences
    assert difference.a_span is not None
    assert difference.a_span.quote(text) == "10 people"

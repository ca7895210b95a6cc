"""Every attribute agrees, differs or stays silent with its reason, and the relation follows from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.link import Relation
from annotator.match.claims.attributes import Attribute, Standing
from annotator.match.claims.clash import CONTRADICTS
from annotator.match.claims.evidence import evidence
from annotator.match.claims.facets import facets
from annotator.match.contrast import Contrast, contrast
from tests.match.reports import claim, report, said, within


def compared(a: str, b: str, later: int = 0) -> Contrast:
    return contrast(*said(a), *said(b), later)


def standing(found: Contrast, attribute: Attribute) -> Standing:
    return found.attributes[attribute]


def test_all_attributes_are_told_once() -> None:
    found = compared("Egypt sent 10 tanks to Tobruk", "Nobody came")
    assert [one.attribute for one in found.findings] == list(Attribute)


def test_lists_differ_in_the_names_that_only_one_has() -> None:
    found = compared("He is backed by France, Egypt and Turkey", "He is backed by Russia, Egypt and Turkey")
    assert found.relation is Relation.SUPPORTS
    assert standing(found, Attribute.WHOM) is Standing.DIFFER
    assert {"both name Egypt, Turkey", "only one names France", "only one names Russia"} <= set(found.reasons)


def test_another_place_of_one_event_contradicts() -> None:
    found = compared("The ministers met in Istanbul", "The ministers met in Tripoli")
    assert (found.relation, standing(found, Attribute.WHERE)) == (Relation.CONTRADICTS, Standing.DIFFER)


def test_a_town_may_lie_in_a_part_of_a_land() -> None:
    found = compared("The ministers met in Sirte", "The ministers met in eastern Libya")
    assert (found.relation, standing(found, Attribute.WHERE)) == (Relation.SAME, Standing.AGREE)


def test_asserted_and_held_against_somebody_differ_in_certainty() -> None:
    found = compared("The truce was generally respected", "Each accused the other of breaking the truce")
    assert (found.relation, found.reversed) == (Relation.DISPUTES, True)
    assert standing(found, Attribute.CERTAINTY) is Standing.DIFFER


def test_an_accusation_of_another_deed_disputes() -> None:
    found = compared("Opel accused Fiat of withholding the parts", "Fiat delivered the parts in May")
    assert (found.relation, found.reversed) == (Relation.DISPUTES, False)


def test_a_rejected_plan_is_a_deed_and_no_denial() -> None:
    assert compared("The board rejected the merger", "The board approved the merger").relation is Relation.CONTRADICTS


def test_a_later_toll_supersedes_an_earlier_one() -> None:
    monday, tuesday = "10 people were killed in the flood", "12 people were killed in the flood"
    assert compared(monday, tuesday).relation is Relation.CONTRADICTS
    newer, older = compared(tuesday, monday, later=1), compared(monday, tuesday, later=-1)
    assert (newer.relation, newer.reversed) == (Relation.SUPERSEDES, False)
    assert (older.relation, older.reversed) == (Relation.SUPERSEDES, True)


def test_a_later_report_does_not_supersede_what_does_not_change() -> None:
    found = compared("The bridge has 10 pillars", "The bridge has 12 pillars", later=3)
    assert found.relation is Relation.CONTRADICTS


def test_a_state_that_ended_supersedes() -> None:
    found = compared("The bridge is no longer open", "The bridge is open", later=1)
    assert (found.relation, found.reversed) == (Relation.SUPERSEDES, False)


def test_a_claim_that_tells_all_and_more_refines() -> None:
    found = compared("The bridge was closed after heavy rain damaged two pillars", "The bridge was closed")
    assert (found.relation, found.reversed) == (Relation.REFINES, False)


def test_slots_tell_who_acts_and_to_whom_it_is_done() -> None:
    article = report("Egypt warned Turkey.")
    ends = [(Role.SUBJECT, "Egypt"), (Role.OBJECT, "Turkey")]
    slots = [Slot(role, within(article, words)) for role, words in ends]
    one = claim(article, "Egypt warned Turkey", "warned", *slots)
    found = contrast(one, article.text, one, article.text)
    assert standing(found, Attribute.WHO) is standing(found, Attribute.WHOM) is Standing.AGREE
    assert {"both name Egypt", "both name Turkey"} <= set(found.reasons)


def test_a_subject_that_stands_outside_both_claims_is_not_quoted() -> None:
    articles = [
        report("The council met, and it chose a new head."),
        report("The council voted, and it chose a new head."),
    ]
    slots = [Slot(Role.SUBJECT, within(article, "council")) for article in articles]
    claims = [claim(each, "chose a new head", "chose", slot) for each, slot in zip(articles, slots, strict=True)]
    reasons = contrast(claims[0], articles[0].text, claims[1], articles[1].text).reasons
    assert "both speak of the same" in reasons
    assert not [reason for reason in reasons if reason.endswith(" ")]


def test_exchanged_roles_contradict_but_for_deeds_that_hold_both_ways() -> None:
    assert _exchanged("warned").relation is Relation.CONTRADICTS
    assert standing(_exchanged("warned"), Attribute.WHO) is Standing.DIFFER
    assert _exchanged("met").relation is Relation.SAME


def _exchanged(deed: str) -> Contrast:
    first, second = (report(f"{who} {deed} {whom}.") for who, whom in (("Egypt", "Turkey"), ("Turkey", "Egypt")))
    return contrast(_in_roles(first), first.text, _in_roles(second), second.text)


@pytest.mark.parametrize(
    ("one", "other", "deed", "relation"),
    [
        ("Soldiers", "Rebels", "shelled", Relation.CONTRADICTS),
        ("Soldiers", "Troops", "shelled", Relation.SAME),
        ("Police", "Officers", "arrested", Relation.SAME),
        ("Police", "Protesters", "burned", Relation.CONTRADICTS),
        ("Ministers", "Rebels", "shelled", Relation.SUPPORTS),
        ("Opposition", "Government", "rejected", Relation.DIFFERENT),
    ],
)
def test_two_camps_did_not_both_do_one_deed_of_force(one: str, other: str, deed: str, relation: Relation) -> None:
    first, second = (report(f"{who} {deed} villages.") for who in (one, other))
    assert contrast(_in_roles(first), first.text, _in_roles(second), second.text).relation is relation


def _in_roles(article: Article) -> Claim:
    who, deed, whom = article.text.removesuffix(".").split()
    slots = (Slot(Role.SUBJECT, within(article, who)), Slot(Role.OBJECT, within(article, whom)))
    return claim(article, f"{who} {deed} {whom}", deed, *slots)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("In the raid 10 people were killed", "In the raid 12 people were killed"),
        ("The bridge was opened", "The bridge was not opened"),
        ("The mayor bought some bread", "The bridge was not opened"),
    ],
)
def test_contradicts_means_a_likelihood_above_the_mark(a: str, b: str) -> None:
    found = evidence(facets(*said(a)), facets(*said(b)))
    assert (found.clash >= CONTRADICTS) is (compared(a, b).relation is Relation.CONTRADICTS)


@given(st.text(max_size=60), st.text(max_size=60), st.integers(-2, 2))
def test_any_text_compares_and_only_the_direction_depends_on_the_order(a: str, b: str, later: int) -> None:
    there, back = compared(a or ".", b or ".", later), compared(b or ".", a or ".", -later)
    assert (there.relation, there.confidence, there.attributes) == (back.relation, back.confidence, back.attributes)
    assert not (there.reversed and back.reversed)


@pytest.mark.parametrize(
    ("a", "b", "relation", "why"),
    [
        ("Talks began in Vienna on Monday", "Talks began in Geneva on Monday", "contradicts", "Vienna, not Geneva"),
        ("Talks began in Vienna on Monday", "Talks began in Vienna on Friday", "contradicts", "Monday, not Friday"),
        ("Talks began in Vienna on Monday", "Talks began in Geneva on Friday", "different", "another time and"),
        (
            "The envoys of both lands met in Vienna and spoke of the dam",
            "Two envoys opened a fair on the history of the dam in Geneva",
            "different",
            "another place",
        ),
    ],
)
def test_another_time_or_place_never_supports(a: str, b: str, relation: str, why: str) -> None:
    found = compared(a, b)
    assert found.relation is compared(b, a).relation is Relation(relation)
    assert any(reason.startswith(why) for reason in found.reasons)


def test_two_events_are_the_less_sure_the_more_alike_they_are_told() -> None:
    alike = compared("Talks on the dam began in Vienna on Monday", "Talks on the dam began in Geneva on Friday")
    apart = compared("The envoys met in Vienna on Monday", "Envoys of six lands spoke in Geneva on Friday")
    assert alike.relation is apart.relation is Relation.DIFFERENT
    assert 0.5 <= alike.confidence < apart.confidence <= 0.9


def test_the_day_on_which_something_was_said_is_not_its_day() -> None:
    found = compared(
        "He said on Monday that the port was closed", "He told reporters on Friday that the port was closed"
    )
    assert (found.relation, standing(found, Attribute.WHEN)) == (Relation.SAME, Standing.SILENT)


def test_what_is_done_to_others_is_another_deed() -> None:
    found = compared("Akar met Namroush on the base", "Akar met Meshri on the base")
    assert found.relation is Relation.DIFFERENT
    assert "done to others" in found.reasons


def test_a_title_alone_names_nobody_else() -> None:
    found = compared("The Defense Minister Hulusi Akar landed in Tripoli", "Hulusi Akar landed in Tripoli")
    assert not [reason for reason in found.reasons if reason.startswith("only one names")]


def test_a_land_that_says_of_what_sort_something_is_is_no_place() -> None:
    found = compared("The envoy landed in the Libyan capital", "The envoy landed in Tripoli")
    assert standing(found, Attribute.WHERE) is not Standing.DIFFER


def test_claims_without_meaningful_words_are_the_same_as_themselves() -> None:
    assert compared("It is not.", "It is not.").relation is Relation.SAME


def test_a_word_of_any_length_is_compared_without_being_looked_through_from_each_letter() -> None:
    long = 200_000 * "A"
    assert compared(f"{long} fell", f"{long} fell").relation is Relation.SAME

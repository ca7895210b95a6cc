"""Two bare sentences compare as an analyst would say it, and no text makes the comparison fail."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotator.api import Comparison, compare_claims
from annotator.api.claims import compared, read
from annotator.domain.link import Relation
from annotator.match.claims.attributes import Attribute, Standing
from tests.sampling import examples

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("10 people were killed in the raid.", "In the raid 12 people were killed.", "contradicts"),
        ("12 people were killed in the raid.", "At least 10 people were killed in the raid.", "refines"),
        ("A ceasefire was agreed on October 23, 2020.", "In October 2020 a ceasefire was agreed.", "refines"),
        ("The ministers met in Tobruk.", "The ministers met in eastern Libya.", "refines"),
        ("The ministers met in Sirte.", "The ministers met in eastern Libya.", "same"),
        ("The ministers met in Istanbul.", "The ministers met in Tripoli.", "contradicts"),
        (
            "The ministers met in Istanbul on 10 January 2021.",
            "The ministers met in Tripoli on 26 December 2020.",
            "different",
        ),
        ("He is backed by France, Egypt and the UAE.", "He is backed by Russia, Egypt and the UAE.", "supports"),
        ("Each side accused the other of breaking the truce.", "The truce was generally respected.", "disputes"),
        ("The army has withdrawn from the city.", "The army has not withdrawn from the city.", "contradicts"),
        ("Haftar's forces attacked Tripoli.", "Tripoli was attacked by Haftar's forces.", "same"),
        ("Every barn was burnt.", "Some barns were burnt.", "refines"),
        ("Every barn was burnt.", "One barn was burnt.", "refines"),
        ("Exports tripled.", "Exports halved.", "contradicts"),
        ("The contract was valid.", "The contract was invalid.", "contradicts"),
        ("The nurse was released without charge.", "The nurse was charged.", "contradicts"),
        ("Orbel Steel Works is the owner.", "Orbel Steel Works was not sued in May.", "supports"),
        (
            "Orbel Steel Works lost its permit.",
            "The permit of Orbel Steel Works was valid on the day of the fire.",
            "supports",
        ),
        (
            "Orbel Steel Works denied that it had lost its permit in May.",
            "Orbel Steel Works owns the mill.",
            "supports",
        ),
        ("Orbel Steel Works denied that it had lost its permit.", "Orbel Steel Works lost its permit.", "disputes"),
        ("The museum reopened on Monday.", "Farmers expect a poor harvest.", "different"),
    ],
)
def test_the_relation_is_what_an_analyst_would_say(a: str, b: str, relation: str) -> None:
    found = compare_claims(a, b)
    assert (found.relation, found.reversed) == (relation, False)
    assert found.reasons


def test_texts_without_words_are_not_the_same() -> None:
    found = compare_claims("", " ")
    assert (found.relation, found.score, found.confidence) == ("different", 0.0, 0.0)
    assert set(found.attributes.values()) == {"silent"}


@pytest.mark.parametrize(
    ("condition", "plain"),
    [
        ("If the dam breaks, the valley will flood.", "The valley will flood."),
        ("The union will strike unless wages rise in the spring.", "The union will strike."),
    ],
)
def test_what_holds_on_a_condition_at_most_supports_what_is_told_without(condition: str, plain: str) -> None:
    assert compare_claims(condition, plain).relation == compare_claims(plain, condition).relation == "supports"


@pytest.mark.parametrize(
    ("open_", "done", "how"),
    [
        ("The envoy may resign.", "The envoy resigned.", "possible"),
        ("The mill could shut its gates.", "The mill shut its gates.", "possible"),
        ("The mill plans to shut its gates.", "The mill shut its gates.", "planned"),
    ],
)
def test_what_may_be_is_surely_no_support_for_what_was_done(open_: str, done: str, how: str) -> None:
    for found in (compare_claims(open_, done), compare_claims(done, open_)):
        assert found.relation == "supports"
        assert found.confidence <= 0.6
        assert (
            f"{how} here, told as a fact there" in found.reasons or f"told as a fact here, {how} there" in found.reasons
        )
    assert compare_claims(open_, open_).confidence == compare_claims(done, done).confidence == 1.0


def test_every_attribute_is_told_for_a_pair() -> None:
    found = compare_claims("Egypt sent 10 tanks to Tobruk.", "Egypt sent 12 tanks to Tobruk.")
    assert set(found.attributes) == {each.value for each in Attribute}
    assert found.attributes["how many"] == "differ"
    assert found.attributes["who"] == found.attributes["did what"] == found.attributes["certainty"] == "agree"
    assert found.attributes["when"] == "silent"
    assert "10 tanks, not 12 tanks" in found.reasons


def test_many_texts_compare_as_each_pair_does() -> None:
    texts = ["The bridge was closed.", "The bridge was not closed.", "The bridge was open."]
    said = read(texts)
    assert [compared(said[0], other) for other in said] == [compare_claims(texts[0], text) for text in texts]


@settings(max_examples=examples(10), deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
@example("", "")
@example("\x00", "\ufeff")
@example("not", "\ud800 10 12")
def test_any_text_compares_and_only_the_direction_depends_on_the_order(a: str, b: str) -> None:
    there, back = compare_claims(a, b), compare_claims(b, a)
    assert _sound(there)
    assert there == compared(*read([a, b]))
    assert (there.relation, there.score, there.confidence) == (back.relation, back.score, back.confidence)
    assert there.attributes == back.attributes
    directed = there.relation in (Relation.REFINES, Relation.DISPUTES)
    assert there.reversed + back.reversed == directed
    itself = compare_claims(a, a)
    assert itself.relation == (Relation.SAME if itself.confidence else Relation.DIFFERENT)


def _sound(found: Comparison) -> bool:
    graded = 0.0 <= found.score <= 1.0 and 0.0 <= found.confidence <= 1.0
    return graded and found.relation in set(Relation) and set(found.attributes.values()) <= set(Standing)


def test_of_a_text_without_end_only_the_beginning_is_compared() -> None:
    long = "The mill burned. " * 600
    found = compare_claims(f"{long}Nobody was hurt.", f"{long}Ten people died.")
    assert (found.relation, found.reasons[-1]) == ("same", "only the first 10,000 characters of each are compared")
    assert found.reasons[-1] not in compare_claims("The mill burned.", "The mill did not burn.").reasons

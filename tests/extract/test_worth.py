"""Worth and score follow features that one can see."""

from dataclasses import replace

import pytest
from spacy.tokens import Doc

from annotator.domain.article import new_article
from annotator.domain.rule import Rule
from annotator.extract.findings import Draft, Label, findings
from annotator.extract.pipeline import Extractor
from annotator.extract.worth.checkable import Checkable
from annotator.extract.worth.topics import DEEDS, TONES, TOPICS
from annotator.extract.worth.worth import grade_worth, reasons_of, score_of, worth_of
from annotator.extract.worth.worth_weights import WEIGHTS

from .docs import doc_of, with_names

PLAIN = ("People NNS nsubj 1", "left VBD ROOT 1", "home NN dobj 1", "early RB advmod 1", "again RB advmod 1")


def draft(doc: Doc, verb: int = 1) -> Draft:
    return Draft(verb, 0, len(doc), (verb, verb + 1), (0, 1), subject_inside=True, objects=((2, 3),))


def best(extractor: Extractor, text: str) -> int:
    """The highest worth among the claims of a text."""
    doc = extractor.read(new_article(text, language="en"))
    return max(one.worth for one in findings(doc).drafts)


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        ("Unemployment fell by two percent last year.", "Unemployment is a matter of concern to all of us."),
        ("The senate voted against the budget in 1994.", "I hope that the senate will do the right thing."),
        ("Turkey sent 40 soldiers to Libya in January.", "We believe in a better future."),
        ("The mayor cut the police budget by $3 million.", "Thank you, and good evening to everybody."),
        ("Exports have doubled since 2003.", "Do you agree with that?"),
    ],
)
def test_figures_and_deeds_are_worth_more_than_opinion(extractor: Extractor, higher: str, lower: str) -> None:
    assert best(extractor, higher) > best(extractor, lower)


def test_within_a_sentence_what_only_leads_to_a_claim_is_worth_less(extractor: Extractor) -> None:
    doc = extractor.read(new_article("The minister said that 12 soldiers died in Sirte on Monday.", language="en"))
    worth = {doc[one.head].text: one.worth for one in findings(doc).drafts}
    assert worth["died"] > worth["said"]


def test_what_is_not_asserted_or_only_announces_is_worth_less() -> None:
    doc = doc_of(*PLAIN)
    whole = worth_of(doc, draft(doc), 0.0)
    assert whole == 5_000
    assert worth_of(doc, replace(draft(doc), asserted=False), 0.0) < whole
    assert worth_of(doc, replace(draft(doc), announcing=True), 0.0) < whole


def test_clues_are_named_and_counted() -> None:
    doc = doc_of("Egypt NNP nsubj 1", "sent VBD ROOT 1", "12 CD nummod 3", "ships NNS dobj 1", "again RB advmod 1")
    doc[1].lemma_ = "send"
    found = Checkable(doc).clues(0, len(doc), doc[1])
    assert {"number", "tag CD", "head past", "subject PROPN", "deed deal past"} <= found.keys()
    assert found["no number"] == 0.0


def test_what_worth_rests_on_is_told() -> None:
    doc = doc_of("Egypt NNP nsubj 1", "sent VBD ROOT 1", "12 CD nummod 3", "ships NNS dobj 1", "again RB advmod 1")
    with_names(doc, (0, 1, Label.GPE, "Egypt"))
    assert reasons_of(doc, draft(doc)) == [Rule.FIGURES, Rule.NAMES]
    wish = doc_of("This DT nsubj 1", "must MD aux 2", "end VB ROOT 2", "soon RB advmod 2", "now RB advmod 2")
    assert reasons_of(wish, draft(wish, 2)) == [Rule.OPINION]


def test_every_weight_is_of_a_clue_that_our_lists_can_give() -> None:
    listed = {f"about {name}" for name in TOPICS}
    assert {name for name in WEIGHTS if name.startswith("about ")} <= listed
    deeds = {name.split()[1] for name in WEIGHTS if name.startswith("deed ")}
    assert deeds <= {*DEEDS, "other"}
    assert all(
        word == word.casefold() for table in (TOPICS, DEEDS, TONES) for group in table.values() for word in group
    )


def test_a_missing_subject_lowers_the_score() -> None:
    doc = doc_of(*PLAIN)
    assert score_of(doc, replace(draft(doc), subject=None)) == score_of(doc, draft(doc)) - 3_000


def test_both_grades_stay_in_range() -> None:
    doc = doc_of(*PLAIN)
    findings(doc).drafts = [replace(draft(doc), subject=None, objects=(), last=2)]
    (graded,) = findings(grade_worth(doc)).drafts
    assert 0 <= graded.worth <= 10_000
    assert 0 <= graded.score <= 10_000

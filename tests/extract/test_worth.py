"""Worth and score follow features that one can see."""

from dataclasses import replace

from spacy.tokens import Doc

from annotator.extract.findings import Draft, Label, findings
from annotator.extract.worth import grade_worth, score_of, worth_of

from .docs import doc_of, with_names


def draft(doc: Doc, verb: int = 1) -> Draft:
    return Draft(verb, 0, len(doc), (verb, verb + 1), (0, 1), subject_inside=True, objects=((2, 3),))


PLAIN = ("People NNS nsubj 1", "left VBD ROOT 1", "home NN dobj 1", "early RB advmod 1", "again RB advmod 1")


def test_a_number_and_a_name_raise_worth() -> None:
    plain = doc_of(*PLAIN)
    counted = doc_of("Egypt NNP nsubj 1", "sent VBD ROOT 1", "12 CD nummod 3", "ships NNS dobj 1", "again RB advmod 1")
    with_names(counted, (0, 1, Label.GPE, "Egypt"))
    assert worth_of(counted, draft(counted)) == worth_of(plain, draft(plain)) + 1_900


def test_opinion_sinks_worth() -> None:
    opinion = doc_of(
        "People NNS nsubj 1", "want VBP ROOT 1", "peace NN dobj 1", "early RB advmod 1", "again RB advmod 1"
    )
    assert worth_of(opinion, draft(opinion)) == worth_of(doc_of(*PLAIN), draft(doc_of(*PLAIN))) - 1_500


def test_a_missing_subject_lowers_the_score() -> None:
    doc = doc_of(*PLAIN)
    assert score_of(doc, replace(draft(doc), subject=None)) == score_of(doc, draft(doc)) - 3_000


def test_both_grades_stay_in_range() -> None:
    doc = doc_of(*PLAIN)
    findings(doc).drafts = [replace(draft(doc), subject=None, objects=(), last=2)]
    (graded,) = findings(grade_worth(doc)).drafts
    assert 0 <= graded.worth <= 10_000
    assert 0 <= graded.score <= 10_000

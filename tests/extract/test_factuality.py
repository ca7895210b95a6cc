"""Certainty and polarity follow modals, negation, hedges and denial."""

import pytest
from spacy.tokens import Doc

from annotator.domain.claim import Factuality, Mode
from annotator.domain.span import Span
from annotator.extract.certainty.factuality import factuality_of
from annotator.extract.findings import Attribution, Draft

from .docs import doc_of


def draft(doc: Doc, verb: int, report: Attribution | None = None) -> Draft:
    return Draft(verb, 0, len(doc), (verb, verb + 1), (0, 1), subject_inside=True, attribution=report)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("will MD aux", Factuality.PROBABLE),
        ("may MD aux", Factuality.POSSIBLE),
        ("could MD aux", Factuality.POSSIBLE),
        ("should MD aux", Factuality.PROBABLE),
        ("reportedly RB advmod", Factuality.POSSIBLE),
        ("probably RB advmod", Factuality.PROBABLE),
        ("never RB neg", Factuality.CERTAIN_NOT),
        ("often RB advmod", Factuality.CERTAIN),
    ],
)
def test_a_word_beside_the_verb_grades_the_claim(word: str, expected: Factuality) -> None:
    doc = doc_of("Akar NNP nsubj 2", f"{word} 2", "visit VB ROOT 2", "Tripoli NNP dobj 2")
    assert factuality_of(doc, draft(doc, 2)) is expected


def test_a_subject_with_no_negates() -> None:
    doc = doc_of("No DT det 1", "soldier NN nsubj 2", "left VBD ROOT 2", "Tripoli NNP dobj 2")
    assert factuality_of(doc, draft(doc, 2)) is Factuality.CERTAIN_NOT


def test_what_somebody_denies_is_held_not_to_be() -> None:
    doc = doc_of("Akar NNP nsubj 1", "denied VBD ROOT 1", "he PRP nsubj 3", "left VBD ccomp 1", "Tripoli NNP dobj 3")
    report = Attribution(Span(12, len(doc.text)), Span(5, 11), Span(0, 4), "Akar", Mode.INDIRECT)
    assert factuality_of(doc, draft(doc, 3, report)) is Factuality.CERTAIN_NOT


def test_what_follows_a_condition_is_left_open() -> None:
    doc = doc_of(
        "If IN mark 2", "Haftar NNP nsubj 2", "attacks VBZ advcl 5", ", , punct 5", "Turkey NNP nsubj 5",
        "answers VBZ ROOT 5",
    )  # fmt: skip
    assert factuality_of(doc, draft(doc, 5)) is Factuality.UNKNOWN


def test_what_somebody_only_believes_is_probable() -> None:
    doc = doc_of("Akar NNP nsubj 1", "believes VBZ ROOT 1", "he PRP nsubj 3", "left VBD ccomp 1", "Tripoli NNP dobj 3")
    doc[1].lemma_ = "believe"
    report = Attribution(Span(14, len(doc.text)), Span(5, 13), Span(0, 4), "Akar", Mode.INDIRECT)
    assert factuality_of(doc, draft(doc, 3, report)) is Factuality.PROBABLE

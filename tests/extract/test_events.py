"""A noun tells an event where who took part is named and when, where or by whom is told; elsewhere it does not."""

import pytest
from spacy.tokens import Doc

from annotator.domain.rule import Rule
from annotator.extract.claims.claims import draft_claims
from annotator.extract.claims.wording import wording
from annotator.extract.findings import Label, findings
from annotator.extract.page.layout import Piece, PieceKind

from .docs import doc_of, with_names

_SIGNING = (
    "The DT det 1", "signing NN nsubjpass 8", "of IN prep 1", "the DT det 4", "accord NN pobj 2", "by IN prep 1",
    "Egypt NNP pobj 5", "was VBD auxpass 8", "praised VBN ROOT 8", ". . punct 8",
)  # fmt: skip
_ARREST = (
    "Haftar NNP nsubj 1", "{verb} ROOT 1", "{mark} IN prep 1", "the DT det 4", "arrest NN pobj 2", "of IN prep 4",
    "Ali NNP pobj 5", "in IN prep 4", "Tripoli NNP pobj 7", ". . punct 1",
)  # fmt: skip


def told(doc: Doc) -> list[str]:
    """The wordings of events that nouns tell."""
    findings(doc).pieces = (Piece(0, len(doc.text), PieceKind.BODY),)
    drafts = findings(draft_claims(doc)).drafts
    return [wording(doc, draft, ()) for draft in drafts if Rule.EVENT_NOUN in draft.rules]


def arrest(verb: str, mark: str, *, named: bool = True) -> Doc:
    doc = doc_of(*(line.format(verb=verb, mark=mark) for line in _ARREST))
    names = [(0, 1, Label.PERSON, "Haftar"), (6, 7, Label.PERSON, "Ali"), (8, 9, Label.GPE, "Tripoli")]
    return with_names(doc, *(names if named else names[:1]))


def test_a_signing_by_somebody_named_is_an_event() -> None:
    assert told(with_names(doc_of(*_SIGNING), (6, 7, Label.GPE, "Egypt"))) == [
        "The signing of the accord by Egypt took place."
    ]


def test_what_came_before_something_else_has_happened() -> None:
    assert told(arrest("fled VBD", "after")) == ["The arrest of Ali in Tripoli took place."]


@pytest.mark.parametrize(("verb", "mark"), [("called VBD", "for"), ("warned VBD", "of"), ("waits VBZ", "until")])
def test_what_is_asked_for_or_feared_is_no_event(verb: str, mark: str) -> None:
    assert told(arrest(verb, mark)) == []


def test_an_event_without_anybody_named_is_no_news() -> None:
    assert told(arrest("fled VBD", "after", named=False)) == []

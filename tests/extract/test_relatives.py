"""A relative clause tells what it leaves out: its noun goes where it belongs."""

import pytest

from annotator.extract.claims.claims import draft_claims
from annotator.extract.claims.relatives import gap_of
from annotator.extract.claims.wording import wording
from annotator.extract.findings import findings
from annotator.extract.page.layout import Piece, PieceKind

from .docs import doc_of

_OBJECT = (
    "They PRP nsubj 1", "saw VBD ROOT 1", "the DT det 3", "army NN dobj 1", ", , punct 3", "which WDT dobj 7",
    "Haftar NNP nsubj 7", "leads VBZ relcl 3", ". . punct 1",
)  # fmt: skip
_PREPOSITION = (
    "They PRP nsubj 1", "saw VBD ROOT 1", "the DT det 3", "army NN dobj 1", ", , punct 3", "in IN prep 8",
    "which WDT pobj 5", "Haftar NNP nsubj 8", "served VBD relcl 3", ". . punct 1",
)  # fmt: skip
_SUBJECT = ("the DT det 1", "army NN ROOT 1", "which WDT nsubj 3", "leads VBZ relcl 1", "them PRP dobj 3")
_PLAIN = ("the DT det 1", "army NN ROOT 1", "Haftar NNP nsubj 3", "leads VBZ relcl 1")


@pytest.mark.parametrize(
    ("lines", "told"),
    [(_OBJECT, "Haftar leads the army."), (_PREPOSITION, "Haftar served in the army.")],
    ids=["object", "behind a preposition"],
)
def test_the_noun_of_a_relative_clause_comes_back(lines: tuple[str, ...], told: str) -> None:
    doc = doc_of(*lines)
    findings(doc).pieces = (Piece(0, len(doc.text), PieceKind.BODY),)
    drafts = [draft for draft in findings(draft_claims(doc)).drafts if doc[draft.head].dep_ == "relcl"]
    assert [wording(doc, draft, ()) for draft in drafts] == [told]
    assert drafts[0].objects[0] == (2, 4)


def test_a_clause_whose_noun_is_its_subject_leaves_nothing_out() -> None:
    assert gap_of(doc_of(*_SUBJECT)[3]) is None


def test_a_clause_without_a_pronoun_leaves_its_noun_out_and_only_picks_it() -> None:
    doc = doc_of(*_PLAIN)
    gap = gap_of(doc[3])
    assert gap is not None
    assert (gap.noun, gap.lead) == ((0, 2), None)
    findings(doc).pieces = (Piece(0, len(doc.text), PieceKind.BODY),)
    (draft,) = (draft for draft in findings(draft_claims(doc)).drafts if draft.head == 3)
    assert draft.restrictive

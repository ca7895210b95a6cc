"""A draft says which rules made it, in the order in which they were applied."""

from spacy.tokens import Doc

from annotator.domain.rule import Rule
from annotator.extract.claims.claims import draft_claims
from annotator.extract.findings import findings
from annotator.extract.page.layout import Piece, PieceKind

from .docs import doc_of


def rules(doc: Doc) -> list[list[Rule]]:
    """The rules of each draft in text order."""
    findings(doc).pieces = (Piece(0, len(doc.text), PieceKind.BODY),)
    return [draft.rules for draft in findings(draft_claims(doc)).drafts]


def test_a_coordinated_clause_is_a_main_clause_with_a_shared_subject() -> None:
    doc = doc_of(
        "Akar NNP nsubj 1", "met VBD ROOT 1", "Haftar NNP dobj 1", "and CC cc 1", "left VBD conj 1",
        "Tripoli NNP dobj 4", "yesterday NN npadvmod 4", ". . punct 1",
    )  # fmt: skip
    assert rules(doc) == [[Rule.MAIN_CLAUSE], [Rule.MAIN_CLAUSE, Rule.SHARED_SUBJECT]]


def test_a_relative_clause_says_that_its_noun_was_put_back() -> None:
    doc = doc_of(
        "Akar NNP nsubj 1", "met VBD ROOT 1", "the DT det 3", "army NN dobj 1", ", , punct 3", "which WDT dobj 7",
        "Haftar NNP nsubj 7", "leads VBZ relcl 3", ". . punct 1",
    )  # fmt: skip
    assert rules(doc) == [[Rule.MAIN_CLAUSE], [Rule.RELATIVE_CLAUSE, Rule.RESTORED_OBJECT]]

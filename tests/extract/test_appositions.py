"""An apposition or a title beside a name says who that is; nothing else between commas does."""

import pytest
from spacy.tokens import Doc

from annotator.extract.claims.claims import draft_claims
from annotator.extract.claims.wording import wording
from annotator.extract.findings import Label, findings
from annotator.extract.grammar import characters
from annotator.extract.page.layout import Piece, PieceKind

from .docs import doc_of, with_names

_HEAD_OF = (
    "Akar NNP nsubj 6", ", , punct 0", "head NN appos 0", "of IN prep 2", "the DT det 5", "council NN pobj 3",
    "spoke VBD ROOT 6", ". . punct 6",
)  # fmt: skip
_TITLED = (
    "Turkish JJ amod 3",
    "Defence NNP compound 3",
    "Minister NNP compound 3",
    "Akar NNP nsubj 4",
    "spoke VBD ROOT 4",
)
_PLACE = (
    "He PRP nsubj 1", "lives VBZ ROOT 1", "in IN prep 1", "Murray NNP pobj 2", ", , punct 3", "Utah NNP appos 3",
)  # fmt: skip
_THINGS = (
    "A DT det 1", "plan NN nsubj 6", ", , punct 1", "a DT det 4", "dream NN appos 1", ", , punct 1",
    "failed VBD ROOT 6",
)  # fmt: skip


def said(doc: Doc) -> list[str]:
    """The wordings of what is said of names."""
    found = findings(doc)
    found.pieces = (Piece(0, len(doc.text), PieceKind.BODY),)
    return [wording(doc, draft, ()) for draft in findings(draft_claims(doc)).drafts if draft.predicate is None]


def test_an_office_between_commas_is_said_of_the_name() -> None:
    doc = with_names(doc_of(*_HEAD_OF), (0, 1, Label.PERSON, "Akar"))
    assert said(doc) == ["Akar is head of the council."]


def test_a_title_before_a_name_is_said_of_it() -> None:
    doc = with_names(doc_of(*_TITLED), (3, 4, Label.PERSON, "Akar"))
    assert said(doc) == ["Akar is Turkish Defence Minister."]


def test_the_same_is_said_once() -> None:
    lines = [*_TITLED, *(f"{text} {tag} {dep} {int(head) + 5}" for text, tag, dep, head in map(str.split, _TITLED))]
    doc = with_names(doc_of(*lines), (3, 4, Label.PERSON, "Akar"), (8, 9, Label.PERSON, "Akar"))
    assert said(doc) == ["Akar is Turkish Defence Minister."]


def test_the_region_behind_a_town_is_part_of_the_address() -> None:
    doc = with_names(doc_of(*_PLACE), (3, 4, Label.GPE, "Murray"), (5, 6, Label.GPE, "Utah"))
    assert said(doc) == []


def test_of_two_things_without_a_name_nothing_is_said() -> None:
    assert said(doc_of(*_THINGS)) == []


@pytest.mark.parametrize("name", [(0, 1, Label.PERSON, "Akar")])
def test_the_claim_covers_name_and_office(name: tuple[int, int, Label, str]) -> None:
    doc = with_names(doc_of(*_HEAD_OF), name)
    findings(doc).pieces = (Piece(0, len(doc.text), PieceKind.BODY),)
    (draft,) = (draft for draft in findings(draft_claims(doc)).drafts if draft.predicate is None)
    assert characters(doc, draft.first, draft.last).quote(doc.text) == "Akar, head of the council"


def test_many_are_not_said_to_be_one_person() -> None:
    lines = (
        "The DT det 1", "forces NNS nsubj 4", ", , punct 1", "Haftar NNP appos 1", "fled VBD ROOT 4", ". . punct 4",
    )  # fmt: skip
    assert said(with_names(doc_of(*lines), (3, 4, Label.PERSON, "Haftar"))) == []


def test_of_a_list_the_last_is_meant() -> None:
    lines = (
        "Akar NNP nsubj 9", "and CC cc 0", "Mishri NNP conj 0", ", , punct 0", "head NN appos 0", "of IN prep 4",
        "the DT det 7", "council NN pobj 5", ", , punct 0", "spoke VBD ROOT 9", ". . punct 9",
    )  # fmt: skip
    doc = with_names(doc_of(*lines), (0, 1, Label.PERSON, "Akar"), (2, 3, Label.PERSON, "Mishri"))
    assert said(doc) == ["Mishri is head of the council."]

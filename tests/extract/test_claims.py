"""Every clause that asserts something becomes one draft; nothing else does."""

from spacy.tokens import Doc

from annotator.extract.claims.claims import draft_claims
from annotator.extract.findings import findings
from annotator.extract.grammar import characters
from annotator.extract.page.layout import Piece, PieceKind

from .docs import doc_of


def drafted(doc: Doc) -> list[tuple[str, str | None, str | None]]:
    """Words, subject and predicate of each draft."""
    findings(doc).pieces = findings(doc).pieces or (Piece(0, len(doc.text), PieceKind.BODY),)
    out = []
    for draft in findings(draft_claims(doc)).drafts:
        if not draft.asserted or draft.announcing:
            continue
        places = (draft.first, draft.last), draft.subject, draft.predicate
        first, subject, predicate = (characters(doc, *one).quote(doc.text) if one else None for one in places)
        out.append((first or "", subject, predicate))
    return out


def test_a_sentence_gives_one_draft_without_its_full_stop() -> None:
    doc = doc_of("Akar NNP nsubj 2", "has VBZ aux 2", "visited VBN ROOT 2", "Tripoli NNP dobj 2", ". . punct 2")
    assert drafted(doc) == [("Akar has visited Tripoli", "Akar", "has visited")]


def test_a_coordinated_verb_gets_the_subject_back() -> None:
    doc = doc_of(
        "Akar NNP nsubj 1", "held VBD ROOT 1", "long JJ amod 3", "talks NNS dobj 1", "and CC cc 1",
        "then RB advmod 6", "met VBD conj 1", "Haftar NNP dobj 6", ". . punct 1",
    )  # fmt: skip
    assert drafted(doc) == [("Akar held long talks", "Akar", "held"), ("then met Haftar", "Akar", "met")]


def test_an_aside_about_something_definite_is_a_claim_of_its_own() -> None:
    doc = doc_of(
        "Akar NNP nsubj 1", "met VBD ROOT 1", "Haftar NNP dobj 1", ", , punct 2", "who WP nsubj 5", "heads VBZ relcl 2",
        "the DT det 7", "army NN dobj 5", ". . punct 1",
    )  # fmt: skip
    assert drafted(doc) == [("Akar met Haftar", "Akar", "met"), ("who heads the army", "Haftar", "heads")]


def test_a_condition_is_not_asserted() -> None:
    doc = doc_of(
        "If IN mark 2", "Haftar NNP nsubj 2", "attacks VBZ advcl 6", "again RB advmod 2", ", , punct 6",
        "Turkey NNP nsubj 6", "answers VBZ ROOT 6", "him PRP dobj 6", ". . punct 6",
    )  # fmt: skip
    assert [words for words, _, _ in drafted(doc)] == ["If Haftar attacks again, Turkey answers him"]


def test_a_question_is_not_asserted() -> None:
    doc = doc_of("Has VBZ aux 2", "Akar NNP nsubj 2", "visited VBN ROOT 2", "Tripoli NNP dobj 2", "? . punct 2")
    assert drafted(doc) == []


def test_only_the_body_is_read() -> None:
    doc = doc_of("Akar NNP nsubj 1", "visits VBZ ROOT 1", "Tripoli NNP dobj 1")
    findings(doc).pieces = (Piece(0, len(doc.text), PieceKind.HEADLINE),)
    assert drafted(doc) == []


def test_what_it_is_worth_noting_is_the_claim() -> None:
    doc = doc_of(
        "It PRP nsubj 1", "is VBZ ROOT 1", "clear JJ acomp 1", "that IN mark 5", "Akar NNP nsubj 5",
        "visited VBD ccomp 2", "Tripoli NNP dobj 5", ". . punct 1",
    )  # fmt: skip
    assert [words for words, _, _ in drafted(doc)] == ["Akar visited Tripoli"]


def test_a_bracket_opened_in_a_claim_is_closed_in_it() -> None:
    doc = doc_of(
        "Akar NNP nsubj 1", "met VBD ROOT 1", "the DT det 3", "Accord NNP dobj 1", "( -LRB- punct 3", "GNA NNP appos 3",
        ") -RRB- punct 3", ". . punct 1",
    )  # fmt: skip
    assert [words for words, _, _ in drafted(doc)] == ["Akar met the Accord (GNA)"]


def test_what_somebody_is_busy_with_is_no_claim() -> None:
    doc = doc_of(
        "Akar NNP nsubj 1",
        "knows VBZ ROOT 1",
        "what WP dobj 4",
        "Haftar NNP nsubj 4",
        "wants VBZ ccomp 1",
        ". . punct 1",
    )
    assert [words for words, _, _ in drafted(doc)] == ["Akar knows what Haftar wants"]


def test_a_thing_still_to_be_built_is_not_said_to_be_there() -> None:
    doc = doc_of(
        "Akar NNP nsubj 1", "wants VBZ ROOT 1", "to TO aux 3", "build VB xcomp 1", "a DT det 5", "state NN dobj 3",
        "run VBN acl 5", "by IN agent 6", "Libyans NNPS pobj 7", ". . punct 1",
    )  # fmt: skip
    assert [words for words, _, _ in drafted(doc)] == ["Akar wants to build a state run by Libyans"]

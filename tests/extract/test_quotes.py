"""Who said what: cue, speaker, content and mode."""

from spacy.tokens import Doc

from annotator.domain.claim import Mode
from annotator.extract.findings import Attribution, Label, findings
from annotator.extract.page.layout import Piece, PieceKind
from annotator.extract.reported.quotes import mark_attributions

from .docs import doc_of, with_names


def attributions(doc: Doc) -> list[Attribution]:
    findings(doc).pieces = findings(doc).pieces or (Piece(0, len(doc.text), PieceKind.BODY),)
    return findings(mark_attributions(doc)).attributions


def parts(doc: Doc, one: Attribution) -> tuple[str | None, str | None, str]:
    speaker = one.speaker.quote(doc.text) if one.speaker else None
    return speaker, one.cue.quote(doc.text) if one.cue else None, one.content.quote(doc.text)


def test_a_reported_clause_is_indirect() -> None:
    doc = doc_of(
        "Akar NNP nsubj 1", "said VBD ROOT 1", "that IN mark 4", "Turkey NNP nsubj 4", "helps VBZ ccomp 1",
        "Libya NNP dobj 4", ". . punct 1",
    )  # fmt: skip
    (one,) = attributions(doc)
    assert parts(doc, one) == ("Akar", "said", "that Turkey helps Libya")
    assert one.mode is Mode.INDIRECT


DIRECT = (
    "“ `` punct 3",
    "We PRP nsubj 3",
    "really RB advmod 3",
    "help VBP ccomp 8",
    "Libya NNP dobj 3",
    ", , punct 8",
    "” '' punct 8",
    "he PRP nsubj 8",
    "added VBD ROOT 8",
    ". . punct 8",
)


def test_a_pronoun_keeps_its_place_and_gets_the_name() -> None:
    before = ("Akar NNP nsubj 1", "spoke VBD ROOT 1", ". . punct 1")
    shifted = [f"{w} {t} {d} {int(h) + 3}" for w, t, d, h in (line.split() for line in DIRECT)]
    doc = with_names(doc_of(*before, *shifted), (0, 1, Label.PERSON, "Hulusi Akar"))
    (one,) = attributions(doc)
    assert parts(doc, one) == ("he", "added", "“We really help Libya,”")
    assert (one.name, one.mode) == ("Hulusi Akar", Mode.DIRECT)


def test_according_to_names_whoever_a_statement_is_from() -> None:
    doc = doc_of(
        "According VBG prep 9", "to IN prep 0", "a DT det 3", "statement NN pobj 1", "by IN prep 3", "the DT det 6",
        "GNA NNP pobj 4", ", , punct 9", "Akar NNP nsubj 9", "left VBD ROOT 9", "Tripoli NNP dobj 9", ". . punct 9",
    )  # fmt: skip
    (one,) = attributions(with_names(doc, (6, 7, Label.ORG, "GNA"), (8, 9, Label.PERSON, "Akar")))
    assert parts(doc, one) == ("a statement by the GNA", "According to", "Akar left Tripoli")
    assert one.name == "GNA"


def test_a_name_in_quotation_marks_is_no_quotation() -> None:
    doc = doc_of(
        "The DT det 2", "“ `` punct 2", "SETA NNP nsubj 4", "” '' punct 2", "said VBD ROOT 4", "so RB advmod 4"
    )
    assert attributions(doc) == []


def test_a_trailing_report_is_found_where_the_parser_missed_it() -> None:
    doc = doc_of(
        "Akar NNP nsubj 1", "left VBD ROOT 1", "Tripoli NNP dobj 1", ", , punct 5", "ministry NN compound 5",
        "sources NNS conj 2", "told VBD conj 1", "AFP NNP dobj 6", ". . punct 1",
    )  # fmt: skip
    (one,) = attributions(doc)
    assert parts(doc, one) == ("ministry sources", "told", "Akar left Tripoli")


def test_a_second_clause_with_its_own_object_is_no_trailing_report() -> None:
    doc = doc_of(
        "Akar NNP nsubj 1", "left VBD ROOT 1", "Tripoli NNP dobj 1", ", , punct 1", "and CC cc 1", "he PRP nsubj 6",
        "praised VBD conj 1", "Libya NNP dobj 6", ". . punct 1",
    )  # fmt: skip
    assert [one for one in attributions(doc) if not one.nominal] == []

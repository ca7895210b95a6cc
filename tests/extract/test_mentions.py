"""Typical slips of the model are mended by general rules."""

from spacy.tokens import Doc

from annotator.extract.findings import findings
from annotator.extract.names.mentions import mark_mentions

from .docs import doc_of, with_ents


def names(doc: Doc) -> list[tuple[str, str]]:
    return [(doc[name.first : name.last].text, name.label.value) for name in findings(mark_mentions(doc)).names]


def test_a_name_torn_into_organisation_and_person_is_joined() -> None:
    doc = doc_of("Hulusi NNP compound 1", "Akar NNP nsubj 2", "met VBD ROOT 2", "them PRP dobj 2")
    assert names(with_ents(doc, (0, 1, "ORG"), (1, 2, "PERSON"))) == [("Hulusi Akar", "PERSON")]


def test_titles_articles_and_possessives_are_stripped() -> None:
    doc = doc_of("Minister NNP compound 1", "Akar NNP poss 3", "’s POS case 1", "visit NN nsubj 4", "ended VBD ROOT 4")
    assert names(with_ents(doc, (0, 3, "PERSON"))) == [("Akar", "PERSON")]
    doc = doc_of("the DT det 2", "United NNP compound 2", "Nations NNP nsubj 3", "met VBD ROOT 3")
    assert names(with_ents(doc, (0, 3, "ORG"))) == [("United Nations", "ORG")]


def test_parts_tied_by_hyphens_and_particles_are_one_name() -> None:
    doc = doc_of(
        "Salah NNP compound 6", "al NNP compound 6", "- HYPH punct 6", "Din NNP compound 6", "al NNP compound 6",
        "- HYPH punct 6", "Namroush NNP nsubj 7", "met VBD ROOT 7",
        glued=(1, 2, 4, 5),
    )  # fmt: skip
    assert names(with_ents(doc, (0, 1, "PERSON"))) == [("Salah al-Din al-Namroush", "PERSON")]


def test_a_surname_follows_the_person_whatever_the_model_calls_it() -> None:
    doc = doc_of("Hulusi NNP compound 1", "Akar NNP nsubj 2", "met VBD ROOT 2", "Akar NNP dobj 2")
    found = names(with_ents(doc, (0, 2, "PERSON"), (3, 4, "GPE")))
    assert found == [("Hulusi Akar", "PERSON"), ("Akar", "PERSON")]


def test_a_name_known_elsewhere_in_the_article_is_found_where_the_model_missed_it() -> None:
    doc = doc_of("Haftar NNP nsubj 1", "met VBD ROOT 1", "Haftar NNP dobj 1")
    assert names(with_ents(doc, (0, 1, "PERSON"))) == [("Haftar", "PERSON"), ("Haftar", "PERSON")]


def test_an_explained_acronym_is_an_organisation_everywhere() -> None:
    doc = doc_of(
        "Government NNP nsubj 6", "of IN prep 0", "National NNP compound 3", "Accord NNP pobj 1", "( -LRB- punct 0",
        "GNA NNP appos 0", "met VBD ROOT 6", ") -RRB- punct 0", "GNA NNP dobj 6",
    )  # fmt: skip
    assert names(doc) == []
    doc = doc_of(
        "Government NNP nsubj 7", "of IN prep 0", "National NNP compound 3", "Accord NNP pobj 1", "( -LRB- punct 0",
        "GNA NNP appos 0", ") -RRB- punct 0", "met VBD ROOT 7", "GNA NNP dobj 7",
    )  # fmt: skip
    assert names(doc) == [("GNA", "ORG"), ("GNA", "ORG")]


def test_the_field_of_an_office_is_no_name() -> None:
    doc = doc_of("Defense NNP compound 1", "Minister NNP compound 2", "Akar NNP nsubj 3", "met VBD ROOT 3")
    assert names(with_ents(doc, (0, 1, "ORG"), (2, 3, "PERSON"))) == [("Akar", "PERSON")]

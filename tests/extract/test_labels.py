"""What the text tells of a name outweighs what the model calls it; missed names are found by what stands beside."""

from spacy.tokens import Doc

from annotator.extract.findings import findings
from annotator.extract.names.mentions import mark_mentions

from .docs import doc_of, with_ents


def names(doc: Doc) -> list[tuple[str, str]]:
    return [(doc[name.first : name.last].text, name.label.value) for name in findings(mark_mentions(doc)).names]


def test_the_city_of_somebody_is_a_place() -> None:
    doc = doc_of("city NN nsubj 3", "of IN prep 0", "Misrata NNP pobj 1", "fell VBD ROOT 3")
    assert names(with_ents(doc, (2, 3, "PERSON"))) == [("Misrata", "GPE")]


def test_whoever_a_personal_title_names_is_a_person() -> None:
    doc = doc_of("Spokeswoman NNP compound 2", "Sandra NNP compound 2", "Holm NNP nsubj 3", "left VBD ROOT 3")
    assert names(with_ents(doc, (0, 3, "ORG"))) == [("Sandra Holm", "PERSON")]


def test_a_name_with_an_age_is_a_person_everywhere() -> None:
    doc = doc_of(
        "Ali NNP compound 1", "Zeidan NNP nsubj 5", ", , punct 1", "62 CD appos 1", ", , punct 1", "left VBD ROOT 5",
        ". . punct 5", "Ali NNP compound 8", "Zeidan NNP nsubj 9", "returned VBD ROOT 9",
    )  # fmt: skip
    assert names(with_ents(doc, (0, 2, "ORG"), (7, 9, "ORG"))) == [("Ali Zeidan", "PERSON"), ("Ali Zeidan", "PERSON")]


def test_a_name_that_ends_in_a_body_is_a_body_and_takes_its_first_word_along() -> None:
    doc = doc_of(
        "Fighters NNS nsubj 7", "of IN prep 0", "the DT det 6", "Arab NNP compound 6", "Gulf NNP compound 6",
        "Relief NNP compound 6", "Group NNP pobj 1", "left VBD ROOT 7",
    )  # fmt: skip
    assert names(with_ents(doc, (4, 7, "LOC"))) == [("Gulf Relief Group", "ORG")]
    assert names(with_ents(doc, (4, 7, "ORG"))) == [("Arab Gulf Relief Group", "ORG")]


def test_a_unit_behind_a_number_is_no_name() -> None:
    doc = doc_of("At IN prep 3", "16:00 CD nummod 2", "UTC NNP pobj 0", "it PRP nsubj 4", "ended VBD ROOT 4")
    assert names(with_ents(doc, (2, 3, "ORG"))) == []


def test_a_persons_possessive_ends_the_name() -> None:
    doc = doc_of(
        "Bashar NNP compound 1", "Assad NNP poss 4", "’s POS case 1", "Damascus NNP compound 4", "palace NN nsubj 5",
        "fell VBD ROOT 5",
    )  # fmt: skip
    assert names(with_ents(doc, (0, 4, "PERSON")))[0] == ("Bashar Assad", "PERSON")


def test_particles_in_a_row_belong_to_the_name() -> None:
    doc = doc_of(
        "Ursula NNP compound 3", "von NNP compound 3", "der NNP compound 3", "Leyen NNP nsubj 4", "left VBD ROOT 4"
    )
    assert names(with_ents(doc, (0, 3, "PERSON"), (3, 4, "GPE"))) == [("Ursula von der Leyen", "PERSON")]


def test_a_name_in_a_headline_is_cut_to_the_name_of_the_text() -> None:
    doc = doc_of(
        "Rami NNP compound 1", "Adib NNP nsubj 2", "Resigns NNP ROOT 2", "After IN prep 2", "Long JJ amod 5",
        "Talks NNS pobj 3", "He PRP nsubj 7", "left VBD ROOT 7", ". . punct 7", "Rami NNP compound 10",
        "Adib NNP nsubj 11", "spoke VBD ROOT 11", "today NN npadvmod 11",
    )  # fmt: skip
    found = names(with_ents(doc, (0, 3, "PERSON"), (9, 11, "PERSON")))
    assert found == [("Rami Adib", "PERSON"), ("Rami Adib", "PERSON")]


def test_a_word_that_only_begins_a_sentence_is_no_name() -> None:
    doc = doc_of(
        "Riot NN nsubj 1", "began VBD ROOT 1", ". . punct 1", "the DT det 4", "riot NN nsubj 5", "ended VBD ROOT 5"
    )
    assert names(with_ents(doc, (0, 1, "PERSON"))) == []


def test_an_overlooked_speaker_and_body_are_found() -> None:
    doc = doc_of(
        "Meanwhile RB advmod 2", "Kenyatta NNP nsubj 2", "told VBD ROOT 2", "the DT det 6", "Human NNP compound 6",
        "Rights NNP compound 6", "Committee NNP dobj 2", ". . punct 2",
    )  # fmt: skip
    assert names(doc) == [("Kenyatta", "PERSON"), ("Human Rights Committee", "ORG")]


def test_whatever_has_shares_is_a_body_everywhere() -> None:
    doc = doc_of(
        "Shares NNS nsubj 3", "in IN prep 0", "Sorvena NNP pobj 1", "fell VBD ROOT 3", ". . punct 3",
        "Sorvena NNP nsubj 6", "left VBD ROOT 6",
    )  # fmt: skip
    found = names(with_ents(doc, (2, 3, "PERSON"), (5, 6, "PERSON")))
    assert found == [("Sorvena", "ORG"), ("Sorvena", "ORG")]


def test_the_name_beside_a_business_is_a_bodys_but_a_full_name_beside_a_trade_is_somebodys() -> None:
    firm = doc_of(
        "Sorvena NNP nsubj 5", ", , punct 0", "a DT det 3", "drugmaker NN appos 0", ", , punct 0", "left VBD ROOT 5"
    )
    assert names(with_ents(firm, (0, 1, "GPE"))) == [("Sorvena", "ORG")]
    trade = doc_of("publisher NN compound 2", "Lena NNP compound 2", "Brandt NNP nsubj 3", "left VBD ROOT 3")
    assert names(with_ents(trade, (1, 3, "PERSON"))) == [("Lena Brandt", "PERSON")]


def test_police_in_somewhere_are_in_a_place() -> None:
    doc = doc_of("Police NN nsubj 3", "in IN prep 0", "Carrow NNP pobj 1", "left VBD ROOT 3")
    assert names(with_ents(doc, (2, 3, "ORG"))) == [("Carrow", "GPE")]

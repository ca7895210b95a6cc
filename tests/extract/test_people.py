"""Short names, pronouns and offices lead to the person meant."""

from annotator.extract.findings import Label
from annotator.extract.names import longest_names, surname
from annotator.extract.people import resolve

from .docs import doc_of, with_names


def test_a_surname_alone_takes_the_longest_name() -> None:
    full = longest_names(["Akar", "Hulusi Akar", "Al-Namroush", "Salah Al-Namroush", "Haftar"])
    assert full["Akar"] == "Hulusi Akar"
    assert full["Al-Namroush"] == "Salah Al-Namroush"
    assert full["Haftar"] == "Haftar"


def test_two_people_with_one_surname_are_kept_apart() -> None:
    full = longest_names(["Akar", "Hulusi Akar", "Ali Akar"])
    assert full == {"Akar": "Akar", "Hulusi Akar": "Hulusi Akar", "Ali Akar": "Ali Akar"}


def test_an_article_before_a_surname_does_not_count() -> None:
    assert surname("Salah al-Din al-Namroush") == surname("Namroush") == "namroush"


MEETING = (
    "Libyan JJ amod 1",
    "Minister NNP compound 2",
    "Namroush NNP nsubj 3",
    "met VBD ROOT 3",
    "Turkish JJ amod 5",
    "Minister NNP compound 6",
    "Akar NNP dobj 3",
    ". . punct 3",
)


def test_an_office_leads_to_the_person_whose_title_shares_most_words() -> None:
    doc = doc_of(*MEETING, "The DT det 10", "Libyan JJ amod 10", "Minister NNP nsubj 11", "spoke VBD ROOT 11")
    with_names(doc, (2, 3, Label.PERSON, "Salah Namroush"), (6, 7, Label.PERSON, "Hulusi Akar"))
    assert resolve(doc, 8, 11) == "Salah Namroush"


def test_a_country_and_its_people_are_one_word_of_an_office() -> None:
    doc = doc_of(*MEETING, "Turkey NNP poss 10", "’s POS case 8", "Minister NNP nsubj 11", "spoke VBD ROOT 11")
    with_names(doc, (2, 3, Label.PERSON, "Salah Namroush"), (6, 7, Label.PERSON, "Hulusi Akar"))
    assert resolve(doc, 8, 11) == "Hulusi Akar"


def test_a_pronoun_is_the_last_subject() -> None:
    doc = doc_of(*MEETING, "He PRP nsubj 9", "spoke VBD ROOT 9")
    with_names(doc, (2, 3, Label.PERSON, "Salah Namroush"), (6, 7, Label.PERSON, "Hulusi Akar"))
    assert resolve(doc, 8, 9) == "Salah Namroush"


def test_several_people_at_once_are_nobody_in_particular() -> None:
    doc = doc_of("Akar NNP nsubj 3", "and CC cc 0", "Namroush NNP conj 0", "met VBD ROOT 3")
    with_names(doc, (0, 1, Label.PERSON, "Akar"), (2, 3, Label.PERSON, "Namroush"))
    assert resolve(doc, 0, 3) is None

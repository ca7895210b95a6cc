"""Short names, pronouns and offices lead to the person meant."""

from annotator.domain.rule import Rule
from annotator.extract.findings import Label
from annotator.extract.names.names import longest_names, surname
from annotator.extract.persons.people import Resolved, resolve, resolved

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


def test_he_and_she_are_told_apart_by_titles() -> None:
    doc = doc_of(
        "Mr NNP compound 1", "Okafor NNP nsubj 2", "met VBD ROOT 2", "Ms NNP compound 4", "Adeyemi NNP dobj 2",
        ". . punct 2", "She PRP nsubj 7", "spoke VBD ROOT 7", "and CC cc 7", "he PRP nsubj 10", "left VBD conj 7",
    )  # fmt: skip
    with_names(doc, (1, 2, Label.PERSON, "Okafor"), (4, 5, Label.PERSON, "Adeyemi"))
    assert (resolve(doc, 6, 7), resolve(doc, 9, 10)) == ("Adeyemi", "Okafor")


def test_the_object_of_a_verb_is_not_its_subject() -> None:
    doc = doc_of("Akar NNP nsubj 1", "met VBD ROOT 1", "him PRP dobj 1")
    assert resolve(with_names(doc, (0, 1, Label.PERSON, "Akar")), 2, 3) is None


def test_an_office_of_another_country_is_nobodys() -> None:
    doc = doc_of(*MEETING, "The DT det 10", "Greek JJ amod 10", "Minister NNP nsubj 11", "spoke VBD ROOT 11")
    with_names(doc, (2, 3, Label.PERSON, "Salah Namroush"), (6, 7, Label.PERSON, "Hulusi Akar"))
    assert resolve(doc, 8, 11) is None


def test_an_office_that_two_hold_is_nobodys() -> None:
    doc = doc_of(*MEETING, "The DT det 9", "Minister NNP nsubj 10", "spoke VBD ROOT 10")
    with_names(doc, (2, 3, Label.PERSON, "Salah Namroush"), (6, 7, Label.PERSON, "Hulusi Akar"))
    assert resolve(doc, 8, 10) is None


def test_it_is_the_body_that_reports() -> None:
    doc = doc_of("NATO NNP nsubj 1", "said VBD ROOT 1", "it PRP nsubj 4", "would MD aux 4", "leave VB ccomp 1")
    with_names(doc, (0, 1, Label.ORG, "North Atlantic Treaty Organization"))
    assert resolved(doc, 2, 3) == Resolved("North Atlantic Treaty Organization", Rule.NAMED_PRONOUN)


def test_the_rule_tells_why_words_mean_somebody() -> None:
    doc = doc_of(*MEETING, "The DT det 10", "Libyan JJ amod 10", "Minister NNP nsubj 11", "spoke VBD ROOT 11")
    with_names(doc, (2, 3, Label.PERSON, "Salah Namroush"), (6, 7, Label.PERSON, "Akar"))
    rules = [found.rule for places in ((8, 11), (0, 3), (4, 7)) if (found := resolved(doc, *places))]
    assert rules == [Rule.NAMED_OFFICE, Rule.FULL_NAME, None]

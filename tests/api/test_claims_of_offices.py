"""Offices and bodies of state are one or two by their land, their field and their rank, however they are written."""

import pytest

from annotator.api import compare_claims
from annotator.match.names.of_lands import OfLand, of_land, of_two_lands, one_of_land

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("The President of France spoke in Rome.", "The French President spoke in Rome.", "same"),
        ("The King of Spain abdicated.", "The Spanish King abdicated.", "same"),
        ("The UK Prime Minister resigned.", "The British Prime Minister resigned.", "same"),
        ("The Parliament of Turkey approved the motion.", "The Turkish Parliament approved the motion.", "same"),
        ("Ana Reis is Defense Minister of Turkey.", "Ana Reis is Turkish Defence Minister.", "same"),
        ("The King of Spain abdicated.", "The Belgian King abdicated.", "different"),
        ("The French President spoke in Rome.", "The German President spoke in Rome.", "different"),
        ("Ana Reis is Hungary's finance minister.", "Ana Reis is Hungary's interior minister.", "different"),
        ("Paul Rey is the defence secretary.", "Paul Rey is the home secretary.", "different"),
        ("Ana Reis is economy and finance minister.", "Ana Reis is the economy minister.", "same"),
        ("Ana Reis is the foreign minister.", "Ana Reis is the minister for foreign affairs.", "same"),
        ("The minister of finance resigned.", "The finance minister resigned.", "same"),
        ("Ana Reis is the deputy finance minister.", "Ana Reis is the finance minister.", "supports"),
        ("Ana Reis is the vice president of the firm.", "Ana Reis is the president of the firm.", "supports"),
        ("A Turkish court jailed a journalist.", "A German court jailed a journalist.", "different"),
        ("A Turkish court jailed a journalist.", "A German court jailed the journalist.", "contradicts"),
        ("Ana Reis is head of the Supreme Council of State.", "Ana Reis is head of the High State Council.", "same"),
        ("Ana Reis is head of the Supreme Court.", "Ana Reis is head of the High Court.", "different"),
        ("US troops left Syria.", "American troops left Syria.", "same"),
        ("US troops left Syria.", "Russian troops left Syria.", "different"),
        ("The US attacked Iran.", "America attacked Iran.", "same"),
        ("The US attacked Iran.", "Israel attacked Iran.", "contradicts"),
        ("Turkish forces shelled the town.", "The town was shelled by Turkey.", "same"),
        ("Turkish forces shelled the town.", "Syrian forces shelled the town.", "contradicts"),
    ],
)
def test_offices_compare_by_land_field_and_rank(a: str, b: str, relation: str) -> None:
    assert compare_claims(a, b).relation == compare_claims(b, a).relation == relation


def test_letters_that_spell_a_word_of_grammar_are_a_name() -> None:
    assert "both name US, UK" in compare_claims("The US and the UK agreed.", "The UK and the US agreed.").reasons


def test_what_a_land_has_one_of_is_known_in_every_spelling() -> None:
    minister = OfLand("turkey", frozenset({"defenc", "minist"}))
    names = ("Turkish Defence Minister", "Defense Minister of Turkey", "Türkiye Defence Minister")
    assert {of_land(name) for name in names} == {minister}
    assert one_of_land("President of the United States", "U.S. President")
    assert one_of_land("Ministry of Foreign Affairs of China", "Chinese Foreign Ministry")
    assert of_two_lands("King of Saudi Arabia", "Jordanian King")


@pytest.mark.parametrize("name", ["Bank of England", "American Airlines", "Secretary of State", "Korean President", ""])
def test_what_is_no_office_or_could_be_of_two_lands_is_of_none(name: str) -> None:
    assert of_land(name) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Turkish Defence Minister arrived in Tripoli.", "Hulusi Akar arrived in Tripoli."),
        ("Boris Johnson resigned as prime minister.", "The British prime minister resigned."),
        ("The Defence Minister visited Tripoli.", "Ana Reis visited Tripoli."),
        ("The mayor of Vask opened the bridge.", "Mayor Ana Reis opened the bridge."),
    ],
)
def test_an_office_may_be_that_of_whom_the_other_names(a: str, b: str) -> None:
    assert compare_claims(a, b).relation in ("same", "refines", "supports")


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Apple unveiled the iPhone 12 in October.", "Apple unveiled the iPhone 13 in October.", "different"),
        ("A Boeing 737 crashed.", "A Boeing 777 crashed.", "different"),
        ("A Boeing 737 crashed.", "A Boeing crashed.", "same"),
        ("Flight BA117 was delayed by six hours.", "Flight LH400 was delayed by six hours.", "different"),
        ("On Tuesday 12 people died.", "On Tuesday 14 people died.", "contradicts"),
        ("Parliament voted 251 to 180 for the motion.", "The motion was approved by 251 votes.", "same"),
        ("Parliament voted 251 to 180 for the motion.", "The motion was approved by 240 votes.", "contradicts"),
    ],
)
def test_a_make_is_told_by_its_number_and_a_vote_by_either_count(a: str, b: str, relation: str) -> None:
    assert compare_claims(a, b).relation == compare_claims(b, a).relation == relation

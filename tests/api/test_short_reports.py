"""Short reports of one event in other words are one story; those of one frame about others elsewhere are not."""

from pathlib import Path

import pytest

from annotator.api import compare_articles

_PAIRS = [
    line.split("\t")
    for line in (Path(__file__).parent / "short_reports.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("relation", "one", "other"), _PAIRS, ids=[pair[1][:60] for pair in _PAIRS])
def test_short_reports_are_told_apart_as_people_tell_them(relation: str, one: str, other: str) -> None:
    one, other = one.replace("\\n", "\n"), other.replace("\\n", "\n")
    found, back = compare_articles(one, other), compare_articles(other, one)
    assert (found.relation, found.score, found.confidence) == (back.relation, back.score, back.confidence)
    assert found.relation == relation


def test_reports_of_one_frame_are_not_surely_anything_else_than_two() -> None:
    frame = "A court in {} sentenced {} to {} years in prison on {}. His lawyer said he would appeal."
    told = frame.format("Lyon", "Karim Benali", 12, "Monday"), frame.format("Bordeaux", "Luc Marchand", 9, "Thursday")
    found = compare_articles(*told)
    assert found.relation == "unrelated"
    assert found.confidence > 0.9


def test_names_in_german_reasons_are_names() -> None:
    found = compare_articles(
        "Die Regierung in Wien hat am Montag einen Lockdown beschlossen. Kanzler Alexander Schallenberg sprach.",
        "Die Regierung schickt Wien in den Lockdown. Bundeskanzler Schallenberg verkündete die Maßnahme am Montag.",
    )
    (told,) = [reason for reason in found.reasons if "the names" in reason]
    assert "Schallenberg" in told
    assert "Regierung" not in told
    assert "Lockdown" not in told


def test_a_text_of_one_frame_with_other_names_throughout_is_no_copy() -> None:
    frame = "Ein Gericht in {} verurteilte am {} einen {} zu {} Jahren Haft. Die Verteidigung will Berufung einlegen."
    told = frame.format("Köln", "Montag", "Arzt", "vier"), frame.format("Dresden", "Donnerstag", "Lehrer", "zwei")
    assert compare_articles(*told).relation == "unrelated"
    assert compare_articles(told[0], f"Urteil in Köln\n{told[0]}").relation == "copy"


def test_words_of_grammar_of_another_language_are_not_told_as_common_to_both() -> None:
    found = compare_articles(
        "Die Regierung in Berlin hat die Steuer auf Benzin gesenkt. Der Minister sprach von einer Entlastung.",
        "Die Regierung in Madrid hat die Steuer auf Strom erhöht. Der Minister sprach von einer Belastung.",
    )
    (told,) = [reason for reason in found.reasons if reason.startswith("both have the words")]
    assert not {"Die", "Der", "auf", "einer", "hat"} & set(told.removeprefix("both have the words ").split(", "))


def test_places_that_the_other_names_elsewhere_in_its_text_are_not_told_as_different() -> None:
    found = compare_articles(
        "A bridge collapsed in Orlava on Sunday. At least 130 people died.",
        "Police arrested nine people after a bridge of Orlava in Morvania gave way, killing 130.",
    )
    assert not any(reason.startswith("different places") for reason in found.reasons)


def test_names_in_two_scripts_are_told_as_common_to_both() -> None:
    english = "Khalifa Haftar met Aguila Saleh in Benghazi on 3 May. They want 20,000 mercenaries to leave Libya."
    arabic = "التقى خليفة حفتر عقيلة صالح في بنغازي يوم 3 مايو، وطالبا بخروج 20 ألف مرتزق من ليبيا."
    for one, other, names in ((english, arabic, {"Haftar", "Khalifa"}), (arabic, english, {"حفتر", "خليفة"})):
        found = compare_articles(one, other)
        assert found.relation == "same story"
        (told,) = [reason for reason in found.reasons if reason.startswith("both have the names ")]
        assert names <= set(told.removeprefix("both have the names ").split(", "))
        assert not any(reason.startswith("different names") for reason in found.reasons)

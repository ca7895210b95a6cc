"""Bodies and places are grouped with their acronyms and short forms, peoples and namesakes stay apart."""

import pytest

from annotator.extract.findings import findings
from annotator.extract.names.body_names import body_key, explains, grouped_bodies
from annotator.extract.names.mentions import mark_mentions
from annotator.extract.names.names import longest_names

from .docs import doc_of, with_ents


def grouped(*names: str, places: tuple[str, ...] = (), explained: dict[str, str] | None = None) -> dict[str, str]:
    return grouped_bodies([*names, *places], names, explained or {})


def test_an_acronym_without_brackets_takes_the_long_form_its_initials_fit() -> None:
    full = grouped("United Nations", "UN", "U.N.", "World Health Organization", "WHO")
    assert {full["UN"], full["U.N."]} == {"United Nations"}
    assert full["WHO"] == "World Health Organization"


def test_an_acronym_that_fits_two_long_forms_stays_itself() -> None:
    assert grouped("African Union", "Arab Union", "AU")["AU"] == "AU"


def test_a_body_is_known_without_its_general_word() -> None:
    full = grouped("Wagner Group", "Wagner", "Harbour Movement", "Harbour", "Harbour Party")
    assert full["Wagner"] == "Wagner Group"
    assert full["Harbour"] == "Harbour"


def test_a_place_is_no_short_form_of_a_body() -> None:
    assert grouped("Singapore Airlines", places=("Singapore",))["Singapore"] == "Singapore"


def test_the_end_of_a_name_leads_to_the_whole_if_there_is_but_one() -> None:
    assert grouped("UN Security Council", "Security Council")["Security Council"] == "UN Security Council"
    full = grouped("Greek Foreign Ministry", "Turkish Foreign Ministry", "Foreign Ministry")
    assert full["Foreign Ministry"] == "Foreign Ministry"


def test_spellings_with_stops_articles_and_capitals_are_one() -> None:
    assert body_key("the U.S. Air Force") == body_key("US Air Force") == "us air force"
    assert grouped("LIBYA TODAY", "Libya Today")["LIBYA TODAY"] == "Libya Today"


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("GNA", "Government of National Accord", True),
        ("DoD", "Department of Defense", True),
        ("ECOWAS", "Economic Community of West African States", True),
        ("AFP", "Tripoli", False),
        ("RSF", "Government of National Accord", False),
        ("A", "Accord", False),
    ],
)
def test_an_acronym_is_made_of_beginnings_in_order(short: str, full: str, fits: bool) -> None:
    assert explains(short, full) is fits


def test_brackets_explain_in_both_orders() -> None:
    doc = doc_of(
        "GNA NNP nsubj 6", "( -LRB- punct 2", "Government NNP appos 0", "of IN prep 2", "Accord NNP pobj 3",
        ") -RRB- punct 0", "met VBD ROOT 6", "GNA NNP dobj 6",
    )  # fmt: skip
    assert [name.full for name in findings(mark_mentions(doc)).names] == ["GNA", "GNA"]
    doc = doc_of(
        "GNA NNP nsubj 7", "( -LRB- punct 2", "Government NNP appos 0", "of IN prep 2", "National NNP compound 5",
        "Accord NNP pobj 3", ") -RRB- punct 0", "met VBD ROOT 7", "GNA NNP dobj 7",
    )  # fmt: skip
    assert {name.full for name in findings(mark_mentions(doc)).names} == {"Government of National Accord"}


def test_a_people_stays_apart_from_its_country() -> None:
    doc = doc_of("Libyan JJ amod 1", "troops NNS nsubj 2", "left VBD ROOT 2", "Libya NNP dobj 2")
    names = findings(mark_mentions(with_ents(doc, (0, 1, "NORP"), (3, 4, "GPE")))).names
    assert [(name.full, name.label.value) for name in names] == [("Libyan", "NORP"), ("Libya", "GPE")]


def test_a_family_stays_apart_and_its_surname_is_nobodys() -> None:
    full = longest_names(["Nawaz Sharif", "Shehbaz Sharif", "Maryam Nawaz Sharif", "Sharif"])
    assert full == {name: name for name in full if name != "Nawaz Sharif"} | {"Nawaz Sharif": full["Nawaz Sharif"]}
    assert full["Nawaz Sharif"] != "Shehbaz Sharif"
    assert full["Sharif"] == "Sharif"


def test_varied_spellings_of_one_name_are_one_and_like_ones_two() -> None:
    full = longest_names(["Khaled al-Mishri", "Khalid Al Meshri", "Salahuddin Omar", "Salah al-Din Omar"])
    assert len(set(full.values())) == 2
    full = longest_names(["Hassan Omar", "Hussein Omar", "Ali Said", "Ala Said"])
    assert len(set(full.values())) == 4


def test_a_given_name_alone_leads_to_the_only_one_who_bears_it() -> None:
    full = longest_names(["Abiy Ahmed", "Abiy", "Mona Said", "Mona Hassan", "Mona"])
    assert (full["Abiy"], full["Mona"]) == ("Abiy Ahmed", "Mona")

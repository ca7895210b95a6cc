"""Two usual given names are two people's, however alike they look; spellings and slips of one name are not."""

import pytest

from annotator.match.entities.entities import group_names
from annotator.match.names.forenames import two_names
from annotator.match.names.names import compare_names
from tests.match.reports import report
from tests.match.test_entities import named, variants


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("john", "joan"),
        ("mohammed", "mahmoud"),
        ("jan", "jean"),
        ("ali", "alia"),
        ("hassan", "hussein"),
        ("ahmed", "hamed"),
        ("eric", "erica"),
        ("kamal", "kamil"),
        ("ray", "roy"),
        ("dina", "diana"),
    ],
)
def test_two_usual_given_names_are_two(a: str, b: str) -> None:
    assert two_names(a, b)
    assert compare_names(f"{a} Almeida".title(), f"{b} Almeida".title()) < 0.6


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("mohammed", "muhammad"),
        ("jon", "john"),
        ("catherine", "katherine"),
        ("yousef", "yusuf"),
        ("aleksandr", "alexander"),
        ("jonh", "john"),
        ("micheal", "michael"),
        ("jeffery", "geoffrey"),
        ("volodymyr", "vladimir"),
        ("salim", "salem"),
    ],
)
def test_spellings_slips_and_short_forms_of_a_given_name_are_one(a: str, b: str) -> None:
    assert not two_names(a, b)
    assert compare_names(f"{a} Almeida".title(), f"{b} Almeida".title()) >= 0.8


def test_words_that_are_no_given_names_are_not_called_two() -> None:
    assert not two_names("marten", "martin")
    assert not two_names("smith", "smyth")


def test_a_short_form_goes_with_every_spelling_of_its_name() -> None:
    assert not two_names("tom", "tomas")
    assert two_names("tom", "tim")


def test_two_given_names_beside_one_office_in_one_article_are_two_people() -> None:
    one = report("Defence Minister John Smith met Defence Minister Joan Smith.")
    assert variants(group_names(named(one, "John Smith", "Joan Smith"), [one])) == {("John Smith",), ("Joan Smith",)}


def test_another_word_in_a_long_name_is_more_than_a_gap_that_moved() -> None:
    assert compare_names("Nizar Habash Zureik Mowlid Harbi", "Nizar Habash Zureik Mowlid Subhi") < 0.8
    assert compare_names("Kim Jongun", "Kim Jong Un") >= 0.9


def test_an_initial_that_fits_two_people_joins_neither_unless_one_is_named_beside_it() -> None:
    one, two, three = report("John Smith came."), report("Joan Smith came. J. Smith left."), report("J. Smith slept.")
    people = [*named(one, "John Smith"), *named(two, "Joan Smith")]
    beside, alone = named(two, "J. Smith"), named(three, "J. Smith")
    assert variants(group_names([*people, *alone], [one, two, three])) == {
        ("J. Smith",),
        ("Joan Smith",),
        ("John Smith",),
    }
    assert variants(group_names([*people, *beside], [one, two])) == {("J. Smith", "Joan Smith"), ("John Smith",)}


def test_an_initial_goes_with_two_spellings_of_one_name() -> None:
    one, two, three = report("John Smith came."), report("Jon Smith came."), report("J. Smith slept.")
    mentions = [*named(one, "John Smith"), *named(two, "Jon Smith"), *named(three, "J. Smith")]
    assert variants(group_names(mentions, [one, two, three])) == {("J. Smith", "John Smith", "Jon Smith")}

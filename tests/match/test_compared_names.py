"""Pairs of names that are one's or two's: syllables, marked letters, short forms, sexes, generations, abbreviations."""

from pathlib import Path

import pytest

from annotator.match.names.forenames import is_given, one_name, short_for
from annotator.match.names.marked_letters import by_marked_letters
from annotator.match.names.names import compare_names
from annotator.match.names.syllabic import Syllables, by_syllables
from tests.match.test_name_pairs import united

_LINES = Path(__file__).with_name("compared_names.tsv").read_text(encoding="utf-8").splitlines()
PAIRS = [line.split("\t") for line in _LINES if not line.startswith("#")]
_ONE = 0.8


@pytest.mark.parametrize(("label", "meant", "a", "b"), PAIRS)
def test_a_name_is_alike_if_it_is_the_same_one_s(label: str, meant: str, a: str, b: str) -> None:
    assert (compare_names(a, b, label) >= _ONE) is (meant == "one")
    assert compare_names(a, b, label) == compare_names(b, a, label)


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("Li Keqiang", "Li Qiang", Syllables.TWO),
        ("Xi Jinping", "Xi Jingping", Syllables.NEARLY),
        ("Zhou Qiang", "Zhou Liang", Syllables.TWO),
        ("Lu Shaye", "Lü Shaye", Syllables.UNTOLD),
        ("Pak Chung-hee", "Park Chung Hee", Syllables.ONE),
        ("Kim Min-jae", "Kim Min-ji", Syllables.TWO),
        ("Ri Myong-chol", "Ri Pyong-chol", Syllables.DOUBTFUL),
        ("Pham Minh Chinh", "Pham Minh Chien", Syllables.TWO),
        ("John Smith", "Joan Smith", Syllables.UNTOLD),
    ],
)
def test_syllables_tell_names_of_china_korea_and_vietnam_apart(a: str, b: str, told: Syllables) -> None:
    assert by_syllables(a, b) is told


@pytest.mark.parametrize("other", ["Mueller", "Muller", "Müller", "Myller"])
def test_a_marked_letter_may_be_written_without_its_mark(other: str) -> None:
    assert by_marked_letters("Anna Müller", f"Anna {other}") == 1


@pytest.mark.parametrize("other", ["Möller", "Miller", "Moeller"])
def test_a_marked_letter_is_no_other_letter(other: str) -> None:
    assert by_marked_letters("Anna Müller", f"Anna {other}") < 1


def test_a_word_that_fits_elsewhere_in_the_name_tells_nothing_against_it() -> None:
    assert by_marked_letters("Müller, Anna", "Anna Muller") == 1
    assert by_marked_letters("Юлия Мюллер", "Julia Müller") == 1


def test_short_forms_stand_for_all_spellings_of_a_name() -> None:
    assert short_for("misha", "mikheil")
    assert short_for("katya", "yekaterina")
    assert not short_for("bob", "rob")
    assert one_name("hussein", "hussain")
    assert not one_name("hall", "hill")
    assert is_given("abdrahman")


@pytest.mark.parametrize(
    ("label", "a", "b"),
    [
        ("PERSON", "Muammar Gaddafi", "Moammar Qadhafi"),
        ("PERSON", "Mykola Azarov", "Nikolai Azarov"),
        ("ORG", "Ministry of Foreign Affairs", "Foreign Ministry"),
        ("ORG", "Foreign Ministry of Egypt", "Egyptian Ministry of Foreign Affairs"),
    ],
)
def test_spellings_that_begin_otherwise_or_leave_a_word_out_unite(label: str, a: str, b: str) -> None:
    assert united(label, a, b)


def test_two_usual_surnames_unite_only_where_more_joins_them() -> None:
    assert not united("PERSON", "Peter Marsh", "Peter March")
    assert not united("PERSON", "Sarah Parker", "Sarah Barker")
    assert united("PERSON", "Jens Muller", "Jens Mueller")
    assert not united("PERSON", "Peter Hall", "Peter Hill")
    assert not united("PERSON", "Ann Larson", "Ann Larsen")
    assert not united("PERSON", "Lee Jae-myung", "Lee Jae-yong")
    assert united("PERSON", "Saddam Hussein", "Saddam Hussain")

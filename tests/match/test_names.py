"""Names are compared by their words, whatever the alphabet did to them, and namesakes stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.match.names import acronym_of, compare_names

LABELS = st.sampled_from(["PERSON", "ORG", "GPE"])
NAMES = st.text(max_size=24) | st.lists(
    st.sampled_from(["Salah", "al-Din", "Al-Namroush", "Saladin", "Nemrush", "J.", "Smith", "Bank", "of", "UN", "Ltd"])
).map(" ".join)


@given(NAMES, NAMES, LABELS)
def test_comparison_is_symmetric_and_within_bounds(a: str, b: str, label: str) -> None:
    score = compare_names(a, b, label)
    assert 0.0 <= score <= 1.0
    assert score == compare_names(b, a, label)


@given(NAMES, LABELS)
def test_a_name_equals_itself(name: str, label: str) -> None:
    assert compare_names(name, name, label) == 1.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Salah al-Din al-Namroush", "Saladin Nemrush"),
        ("Salahuddin Al-Namroush", "Salah El-Din Al-Namroush"),
        ("Khaled al-Mishri", "Khaled al Meshri"),
        ("Mohammed ElBaradei", "Mohamed El-Baradei"),
        ("Putin, Vladimir", "Vladimir Putin"),
        ("Muammar Gaddafi", "Moammar Qaddafi"),
        ("Prime Minister Benjamin Netanyahu", "Binyamin Netanyahu"),
        ("Владимир Путин", "Vladimir Putin"),
        ("J. Smith", "John Smith"),
    ],
)
def test_spellings_of_one_person_are_alike(a: str, b: str) -> None:
    assert compare_names(a, b) >= 0.8


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Khalifa Haftar", "Khalid Al Attiyah"),
        ("Khaled al-Mishri", "Khalid bin Mohammad Al Attiyah"),
        ("Boris Johnson", "Boris Nemtsov"),
        ("Angela Merkel", "Angela Davis"),
        ("A. Nazarbayev", "Nursultan Nazarbayev"),
    ],
)
def test_namesakes_are_not_alike(a: str, b: str) -> None:
    assert compare_names(a, b) < 0.7


def test_titles_do_not_count() -> None:
    assert compare_names("General Khalifa Haftar", "Khalifa Haftar") == 1.0


def test_an_acronym_stands_for_its_long_form() -> None:
    assert compare_names("GNA", "Government of National Accord", "ORG") == 0.9
    assert acronym_of("U.N.", "United Nations")
    assert not acronym_of("GNA", "Government of National Unity")


def test_legal_forms_hardly_count_and_numbers_do() -> None:
    assert compare_names("Deutsche Bank AG", "Deutsche Bank", "ORG") > 0.85
    assert compare_names("Brigade 44", "Brigade 45", "ORG") < 0.5


def test_ministers_are_not_ministries() -> None:
    assert compare_names("Turkish Defence Minister", "Turkish Defence Ministry", "ORG") < 0.85

"""Names of places are one in every alphabet and language, and two places stay two."""

import pytest

from annotator.match.exonyms import places_called
from annotator.match.names import compare_names


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kyiv", "Київ"),
        ("Kyiv", "Kiev"),
        ("Moscow", "Москва"),
        ("Tripoli", "طرابلس"),
        ("Vienna", "Wien"),
        ("Athens", "Αθήνα"),
        ("Germany", "ألمانيا"),
        ("Turkey", "Турция"),
        ("Benghazi", "بنغازي"),
        ("Mariupol", "Мариуполь"),
    ],
)
def test_a_place_is_one_in_every_alphabet_and_language(a: str, b: str) -> None:
    assert compare_names(a, b, "GPE") == compare_names(b, a, "GPE") >= 0.9


@pytest.mark.parametrize(
    ("a", "b"), [("Niger", "Nigeria"), ("Austria", "Australia"), ("Dublin", "Berlin"), ("Donetsk", "Луганск")]
)
def test_places_with_names_alike_stay_two(a: str, b: str) -> None:
    assert compare_names(a, b, "LOC") < 0.5


def test_a_name_that_no_language_has_is_no_known_place() -> None:
    assert places_called("Karvath") == places_called("…") == frozenset()

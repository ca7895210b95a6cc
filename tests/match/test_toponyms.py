"""Names of places are one in every alphabet and language, and two places stay two."""

import pytest

from annotator.domain.article import Article
from annotator.domain.ids import mention_id
from annotator.domain.mention import Mention
from annotator.match.entities.entities import group_names
from annotator.match.names.exonyms import places_called
from annotator.match.names.names import compare_names
from annotator.match.names.places import Lying, lying
from tests.match.reports import report, within


def _place(article: Article, name: str) -> Mention:
    span = within(article, name)
    return Mention(mention_id(article.id, span, "GPE"), article.id, span, name, "GPE")


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


@pytest.mark.parametrize("name", ["America", "América"])
def test_a_name_that_may_mean_a_continent_too_is_only_likely_the_land(name: str) -> None:
    assert 0.8 <= compare_names(name, "United States", "GPE") < 0.93


def test_a_town_whose_zone_was_renamed_is_known_under_both_names_and_no_other_town_of_the_zone() -> None:
    assert places_called("Kyiv") == places_called("Kiev") == places_called("Київ") == {"Europe/Kyiv"}
    assert places_called("Belfast").isdisjoint(places_called("London"))


def test_a_name_that_no_language_has_is_no_known_place() -> None:
    assert places_called("Karvath") == places_called("…") == frozenset()


@pytest.mark.parametrize(
    "names",
    [
        ("Kiev", "Kyiv", "Київ"),
        ("Moscow", "Moskau", "Москва"),
        ("Tripoli", "طرابلس"),
        ("Britain", "United Kingdom"),
        ("Bombay", "Mumbai"),
        ("Lugansk", "Luhansk"),
        ("Calcutta", "Kolkata", "कोलकाता"),
    ],
)
def test_one_place_in_many_languages_is_one_entity(names: tuple[str, ...]) -> None:
    reports = [report(f"They went to {name}.") for name in names]
    mentions = [_place(one, name) for one, name in zip(reports, names, strict=True)]
    assert [each.variants for each in group_names(mentions, reports)] == [names]


def test_places_with_names_alike_or_in_one_zone_of_time_stay_apart() -> None:
    names = (
        "Niger",
        "Nigeria",
        "Belfast",
        "London",
        "Tel Aviv",
        "Jerusalem",
        "Donetsk",
        "Луганск",
        "America",
        "United States",
    )
    one = report(f"They went to {', '.join(names)}.")
    found = group_names([_place(one, name) for name in names], [one])
    assert sorted(each.variants for each in found) == sorted((name,) for name in names)


@pytest.mark.parametrize(
    ("english", "other"),
    [
        ("Tripoli", "Tarabulus"),
        ("Damascus", "Dimashq"),
        ("Cairo", "al-Qahira"),
        ("Cairo", "El-Qahirah"),
        ("Moscow", "Moskva"),
        ("Kyiv", "Kiev"),
        ("Beijing", "Peking"),
        ("Aleppo", "Halab"),
        ("Mecca", "Makkah"),
        ("Jerusalem", "Al Quds"),
        ("Munich", "München"),
        ("Florence", "Firenze"),
        ("Saint Petersburg", "Leningrad"),
        ("Chennai", "Madras"),
        ("Egypt", "Misr"),
        ("Hungary", "Magyarország"),
    ],
)
def test_a_town_is_known_by_its_name_at_home_and_of_former_days(english: str, other: str) -> None:
    assert compare_names(english, other, label="GPE") >= 0.95


@pytest.mark.parametrize(
    ("a", "b"),
    [("Tripoli", "Dimashq"), ("Hebron", "Khalil"), ("Damascus", "Sham"), ("Moskva", "Makkah"), ("Tarabulus", "Tunis")],
)
def test_names_at_home_of_two_places_and_words_that_are_none_are_not_one(a: str, b: str) -> None:
    assert compare_names(a, b, label="GPE") < 0.5


def test_a_name_at_home_lies_where_the_town_does() -> None:
    assert lying("Tarabulus", "Libya") is Lying.WITHIN
    assert lying("Dimashq", "Aleppo") is Lying.APART

"""Whom and which places a report names, also where a sentence begins or another language writes names its own way."""

import pytest

from annotator.match.stories.names_in_both import names_in_both, persons_apart, places_apart, share_named
from annotator.match.stories.report_cast import Cast, cast
from annotator.match.stories.reports import report_profile
from annotator.match.stories.shared_parts import written


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Orlava's port was shut.", "orlava"),
        ("Tesla recalled 300 cars.", "tesla"),
        ("Toyota recalls 500,000 cars.", "toyota"),
        ("Khalifa left the room.", "khalifa"),
        ("Boric said nothing.", "boric"),
        ("NATO will meet.", "nato"),
        ("Ethiopia fills a dam.", "ethiopia"),
        ("Kenyan police came.", "kenyan"),
    ],
)
def test_a_word_that_begins_a_sentence_is_a_name_by_what_it_is_or_by_what_follows(text: str, name: str) -> None:
    assert name in cast(text).names


@pytest.mark.parametrize(
    "text",
    [
        "Protesters stormed the palace.",
        "Nurses at hospitals walked out.",
        "Police said nothing.",
        "Gunmen killed two farmers.",
        "Fifteen seamen were released.",
        "Seventy-three pupils were taken.",
        "Rain delayed the match.",
        "The port was shut.",
        "Seismologists warned of more.",
    ],
)
def test_a_common_word_that_begins_a_sentence_is_no_name(text: str) -> None:
    assert cast(text).names == frozenset()


def test_a_headline_with_capitals_everywhere_hides_no_name() -> None:
    told = report_profile("Alexei Navalny Arrested at Airport in Moscow After Flight\nHe was led away.")
    assert {"alexei", "navalni", "moscow"} <= told.names
    assert told.names.isdisjoint({"arrest", "airport", "flight"})


def test_what_may_be_a_name_is_one_where_the_other_report_tells_so() -> None:
    one, other = map(report_profile, ("Wagner mercenaries left.", "The head of Wagner spoke."))
    assert "wagner" in one.cast.perhaps
    assert [names_in_both(one, other).ours[key] for key in names_in_both(one, other).both] == ["wagner"]


def test_a_word_that_is_written_small_elsewhere_is_no_name() -> None:
    assert cast("Volunteers came. The volunteers and Volunteers of old dug. Volunteers left.").perhaps == frozenset()


def test_lands_are_named_by_their_people_as_well() -> None:
    assert cast("Gabonese soldiers, Chileans and the Sri Lankan navy met in Lima.").places == (
        "gabon",
        "chile",
        "sri lanka",
        "Lima",
    )
    assert cast("It sank in the Indian Ocean.").places == ()


def test_persons_are_known_by_a_given_name_or_by_what_they_are() -> None:
    told = "The Justice Department charged Karim Benali, and President Bongo met Ursula von der Leyen in Port Harcourt."
    assert cast(told).surnames == {"bena", "bongo", "leyen"}


def test_nothing_is_named_by_an_empty_text() -> None:
    assert cast("") == Cast()


def test_a_body_and_its_initials_are_one_name() -> None:
    one, other = map(report_profile, ("The European Central Bank met.", "It was the ECB again."))
    assert "ecb" in names_in_both(one, other).ours.values()


def test_a_town_counts_for_its_land_among_what_is_named() -> None:
    one, other = map(report_profile, ("A mob stormed the palace in Colombo.", "Sri Lankan demonstrators swam."))
    assert share_named(one, other, names_in_both(one, other)) == 1


def test_places_and_persons_are_apart_where_neither_tells_any_of_the_other() -> None:
    one, other = (
        report_profile(f"A court in {town} sentenced {name} to nine years.")
        for town, name in (("Lyon", "Karim Benali"), ("Bordeaux", "Julien Marchand"))
    )
    assert places_apart(one, other)
    assert persons_apart(one, other)
    again = report_profile("Benali of Lyon was sentenced, said Judge Paul Renard.")
    assert not places_apart(one, again)
    assert not persons_apart(one, again)


def test_a_german_noun_is_no_name_but_may_be_one() -> None:
    told = report_profile("Die Regierung in Wien hat mit Kanzler Alexander Schallenberg in Orlava gesprochen.")
    assert {"schallenberg", "wien"} <= told.names
    assert "regierung" not in told.names
    assert {"regierung", "orlava"} <= told.cast.perhaps
    assert told.cast.places == ("Vienna",)


def test_initials_that_a_text_spells_out_are_told_in_capitals() -> None:
    assert written("The European Central Bank met.", ("ecb", "bank")) == ["ECB", "Bank"]

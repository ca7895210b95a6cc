"""Look-alike events elsewhere are told apart by where, when and by whom their articles tell of them."""

import pytest

from annotator.domain.article import Article
from annotator.domain.link import Link, Relation
from annotator.match.links.subjects import Subject, elsewhere, likeness, subject
from annotator.match.stories.scenes import scene, scenes_apart, towns_apart
from annotator.match.suggest import suggest
from tests.match.reports import corpus, report

_PERU = (
    "LIMA - A strong earthquake struck southern Peru. The death toll rose to 15 by evening. Houses fell in Arequipa."
)
_TURKEY = "ANKARA - An earthquake struck eastern Turkey. The death toll rose to 23 by evening. Houses fell in Izmir."


def test_places_within_other_names_are_no_scene() -> None:
    text = "Paris Hilton met Real Madrid in Lima on Monday. The US Geological Survey is in New York, Lima said."
    assert scene(text) == {"Lima": 2, "New York": 1}


def test_scenes_in_one_land_are_not_apart() -> None:
    assert scenes_apart(scene("Floods hit Lima."), scene("Floods hit southern Peru.")) is None


def test_a_scene_without_known_places_is_nowhere() -> None:
    assert scenes_apart(scene("Floods hit Karvath."), scene("Floods hit Lima.")) is None


def test_a_passing_place_of_the_other_scene_keeps_them_together_on_one_day() -> None:
    one, other = subject("Libya: ministers met in Tripoli, Tripoli said."), subject("Tripoli and Istanbul: Istanbul.")
    assert elsewhere(one, other, likeness(one, other).names) is None


def test_the_meeting_in_istanbul_is_not_the_one_in_tripoli_weeks_before() -> None:
    january = subject("Ministers met in Istanbul on the truce in Libya, Istanbul papers said.", "2021-01-10")
    december = subject("Ministers met in Tripoli on the truce in Libya, Tripoli papers said.", "2020-12-26")
    why = elsewhere(january, december, likeness(january, december).names)
    assert why == "other events: one report is of Istanbul, the other of Tripoli"


@pytest.mark.parametrize("days", [("2025-03-07", "2025-08-10"), ("2025-03-07", "2025-03-08"), (None, None)])
def test_figures_of_look_alike_events_neither_contradict_nor_supersede(days: tuple[str | None, str | None]) -> None:
    (link,) = _toll_links(_PERU, _TURKEY, days)
    assert link.relation is Relation.DIFFERENT
    assert link.reasons[0].startswith("other events: one report is of ")


def test_a_newer_figure_of_one_event_supersedes() -> None:
    later = _PERU.replace("15", "21").replace("struck", "shook").replace("Houses", "Schools")
    (link,) = _toll_links(_PERU, later, ("2025-03-07", "2025-03-08"))
    assert link.relation is Relation.SUPERSEDES


def _toll_links(a: str, b: str, published: tuple[str | None, str | None]) -> list[Link]:
    one, other = (report(text, published=day) for text, day in zip((a, b), published, strict=True))
    told = corpus(one, other)
    tolls = {claim.id for claim in told.claims if claim.text.startswith("The death toll")}
    return [link for link in suggest(told) if isinstance(link, Link) and {link.a, link.b} == tolls]


_MARKET = (
    "A bomb went off at a market in {town} on Tuesday, killing nine people and wounding {hurt}, police said. No group "
    "claimed responsibility for the attack."
)


def _blast(town: str, hurt: int, day: str) -> Subject:
    return subject(_MARKET.format(town=town, hurt=hurt), day)


def _why(one: Subject, other: Subject) -> str | None:
    return elsewhere(one, other, likeness(one, other).names)


def test_towns_in_no_list_tell_look_alike_events_of_other_weeks_apart() -> None:
    may, september = _blast("Al-Karvath", 27, "2023-05-02"), _blast("Deir Omrah", 31, "2023-09-05")
    assert _why(may, september) == (
        "other events: 126 days between the reports, one of Al-Karvath, the other of Deir Omrah"
    )
    assert _why(may, _blast("Deir Omrah", 31, "2023-05-03")) is None


def test_a_town_in_no_list_is_itself_in_another_spelling() -> None:
    assert _why(_blast("Al-Karvath", 27, "2023-05-02"), _blast("Al Karvathe", 31, "2023-09-05")) is None


def test_who_mentions_the_town_of_the_other_may_tell_of_its_event() -> None:
    later = subject(_MARKET.format(town="Deir Omrah", hurt=31) + " Karvath and Omrah mourned Al-Karvath.", "2023-09-05")
    assert _why(_blast("Al-Karvath", 27, "2023-05-02"), later) is None


def test_datelines_name_towns_and_assemblies_are_none() -> None:
    assert scene("KARVATH (Reuters) - A bomb went off. It was debated in Parliament and in English.") == {"Karvath": 1}


def test_elsewhere_a_man_in_another_spelling_is_a_namesake() -> None:
    text = "A bomb went off in {town} on Tuesday. Governor {name} visited the wounded in hospital."
    one = report(text.format(town="Al-Karvath", name="Khaled Mansour"), published="2023-05-02")
    two = report(text.format(town="Deir Omrah", name="Khalid Mansouri"), published="2023-09-05")
    same = report(text.format(town="Deir Omrah", name="Khaled Mansour"), published="2023-09-05")
    assert _visits(one, two) == [Relation.DIFFERENT]
    assert _visits(one, same) == [Relation.SAME]


def _visits(one: Article, other: Article) -> list[Relation]:
    told = corpus(one, other)
    visits = {claim.id for claim in told.claims if "visited" in claim.text}
    return [each.relation for each in suggest(told) if isinstance(each, Link) and {each.a, each.b} == visits]


def test_main_towns_lie_apart_whatever_lands_both_name() -> None:
    one = scene("Ministers of Libya and Turkey met in Istanbul. The talks in Istanbul ended.")
    other = scene("Ministers of Libya and Turkey met in Tripoli. The talks in Tripoli ended.")
    assert towns_apart(one, other) == ("Istanbul", "Tripoli")
    assert towns_apart(one, scene("Turkey denied it. Turkey said so.")) is None
    assert towns_apart(one, scene("They met in Tripoli. The talks in Tripoli followed those in Istanbul.")) is None

"""On which side of a land a place lies, as far as the list knows it."""

import pytest

from annotator.domain.link import Relation
from annotator.match.claims.attributes import Attribute, Standing
from annotator.match.contrast import contrast
from annotator.match.names.compass import _SIDES, lies_across, lies_on
from annotator.match.names.places import first_spellings
from tests.match.reports import said


@pytest.mark.parametrize(
    ("place", "land", "side"),
    [
        ("Palermo", "Italy", "northern"),
        ("Sicily", "Italy", "north-eastern"),
        ("Calais", "France", "the South"),
        ("Kiev", "Ukraine", "south"),
        ("Glasgow", "the UK", "southern"),
    ],
)
def test_a_place_lies_across_from_a_side(place: str, land: str, side: str) -> None:
    assert lies_across(place, land, side)
    assert not lies_on(place, land, side)


@pytest.mark.parametrize(
    ("place", "land", "side"),
    [("Milan", "Italy", "northern"), ("Munich", "Germany", "south"), ("Lille", "France", "n")],
)
def test_no_place_lies_across_from_its_own_side(place: str, land: str, side: str) -> None:
    assert not lies_across(place, land, side)


def test_what_no_list_knows_lies_nowhere() -> None:
    assert not any(
        find(*told)
        for find in (lies_across, lies_on)
        for told in (("Rome", "Italy", "northern"), ("Milan", "Italy", ""), ("X", "Italy", "north"), ("X", "Y", "east"))
    )


def test_every_land_of_the_list_is_one_by_its_first_spelling() -> None:
    names = [land.replace("_", " ") for land in _SIDES]
    assert [name for name in names if name not in first_spellings(name)] == []


@pytest.mark.parametrize(
    ("a", "b", "note"),
    [
        ("The fair was held in southern Germany", "The fair was held in Hamburg", "southern Germany, not Hamburg"),
        ("The fair was held in the north of Spain", "The fair was held in Malaga", "the north of Spain, not Malaga"),
        ("Rain fell in eastern Turkey", "Rain fell in Izmir", "eastern Turkey, not Izmir"),
    ],
)
def test_a_town_across_a_land_is_another_place(a: str, b: str, note: str) -> None:
    found = contrast(*said(a), *said(b))
    assert found.attributes[Attribute.WHERE] is Standing.DIFFER
    assert found.relation not in (Relation.SAME, Relation.REFINES)
    assert note in {difference.note for difference in found.differences}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The fair was held in Hamburg", "The fair was held in northern Germany"),
        ("The fair was held in Milan", "The fair was held in the north of Italy"),
        ("The fair was held in Benghazi", "The fair was held in the eastern part of Libya"),
    ],
)
def test_a_town_on_that_side_is_more_precise(a: str, b: str) -> None:
    found = contrast(*said(a), *said(b))
    assert (found.relation, found.reversed) == (Relation.REFINES, False)
    assert contrast(*said(b), *said(a)).reversed

"""A place inside another does not clash with it; two towns, and a town of another land, do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.match.names.lands import lands, parts_of_lands, regions
from annotator.match.names.places import Lying, is_place, lying

_TURNED = {Lying.WITHIN: Lying.HOLDS, Lying.HOLDS: Lying.WITHIN}
_NAMES = sorted({land.spellings[0] for land in (*lands(), *parts_of_lands())} | {"Paris", "Houston", "Nowhere", "Asia"})


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Tripoli", "Libya", Lying.WITHIN),
        ("Libya", "Tripoli", Lying.HOLDS),
        ("Toulouse", "Europe", Lying.WITHIN),
        ("Egypt", "the Middle East", Lying.WITHIN),
        ("Mobile", "Alabama", Lying.WITHIN),
        ("Scotland", "UK", Lying.WITHIN),
        ("the United States", "U.S.", Lying.SAME),
        ("Kiev", "Kyiv", Lying.SAME),
        ("Bombay", "Mumbai", Lying.SAME),
        ("Tripoli", "Benghazi", Lying.APART),
        ("Paris", "Germany", Lying.APART),
        ("Houston", "California", Lying.APART),
        ("France", "Germany", Lying.APART),
        ("Atlanta", "Georgia", Lying.WITHIN),
        ("Tbilisi", "Georgia", Lying.WITHIN),
        ("Tikrit", "Kurdistan", Lying.UNKNOWN),
        ("Nowhere", "Libya", Lying.UNKNOWN),
    ],
)
def test_places_lie_as_the_map_shows(a: str, b: str, expected: Lying) -> None:
    assert lying(a, b) is expected


def test_a_town_may_lie_in_a_part_of_its_land_and_not_of_another() -> None:
    assert lying("Tobruk", "Libya", part_of_b=True) is Lying.UNKNOWN
    assert lying("Cairo", "Libya", part_of_b=True) is Lying.APART
    assert lying("Libya", "Libya", part_of_a=True) is Lying.WITHIN


@given(st.sampled_from(_NAMES), st.sampled_from(_NAMES), st.booleans(), st.booleans())
def test_the_other_way_round_is_the_other_way_round(a: str, b: str, part_a: bool, part_b: bool) -> None:
    there, back = (
        lying(a, b, part_of_a=part_a, part_of_b=part_b),
        lying(b, a, part_of_a=part_b, part_of_b=part_a),
    )
    assert back is _TURNED.get(there, there)


def test_every_member_of_a_region_is_a_land() -> None:
    known = {land.spellings[0] for land in (*lands(), *parts_of_lands())}
    assert [member for _, members in regions() for member in members if member not in known] == []
    assert is_place("Middle East")
    assert not is_place("Nowhere")

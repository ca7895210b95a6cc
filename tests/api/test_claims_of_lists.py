"""Tests of claims that list: lists compare as sets, of names and of other things, whoever acts or undergoes."""

import pytest

from annotator.api.claims import compare_claims

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("Haftar is backed by Russia, Egypt and the United Arab Emirates.", "Haftar is supported by Egypt."),
        ("The bank was fined by Germany, France and Italy.", "The bank was fined by France."),
        ("He was shot by Cleo Das and Ben Ali.", "He was shot by Ben Ali."),
        ("The police arrested farmers and teachers.", "The police arrested teachers."),
        ("The village was burned by the army and rebels.", "The village was burned by the army."),
        ("Rebels and the army burned the village.", "The army burned the village."),
        ("Doctors and nurses went on strike.", "Doctors went on strike."),
        ("The flood destroyed a school and a new stone bridge.", "The flood destroyed a bridge."),
        ("The mayor and the governor resigned.", "The governor resigned."),
    ],
)
def test_who_lists_more_tells_it_more_precisely(longer: str, shorter: str) -> None:
    there, back = compare_claims(longer, shorter), compare_claims(shorter, longer)
    assert (there.relation, there.reversed) == ("refines", False)
    assert (back.relation, back.reversed) == ("refines", True)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("The strike closed schools and hospitals.", "The strike closed hospitals and courts.", "supports"),
        ("He was elected by Ana and Ben.", "He was elected by Cleo and Ben.", "supports"),
        ("The rebel army burned the village.", "The army burned the village.", "contradicts"),
        ("The village was burned by the army.", "The village was burned by the rebels.", "contradicts"),
        ("He was shot by Ben Ali.", "He was shot by Cleo Das and Dan Bo.", "contradicts"),
        ("The police came and arrested farmers.", "The police arrested farmers.", "same"),
    ],
)
def test_lists_that_each_have_more_overlap_and_what_is_no_list_is_none(one: str, other: str, relation: str) -> None:
    assert compare_claims(one, other).relation == relation
    assert compare_claims(other, one).relation == relation

"""Tests of which suggested relations are shown: those that are likely enough to be read."""

import pytest

from annotator.domain.link import Relation, is_vague

_OTHERS = [each for each in Relation if each not in (Relation.SUPPORTS, Relation.DIFFERENT)]


@pytest.mark.parametrize("relation", _OTHERS)
def test_a_relation_is_shown_from_a_fifth_on(relation: Relation) -> None:
    assert is_vague(relation, 1_999)
    assert not is_vague(relation, 2_000)


def test_supports_is_shown_only_where_it_is_likelier_than_not() -> None:
    assert is_vague(Relation.SUPPORTS, 5_999)
    assert not is_vague(Relation.SUPPORTS, 6_000)


def test_what_tells_of_something_else_may_be_unlikely_to_be_the_same() -> None:
    assert not is_vague(Relation.DIFFERENT, 0)

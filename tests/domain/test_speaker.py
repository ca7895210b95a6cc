"""Tests of when two wordings name the same speaker."""

import pytest

from annotator.domain.ids import EntityId
from annotator.domain.speaker import Names, bare, is_name


@pytest.mark.parametrize(
    "words", ["Ada Berg", "the Supreme Council", "Turkey", "sources in the Libyan army", "محمد علي"]
)
def test_who_is_named_is_a_name(words: str) -> None:
    assert is_name(words)


@pytest.mark.parametrize("words", ["he", "They", "Both sides", "officials", "an official statement", "", " ", "the"])
def test_nobody_named_is_no_name(words: str) -> None:
    assert not is_name(words)


def test_an_article_before_a_name_does_not_count() -> None:
    assert bare("The  Supreme Council") == "Supreme Council"
    assert bare("Ada Berg") == "Ada Berg"


def test_a_name_is_known_as_its_entity_unless_several_have_it() -> None:
    names = Names([("Ada Berg", EntityId("1")), ("the Council", EntityId("2")), ("the council", EntityId("3"))])
    assert names.known_as("ada berg") == {"ada berg", "entity 1"}
    assert names.known_as("The Council") == {"council"}
    assert names.known_as("") == frozenset()

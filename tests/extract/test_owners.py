"""Whose lawyer somebody is keeps "he" from meaning the lawyer, with the model."""

import pytest

from annotator.domain.article import new_article
from annotator.domain.claim import Claim
from annotator.extract.pipeline import Extractor

pytestmark = pytest.mark.model

_BEFORE = "Milan Petrik was arrested in Korvik."


def texts(extractor: Extractor, text: str) -> list[str]:
    (batch,) = extractor.extract([new_article(text, language="en")])
    return [one.text for one in batch.proposals if isinstance(one, Claim)]


@pytest.mark.parametrize(
    "said",
    [
        "Anna Keller, his lawyer, said he was not on the car deck.",
        "His lawyer, Anna Keller, said he was not on the car deck.",
        "His lawyer Anna Keller said he was not on the car deck.",
        "The captain's lawyer, Anna Keller, said he was not on the car deck.",
        "Anna Keller, a lawyer for the captain, said he was not on the car deck.",
        "Anna Keller, his lawyer, spoke. He was not on the car deck.",
    ],
)
def test_whoever_speaks_for_somebody_is_not_meant(extractor: Extractor, said: str) -> None:
    found = texts(extractor, f"{_BEFORE} {said}")
    assert "He was not on the car deck." in found
    assert "Anna Keller was not on the car deck." not in found


def test_a_word_for_her_leaves_him_to_be_found(extractor: Extractor) -> None:
    found = texts(extractor, f"{_BEFORE} Jana Petrik, his wife, said he had called her.")
    assert found[1:] == ["Jana Petrik is Milan Petrik’s wife.", "Milan Petrik had called her."]


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("Tomas Brandt, the mayor, said he would resign.", "Tomas Brandt would resign."),
        ("Tomas Brandt, her lawyer, said he would appeal.", "Tomas Brandt would appeal."),
        ("Tomas Brandt, head of the council, said he would resign.", "Tomas Brandt would resign."),
    ],
)
def test_whoever_is_told_to_be_something_of_their_own_is_meant(extractor: Extractor, said: str, claim: str) -> None:
    assert claim in texts(extractor, said)


def test_the_captain_is_not_his_own_lawyer(extractor: Extractor) -> None:
    found = texts(extractor, "The captain was arrested. The captain's lawyer, Anna Keller, said nothing.")
    assert found[0] == "The captain was arrested."

"""Who tells what somebody else knows, believes or fears, with the model."""

import pytest

from annotator.domain.claim import Claim, Role
from annotator.extract.pipeline import Extractor
from tests import builders

pytestmark = pytest.mark.model


def told(extractor: Extractor, text: str) -> dict[str, tuple[str, str]]:
    """By the words of each claim that is proposed of a text, who says it and how certainly."""
    (batch,) = extractor.extract([builders.article(text, language="en")])
    claims = [each for each in batch.proposals if isinstance(each, Claim)]
    return {each.text: (source(each, text), each.factuality.value) for each in claims}


def source(claim: Claim, text: str) -> str:
    slot = claim.slot(Role.SPEAKER)
    return slot.words(text) if slot else ""


@pytest.mark.parametrize(
    ("text", "whole", "held", "certainty"),
    [
        (
            "The harbour master had known since May that the crane was cracked, according to the Tide.",
            "The harbour master had known since May that the crane was cracked.",
            "The crane was cracked.", "CT+",
        ),
        (
            "According to the Tide, the harbour master knew that the crane was cracked.",
            "The harbour master knew that the crane was cracked.",
            "The crane was cracked.", "CT+",
        ),
        (
            "Dockers believed that the crane was safe, according to the Tide.",
            "Dockers believed that the crane was safe.",
            "The crane was safe.", "PR+",
        ),
        (
            "Dockers discovered that the crane was cracked, according to the Tide.",
            "Dockers discovered that the crane was cracked.",
            "The crane was cracked.", "CT+",
        ),
        (
            "The harbour master realised that the crane was cracked, according to the Tide.",
            "The harbour master realised that the crane was cracked.",
            "The crane was cracked.", "CT+",
        ),
        (
            "Dockers feared that the crane would fall, according to the Tide.",
            "Dockers feared that the crane would fall.",
            "The crane would fall.", "PS+",
        ),
        (
            "The harbour master was aware that the crane was cracked, according to the Tide.",
            "The harbour master was aware that the crane was cracked.",
            "The crane was cracked.", "CT+",
        ),
        (
            "Ana Duarte found out that the crane was cracked, according to the Tide.",
            "Ana Duarte found out that the crane was cracked.",
            "The crane was cracked.", "CT+",
        ),
    ],
)  # fmt: skip
def test_whoever_tells_what_another_holds_says_it_and_that_they_hold_it(
    extractor: Extractor, text: str, whole: str, held: str, certainty: str
) -> None:
    found = told(extractor, text)
    assert found[whole] == ("the Tide", "CT+")
    assert found[held] == ("the Tide", certainty)


@pytest.mark.parametrize("holds", ["knew", "did not know", "was unaware"])
def test_what_somebody_knows_or_not_is_told_by_the_author(extractor: Extractor, holds: str) -> None:
    found = told(extractor, f"The harbour master {holds} that the crane was cracked.")
    assert found["The crane was cracked."] == ("", "CT+")
    assert f"The harbour master {holds} that the crane was cracked." in found


@pytest.mark.parametrize("teller", ["according to the Tide", "the Tide reported"])
def test_whoever_was_told_is_not_who_says_it(extractor: Extractor, teller: str) -> None:
    found = told(extractor, f"The mayor was told in May that the crane was cracked, {teller}.")
    assert found["The mayor was told in May that the crane was cracked."][0] == "the Tide"
    assert found["The crane was cracked."][0] == "the Tide"
    by_police = told(extractor, "The mayor was told by police that the crane was cracked.")
    assert by_police["The crane was cracked."][0] == "police"


def test_what_is_known_is_not_denied_with_its_being_known(extractor: Extractor) -> None:
    found = told(extractor, "The port denied that the harbour master had known that the crane was cracked.")
    assert found["The harbour master had known that the crane was cracked."] == ("The port", "CT-")
    assert found["The crane was cracked."] == ("The port", "CT+")


@pytest.mark.parametrize(
    "text",
    [
        "Ana Duarte believes that the crane is safe.",
        "According to the Tide, Ana Duarte said that the crane was safe.",
        "Ana Duarte said she believed that the crane was safe.",
    ],
)
def test_whoever_says_or_alone_believes_it_stays_its_source(extractor: Extractor, text: str) -> None:
    (held,) = [who for words, who in told(extractor, text).items() if words.startswith("The crane")]
    assert held[0] in {"Ana Duarte", "she"}

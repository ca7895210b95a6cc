"""A claim's slots: what tells when is its time and no object, and what counts is its amount; with the model."""

import pytest

from annotator.api import extract_text
from annotator.domain.article import new_article
from annotator.domain.claim import Claim, Role
from annotator.domain.mention import Mention
from annotator.extract.pipeline import Extractor

pytestmark = pytest.mark.model


def slots(extractor: Extractor, text: str, *roles: Role) -> list[list[str]]:
    """The words of the slots of these roles, a list for each claim."""
    (batch,) = extractor.extract([new_article(text, language="en", published="2026-03-14")])
    claims = [one for one in batch.proposals if isinstance(one, Claim)]
    return [[slot.words(text) for role in roles for slot in claim.all(role)] for claim in claims]


@pytest.mark.parametrize(
    ("text", "predicate", "objects", "time"),
    [
        ("The ferry left Korvik on Tuesday evening.", "left", ["Korvik"], "Tuesday evening"),
        ("On Tuesday evening the ferry left Korvik.", "left", ["Korvik"], "Tuesday evening"),
        ("A 14th victim died on Friday.", "died", [], "Friday"),
        ("The ferry was built in 1998.", "was built", [], "1998"),
        ("The company sold two ferries last year.", "sold", ["two ferries"], "last year"),
        ("In the early hours of 12 March, a fire broke out.", "broke out", [], "12 March"),
        ("Talks will last until 5 May.", "will last", [], "5 May"),
        ("The law passed in 2019 after a long debate.", "passed", ["after a long debate"], "2019"),
        ("Police spoke of Tuesday as the worst day.", "spoke of", ["Tuesday", "as the worst day"], "Tuesday"),
        ("Parliament postponed the session to Friday.", "postponed", ["the session", "to Friday"], "Friday"),
        ("The ceasefire held for three days.", "held for", ["three days"], ""),
    ],
)
def test_what_only_tells_when_is_the_time_and_no_object(
    extractor: Extractor, text: str, predicate: str, objects: list[str], time: str
) -> None:
    assert slots(extractor, text, Role.PREDICATE, Role.OBJECT) == [[predicate, *objects]]
    assert slots(extractor, text, Role.TIME) == [[time] if time else []]


def test_the_tuples_of_a_text_keep_all_that_follows() -> None:
    (claim,) = extract_text("The ferry left Korvik on Tuesday.")[:1]
    assert [each.text for each in claim.objects] == ["Korvik"]
    assert [each.text for one in extract_text("Milan Petrik died on Tuesday.") for each in one.objects] == ["Tuesday"]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("The death toll of the fire on the ferry Aurora off Korvik has risen to 19.", ["19"]),
        ("The toll rose from 14 to 19 on Monday.", ["14", "19"]),
        ("At least 14 people died.", ["At least 14 people"]),
        ("More than a dozen people died.", ["More than a dozen people"]),
        ("Dozens of people died.", ["Dozens of people"]),
        ("Hundreds of thousands fled the coast.", ["Hundreds of thousands"]),
        ("The number of victims, 19, may rise.", ["19"]),
        ("The 40-year-old captain was arrested.", []),
        ("Milan Petrik, 34, was arrested.", []),
        ("The ferry was built in 1998.", []),
    ],
)
def test_numbers_are_told_with_what_they_count(extractor: Extractor, text: str, amounts: list[str]) -> None:
    assert slots(extractor, text, Role.QUANTITY)[0] == amounts


def test_a_first_verb_hung_on_its_subject_is_a_claim_with_its_number(extractor: Extractor) -> None:
    text = "A fire killed at least 14 people and left 30 missing on the ferry Aurora off Korvik on 12 March 2026."
    (batch,) = extractor.extract([new_article(text, language="en")])
    first, second = (one for one in batch.proposals if isinstance(one, Claim))
    assert first.text == "A fire killed at least 14 people."
    assert [slot.words(text) for slot in second.all(Role.QUANTITY)] == ["30"]
    assert [slot.value for slot in second.all(Role.TIME)] == ["2026-03-12"]


@pytest.mark.parametrize(
    "text", ["The ferry sank off Korvik.", "The ferry sank off the coast of Korvik.", "The ferry sank near Korvik."]
)
def test_the_place_is_told_behind_off_and_of(extractor: Extractor, text: str) -> None:
    assert slots(extractor, text, Role.PLACE) == [["Korvik"]]


def test_the_name_of_a_ship_is_nobody(extractor: Extractor) -> None:
    (batch,) = extractor.extract([new_article("Rescuers found 14 bodies on the ferry Aurora.", language="en")])
    labels = {one.quote: one.label for one in batch.proposals if isinstance(one, Mention)}
    assert labels == {"Aurora": "MISC"}


@pytest.mark.parametrize("sign", ["\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1ea"])
def test_no_slot_ends_within_what_people_see_as_one_sign(extractor: Extractor, sign: str) -> None:
    text = f"Omar {sign} said on Monday that the dam in Derna broke."
    assert slots(extractor, text, Role.SPEAKER) == [[f"Omar {sign}"]]

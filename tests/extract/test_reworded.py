"""No sentence is lost, and each claim reads as a sentence of its own that says what the text says."""

import pytest

from annotator.domain.article import new_article
from annotator.domain.claim import Claim
from annotator.extract.findings import findings
from annotator.extract.pipeline import Extractor


def told(extractor: Extractor, text: str) -> list[str]:
    """The wordings of what is proposed."""
    (batch,) = extractor.extract([new_article(text, language="en")])
    return [claim.text for claim in batch.proposals if isinstance(claim, Claim)]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Omar Reyes claimed without proof that the votes had been lost.", "The votes had been lost."),
        (
            "Detectives are investigating whether a guard helped the gang.",
            "Detectives are investigating whether a guard helped the gang.",
        ),
        ("Farmers want the dam to be rebuilt.", "Farmers want the dam to be rebuilt."),
        ("The senator asked whether the tunnel was closed.", "The senator asked whether the tunnel was closed."),
        ('The coroner said Malik had "hidden the letters".', 'Malik had "hidden the letters".'),
        ("Asked whether she would stand, Moreau said no.", "Asked whether she would stand, Moreau said no."),
        ("Guards said that it rained at the gate but that it was dry in town.", "It rained at the gate."),
        ('"We will appeal," Lena Voss said.', "We will appeal."),
    ],
)
def test_no_sentence_is_lost(extractor: Extractor, text: str, wording: str) -> None:
    assert wording in told(extractor, text)


def test_who_reports_is_no_claim_where_the_content_is_one(extractor: Extractor) -> None:
    assert told(extractor, "Farmers said the dam had burst.") == ["The dam had burst."]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("The bill was written by the left and backed by two unions.", "The bill was backed by two unions."),
        ("Four boys were caught on the pier and charged with theft.", "Four boys were charged with theft."),
        ("The firm will close its mill and cut its staff.", "The firm will cut its staff."),
        ("The trader, Dev Kumar, left. Kumar smiled.", "Dev Kumar is the trader."),
        ("Born in Perth in 1948, Kerrigan painted ships.", "Kerrigan was born in Perth in 1948."),
        ("The shell hit a school, killing two guards.", "The shell killed two guards."),
        (
            "The shell hit a school, killing two guards and forcing a retreat.",
            "The shell killed two guards and forced a retreat.",
        ),
        ("The shell hit a school, killing two guards and forcing a retreat.", "The shell forced a retreat."),
        ("The storm will cross the island, bringing heavy rain.", "The storm will be bringing heavy rain."),
    ],
)
def test_what_a_clause_shares_with_another_is_said_again(extractor: Extractor, text: str, wording: str) -> None:
    assert wording in told(extractor, text)


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("The guard said a flood had hit the camp and warned of disease.", "The guard warned of disease."),
        ("The firm said costs had risen and refused to give figures.", "The firm refused to give figures."),
        (
            "Chile signed the treaty in 2019, which angered its neighbours.",
            "Chile signed the treaty in 2019, which angered its neighbours.",
        ),
        ("The storm reached Palermo, where a barge sank.", "A barge sank in Palermo."),
        ("They met at the market, where farmers sell salt.", "Farmers sell salt at the market."),
        ("The bridge where two miners died was closed.", "Two miners died."),
        ("Lena Orsini, a botanist who found the fern, won a prize.", "Lena Orsini found the fern."),
    ],
)
def test_a_clause_is_told_of_whom_and_where_it_is_said(extractor: Extractor, text: str, wording: str) -> None:
    assert wording in told(extractor, text)


def test_a_date_does_nothing(extractor: Extractor) -> None:
    assert not [each for each in told(extractor, "Chile signed it in 2019, which angered Peru.") if each[:4] == "2019"]


def test_a_name_with_a_hyphen_is_a_subject_as_a_whole(extractor: Extractor) -> None:
    doc = extractor.read(new_article("Colonel Faris al-Dulaimi said the gate was shut.", language="en"))
    subjects = [doc[slice(*draft.subject)].text for draft in findings(doc).drafts if draft.subject]
    assert subjects == ["Colonel Faris al-Dulaimi", "the gate"]


_NAMED = "Paul Adjei left Ghana in 2019. "


@pytest.mark.parametrize(
    ("words", "wording"),
    [
        ("Kwame Osei told him to stay.", "Kwame Osei told Paul Adjei to stay."),
        ("Adjei was seen by Lyon and sold in June.", "Paul Adjei was sold in June."),
        ("His wife blamed him for it.", "Paul Adjei’s wife blamed him for it."),
        ("Paul Adjei told his brother to stay.", "Paul Adjei told his brother to stay."),
        ("Adjei, born in Accra, leads the club.", "Paul Adjei was born in Accra."),
    ],
)
def test_who_is_meant_is_named_wherever_they_stand(extractor: Extractor, words: str, wording: str) -> None:
    assert wording in told(extractor, _NAMED + words)


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Having lost the vote, Tomas Berg left the country.", "Tomas Berg had lost the vote."),
        ("The capture of two smugglers on Sunday drew praise.", "The capture of two smugglers on Sunday took place."),
    ],
)
def test_what_stands_in_fewer_words_is_said_as_well(extractor: Extractor, text: str, wording: str) -> None:
    assert wording in told(extractor, text)


def test_what_is_denied_is_not_claimed(extractor: Extractor) -> None:
    assert told(extractor, "The bill was not read or signed by the king.") == ["The bill was not read by the king."]


def test_a_span_of_numbers_is_one_object(extractor: Extractor) -> None:
    doc = extractor.read(new_article("The suspects, aged between 19 and 34, were freed.", language="en"))
    assert "19 and 34" in [doc[slice(*places)].text for draft in findings(doc).drafts for places in draft.objects]

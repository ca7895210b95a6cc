"""What is denied, doubted, disbelieved or not said at all is never told as certain; what is done with words is."""

import pytest

from annotator.domain.article import new_article
from annotator.domain.claim import Factuality
from annotator.extract.findings import Draft, findings
from annotator.extract.pipeline import Extractor

_REPORTED = (
    ("The agency rejected the claim that it had lost the records.", "lost", "CT-"),
    ("The agency denied the allegation that officers had fled.", "fled", "CT-"),
    ("The agency denied that officers had fled and that guards had left.", "left", "CT-"),
    ("The minister dismissed the report that officers had fled as fake.", "fled", "CT-"),
    ("Lopez denied that officers who guarded the dam had fled.", "guarded", "CT+"),
    ("The minister never said that the dam was safe.", "was", "Uu"),
    ("The army did not say that the village had fallen.", "fallen", "Uu"),
    ("Police could not confirm that the woman had died.", "died", "Uu"),
    ("Police would neither confirm nor deny that the woman had died.", "died", "PS+"),
    ("The mayor refused to say that the dam was safe.", "was", "Uu"),
    ("The mayor declined to confirm that the dam was safe.", "was", "Uu"),
    ("No evidence has been found that the treatment works.", "works", "Uu"),
    ("Nobody said that the village had fallen.", "fallen", "Uu"),
    ("Lopez denied that he had said the exits were locked.", "locked", "Uu"),
    ("Lopez denied that he had said the exits were locked.", "said", "CT-"),
    ("Lopez denied having said that the doors were chained.", "chained", "Uu"),
    ("It is not true that the mayor said the dam was broken.", "broken", "Uu"),
    ("Police said that the mayor announced that the dam was broken.", "broken", "CT+"),
    ("There is no evidence that the treatment works.", "works", "Uu"),
    ("There is no doubt that the treatment works.", "works", "CT+"),
    ("The claim that the firm failed was rejected.", "failed", "Uu"),
    ("The reports that the firm failed were confirmed.", "failed", "CT+"),
    ("Rumours that the firm failed are false.", "failed", "CT-"),
    ("Police confirmed that the woman had died.", "died", "CT+"),
    ("Police are investigating allegations that the firm had failed.", "failed", "Uu"),
    ("The envoy responded to allegations that the firm had failed.", "failed", "Uu"),
    ("The mayor repeated the claim that the firm had failed.", "failed", "CT+"),
    ("The envoy spread false claims that the firm had failed.", "failed", "CT-"),
    ("The envoy dismissed as false a report that the firm had failed.", "failed", "CT-"),
    ("The mayor cast doubt on claims that the firm had failed.", "failed", "PR-"),
    ("The group said in a report that the firm had failed.", "failed", "CT+"),
    ("The firm has denied selling the records.", "selling", "CT-"),
    ("The minister ruled out that the dam was unsafe.", "unsafe", "CT-"),
    ("The minister has not ruled out that the dam was unsafe.", "unsafe", "PS+"),
    ("“The firm did not fail,” the mayor denied.", "fail", "CT-"),
    ("It was not until Monday that the guards left.", "left", "CT+"),
    ("Lopez did not deny that the oil came from Chad.", "came", "PS+"),
    ("Lopez did not think that the oil came from Chad.", "came", "PR-"),
    ("Analysts doubt the merger will be approved.", "approved", "PR-"),
    ("Analysts do not doubt that the merger was approved.", "approved", "PR+"),
    ("Lopez fears that the oil has run out.", "run", "PS+"),
)
_DEMANDED = (
    ("The union demanded that wages be raised.", "raised", "Uu"),
    ("The union demanded that the mayor should resign.", "resign", "Uu"),
    ("The board recommended that the plant be closed.", "closed", "Uu"),
    ("The mayor asked that the council approve the budget.", "approve", "Uu"),
    ("The rules require that drivers carry a licence.", "carry", "Uu"),
    ("She insisted that the plant be closed.", "closed", "Uu"),
    ("She insisted that the plant was closed.", "closed", "CT+"),
)
_JUDGED = (
    ("It is not true that the firm failed.", "failed", "CT-"),
    ("It is true that the firm failed.", "failed", "CT+"),
    ("It is false that the firm failed.", "failed", "CT-"),
    ("It is likely that the firm failed.", "failed", "PR+"),
    ("It is possible that the firm failed.", "failed", "PS+"),
    ("It is impossible that the firm failed.", "failed", "CT-"),
    ("It is unlikely that the vote will be delayed.", "delayed", "PR-"),
    ("It is doubtful that the firm will recover.", "recover", "PR-"),
    ("It is not clear that the firm failed.", "failed", "Uu"),
    ("It is not surprising that the firm failed.", "failed", "CT+"),
    ("The mayor said that it was not true that the dam was unsafe.", "unsafe", "CT-"),
)


def drafts(extractor: Extractor, text: str) -> dict[str, Draft]:
    """The drafts of a sentence by the word that heads them, a copula's also by its adjective."""
    doc = extractor.read(new_article(text, language="en"))
    found = {doc[draft.head].text: draft for draft in findings(doc).drafts}
    return found | {doc[draft.last - 1].text: draft for draft in findings(doc).drafts}


@pytest.mark.parametrize(("text", "word", "value"), _REPORTED + _DEMANDED + _JUDGED)
def test_words_around_a_clause_have_their_say(extractor: Extractor, text: str, word: str, value: str) -> None:
    draft = drafts(extractor, text)[word]
    assert draft.factuality.value == value
    assert draft.certainty <= {"CT+": 3.0, "PR+": 2.5, "PS+": 1.5, "Uu": 1.0}.get(value, 0.0)


def test_a_report_that_leaves_its_content_open_is_a_claim_itself(extractor: Extractor) -> None:
    assert not drafts(extractor, "The minister never said that the dam was safe.")["said"].announcing
    assert drafts(extractor, "The minister said that the dam was safe.")["said"].announcing


def test_nobody_holds_what_nobody_said(extractor: Extractor) -> None:
    draft = drafts(extractor, "No evidence has been found that the treatment works.")["works"]
    assert draft.factuality is Factuality.UNKNOWN
    assert draft.attribution is None


def test_what_somebody_denies_in_passing_stays_the_authors(extractor: Extractor) -> None:
    draft = drafts(extractor, "Valkova accused Ankara of fuelling the war, a charge Turkey denies.")["accused"]
    assert (draft.factuality, draft.attribution) == (Factuality.CERTAIN, None)

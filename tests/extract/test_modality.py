"""Modals, hedges, conditions, intent, carrying out and denial are told apart, and from words that look like them."""

import pytest

from annotator.domain.article import new_article
from annotator.domain.claim import Factuality
from annotator.extract.certainty.factuality import agreed
from annotator.extract.findings import Draft, findings
from annotator.extract.pipeline import Extractor

_CASES = (
    ("The army may attack Sirte.", "attack", "PS+"),
    ("The army might attack Sirte.", "attack", "PS+"),
    ("He could leave tomorrow.", "leave", "PS+"),
    ("Talks resume in May in Geneva.", "resume", "CT+"),
    ("The might of the army impressed the visitors.", "impressed", "CT+"),
    ("They could hear gunfire.", "hear", "CT+"),
    ("The police could not find him.", "find", "CT-"),
    ("The deal could not have been signed.", "signed", "PS-"),
    ("He must leave.", "leave", "PR+"),
    ("The ministers will meet on Monday.", "meet", "PR+"),
    ("They are going to leave Libya.", "going", "PR+"),
    ("He would have resigned.", "resigned", "Uu"),
    ("Perhaps the vote was delayed.", "delayed", "PS+"),
    ("The vote was reportedly delayed.", "delayed", "PS+"),
    ("The vote was probably delayed.", "delayed", "PR+"),
    ("The vote was often delayed.", "delayed", "CT+"),
    ("Turkey responds if Haftar attacks.", "responds", "Uu"),
    ("Akar plans to visit Tripoli.", "plans", "PR+"),
    ("Turkey agreed to send troops.", "agreed", "PR+"),
    ("Turkey agreed with the report.", "agreed", "CT+"),
    ("She wants to meet the mayor.", "wants", "Uu"),
    ("She wants a new house.", "wants", "CT+"),
    ("The minister is likely to resign.", "is", "PR+"),
    ("They managed to leave the city.", "managed", "CT+"),
    ("He did not manage to leave.", "leave", "CT-"),
    ("The council failed to reach a deal.", "failed", "CT+"),
    ("The council failed to reach a deal.", "reach", "CT-"),
    ("The army tried to reach the town.", "tried", "CT+"),
    ("The army tried to reach the town.", "reach", "Uu"),
    ("The engine failed on Monday.", "failed", "CT+"),
    ("Haftar refused to sign the deal.", "refused", "CT+"),
    ("Haftar refused to sign the deal.", "sign", "CT-"),
    ("The clinic declined to comment.", "declined", "CT+"),
    ("The court ordered the firm to pay a fine.", "ordered", "CT+"),
    ("The court ordered the firm to pay a fine.", "pay", "Uu"),
    ("The firm was told to leave.", "told", "CT+"),
    ("Brandt urged the party to vote against the law.", "urged", "CT+"),
    ("Lopez was allowed to leave.", "allowed", "CT+"),
    ("Lopez is unlikely to win.", "is", "PR-"),
    ("Lopez is unlikely to win.", "win", "PR-"),
    ("Lopez is not unlikely to win.", "is", "PR+"),
    ("Lopez is not expected to win.", "win", "PR-"),
    ("A deal remains unlikely.", "remains", "PR-"),
    ("A deal is likely.", "is", "PR+"),
    ("Lopez was unable to leave.", "was", "CT+"),
    ("Lopez was unable to leave.", "leave", "CT-"),
    ("Lopez was not able to leave.", "was", "CT-"),
    ("The suspect is believed to have fled.", "believed", "PR+"),
    ("The suspect is not thought to have fled.", "thought", "PR-"),
    ("The suspect is said to have fled.", "said", "PR+"),
    ("The suspect is alleged to have fled.", "alleged", "PS+"),
    ("The suspect is known to have fled.", "known", "CT+"),
    ("Hardly anyone voted.", "voted", "CT-"),
    ("Barely anyone voted.", "voted", "CT-"),
    ("Barely 40 percent voted.", "voted", "CT+"),
    ("Lopez hardly slept.", "slept", "CT-"),
    ("She ate hardly anything.", "ate", "CT-"),
    ("Hardly had he left when the roof fell.", "left", "CT+"),
    ("Not one soldier left the camp.", "left", "CT-"),
    ("Not only soldiers left the camp.", "left", "CT+"),
    ("No soldier died.", "died", "CT-"),
    ("The soldiers did not leave.", "leave", "CT-"),
    ("Akar denied that Turkey sent drones.", "sent", "CT-"),
    ("The envoy believes the truce holds.", "holds", "PR+"),
    ("Will he resign?", "resign", "Uu"),
    ("Leave the city now.", "Leave", "Uu"),
)


def drafts(extractor: Extractor, text: str) -> dict[str, Draft]:
    """The drafts of a sentence by the word that heads them."""
    doc = extractor.read(new_article(text, language="en"))
    return {doc[draft.head].text: draft for draft in findings(doc).drafts}


@pytest.mark.parametrize(("text", "word", "value"), _CASES)
def test_each_way_of_telling_has_its_value(extractor: Extractor, text: str, word: str, value: str) -> None:
    assert drafts(extractor, text)[word].factuality.value == value


def test_what_is_certain_has_a_number_of_its_sign(extractor: Extractor) -> None:
    for text, _, _ in _CASES:
        for draft in drafts(extractor, text).values():
            assert draft.factuality is not Factuality.CERTAIN or draft.certainty >= 0, text
            assert draft.factuality is not Factuality.CERTAIN_NOT or draft.certainty <= 0, text
            assert draft.factuality is not Factuality.POSSIBLE or draft.certainty <= 1.5, text


@pytest.mark.parametrize(
    ("value", "grade", "expected"),
    [
        (Factuality.CERTAIN_NOT, 2.0, (Factuality.CERTAIN_NOT, -2.0)),
        (Factuality.CERTAIN, -0.5, (Factuality.PROBABLE, -0.5)),
        (Factuality.CERTAIN, -2.0, (Factuality.UNKNOWN, -2.0)),
        (Factuality.POSSIBLE, 3.0, (Factuality.POSSIBLE, 1.5)),
        (Factuality.CERTAIN, 1.0, (Factuality.CERTAIN, 1.0)),
    ],
)
def test_value_and_number_are_made_to_agree(
    value: Factuality, grade: float, expected: tuple[Factuality, float]
) -> None:
    assert agreed(value, grade) == expected

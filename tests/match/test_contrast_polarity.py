"""A denial counts for what it reaches, opposites for what they stand beside, and two of either cancel out."""

import pytest

from annotator.domain.link import Relation
from annotator.match.contrast import Contrast, contrast
from annotator.match.denials.negation import denials, denied
from annotator.match.words.opposites import turned
from annotator.match.words.phrases import phrased
from annotator.match.words.senses import ANTONYMS
from annotator.match.words.stems import stem
from annotator.match.words.words import words
from tests.match.reports import said


def compared(a: str, b: str) -> Contrast:
    return contrast(*said(a), *said(b))


def reached(text: str) -> frozenset[str]:
    return denied(denials(tuple(words(text)), text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The army did not leave Tripoli, said Haftar", "leave tripoli"),
        ("They failed to reach an agreement", "reach agreement"),
        ("It is not without risk", ""),
        ("The army has left not only the city", ""),
        ("They did not leave until Monday", ""),
        ("Nobody but the mayor spoke", ""),
        ("If they do not leave, talks will end", ""),
        ("Is the bridge not open?", ""),
        ("Neither France nor Egypt signed", "france egypt signed"),
        ("The strike is not over", "strike"),
        ("They said nothing", "said"),
    ],
)
def test_a_denial_reaches_the_words_of_its_clause(text: str, told: str) -> None:
    assert reached(text) == {stem(word) for word in told.split()}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The bridge was opened on Monday", "The bridge was not opened on Monday"),
        ("The parties signed the accord", "The parties refused to sign the accord"),
        ("The parties signed the accord", "The parties never signed the accord"),
        ("All hostages were freed", "None of the hostages were freed"),
        ("The bridge is still open", "The bridge is no longer open"),
        ("Prices rose in March", "Prices fell in March"),
        ("The mayor was happy with the vote", "The mayor was unhappy with the vote"),
        ("The plan is useful to the town", "The plan is useless to the town"),
        ("The bridge is safe", "The bridge is dangerous"),
        ("The harbour was sealed", "The harbour was open"),
        ("The tunnel is blocked", "The tunnel is open"),
        ("The doors stood open", "The doors stood locked"),
        ("The pilot was killed", "The pilot is alive"),
        ("The brigade entered the valley", "The brigade withdrew from the valley"),
        ("The senator never ruled out a merger", "The senator ruled out a merger"),
        ("The envoy did not decline to answer", "The envoy declined to answer"),
        ("The camp does not lack water", "The camp lacks water"),
        ("The divers did not fail to reach the wreck", "The divers failed to reach the wreck"),
        ("The union did not abandon plans to march", "The union abandoned plans to march"),
        ("The dam did not burst on Friday, " * 6, "The dam burst on Friday, " * 6),
        ("The port lowered its fees", "The port left its fees unchanged"),
        ("Bread prices rose in May", "Bread prices were unchanged in May"),
    ],
)
def test_what_one_says_and_the_other_denies_contradicts(a: str, b: str) -> None:
    assert compared(a, b).relation is Relation.CONTRADICTS
    assert compared(b, a).relation is Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The office remained open in May", "The office was not closed in May"),
        ("The parties did not sign the accord", "The parties refused to sign the accord"),
        ("The mayor was not unhappy with the vote", "The mayor was happy with the vote"),
        ("The talks were held, though nobody gave a reason", "The talks were held"),
        ("The camp does not lack water", "The camp has water"),
        ("About 60 boats sailed", "No more than 60 boats sailed"),
        ("The crowd ran out of the burning theatre", "The crowd was in the burning theatre"),
        ("The envoy did not decline to answer", "The envoy answered"),
    ],
)
def test_denials_that_cancel_or_miss_do_not_contradict(a: str, b: str) -> None:
    assert compared(a, b).relation not in (Relation.CONTRADICTS, Relation.DISPUTES)


def test_a_denial_in_somebodys_mouth_disputes() -> None:
    found = compared("The union said that the strike was not over", "The strike was over")
    assert (found.relation, found.reversed) == (Relation.DISPUTES, False)


def test_the_list_of_opposites_is_short_and_says_each_pair_once() -> None:
    assert len(ANTONYMS) <= 300
    assert len({frozenset(pair) for pair in ANTONYMS}) == len(ANTONYMS)
    assert all(one != other for one, other in ANTONYMS)


@pytest.mark.parametrize("word", ["under", "unit", "discover", "display", "unless", "interest", "uncle"])
def test_words_that_only_begin_like_a_denial_turn_nothing(word: str) -> None:
    assert turned(word) == frozenset()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The talks succeeded", "The talks failed"),
        ("Talks on the dam succeeded in Lima", "Talks on the dam collapsed in Lima"),
        ("The bill was passed", "The bill was rejected"),
        ("The senate approved the bill", "The senate vetoed the bill"),
        ("The club won the final", "The club lost the final"),
        ("Prices rose sharply", "Prices plunged sharply"),
        ("The driver was released", "The driver was detained"),
        ("The court upheld the sentence", "The court overturned the sentence"),
        ("The union accepted the offer", "The union turned the offer down"),
        ("The race was called off", "The race went ahead"),
        ("The vote was postponed", "The vote took place"),
        ("The mayor won the vote", "The mayor was beaten in the vote"),
        ("The truce held overnight", "The truce collapsed overnight"),
    ],
)
def test_opposite_outcomes_contradict(a: str, b: str) -> None:
    assert compared(a, b).relation is compared(b, a).relation is Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ministers sat down for talks in Lima", "The ministers stood side by side at the talks in Lima"),
        ("He answered the questions of reporters", "Reporters asked him questions"),
        ("The army confirmed the death of 12 people", "The army said that 12 civilians had died"),
        ("A camp was set up near the town", "Trucks came down to the camp near the town"),
        ("Talks to end the war began", "Peace talks began"),
    ],
)
def test_words_of_two_things_are_no_opposites(a: str, b: str) -> None:
    assert compared(a, b).relation is not Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("The union turned down the offer", "union reject offer"),
        ("The union turned the offer down", "union reject offer"),
        ("It called for talks", "demand talks"),
        ("It turned and then sat down", "turned sat"),
    ],
)
def test_a_verb_and_its_particle_are_one_word(text: str, stems: str) -> None:
    found = [word.stem for word in phrased(tuple(words(text)), text) if not word.empty]
    assert found == [stem(word) for word in stems.split()]

"""Tests of the stems of English words."""

import pytest

from annotator.match.words.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        "deploy deploys deployed deployment",
        "apologise apologises apologised apologising apologize apologized",
        "organise organised organising organize organized",
        "cancel cancels cancelled cancelling canceled",
        "travel travelled traveling",
        "control controls controlled",
        "label labelled",
        "expel expelled",
        "raise raised raising",
        "promise promised promising",
        "kill kills killed killing",
        "install installed",
        "policeman policemen",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len(set(map(stem, forms.split()))) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("raise", "rise"), ("travel", "trave"), ("basis", "base"), ("poll", "pole")]
)
def test_words_that_only_look_alike_have_their_own(one: str, other: str) -> None:
    assert stem(one) != stem(other)

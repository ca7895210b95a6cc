"""Tests of the words that tell why a claim was proposed."""

import pytest

from annotator.domain.claim import Claim, Factuality
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.reasons import (
    BY_HAND,
    NO_RULE,
    certainty_meaning,
    certainty_words,
    likely_words,
    makers_words,
    rule_sentences,
    worth_words,
)
from annotator.domain.rule import SENTENCES, Rule
from annotator.domain.span import Span


def _claim(*why: str, makers: tuple[str, ...] = ("annotator-spacy@1",)) -> Claim:
    return Claim(ClaimId("c"), ArticleId("a"), Span(0, 4), "Akar", makers=makers, why=why)


@pytest.mark.parametrize(
    ("makers", "words"),
    [
        ((), ""),
        (("annotator-spacy@1",), "annotator-spacy 1"),
        (("annotator-spacy@1", "otherprog@2.0"), "annotator-spacy 1 and otherprog 2.0"),
        (("a@1", "b@2", "c@3"), "a 1, b 2 and c 3"),
    ],
)
def test_every_maker_is_named_with_its_version(makers: tuple[str, ...], words: str) -> None:
    assert makers_words(makers) == words


def test_rules_are_told_by_their_sentences_and_other_programs_by_their_own_words() -> None:
    told = rule_sentences(_claim(Rule.TITLE.value, "pattern 12"))
    assert told == (SENTENCES[Rule.TITLE], "pattern 12")


def test_a_claim_without_rules_says_why_it_has_none() -> None:
    assert rule_sentences(_claim()) == (NO_RULE,)
    assert rule_sentences(_claim(makers=())) == (BY_HAND,)


def test_every_figure_has_its_noun() -> None:
    assert (likely_words(9_300), worth_words(7_312)) == ("93 % likely", "73 % worth checking")


@pytest.mark.parametrize("factuality", Factuality)
def test_every_certainty_has_words_that_say_whether_it_is_denied(factuality: Factuality) -> None:
    assert certainty_words(factuality)
    assert ("denied" in certainty_words(factuality)) == factuality.value.endswith("-")
    assert certainty_meaning(factuality).startswith("whoever tells it ")


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_has_one_plain_sentence(rule: Rule) -> None:
    assert SENTENCES[rule].endswith(".")
    assert SENTENCES[rule][0].isupper()
    assert SENTENCES[rule].count(". ") == 0

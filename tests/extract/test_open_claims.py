"""Tests of the published scores for extracted tuples, on examples worked by hand."""

import pytest

from tests.benchmarks.open_claims import Extracted, benchie, carb, overlap
from tests.benchmarks.scores import Scores

_GOLD = Extracted("met", ("The minister", "the envoy", "in Tripoli"))


def test_a_tuple_overlaps_itself_wholly() -> None:
    assert overlap(_GOLD, _GOLD) == (1.0, 1.0)


def test_words_count_part_by_part() -> None:
    # Ours has 6 words, of which 5 stand in the same part of the gold one, which has 7.
    ours = Extracted("met", ("The minister", "the envoy yesterday"))
    assert overlap(_GOLD, ours) == pytest.approx((5 / 6, 5 / 7))


def test_without_a_shared_word_in_the_predicate_nothing_overlaps() -> None:
    assert overlap(_GOLD, Extracted("saw", _GOLD.arguments)) == (0.0, 0.0)


def test_a_bare_be_stands_for_its_forms() -> None:
    assert overlap(Extracted("is", ("She", "mayor")), Extracted("be", ("She", "mayor"))) == (1.0, 1.0)


def test_what_is_said_may_stand_before_who_says_it() -> None:
    gold = Extracted("said", ("He", "it rained"))
    assert overlap(gold, Extracted("said", ("it rained", "He"))) == (1.0, 1.0)
    assert overlap(Extracted("met", ("He", "it")), Extracted("met", ("it", "He"))) == pytest.approx((1 / 3, 1 / 3))


def test_precision_pairs_off_and_recall_takes_the_best() -> None:
    gold = [[Extracted("met", ("A", "B")), Extracted("met", ("A", "C"))]]
    ours = [[Extracted("met", ("A", "B"))]]
    # Precision: one of one. Recall: the second gold tuple shares two of its three words with ours.
    assert carb(gold, ours) == Scores(1.0, (1 + 2 / 3) / 2)


def test_the_threshold_with_the_best_f1_counts() -> None:
    gold = [[Extracted("met", ("A", "B"))]]
    ours = [[Extracted("met", ("A", "B"), 0.9), Extracted("ate", ("X", "Y"), 0.2)]]
    assert carb(gold, ours) == Scores(1.0, 1.0)


def test_nothing_extracted_scores_nothing() -> None:
    assert carb([[_GOLD]], [[]]).f1 == 0.0
    assert benchie([[[("a", "b", "c")]]], [[]]).f1 == 0.0


_FACTS = [
    [[("He", "served as", "[the] [first] mayor [of Bonn]"), ("He", "served", "as [the] [first] mayor [of Bonn]")]]
]


@pytest.mark.parametrize("end", ["mayor", "the mayor", "the first mayor of Bonn", "first mayor"])
def test_bracketed_words_may_be_left_out(end: str) -> None:
    assert benchie(_FACTS, [[Extracted("served as", ("He", end))]]) == Scores(1.0, 1.0)


@pytest.mark.parametrize("end", ["mayor of", "the mayors", "a mayor", "mayor of Bonn today"])
def test_any_other_word_makes_a_tuple_wrong(end: str) -> None:
    assert benchie(_FACTS, [[Extracted("served as", ("He", end))]]) == Scores(0.0, 0.0)


def test_two_ways_to_tell_one_fact_find_it_once() -> None:
    ours = [
        [Extracted("served as", ("He", "mayor")), Extracted("served", ("He", "as mayor")), Extracted("is", ("He", "x"))]
    ]
    assert benchie(_FACTS, ours) == Scores(2 / 3, 1.0)

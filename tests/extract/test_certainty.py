"""Certainty is a sum of features one can see, between -3 and 3."""

from itertools import permutations

import pytest

from annotator.extract.certainty import certainty
from annotator.extract.certainty.certainty import FURTHEST, WEIGHTS, certainty_of
from annotator.extract.certainty.embedding import clues

from .docs import doc_of

_MET = ("They PRP nsubj 1", "met VBD ROOT 1", "him PRP dobj 1")
_WILL_MEET = ("They PRP nsubj 2", "will MD aux 2", "meet VB ROOT 2", "him PRP dobj 2")
_PLAN = ("They PRP nsubj 1", "plan VBP ROOT 1", "to TO aux 3", "meet VB xcomp 1", "him PRP dobj 3")
_NOT = ("They PRP nsubj 3", "did VBD aux 3", "not RB neg 3", "meet VB ROOT 3", "him PRP dobj 3")
_IF = ("If IN mark 2", "they PRP nsubj 2", "meet VBP advcl 4", "we PRP nsubj 4", "leave VBP ROOT 4")


@pytest.mark.parametrize(
    ("lines", "verb", "expected"),
    [
        (_MET, 1, {"always", "as ROOT", "past"}),
        (_WILL_MEET, 2, {"always", "as ROOT", "modal will"}),
        (_PLAN, 3, {"always", "as xcomp", "infinitive", "intended"}),
        (_NOT, 3, {"always", "as ROOT", "past", "negated"}),
        (_IF, 2, {"always", "as advcl", "present", "condition"}),
    ],
)
def test_the_features_of_a_verb_are_named(lines: tuple[str, ...], verb: int, expected: set[str]) -> None:
    assert clues(doc_of(*lines)[verb]) == expected


def test_what_happened_was_planned_and_did_not_happen_are_graded_in_that_order() -> None:
    met, plan, negated = (certainty_of(doc_of(*lines)[at]) for lines, at in ((_MET, 1), (_PLAN, 3), (_NOT, 3)))
    assert met == FURTHEST
    assert negated == -FURTHEST
    assert negated < plan < met


def test_a_grade_stays_on_the_scale() -> None:
    assert all(
        -FURTHEST <= certainty_of(token) <= FURTHEST for lines in (_MET, _WILL_MEET, _NOT) for token in doc_of(*lines)
    )
    assert max(map(abs, WEIGHTS.values())) < FURTHEST


def test_a_grade_does_not_hang_on_the_order_of_its_clues(monkeypatch: pytest.MonkeyPatch) -> None:
    verb = doc_of(*_PLAN)[3]
    monkeypatch.setattr(certainty, "WEIGHTS", {"high": 1e17, "low": -1e17, "little": 0.4})
    grades = set()
    for order in permutations(("high", "low", "little")):
        monkeypatch.setattr(certainty, "clues", lambda _verb, found=order: found)
        grades.add(certainty_of(verb))
    assert grades == {1.0}

"""Whom a claim excepts stands against what the other tells of them, and goes with its denial."""

import pytest

from annotator.domain.link import Relation
from annotator.match.claims.excepting import excepted
from annotator.match.claims.reading import facets_of
from annotator.match.contrast import contrast
from tests.match.reports import said


def told(a: str, b: str) -> list[tuple[str, str, bool]]:
    return [(one.a.text, one.b.text, one.cancelled) for one in excepted(facets_of(*said(a)), facets_of(*said(b)))]


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("All but Norway signed the pact", "In May Norway signed the pact", [("but Norway", "Norway", False)]),
        ("All but Norway signed the pact", "In May Norway did not sign it", [("but Norway", "Norway", True)]),
        ("All but Norway signed the pact", "All but Norway signed it", []),
        ("Nobody but Silva spoke", "Silva spoke", []),
        ("The speech was long but Silva spoke", "Silva spoke", []),
        ("It is all but certain that Silva spoke", "Silva spoke", []),
    ],
)
def test_an_exception_meets_what_is_told_of_whom_it_excepts(a: str, b: str, found: list[tuple[str, str, bool]]) -> None:
    assert told(a, b) == found
    assert [(first, second, back) for second, first, back in told(b, a)] == found


def test_what_is_excepted_contradicts_with_its_reason() -> None:
    found = contrast(*said("All parties except Rukh backed the motion"), *said("In May Rukh backed the motion"))
    assert found.relation is Relation.CONTRADICTS
    assert "other words: except Rukh against Rukh" in found.reasons


def test_many_exceptions_take_no_longer_than_few() -> None:
    many = "all except Norway " * 500
    assert contrast(*said(many), *said(f"{many}signed")).confidence >= 0.0

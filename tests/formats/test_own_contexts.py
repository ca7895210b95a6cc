"""Tests of reviews in words of an @context of their own: read as those of schema.org, or told with what helps."""

import json
from pathlib import Path

import pytest

from annotator.domain.fact import Verdict
from annotator.formats.claim_review import contexts
from annotator.formats.document import FactEntry, Given
from annotator.formats.files import read_path

OWN_WORDS = {"kind": "@type", "s": "https://schema.org/", "check": {"@id": "s:claimReviewed"}}
OWN = {
    "@context": [
        "https://schema.org",
        OWN_WORDS,
    ],
    "kind": "s:ClaimReview",
    "check": "Ana met Ben.",
    "author": {"kind": "Organization", "name": "Desk"},
    "reviewRating": {"s:ratingValue": 1, "s:bestRating": 5, "worstRating": 1},
}


def test_words_of_a_context_of_their_own_are_those_of_schema_org(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(OWN), encoding="utf-8")
    items = list(read_path(tmp_path / "a.json"))
    (fact,) = [each.entry for each in items if isinstance(each, Given) and isinstance(each.entry, FactEntry)]
    assert (fact.fact.text, fact.fact.verdict) == ("Ana met Ben.", Verdict.REFUTED)
    assert (fact.fact.attributes or {})["fact_checker"] == "Desk"
    assert len(items) == 1


@pytest.mark.parametrize("lacks", ["the package", "the context"])
def test_words_that_cannot_be_looked_up_are_told_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lacks: str
) -> None:
    monkeypatch.setattr(contexts, "is_there", lambda _extra: lacks != "the package")
    far = {**OWN, "@context": ["https://schema.org", OWN_WORDS, "https://a.example/context.jsonld"]}
    (tmp_path / "a.json").write_text(json.dumps(far if lacks == "the context" else OWN), encoding="utf-8")
    (told,) = [str(each).partition("a.json")[2] for each in read_path(tmp_path / "a.json")]
    assert told.startswith(": its @context has words of its own (kind, s), ")
    assert told.endswith("save it in the words of schema.org.")
    assert ("the context https://a.example/context.jsonld is not at hand" in told) == (lacks == "the context")
    assert ("install that with pip" in told) == (lacks == "the package")


@pytest.mark.parametrize(
    "odd", ["@id", {"@language": None, "x": {"@id": []}}, {"@base": 7}, {"y": {"@type": ["@z"]}}, [[]]]
)
def test_a_context_that_makes_no_sense_is_told(tmp_path: Path, odd: object) -> None:
    (tmp_path / "a.json").write_text(json.dumps({**OWN, "@context": [OWN_WORDS, odd]}), encoding="utf-8")
    items = list(read_path(tmp_path / "a.json"))
    assert len(items) == 1
    assert isinstance(items[0], Given) or "save it in the words of schema.org" in str(items[0])

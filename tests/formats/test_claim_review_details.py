"""Tests of ClaimReview: what reviews, and quotations in them, say beside what comes in is counted by its name."""

import json
from pathlib import Path

import pytest

from annotator.domain.article import new_article
from annotator.domain.errors import Remark
from annotator.formats.files import read_path
from annotator.services.articles import import_paths
from tests import builders
from tests.formats.test_claim_review import FIVE, PUBLISHED, TEXT, URL


def test_what_has_no_place_in_a_fact_is_counted_by_its_name(tmp_path: Path) -> None:
    review = {
        "@type": "ClaimReview",
        "claimReviewed": "The quay sank",
        "reviewBody": "Long.",
        "headline": "Quay",
        "inLanguage": "en",
        "image": "",
        "author": [{"name": "Desk", "logo": "x"}, {"name": "Ada", "@type": "Person"}],
        "reviewRating": {"alternateName": "False", "ratingExplanation": "It stands.", "image": "x"},
        "itemReviewed": {"name": "quay", "author": {"name": "Ben", "jobTitle": "mayor"}, "about": "quay"},
    }
    explained_by_its_body = {"@type": "ClaimReview", "claimReviewed": "It rose", "reviewBody": "No.", "headline": "So"}
    (tmp_path / "a.json").write_text(json.dumps([review, explained_by_its_body]), encoding="utf-8")
    told = [str(item) for item in read_path(tmp_path / "a.json") if isinstance(item, Remark)]
    assert told[-1].partition(" (")[2] == (
        "about of 1 claim, headline of 2 reviews, image of 1 rating, inLanguage of 1 review, jobTitle of 1 author, "
        "logo of 1 author, name of 1 claim, reviewBody of 1 review)."
    )


@pytest.mark.parametrize("here", [False, True])
def test_what_quotations_say_beside_their_words_is_counted_or_noted(tmp_path: Path, here: bool) -> None:
    ws = builders.empty(tmp_path)
    if here:
        builders.store(ws, new_article(TEXT, url=URL))
    work = {"@type": "NewsArticle", "url": URL, "headline": "Fall", "datePublished": "2024-04-29"}
    said: dict[str, object] = {
        "@type": "Quotation",
        "text": FIVE,
        "disambiguatingDescription": "supports",
        "isPartOf": [work, {"url": "x"}],
    }
    said = {**said, "spokenByCharacter": {"name": "Ben"}, "citation": {"name": "deeper"}}
    review: dict[str, object] = {
        **PUBLISHED,
        "citation": [said, {"@type": "WebPage", "url": "u"}, "https://plain.example"],
    }
    (tmp_path / "a.json").write_text(json.dumps(review), encoding="utf-8")
    report = import_paths(ws, [tmp_path / "a.json"])
    told = next(str(each) for each in report.remarks if each.message_id == "details-left")
    headline = "headline of 1 quoted work, " if here else ""
    assert told.partition(" (")[2] == (
        f"citation of 1 quotation, citation of 1 review, datePublished of 1 quoted work, {headline}"
        "isPartOf of 1 quotation, spokenByCharacter of 1 quotation)."
    )
    assert report.claims == here
    ws.close()

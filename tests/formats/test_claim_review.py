"""Tests of ClaimReview: drafts of facts, what they rest on, and the reviews and ratings that others publish."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.errors import AnnotatorError
from annotator.domain.fact import Evidence, Fact, Stance, Verdict
from annotator.domain.ids import AnalystId, ClaimId, FactId, MentionId, source_id
from annotator.domain.json import JsonObject
from annotator.domain.mention import Mention
from annotator.domain.source import Source
from annotator.domain.span import Span
from annotator.domain.state import Note
from annotator.formats.claim_review.ratings import verdict_of
from annotator.formats.document import ClaimEntry, Entry, FactEntry, Given, Judged, MentionEntry
from annotator.formats.files import read_path
from annotator.formats.registry import format_written
from annotator.services.articles import import_paths
from annotator.services.incoming.previewing import preview
from tests import builders
from tests.formats.cases import exported

TEXT = "🙂 The ministry said five fell. Nobody fell."
FIVE = "The ministry said five fell"
URL = "https://news.example/1"
PUBLISHED = {
    "@context": "http://schema.org",
    "@type": "ClaimReview",
    "url": "https://check.example/9",
    "datePublished": "2024-05-01",
    "claimReviewed": "Five fell",
    "author": {"@type": "Organization", "name": "Check"},
    "reviewRating": {"@type": "Rating", "ratingValue": "1", "bestRating": 5, "alternateName": "Pants on Fire!"},
    "itemReviewed": {
        "@type": ["Claim"],
        "author": [{"@type": "Person", "name": "A. Vidal"}],
        "datePublished": "2024-04-30",
        "appearance": [{"@type": "CreativeWork", "url": URL}],
    },
}
SAID = {
    "speaker": "A. Vidal",
    "claim_date": "2024-04-30",
    "original_claim_url": URL,
    "fact_checking_article": "https://check.example/9",
    "fact_checker": "Check",
    "rating": "Pants on Fire!",
    "rating_value": "1 (best 5)",
    "review_date": "2024-05-01",
}


def case() -> list[Entry]:
    paper = Source(source_id("Paper"), "Paper")
    article = new_article(TEXT, title="Fall", url=URL, published="2024-04-29", source=paper.id)
    silent = new_article("Nothing here.", title="Else")
    speaker, at = Span(2, 14), TEXT.index("Nobody")
    claims = [
        Claim(ClaimId("c1"), article.id, Span(2, 2 + len(FIVE)), "Five fell", (Slot(Role.SPEAKER, speaker),)),
        Claim(ClaimId("c2"), article.id, Span(at, at + 11), "Nobody fell"),
        Claim(ClaimId("c3"), article.id, Span(0, 1), "smile"),
    ]
    evidence = (Evidence(ClaimId("c1"), Stance.SUPPORTS), Evidence(ClaimId("c2"), Stance.REFUTES))
    said = Fact(FactId("f1"), "Five fell", Verdict.CONFLICTING, "two say so", evidence=evidence)
    judged = (Judged(AnalystId("a"), Verdict.NOT_ENOUGH.value),)
    named = Mention(MentionId("m"), article.id, speaker, speaker.quote(TEXT), "ORG")
    return [
        paper,
        *sorted((article, silent), key=lambda each: each.id),
        MentionEntry(named),
        *(ClaimEntry(each, Status.CONFIRMED, article_text=TEXT) for each in claims),
        FactEntry(replace(said, valid_from="2024-04-28", attributes={"place": "Halden"})),
        FactEntry(Fact(FactId("f2"), "It snowed"), judged),
        FactEntry(Fact(FactId("f3"), "It rained")),
    ]


def read(tmp_path: Path, written: object, name: str = "a.json") -> tuple[list[Entry], list[str]]:
    (tmp_path / name).write_text(json.dumps(written), encoding="utf-8")
    items = list(read_path(tmp_path / name))
    entries = [item.entry for item in items if isinstance(item, Given)]
    return entries, [str(item) for item in items if isinstance(item, AnnotatorError)]


def facts(entries: list[Entry]) -> list[Fact]:
    return [entry.fact for entry in entries if isinstance(entry, FactEntry)]


def test_a_draft_says_who_said_it_where_and_what_bears_on_it(tmp_path: Path) -> None:
    exporter = format_written("claim-review").exporter
    assert exporter is not None
    held = {each.kind: each for each in exported(exporter, case(), tmp_path / "out.jsonld")}
    assert held[FactEntry].lost == {"nobody has given it a verdict": ("f3",)}
    assert held[ClaimEntry].lost == {"no evidence of a fact": ("c3",)}
    assert (held[Article].held, held[Article].lost_count) == (1, 1)
    review, other = json.loads((tmp_path / "out.jsonld").read_text(encoding="utf-8"))["@graph"]
    assert (review["creativeWorkStatus"], review["claimReviewed"]) == ("Draft", "Five fell")
    assert review["reviewRating"]["alternateName"] == "Conflicting Evidence/Cherrypicking"
    assert [review["reviewRating"][each] for each in ("worstRating", "ratingValue", "bestRating")] == [1, 3, 5]
    claim = review["itemReviewed"]
    assert claim["author"] == {"@type": "Organization", "name": "The ministry"}
    assert (claim["datePublished"], claim["temporalCoverage"]) == ("2024-04-29", "2024-04-28/..")
    assert [work["url"] for work in claim["appearance"]] == [URL]
    assert [(each["text"], each["disambiguatingDescription"]) for each in review["citation"]] == [
        (FIVE, "supports"),
        ("Nobody fell", "refutes"),
    ]
    assert "ratingValue" not in other["reviewRating"]


def test_a_hundred_drafts_are_all_read_back(tmp_path: Path) -> None:
    exporter = format_written("claim-review").exporter
    assert exporter is not None
    for count in (0, 1, 99, 100, 101, 200):
        facts_ = [Fact(FactId(f"f{n}"), f"Fact {n}", Verdict.REFUTED) for n in range(count)]
        # With an attribute, so that a review ends as the file does.
        drafts = [FactEntry(replace(fact, attributes={"place": "Halden"})) for fact in facts_]
        exported(exporter, drafts, tmp_path / "out.jsonld")
        assert len(list(exporter.reread(tmp_path / "out.jsonld"))) == count


def test_a_draft_comes_back_with_its_evidence_where_the_article_is(tmp_path: Path) -> None:
    exporter = format_written("claim-review").exporter
    assert exporter is not None
    exported(exporter, case(), tmp_path / "out.jsonld")
    ws = builders.empty(tmp_path)
    builders.store(ws, *(entry for entry in case() if isinstance(entry, Source | Article)))
    report = import_paths(ws, [tmp_path / "out.jsonld"])
    assert ([str(each) for each in report.troubles], report.claims) == ([], 2)
    ws.close()
    (tmp_path / "alone").mkdir()
    (tmp_path / "out.jsonld").rename(tmp_path / "alone" / "out.jsonld")
    entries = [item.entry for item in read_path(tmp_path / "alone") if isinstance(item, Given)]
    fact = facts(entries)[0]
    assert (fact.id, fact.valid_from, fact.valid_to, fact.evidence) == ("f1", "2024-04-28", None, ())
    assert fact.attributes == {"place": "Halden"}
    assert [entry.text.split("\n") for entry in entries if isinstance(entry, Note)] == [
        ["supports", FIVE, "Fall", URL],
        ["refutes", "Nobody fell", "Fall", URL],
    ]


@pytest.mark.parametrize(
    "written",
    [
        PUBLISHED,
        [PUBLISHED],
        {"@graph": [{"@type": ["WebPage"], "mainEntity": PUBLISHED, "author": [{"@type": "Person"}]}, {"name": "?"}]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [PUBLISHED]}]},
        {f"schema:{name}" if not name.startswith("@") else name: value for name, value in PUBLISHED.items()}
        | {"@type": "schema:ClaimReview"},
    ],
)
def test_a_published_review_is_a_fact_with_what_was_said_of_it(tmp_path: Path, written: object) -> None:
    entries, troubles = read(tmp_path, written)
    (fact,) = facts(entries)
    assert (fact.text, fact.verdict, fact.attributes, troubles) == ("Five fell", Verdict.REFUTED, SAID, [])


def test_all_who_said_it_and_all_places_are_kept(tmp_path: Path) -> None:
    claim: JsonObject = {
        "author": [{"name": "A. Vidal"}, "B. Roth", {"name": "A. Vidal"}],
        "firstAppearance": {"@id": "https://first.example"},
        "appearance": [{"url": URL}, "https://b.example", {"url": "https://first.example"}],
    }
    review = {**PUBLISHED, "itemReviewed": claim, "author": [{"name": "Check"}, {"name": "Desk"}]}
    entries, troubles = read(tmp_path, review)
    (said,) = (fact.attributes or {} for fact in facts(entries))
    assert (said["speaker"], said["fact_checker"], troubles) == ("A. Vidal; B. Roth", "Check; Desk", [])
    assert said["original_claim_url"] == "https://first.example"
    assert said["other_appearances"] == f"{URL} https://b.example"


def test_of_several_ratings_the_first_verdict_counts_and_what_differs_is_told(tmp_path: Path) -> None:
    stars: JsonObject = {"ratingValue": "3,5", "worstRating": "1", "bestRating": "5"}
    given = [[{"alternateName": "Satire"}, stars, "True"], ["False", {"alternateName": "Hoax"}]]
    reviews = [{**PUBLISHED, "claimReviewed": f"C{n}", "reviewRating": each} for n, each in enumerate(given)]
    entries, troubles = read(tmp_path, reviews)
    told = [(fact.verdict, fact.attributes or {}) for fact in facts(entries)]
    assert [verdict for verdict, _ in told] == [Verdict.CONFLICTING, Verdict.REFUTED]
    assert [said["rating"] for _, said in told] == ["3,5 (worst 1, best 5)", "False"]
    assert [said["other_ratings"] for _, said in told] == ["Satire; True", "Hoax"]
    assert [": 1 review with ratings that do not agree" in each for each in troubles] == [True]


def test_what_a_review_only_names_is_taken_from_its_graph(tmp_path: Path) -> None:
    claim: JsonObject = {"@id": "#c", "@type": "Claim", "author": {"@id": "#me"}, "appearance": [{"@id": "#a"}]}
    me, desk = {"@id": "#me", "name": "A. Vidal"}, {"@id": "#o", "@type": "Organization", "name": "Check"}
    place = {"@id": "#a", "@type": "Article", "schema:url": URL}
    review = {**PUBLISHED, "@id": "#r", "itemReviewed": {"@id": "#c"}, "author": {"@id": "#o"}}
    # What names itself ends, too.
    entries, troubles = read(tmp_path, {"@graph": [review, claim, {**me, "author": {"@id": "#me"}}, desk, place]})
    (said,) = (fact.attributes or {} for fact in facts(entries))
    assert (said["speaker"], said["original_claim_url"], said["fact_checker"]) == ("A. Vidal", URL, "Check")
    assert troubles == []


def test_things_beside_the_reviews_are_told_by_kind(tmp_path: Path) -> None:
    media = {"@type": "schema:MediaReview", "claimReviewed": "The film is real", "itemReviewed": PUBLISHED}
    news = {"@type": "DataFeedItem", "item": {"@type": "NewsArticle", "author": [{"@type": "Person"}]}}
    feed = {"@type": "DataFeed", "dataFeedElement": [{"item": [PUBLISHED, media]}, news, news, {"item": None}]}
    entries, troubles = read(tmp_path, feed)
    assert [fact.text for fact in facts(entries)] == ["Five fell"]
    assert [each.partition(": ")[2] for each in troubles] == [
        "3 things beside the reviews stayed out, being no review of a claim (NewsArticle, MediaReview)."
    ]
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(PUBLISHED)}\n{json.dumps(media)}\n", encoding="utf-8")
    assert [": 1 thing beside the reviews" in each for each in _given(tmp_path / "a.jsonl")[1]] == [True]


def test_what_a_search_for_fact_checks_gave_comes_in(tmp_path: Path) -> None:
    review = {"publisher": {"name": "Check"}, "url": "https://check.example/9", "textualRating": "Mostly true"}
    entries, _ = read(tmp_path, {"claims": [{"text": "Five fell", "claimant": "A. Vidal", "claimReview": [review]}]})
    (fact,) = facts(entries)
    assert (fact.verdict, fact.attributes) == (
        Verdict.SUPPORTED,
        {
            "speaker": "A. Vidal",
            "fact_checking_article": "https://check.example/9",
            "fact_checker": "Check",
            "rating": "Mostly true",
        },
    )


@pytest.mark.parametrize(
    ("said", "rating", "verdict"),
    [
        ("False. The film is from 2015", {}, Verdict.REFUTED),
        ("MISLEADING", {"ratingValue": 1}, Verdict.CONFLICTING),
        ("Half-True", {}, Verdict.CONFLICTING),
        ("Unproven", {}, Verdict.NOT_ENOUGH),
        ("Four Pinocchios", {"ratingValue": 1, "bestRating": 5, "worstRating": 1}, Verdict.REFUTED),
        ("", {"ratingValue": "4.5"}, Verdict.SUPPORTED),
        ("", {"ratingValue": {"$number": "3.0"}}, Verdict.CONFLICTING),
        ("", {"ratingValue": 5, "bestRating": 1, "worstRating": 6}, Verdict.REFUTED),
        ("", {"ratingValue": 1, "bestRating": 1, "worstRating": 6}, Verdict.SUPPORTED),
        ("Satire", {"ratingValue": -1}, None),
        ("Satire", {"ratingValue": "NaN", "bestRating": True}, None),
        ("Refuted", {}, Verdict.REFUTED),
        ("", {"ratingValue": " 3,5 "}, Verdict.CONFLICTING),
        ("", {"ratingValue": "90%", "worstRating": "0%", "bestRating": "100 %"}, Verdict.SUPPORTED),
        ("", {"ratingValue": "1,000", "worstRating": 0, "bestRating": 2}, None),
    ],
)
def test_ratings_come_to_the_nearest_verdict(said: str, rating: JsonObject, verdict: Verdict | None) -> None:
    assert verdict_of(said, rating) is verdict


def test_a_rating_like_no_verdict_is_kept_and_told(tmp_path: Path) -> None:
    entries, (told,) = read(tmp_path, {**PUBLISHED, "reviewRating": {"alternateName": "Satire"}})
    (fact,) = facts(entries)
    assert (fact.attributes or {})["rating"] == "Satire"
    assert [each.has_verdict for each in entries if isinstance(each, FactEntry)] == [False]
    assert "1 rating that is none of the four verdicts gave none, which is left to you" in told


def test_a_number_outside_its_scale_is_kept_and_a_review_without_rating_told_as_such(tmp_path: Path) -> None:
    odd = {**PUBLISHED, "reviewRating": {"ratingValue": 99, "worstRating": 0, "bestRating": 10}}
    entries, troubles = read(tmp_path, [odd, {**PUBLISHED, "claimReviewed": ["Two", "Three"], "reviewRating": {}}])
    told = {fact.text: (fact.attributes or {}).get("rating") for fact in facts(entries)}
    assert told == {"Five fell": "99 (worst 0, best 10)", "Two": None, "Three": None}
    assert ["1 rating that is none" in each for each in troubles] == [True, False]
    assert troubles[1].endswith(": 2 reviews without a rating came in without a verdict, which is left to you.")
    assert not any(each.has_verdict for each in entries if isinstance(each, FactEntry))


def test_reviews_of_one_claim_by_two_desks_are_two_facts(tmp_path: Path) -> None:
    entries, troubles = read(tmp_path, [PUBLISHED, {**PUBLISHED, "url": "https://other.example"}])
    assert (len({fact.id for fact in facts(entries)}), troubles) == (2, [])


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (
            [{"@type": "ClaimReview"}, PUBLISHED],
            ", review 1: a ClaimReview needs claimReviewed; mend it, or take it out.",
        ),
        (
            [PUBLISHED, {"@graph": [PUBLISHED, {"@type": "ClaimReview"}]}],
            ", review 3: a ClaimReview needs claimReviewed",
        ),
        ({"@type": "WebPage", "about": {"name": "ClaimReview"}}, " holds no review; one is an object with the type"),
    ],
)
def test_a_review_without_a_claim_is_told(tmp_path: Path, written: object, says: str) -> None:
    _, troubles = read(tmp_path, written)
    assert len(troubles) == 1
    assert says in troubles[0]


def _page(*scripts: str) -> str:
    held = "".join(f'<script type="application/ld+json">\n{script}\n</script>\n' for script in scripts)
    prose = "<p>Nobody fell, as three people who were there told this desk on Monday.</p>" * 3
    return f"<html><head><title>Five fell?</title>\n{held}</head><body><article>{prose}</article></body></html>"


def _given(path: Path) -> tuple[list[Entry], list[str]]:
    found = list(read_path(path))
    troubles = [str(item).removeprefix(str(path)) for item in found if isinstance(item, AnnotatorError)]
    return [item.entry for item in found if isinstance(item, Given)], troubles


def test_a_page_is_an_article_with_the_reviews_in_its_scripts(tmp_path: Path) -> None:
    other = {**PUBLISHED, "claimReviewed": "Six fell"}
    hidden = f"//<![CDATA[\n{json.dumps([{'@type': 'WebSite'}, other])}\n//]]>"
    news = json.dumps([{"@type": "NewsArticle"}])
    path = tmp_path / "a.html"
    media = {"@type": "MediaReview", "claimReviewed": "The film is real"}
    path.write_text(_page(news, json.dumps({"@graph": [PUBLISHED, media]}), hidden), encoding="utf-8")
    entries, troubles = _given(path)
    assert (sum(isinstance(each, Article) for each in entries), len(troubles)) == (1, 1)
    assert "(MediaReview)" in troubles[0]
    assert [(fact.text, fact.attributes) for fact in facts(entries)] == [("Five fell", SAID), ("Six fell", SAID)]
    assert preview(path).facts == 2


def test_reviews_in_the_markup_of_a_page_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    marked = '<div itemscope itemtype="https://schema.org/ClaimReview"><i itemprop="claimReviewed">Five fell</i></div>'
    path.write_text(_page().replace("<article>", f"{marked}<article>"), encoding="utf-8")
    entries, (told,) = _given(path)
    assert facts(entries) == []
    assert "is written as attributes of the page" in told


def test_what_of_the_reviews_in_a_page_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(_page('{"@type":\n"ClaimReview",', '{"@type": "ClaimReview"}', "{bad"), encoding="utf-8")
    entries, troubles = _given(path)
    assert (len(entries), len(troubles)) == (1, 3)
    assert troubles[0].startswith(", line 3: not a JSON object (")
    assert troubles[1] == ", review 1: a ClaimReview needs claimReviewed; mend it, or take it out."
    assert troubles[2].startswith(", line 10: not a JSON object (")


def test_reviews_come_in_line_by_line_and_those_of_our_own_lines_are_none(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    lines = [PUBLISHED, {"@type": "ClaimReview"}, {**PUBLISHED, "claimReviewed": "Six fell"}]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    entries, troubles = _given(path)
    assert [fact.text for fact in facts(entries)] == ["Five fell", "Six fell"]
    assert troubles == [", line 2: a ClaimReview needs claimReviewed; mend or remove the line."]
    path.write_text('{"type":"article","id":"a","text":"So.","by":"ClaimReview"}\n', encoding="utf-8")
    assert [type(each) for each in _given(path)[0]] == [Article]


@pytest.mark.parametrize("most", [-30, -1, -12])
def test_a_file_that_ends_too_early_is_called_cut_off(tmp_path: Path, most: int) -> None:
    (tmp_path / "cut.json").write_text(json.dumps(PUBLISHED)[:most], encoding="utf-8")
    (trouble,) = [str(each) for each in read_path(tmp_path / "cut.json")]
    assert trouble.endswith("cut.json is cut off: what begins in line 1 has no end; get a whole copy of it.")

"""Tests of the report of facts and of the case viewer as web pages: all is told, and nothing in it acts."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree, html

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Status
from annotator.domain.fact import Evidence, Fact, Stance, Verdict
from annotator.domain.ids import ArticleId, ClaimId, FactId
from annotator.domain.span import Span
from annotator.formats.document import ClaimEntry, Entry, FactEntry
from annotator.formats.dossier.rereading import words
from annotator.formats.dossier.visible import visible
from annotator.formats.viewer.highlights import MOST_DEEP, Mark, admitted, lines
from tests.formats.cases import exported
from tests.formats.strategies import projects
from tests.formats.told import HOSTILE, TEXTS, ToldMemoryCase, case, exporter_of
from tests.sampling import examples

PAGES = ("report", "viewer")


def page(name: str, folder: Path, entries: list[Entry] | None = None) -> str:
    """What a format writes of a case, once it was read back and accounted for."""
    out = folder / f"{name}.html"
    exported(exporter_of(name), entries if entries is not None else case(), out, ToldMemoryCase)
    return out.read_text(encoding="utf-8")


def parsed(text: str) -> etree._Element:
    """A page, as lxml reads it."""
    return html.fromstring(text)


def found(root: etree._Element, path: str) -> list[etree._Element]:
    """The elements that an XPath leads to."""
    selected = root.xpath(path)
    assert isinstance(selected, list)
    return [each for each in selected if isinstance(each, etree._Element)]


@pytest.mark.parametrize("name", PAGES)
@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=examples(10))
@given(project=projects())
def test_whatever_a_project_holds_is_found_again_or_told_as_lost(
    name: str, project: list[Entry], tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert page(name, tmp_path_factory.mktemp("page"), project).startswith("<!DOCTYPE html>")


class Elements(HTMLParser):
    """The elements and attributes that a browser would see, by Python's own parser."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - the name is the parser's
        self.tags.append("comment")


@pytest.mark.parametrize("name", PAGES)
def test_hostile_words_stay_words(name: str, tmp_path: Path) -> None:
    text = page(name, tmp_path)
    seen = Elements(text)
    assert seen.tags.count("script") == (1 if name == "viewer" else 0)
    assert not {"b", "i", "img", "iframe", "link", "object", "comment"} & set(seen.tags)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)
    assert visible(HOSTILE).split()[0] in words(parsed(text))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_leads_and_loads_nowhere_else(name: str, tmp_path: Path) -> None:
    text = page(name, tmp_path)
    seen = Elements(text)
    assert not [value for key, value in seen.attributes if key in ("src", "srcset", "action", "style", "data", "ping")]
    targets = {value for key, value in seen.attributes if key == "href"}
    ids = [value for key, value in seen.attributes if key == "id"]
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in targets} <= set(ids)
    assert all(target.startswith("#") for target in targets)
    assert not [key for key, _ in seen.attributes if key.startswith("on")]
    assert "url(" not in text
    assert "@import" not in text
    assert any(value.startswith("default-src 'none'; ") for key, value in seen.attributes if key == "content")


@pytest.mark.parametrize("name", PAGES)
def test_only_our_own_style_and_script_are_let_run(name: str, tmp_path: Path) -> None:
    root = parsed(page(name, tmp_path))
    (policy,) = (str(each.get("content")) for each in root.iter("meta") if each.get("http-equiv"))
    hashes = [b64encode(sha256(words(each).encode()).digest()).decode() for each in root.iter("style", "script")]
    assert [f"'sha256-{each}'" in policy for each in hashes] == [True] * (2 if name == "viewer" else 1)
    assert "unsafe" not in policy
    script = "".join(map(words, root.iter("script")))
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|fetch|XMLHttp|import", script
    )


@pytest.mark.parametrize("name", PAGES)
def test_the_same_case_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    assert page(name, tmp_path) == page(name, tmp_path)


def test_a_report_tells_roots_reasons_verdicts_doubts_and_decisions(tmp_path: Path) -> None:
    first, second = found(parsed(page("report", tmp_path)), "//section[@class='fact']")
    told, other = (" ".join(words(each).split()) for each in (first, second))
    assert "3 independent roots (at most 4)" in told
    assert "1 root refutes" in told
    assert "Count once: 97 % of word runs shared. Not all is decided: it could be 2 roots." in told
    assert [
        len(root.findall("ol/li")) for root in first.iterfind("section[h3][ol]") if "root" in str(root.get("class"))
    ] == [2, 1, 1, 1]
    assert "Held true from 5 Mar 2021" in told
    assert "The claim was rejected" in told
    assert "21 Nov 2026, 10:01A1stated the fact" in told
    assert "A1: ask" in told
    assert "Analysts differ" in other
    assert "1 piece of evidence more that this export was not asked for." in other


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("words_after", "end"), [(60, "his remarks."), (300, "and …")])
def test_evidence_stands_in_its_whole_sentence_or_is_seen_to_be_cut(
    name: str, words_after: int, end: str, tmp_path: Path
) -> None:
    text = f"The bridge opened {'and that ' * words_after}according to his remarks. After it."
    claim = Claim(ClaimId("c"), ArticleId("a"), Span(0, 17), "The bridge opened")
    fact = Fact(FactId("f"), "It opened", Verdict.SUPPORTED, evidence=(Evidence(claim.id, Stance.SUPPORTS),))
    article = replace(new_article(text), id=claim.article)
    told: list[Entry] = [article, ClaimEntry(claim, Status.CONFIRMED, article_text=text), FactEntry(fact, (), 1, 1)]
    (quote,) = found(parsed(page(name, tmp_path, told)), "//blockquote")
    assert words(quote).endswith(end)


def test_a_report_leaves_out_what_no_fact_rests_on(tmp_path: Path) -> None:
    held = {each.kind: each for each in exported(exporter_of("report"), case(), tmp_path / "r.html", ToldMemoryCase)}
    assert held[ClaimEntry].held == 5
    assert set(held[ClaimEntry].lost) == {"no evidence of a fact"}
    assert held[Article].lost_count == 0


def test_an_empty_project_is_told_as_one(tmp_path: Path) -> None:
    for name in PAGES:
        assert "No fact has been stated yet" in page(name, tmp_path, [])


def test_a_viewer_shows_articles_whole_with_every_claim_marked(tmp_path: Path) -> None:
    root = parsed(page("viewer", tmp_path))
    for shown in root.iter("article"):
        (body,) = shown.iterfind("div[@class='text']")
        assert "\n".join(map(words, body)) == visible(TEXTS[str(shown.get("data-article"))])
    marks = found(root, "//article[@data-article='wire']//mark")
    assert [words(mark) for mark in marks] == ["The bridge ", "opened 🙂", " on Friday.", "Vidal"]
    assert [mark.get("class") for mark in marks] == ["confirmed evidence", "confirmed evidence", "proposed", "proposed"]


def test_a_viewer_leads_from_a_fact_to_its_evidence_and_back(tmp_path: Path) -> None:
    root = parsed(page("viewer", tmp_path))
    (to,) = found(root, "//section[@data-fact='f1']//li[@data-claim='arabic-5-9']/p[@class='to']/a")
    (mark,) = (each for each in root.iter("mark") if len(each) and f"#{each[0].get('id')}" == to.get("href"))
    assert words(mark) == "فتح الجسر"
    assert [back.get("href") for back in mark.iterfind("a[@class='back']")] == ["#f1"]


def test_more_claims_at_one_place_than_can_be_marked_are_told_as_lost(tmp_path: Path) -> None:
    text = "x" * 40
    article = Article(ArticleId("a"), text, "0")
    claims = [
        ClaimEntry(Claim(ClaimId(f"c{n}"), article.id, Span(n, 40), "x"), article_text=text)
        for n in range(MOST_DEEP + 3)
    ]
    held = exported(exporter_of("viewer"), [article, *claims], tmp_path / "v.html", ToldMemoryCase)
    assert {why: len(ids) for each in held for why, ids in each.lost.items()} == {
        f"more than {MOST_DEEP} claims at one place": 3
    }


def test_marks_are_cut_at_line_ends_and_keep_every_character() -> None:
    text = "\nab\n\ncd"
    marks = admitted([Mark(1, Span(0, 3)), Mark(2, Span(3, 5)), Mark(3, Span(5, 7))])
    cut_lines = list(lines(text, marks))
    assert "\n".join("".join(cut.text for cut in line) for line in cut_lines) == text
    assert [cut.begins for line in cut_lines for cut in line if cut.begins] == [(1,), (2,), (3,)]


@pytest.mark.parametrize("name", PAGES)
def test_a_part_of_a_project_has_no_report(name: str, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="only a whole project"):
        exported(exporter_of(name), case(), tmp_path / "x.html")

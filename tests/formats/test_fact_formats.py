"""Tests of formats for verdicts: facts come in again as they were, and what they rest on is found."""

import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Status
from annotator.domain.errors import AnnotatorError
from annotator.domain.fact import Evidence, Fact, Stance, Verdict
from annotator.domain.ids import AnalystId, ArticleId, ClaimId, FactId
from annotator.domain.json import Json
from annotator.domain.span import Span
from annotator.formats.choosing import decided
from annotator.formats.document import ClaimEntry, Entry, FactEntry, Given, Judged
from annotator.formats.files import read_path
from annotator.formats.output import Exporter
from annotator.formats.registry import format_written
from annotator.formats.sentences import covering, sentences
from annotator.services import exporting, facts
from annotator.services.articles import import_paths
from annotator.services.help_pages import PAGES, markdown
from tests import builders
from tests.formats.cases import brought_in, exported, there_and_back
from tests.formats.strategies import projects
from tests.sampling import examples

NAMES = {"averitec": "out.json", "claim-review": "out.jsonld", "fever": "out"}
TEXT = "The bridge opened. Mr. Vidal said so 🙂 on Friday.\nNobody fell! 桥开了。没有人。"


def told(entries: list[Entry], lost: set[str]) -> set[tuple[str, str, str]]:
    facts = [e.fact for e in entries if isinstance(e, FactEntry) and e.fact.id not in lost and e.fact.text]
    return {(fact.text, fact.verdict, fact.rationale) for fact in facts}


@pytest.mark.parametrize("name", NAMES)
@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=examples(10))
@given(project=projects())
def test_facts_come_back_equal(name: str, project: list[Entry]) -> None:
    kept = [
        replace(e, fact=replace(e.fact, text=e.fact.text or "x")) if isinstance(e, FactEntry) else e for e in project
    ]
    judged = (Judged(AnalystId("a"), Verdict.NOT_ENOUGH.value),)
    # Of others a format may hold none, and a file without any is nothing to take.
    kept.append(FactEntry(Fact(FactId("held"), "Held", Verdict.NOT_ENOUGH), judged))
    exporter = format_written(name).exporter
    assert exporter is not None
    held, again = there_and_back(exporter, kept, NAMES[name])
    lost = {identity for kind in held for ids in kind.lost.values() for identity in ids}
    assert told(again, set()) == told(kept, lost)


@pytest.mark.parametrize("name", NAMES)
def test_a_claim_counts_by_being_joined_to_a_fact_and_the_help_says_so(name: str, tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    joined, *_ = builders.claim_ids(ws)
    evidence = [Evidence(joined, Stance.SUPPORTS)]
    facts.state(ws, "The mandate was extended", evidence, verdict=Verdict.SUPPORTED, via="test")
    report = exporting.export(ws, name, tmp_path / NAMES[name], chosen=decided(negatives=False, gold=True))
    ws.close()
    assert next(each.held for each in report.kinds if each.kind is ClaimEntry) == 1
    page = next(each for each in PAGES if each.id == f"formats/{name}")
    assert "A claim counts by being joined to a fact" in markdown(page)


def _fever() -> Exporter:
    exporter = format_written("fever").exporter
    assert exporter is not None
    return exporter


def _lines(folder: Path) -> list[dict[str, Json]]:
    return [json.loads(line) for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()]


def case() -> list[Entry]:
    article = replace(new_article(TEXT, title="Bridge"), id=ArticleId("a"))
    said = [TEXT.index("The bridge"), TEXT.index("Mr."), TEXT.index("桥")]
    claims = [Claim(ClaimId(f"c{n}"), article.id, Span(at, at + 3), "x") for n, at in enumerate(said)]
    entries = [ClaimEntry(each, Status.CONFIRMED, article_text=TEXT) for each in claims]
    evidence = (Evidence(ClaimId("c0"), Stance.SUPPORTS), Evidence(ClaimId("c2"), Stance.SUPPORTS))
    against = (*evidence[:1], Evidence(ClaimId("c1"), Stance.REFUTES))
    facts = [
        Fact(FactId("f1"), "It opened", Verdict.SUPPORTED, "two roots", evidence=evidence),
        Fact(FactId("f2"), "It fell", Verdict.REFUTED, evidence=against),
        Fact(FactId("f3"), "It may fall", Verdict.CONFLICTING, evidence=against),
    ]
    return [article, *entries, *map(FactEntry, facts)]


def test_sentences_are_cut_in_any_script_and_found_by_span() -> None:
    cut = [span.quote(TEXT) for span in sentences(TEXT)]
    assert cut == [
        "The bridge opened.",
        "Mr.",
        "Vidal said so 🙂 on Friday.",
        "Nobody fell!",
        "桥开了。",
        "没有人。",
    ]
    at = TEXT.index("fell! 桥")
    assert list(covering(sentences(TEXT), Span(at, at + 7))) == [3, 4]


def test_fever_points_at_the_sentences_that_bear_a_label_out(tmp_path: Path) -> None:
    held = exported(_fever(), case(), tmp_path / "out")
    page = json.loads((tmp_path / "out" / "pages.jsonl").read_text(encoding="utf-8"))
    numbered = dict(line.split("\t") for line in page["lines"].split("\n"))
    lines = json.loads(json.dumps({line["fact"]: line["evidence"] for line in _lines(tmp_path / "out")}))
    assert {id_: [numbered[str(n)] for each in sets for *_, n in each] for id_, sets in lines.items()} == {
        "f1": ["The bridge opened.", "桥开了。"],
        "f2": ["Mr."],
    }
    assert {why for kind in held for why in kind.lost} == {"FEVER has no label for conflicting evidence"}


def test_claims_of_our_fever_come_back_as_they_are_and_others_as_their_sentences(tmp_path: Path) -> None:
    exported(_fever(), case(), tmp_path / "out")
    assert _supporting(brought_in(tmp_path / "out")) == {"c0": "The", "c2": "桥开了"}
    lines = _lines(tmp_path / "out")
    lines[0]["evidence"] = [[[1, 0, "a", 3]], [[1, 1, "a", 4]]]
    (tmp_path / "out" / "claims.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert list(_supporting(brought_in(tmp_path / "out")).values()) == ["Nobody fell!", "桥开了"]


def _supporting(entries: list[Entry]) -> dict[str, str]:
    (fact,) = [each.fact for each in entries if isinstance(each, FactEntry) and each.fact.id == "f1"]
    quotes = {each.claim.id: each.claim.span.quote(TEXT) for each in entries if isinstance(each, ClaimEntry)}
    return {each.claim: quotes[each.claim] for each in fact.evidence}


def test_fever_has_no_verdict_without_evidence_and_no_label_without_a_verdict(tmp_path: Path) -> None:
    judged = (Judged(AnalystId("a"), Verdict.NOT_ENOUGH.value),)
    given: list[FactEntry] = [
        FactEntry(Fact(FactId("1"), "Told 1", Verdict.REFUTED)),
        FactEntry(Fact(FactId("2"), "Told 2"), judged),
        FactEntry(Fact(FactId("3"), "Told 3")),
    ]
    (held,) = [each for each in exported(_fever(), given, tmp_path / "out") if each.kind is FactEntry]
    assert held.lost == {
        "FEVER has no REFUTES without evidence that bears it out": ("1",),
        "nobody has given it a verdict": ("3",),
    }
    (line,) = _lines(tmp_path / "out")
    assert (line["verifiable"], line["evidence"]) == ("NOT VERIFIABLE", [[[1, None, None, None]]])


def test_claims_of_fever_without_labels_are_facts_without_a_verdict(tmp_path: Path) -> None:
    claims = [{"id": 4, "claim": "It opened"}, {"id": 7, "claim": "It fell"}]
    (tmp_path / "test.jsonl").write_text("\n".join(map(json.dumps, claims)), encoding="utf-8")
    ws = builders.empty(tmp_path)
    report = import_paths(ws, [tmp_path / "test.jsonl"])
    assert [": 2 claims without a label" in str(each) for each in report.remarks] == [True]
    exporting.export(ws, "fever", tmp_path / "out")
    ws.close()
    lines = [
        {name: value for name, value in line.items() if name in ("id", "claim", "label")}
        for line in _lines(tmp_path / "out")
    ]
    assert sorted(map(str, lines)) == sorted(str({"claim": each["claim"], "id": each["id"]}) for each in claims)


def test_what_fever_says_beyond_a_fact_is_written_again(tmp_path: Path) -> None:
    elsewhere = [[9, 9, "Gone", 2], [9, 9, "Gone", 3]]
    claim = {"id": 1, "label": "REFUTES", "claim": "It fell", "predicted_label": "SUPPORTS", "score": 0.5}
    line = {**claim, "evidence": [elsewhere, [["odd"]], [[1, 2, None, None]]]}
    (tmp_path / "train.jsonl").write_text(json.dumps(line), encoding="utf-8")
    entries = brought_in(tmp_path / "train.jsonl")
    exported(_fever(), entries, tmp_path / "out")
    (again,) = _lines(tmp_path / "out")
    assert claim.items() <= {name: value for name, value in again.items() if name != "evidence"}.items()
    assert again["evidence"] == [[[1, 0, "Gone", 2], [1, 0, "Gone", 3]]]
    (fact,) = [entry for entry in entries if isinstance(entry, FactEntry)]
    other = replace(fact, fact=replace(fact.fact, verdict=Verdict.SUPPORTED))
    held = exported(_fever(), [other], tmp_path / "other")
    assert [list(each.lost) for each in held] == [["FEVER has no SUPPORTS without evidence that bears it out"]]


def test_of_the_pages_of_all_wikipedia_only_those_come_in_that_evidence_points_to(tmp_path: Path) -> None:
    folder = tmp_path / "wiki-pages"
    folder.mkdir()
    pages = [{"id": "", "text": "", "lines": ""}, *({"id": f"P{n}", "text": "", "lines": "0\tSo."} for n in range(3))]
    (folder / "wiki-002.jsonl").write_text("".join(f"{json.dumps(page)}\n" for page in pages), encoding="utf-8")
    named = json.dumps({"id": unicodedata.normalize("NFD", "Café"), "text": "Café opened.", "lines": "0\tCafé opened."})
    (folder / "wiki-109.jsonl").write_text(f"{{bad\n{named}\n", encoding="utf-8")
    pointed = [[[1, 2, "Café", 0]], [[1, 2, "P1", 0]], [[1, 2, "P1", 7]]]
    claim = {"id": 1, "label": "SUPPORTS", "claim": "It opened", "evidence": pointed}
    (tmp_path / "train.jsonl").write_text(json.dumps(claim), encoding="utf-8")
    for path in (tmp_path / "train.jsonl", tmp_path):
        items = list(read_path(path))
        entries = [item.entry for item in items if isinstance(item, Given)]
        assert sum(isinstance(each, Article) for each in entries) == 2
        assert sum(isinstance(each, ClaimEntry) for each in entries) == 2
        told = [str(item).partition(": ")[2] for item in items if isinstance(item, AnnotatorError)]
        assert told[0].startswith("of the pages in wiki-pages only those came in that its evidence points to (2 pages)")
        assert "(the first in line 1: 7 of P1)" in told[1]


def test_averitec_answers_with_what_the_articles_say() -> None:
    exporter = format_written("averitec").exporter
    assert exporter is not None
    held, again = there_and_back(exporter, case(), "out.json")
    assert len([e for e in again if isinstance(e, FactEntry)]) == 3
    assert not any(kind.lost for kind in held if kind.kind in (FactEntry, ClaimEntry, Article))


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("a.jsonl", {"id": 1, "label": "MAYBE", "claim": "x", "evidence": []}),
        ("a.json", {"claim": "x", "label": "Maybe", "questions": []}),
    ],
)
def test_an_unknown_label_is_told_with_the_known_ones(tmp_path: Path, name: str, record: dict[str, object]) -> None:
    (tmp_path / name).write_text(json.dumps(record), encoding="utf-8")
    (trouble,) = [str(item) for item in read_path(tmp_path / name) if isinstance(item, AnnotatorError)]
    assert " 1: a claim of" in trouble
    assert "REFUTES" in trouble or "Refuted" in trouble


@pytest.mark.parametrize("evidence", [[[[1, 2, "Bridge", 3]]], [[["Bridge", 3]]], [["Bridge", 3]], [[[1]]], ["Bridge"]])
def test_evidence_without_its_pages_is_told_and_the_fact_comes_in(tmp_path: Path, evidence: object) -> None:
    record = {"id": 1, "label": "SUPPORTS", "claim": "It opened", "evidence": evidence}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    items = list(read_path(tmp_path / "a.jsonl"))
    assert [
        item.entry.fact.verdict for item in items if isinstance(item, Given) and isinstance(item.entry, FactEntry)
    ] == [Verdict.SUPPORTED]
    assert any("1 set of evidence stayed out" in str(item) for item in items)


def test_sentences_of_fever_are_those_that_its_pages_number(tmp_path: Path) -> None:
    text = "J. 😀 Doe Jr. was born in U.S. waters . He sank .\u00a0 Then  he swam ."
    lines = "0\tJ. 😀 Doe Jr. was born in U.S. waters .\tU.S.\tUnited States\n1\t\n3\tHe sank .\n4\tThen he swam ."
    pages = [{"id": "", "text": "", "lines": ""}, {"id": "Doe_-LRB-ship-RRB-", "text": text, "lines": lines}]
    pages.append({"id": "Bare", "text": "", "lines": "0\tOne day .\n1\tTwo days ."})
    (tmp_path / "pages.jsonl").write_text("".join(f"{json.dumps(page)}\n" for page in pages), encoding="utf-8")
    pointed = [
        [[[1, 2, "Doe_-LRB-ship-RRB-", 0]]],
        [[[1, 3, "Doe_-LRB-ship-RRB-", 3], [1, 3, "Doe_-LRB-ship-RRB-", 4]]],
    ]
    pointed.append([[[2, 4, "Bare", 1]], [[2, 5, "Doe_-LRB-ship-RRB-", 1]]])
    claims = [{"id": n, "label": "SUPPORTS", "claim": f"claim {n}", "evidence": each} for n, each in enumerate(pointed)]
    (tmp_path / "train.jsonl").write_text("".join(f"{json.dumps(claim)}\n" for claim in claims), encoding="utf-8")
    items = list(read_path(tmp_path / "train.jsonl"))
    entries = [item.entry for item in items if isinstance(item, Given)]
    texts = {entry.id: entry.text for entry in entries if isinstance(entry, Article)}
    said = [entry.claim.span.quote(texts[entry.claim.article]) for entry in entries if isinstance(entry, ClaimEntry)]
    assert said == [
        "J. 😀 Doe Jr. was born in U.S. waters .",
        "He sank .\u00a0 Then  he swam .",
        "Two days .",
    ]
    assert any("1 set of evidence stayed out" in str(item) for item in items)


def test_a_set_of_fever_over_two_pages_and_its_number_are_written_again(tmp_path: Path) -> None:
    pages = [{"id": name, "text": "", "lines": "0\tOne day.\n1\tTwo days.\n2\tNo day."} for name in ("A", "B")]
    sets = [[["A", 1], ["B", 0]], [["A", 0], ["A", 2]], [["A", 1]]]
    evidence = [[[1, 2, *each] for each in one] for one in sets]
    claims = [{"id": n, "label": "REFUTES", "claim": "Told", "evidence": evidence} for n in (75397, 2)]
    for name, items in (("pages", pages), ("claims", claims)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, items)), encoding="utf-8")
    entries = brought_in(tmp_path)
    exporter = format_written("fever").exporter
    assert exporter is not None
    exported(exporter, entries, tmp_path / "out")
    again = [json.loads(line) for line in (tmp_path / "out" / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {each["id"]: [[p[2:] for p in one] for one in each["evidence"]] for each in again} == {75397: sets, 2: sets}


def test_a_set_of_fever_is_left_out_whole_where_a_page_of_it_is_missing(tmp_path: Path) -> None:
    page = {"id": "A", "text": "", "lines": "0\tOne day."}
    claim = {"id": 1, "label": "SUPPORTS", "claim": "Told", "evidence": [[[1, 2, "A", 0], [1, 2, "B", 0]]]}
    for name, item in (("pages", page), ("claims", claim)):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(item), encoding="utf-8")
    items = list(read_path(tmp_path / "claims.jsonl"))
    assert not [item for item in items if isinstance(item, Given) and isinstance(item.entry, ClaimEntry)]
    assert any("1 set of evidence stayed out" in str(item) for item in items)


def test_pages_of_fever_come_in_by_themselves(tmp_path: Path) -> None:
    page = {"id": "Soul_Food", "text": "It is food .", "lines": "0\tIt is food ."}
    (tmp_path / "wiki-001.jsonl").write_text(json.dumps(page), encoding="utf-8")
    (article,) = [item.entry for item in read_path(tmp_path / "wiki-001.jsonl") if isinstance(item, Given)]
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("Soul_Food", "It is food .")

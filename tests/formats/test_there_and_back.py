"""Tests of every format of another tool: what it holds of a project comes in again as it was."""

import csv
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, assume, given, settings

from annotator.domain.article import Article, ProposedDate, new_article
from annotator.domain.claim import Claim
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.span import Span
from annotator.formats.document import ClaimEntry, Entry, MentionEntry
from annotator.formats.registry import format_written
from tests.formats.cases import exported, there_and_back
from tests.formats.strategies import projects
from tests.sampling import examples

NAMES = {
    "brat": "out",
    "docbin": "out",
    "label-studio": "out",
    "prodigy": "out.jsonl",
    "uima-json": "out",
    "uima-xmi": "out",
    "web-annotation": "out",
}


def said(claim: Claim) -> Claim:
    """What the formats hold of a claim: of its slots all but the order among those of a role."""
    slots = tuple(sorted(claim.slots, key=lambda slot: (slot.role, slot.span is None, str(slot))))
    return replace(claim, article=ArticleId(""), why=(), slots=slots)


def spans(entries: list[Entry], lost: set[str]) -> list[tuple[int, int, str]]:
    found = [e.mention for e in entries if isinstance(e, MentionEntry) and e.mention.id not in lost]
    return sorted((mention.span.start, mention.span.end, mention.quote) for mention in found)


def texts(entries: list[Entry]) -> list[str]:
    return sorted({entry.text for entry in entries if isinstance(entry, Article)})


@pytest.mark.parametrize("name", NAMES)
@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=examples(10))
@given(project=projects())
def test_what_a_format_holds_comes_back_equal(name: str, project: list[Entry]) -> None:
    assume(texts(project))
    exporter = format_written(name).exporter
    assert exporter is not None
    held, again = there_and_back(exporter, project, NAMES[name])
    lost = {identity for kind in held for ids in kind.lost.values() for identity in ids}
    before = {e.claim.id: e for e in project if isinstance(e, ClaimEntry) and e.claim.id not in lost}
    after = {e.claim.id: e for e in again if isinstance(e, ClaimEntry)}
    assert {i: (said(e.claim), e.status) for i, e in after.items()} == {
        i: (said(e.claim), e.status) for i, e in before.items()
    }
    assert spans(again, set()) == spans(project, lost)
    assert texts(again) == texts(project)


def dated() -> list[Entry]:
    article = replace(new_article("Akar came."), published_proposed=ProposedDate("2021-01-11", "the text says so"))
    return [article, ClaimEntry(Claim(ClaimId("c"), article.id, Span(0, 4), "Akar"), article_text=article.text)]


@pytest.mark.parametrize("name", ["label-studio", "prodigy"])
def test_a_proposed_date_comes_back_as_proposed(name: str) -> None:
    exporter = format_written(name).exporter
    assert exporter is not None
    _, again = there_and_back(exporter, dated(), NAMES[name])
    dates = [(entry.published, entry.published_proposed) for entry in again if isinstance(entry, Article)]
    assert dates == [(None, ProposedDate("2021-01-11", ""))]


def test_a_proposed_date_has_its_own_column(tmp_path: Path) -> None:
    table, data = (format_written(name).exporter for name in ("csv", "parquet"))
    assert table is not None and data is not None  # noqa: PT018
    exported(table, dated(), tmp_path / "out.csv")
    exported(data, dated(), tmp_path / "out")
    rows = [*csv.DictReader((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines())]
    for found in sorted((tmp_path / "out").rglob("*.parquet")):
        rows += [row for row in pq.read_table(found).to_pylist() if "date" in row]
    assert [(row["date"] or None, row["published_proposed"]) for row in rows] == [(None, "2021-01-11")] * 3


@pytest.mark.parametrize("word", ["tokens", "spans", "answer"])
def test_a_wording_that_is_the_name_of_a_key_elsewhere_is_a_wording(word: str) -> None:
    exporter = format_written("label-studio").exporter
    assert exporter is not None
    article = new_article("Akar came.")
    claim = Claim(ClaimId("c"), article.id, Span(0, 4), word)
    _, again = there_and_back(exporter, [article, ClaimEntry(claim, article_text=article.text)], "out")
    assert [entry.claim.text for entry in again if isinstance(entry, ClaimEntry)] == [word]

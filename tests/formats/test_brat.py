"""Tests of brat standoff: there and back, what other tools wrote, and files with something wrong."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ArticleId
from annotator.formats.document import ClaimEntry, EntityEntry, Entry, Given, MentionEntry
from annotator.formats.files import read_path
from annotator.formats.registry import format_written
from tests.formats.cases import brought_in, there_and_back
from tests.formats.strategies import projects

SAMPLE = Path(__file__).parent / "samples" / "brat"
BRAT = format_written("brat").exporter


def said(claim: Claim) -> Claim:
    """What brat can hold of a claim: of its slots all but the order among those of a role."""
    slots = tuple(sorted(claim.slots, key=lambda slot: (slot.role, slot.span is None, str(slot))))
    return replace(claim, article=ArticleId(""), why=(), slots=slots)


def spans(entries: list[Entry], lost: set[str]) -> list[tuple[int, int, str]]:
    found = [e.mention for e in entries if isinstance(e, MentionEntry) and e.mention.id not in lost]
    return sorted((mention.span.start, mention.span.end, mention.quote) for mention in found)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None, max_examples=25)
@given(projects())
def test_what_brat_holds_comes_back_equal(project: list[Entry]) -> None:
    assume(any(isinstance(entry, Article) for entry in project))
    assert BRAT is not None
    held, again = there_and_back(BRAT, project)
    lost = {identity for kind in held for ids in kind.lost.values() for identity in ids}
    before = {e.claim.id: e for e in project if isinstance(e, ClaimEntry) and e.claim.id not in lost}
    after = {e.claim.id: e for e in again if isinstance(e, ClaimEntry)}
    assert {i: (said(e.claim), e.status) for i, e in after.items()} == {
        i: (said(e.claim), e.status) for i, e in before.items()
    }
    assert spans(again, set()) == spans(project, lost)
    assert sorted(e.text for e in again if isinstance(e, Article)) == sorted(
        e.text for e in project if isinstance(e, Article)
    )


def test_a_sample_of_another_tool_comes_in_whole() -> None:
    entries = brought_in(SAMPLE / "meeting.ann")
    mentions = {e.mention.quote: e for e in entries if isinstance(e, MentionEntry)}
    assert mentions["Ana Vidal"].extra["brat"] == {
        "attributes": [["Office", "mayor"]],
        "references": ["Wikidata:Q1"],
        "relations": [["lives-in", 19, 25]],
    }
    (entity,) = [e.entity for e in entries if isinstance(e, EntityEntry)]
    assert (entity.name, entity.variants) == ("Ana Vidal", ("Ana Vidal", "She"))
    (claim,) = [e for e in entries if isinstance(e, ClaimEntry)]
    assert claim.claim.text == "Ana Vidal 🙂 met in Halden"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("T1 Person 0 3 Ana", "it is no line of brat"),
        ("T1\tPerson 0 99\tAna", "lies outside the text"),
        ("T1\tPerson 3 1\tAna", "lies outside the text"),
        ("T1\tPerson 0 3\tBen", "is not the one that the line gives"),
        ("T1\tPerson x 3\tAna", "a text-bound annotation is"),
        ("R1\tknows Arg1:T1 Arg2:T9", "there is no T9 in this file"),
        ("E1\tMeet", "an event is a type"),
        ("#1\tAnnotatorNotes T7\tho", "there is no T7 in this file"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_comes_in(tmp_path: Path, line: str, says: str) -> None:
    (tmp_path / "a.txt").write_text("Ana met Ben.", encoding="utf-8")
    (tmp_path / "a.ann").write_text(f"{line}\nT1\tPerson 0 3\tAna\n", encoding="utf-8")
    items = list(read_path(tmp_path))
    (trouble,) = [str(item) for item in items if isinstance(item, AnnotatorError)]
    assert trouble.startswith(f"{tmp_path / 'a.ann'}, line 1: ")
    assert says in trouble
    assert [
        item.entry.mention.quote for item in items if isinstance(item, Given) and isinstance(item.entry, MentionEntry)
    ] == ["Ana"]


def test_annotations_without_their_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text("T1\tPerson 0 3\tAna\n", encoding="utf-8")
    assert any("a.txt" in str(item) for item in read_path(tmp_path / "a.ann"))

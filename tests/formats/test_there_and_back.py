"""Tests of every format of another tool: what it holds of a project comes in again as it was."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.domain.ids import ArticleId
from annotator.formats.document import ClaimEntry, Entry, MentionEntry
from annotator.formats.registry import format_written
from tests.formats.cases import there_and_back
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

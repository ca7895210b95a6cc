"""Tests of what an export says of itself: what it holds and lost adds up to what the project has."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.formats.choosing import EVERYTHING, Chosen, decided
from annotator.formats.document import ClaimEntry, FactEntry
from annotator.formats.registry import formats
from annotator.services import claims, facts
from annotator.services.exporting import export
from annotator.services.outgoing.losses import held_words, lost_words, named
from annotator.services.workspace import Workspace
from annotator.store import fact_queries
from tests import builders

WRITTEN = [each.name for each in formats() if each.writes]


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.project(tmp_path)
    claims.confirm(ws, builders.claim_ids(ws)[0], via="test")
    yield ws
    ws.close()


def test_a_table_says_how_many_claims_it_has_and_what_it_leaves_out(ws: Workspace, tmp_path: Path) -> None:
    report = export(ws, "csv", tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = len(list(csv.reader(file))) - 1
    assert held_words(report.kinds) == f"{rows:,} claims, 2 articles, 1 analyst"
    assert "1 decision" in lost_words(report.kinds)


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_held_and_lost_adds_up_and_is_told_by_id(ws: Workspace, tmp_path: Path, name: str) -> None:
    whole, report = (export(ws, each, tmp_path / f"out-{each}", chosen=EVERYTHING) for each in ("jsonl", name))
    told = json.loads(report.losses.read_text(encoding="utf-8"))
    assert {kind["kind"]: kind["total"] for kind in told["kinds"]} == {
        named(kind.kind, 1).removeprefix("1 "): kind.held for kind in whole.kinds
    }
    for kind in told["kinds"]:
        ids = [each for why in kind["losses"] for each in why["ids"]]
        assert kind["exported"] + kind["lost"] == kind["total"]
        assert len(set(ids)) == len(ids) == kind["lost"]
        assert all(why["why"] and why["count"] == len(why["ids"]) for why in kind["losses"])
    assert (told["format"], told["sha256"]) == (name, report.sha256)
    assert lost_words(whole.kinds) == "nothing"


def test_what_was_not_asked_for_is_lost_with_that_reason(ws: Workspace, tmp_path: Path) -> None:
    report = export(ws, "csv", tmp_path / "out.csv", chosen=decided(negatives=False))
    (claimed,) = [kind for kind in report.kinds if kind.kind is ClaimEntry]
    assert claimed.held == 1
    assert {why: len(ids) for why, ids in claimed.lost.items()} == {
        "proposed, which was not asked for": claimed.total - 1
    }


def test_what_analysts_differ_on_is_no_gold(ws: Workspace, tmp_path: Path) -> None:
    ws.close()
    other = Workspace.open(ws.path, analyst="bob")
    claims.reject(other, builders.claim_ids(other)[0], via="test")
    report = export(other, "csv", tmp_path / "out.csv", chosen=Chosen(gold=True))
    other.close()
    (claimed,) = [kind for kind in report.kinds if kind.kind is ClaimEntry]
    assert {why: len(ids) for why, ids in claimed.lost.items()} == {"analysts differ, and nobody has settled it": 1}


def test_a_format_for_labels_holds_what_people_confirmed_unless_more_is_asked_for(
    ws: Workspace, tmp_path: Path
) -> None:
    claims.reject(ws, builders.claim_ids(ws)[1], via="test")
    held = {
        name: next(
            kind.held for kind in export(ws, "prodigy", tmp_path / name, chosen=chosen).kinds if kind.kind is ClaimEntry
        )
        for name, chosen in (("plain", None), ("negatives", decided(negatives=True)), ("all", EVERYTHING))
    }
    assert held == {"plain": 1, "negatives": 2, "all": len(builders.claim_ids(ws))}


def test_a_verdict_that_is_the_contrary_of_all_evidence_is_told(ws: Workspace, tmp_path: Path) -> None:
    first, *_ = builders.claim_ids(ws)
    facts.state(ws, "It was.", [Evidence(first, Stance.SUPPORTS)], verdict=Verdict.REFUTED, via="test")
    (fact,) = ws.read(fact_queries.fact_ids)
    told = "1 fact has a verdict that all its evidence speaks against"
    report = export(ws, "averitec", tmp_path / "out.json")
    assert json.loads(report.losses.read_text(encoding="utf-8"))["contradicted"] == {"why": told, "ids": [fact]}
    assert f"{told}: {fact}." in report.card.read_text(encoding="utf-8")
    report = export(ws, "fever", tmp_path / "out")
    (kind,) = [kind for kind in report.kinds if kind.kind is FactEntry]
    why = "all its evidence supports it, and FEVER has no REFUTES without evidence that bears it out"
    assert (kind.lost, report.gold.contradicted) == ({why: (fact,)}, ())

"""Tests of what an export says of itself: exported and left out add up to what the project holds."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.services import claims
from annotator.services.exporting import export
from annotator.services.losses import lost_words, told_words, written_words
from annotator.services.workspace import Workspace
from tests import builders


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
    assert written_words(report.kinds) == f"{rows:,} claims"
    assert "1 decision" in lost_words(report.kinds)
    assert "article" in told_words(report.kinds)
    assert "1 analyst" in told_words(report.kinds)


def test_what_is_written_told_and_left_out_adds_up(ws: Workspace, tmp_path: Path) -> None:
    whole, table = (export(ws, name, tmp_path / f"out.{name}") for name in ("jsonl", "csv"))
    assert {kind.many: kind.total for kind in table.kinds} == {kind.many: kind.written for kind in whole.kinds}
    assert sum(kind.total for kind in table.kinds) == table.records == whole.records
    assert lost_words(whole.kinds) == "nothing"

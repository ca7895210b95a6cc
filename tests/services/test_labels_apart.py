"""Tests of what is to come back from another tool as it went out: labels called like claims, wording, places."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.formats.choosing import EVERYTHING
from annotator.formats.document import MentionEntry
from annotator.services.articles import import_paths
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from tests import builders
from tests.formats.cases import brought_in

LABELS = ("Place", "Place_", "Claim", "claim_", "Person")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.empty(tmp_path)
    yield ws
    ws.close()


def bring(ws: Workspace, path: Path, *lines: dict[str, object]) -> None:
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    assert import_paths(ws, [path]).troubles == []


@pytest.mark.parametrize("name", ["brat", "label-studio", "prodigy"])
def test_labels_called_like_parts_of_claims_come_back_as_they_were(ws: Workspace, tmp_path: Path, name: str) -> None:
    places = [{"article": "a", "start": n, "end": n + 1, "label": label} for n, label in enumerate(LABELS)]
    bring(
        ws,
        tmp_path / "in.jsonl",
        {"type": "article", "id": "a", "text": "ABCDEF"},
        *({"type": "mention", **each} for each in places),
    )
    export(ws, name, tmp_path / "out.jsonl", chosen=EVERYTHING)
    found = [each.mention for each in brought_in(tmp_path / "out.jsonl") if isinstance(each, MentionEntry)]
    assert {each.quote: each.label for each in found} == dict(zip("ABCDE", LABELS, strict=True))


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_a_claim_that_begins_with_a_blank_comes_back_unchanged(ws: Workspace, tmp_path: Path, name: str) -> None:
    text = "It was so. It was not so."
    said = {"type": "claim", "article": "a", "start": 10, "end": len(text), "text": " It was not  so. "}
    bring(ws, tmp_path / "in.jsonl", {"type": "article", "id": "a", "text": text}, said)
    out = tmp_path / f"out.{name}"
    export(ws, name, out, chosen=EVERYTHING)
    report = import_paths(ws, [out])
    assert (report.decisions, report.troubles, report.remarks) == (0, [], [])

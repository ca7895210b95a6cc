"""Tests of the gold card beside an export: who judged, how well they agree, and where it all comes from."""

import json
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.decision import BY_SCRIPT, FROM_FILE
from annotator.domain.ids import ClaimId
from annotator.domain.span import Span
from annotator.formats.document import ClaimEntry
from annotator.services import claims
from annotator.services.articles import import_paths
from annotator.services.decisions import decide
from annotator.services.exporting import CARD_DATA, ExportReport, export
from annotator.services.reading import claim_card
from annotator.services.tracing import traced
from annotator.services.workspace import Workspace
from annotator.store import log, meta
from tests import builders

_NAME = "p.facts"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    builders.project(tmp_path, name=_NAME).close()
    return tmp_path


def judged(folder: Path, analyst: str, *verbs: str) -> None:
    """An analyst confirms ("c") or rejects ("x") the first claims."""
    with opened(folder, analyst) as ws:
        for identity, verb in zip(builders.claim_ids(ws), verbs, strict=False):
            (claims.confirm if verb == "c" else claims.reject)(ws, identity, via="test")


def opened(folder: Path, analyst: str = "ada") -> AbstractContextManager[Workspace]:
    return builders.opened(folder / _NAME, analyst=analyst)


def card(folder: Path, name: str = "csv") -> tuple[Mapping[str, object], str, ExportReport]:
    with opened(folder) as ws:
        report = export(ws, name, folder / f"out-{name}")
    data = json.loads((folder / f"out-{name}{CARD_DATA}").read_text(encoding="utf-8"))
    return data, report.card.read_text(encoding="utf-8"), report


def test_a_card_tells_what_the_file_holds_and_its_hash(folder: Path) -> None:
    data, words, report = card(folder)
    assert data["sha256"] == report.sha256
    assert report.sha256 in words
    (held,) = [kind.held for kind in report.kinds if kind.kind is ClaimEntry]
    assert f"| claim | {held} | {held} | nothing |" in words
    assert "no guidelines" in words
    assert "Nobody has judged anything" in words


def test_judgements_count_by_analyst_until_they_are_undone(folder: Path) -> None:
    judged(folder, "ada", "c", "x")
    judged(folder, "ben", "c")
    with opened(folder, "ben") as ws:
        claims.confirm(ws, builders.claim_ids(ws)[1], via="test")
        ws.undo(via="test")
    data, words, _ = card(folder)
    assert data["analysts"] == [
        {"name": "ada", "decisions": 2, "assisted": 2, "blind": 0, "unknown": 0},
        {"name": "ben", "decisions": 1, "assisted": 1, "blind": 0, "unknown": 0},
    ]
    assert "0.0 % of 3 judgements" in words


def test_agreement_is_told_with_its_interval_where_there_are_several(folder: Path) -> None:
    assert card(folder)[0]["agreement"] == []
    judged(folder, "ada", "c", "x", "c")
    judged(folder, "ben", "c", "x", "x")
    data, words, _ = card(folder)
    (found,) = data["agreement"] if isinstance(data["agreement"], list) else []
    # Two of three equal: alpha = 1 - 5 * 2 / (36 - 9 - 9), by hand.
    assert (found["kind"], found["items"], found["alpha"], found["differing"]) == ("claim", 3, 0.4444, 1)
    assert found["low"] <= found["alpha"] <= found["high"]
    assert "go by the interval" in words
    assert "still open: 1.\n\nWhat analysts differ on stands here as the newest judgement says;" in words


def test_corrections_that_contradict_are_no_agreement(folder: Path) -> None:
    judged(folder, "ada", "c", "x")
    judged(folder, "ben", "c", "x")
    for analyst, text in (("ada", "It did."), ("ben", "It did not.")):
        with opened(folder, analyst) as ws:
            found = claim_card(ws, builders.claim_ids(ws)[0])
            claims.correct(ws, found.id, replace(found.claim, text=text), via="test")
    data, words, _ = card(folder)
    (found,) = data["agreement"] if isinstance(data["agreement"], list) else []
    assert (found["items"], found["observed"], found["differing"]) == (2, 0.5, 1)
    assert "still open: 1." in words


def test_who_adds_what_no_machine_proposed_had_no_suggestion_in_view(folder: Path) -> None:
    with opened(folder) as ws:
        article = claim_card(ws, builders.claim_ids(ws)[0]).claim.article
        claims.add(ws, article, Span(0, 5), via="test")
    data, words, _ = card(folder)
    assert data["analysts"] == [{"name": "ada", "decisions": 1, "assisted": 0, "blind": 0, "unknown": 0}]
    assert "Nothing that a machine proposed was judged." in words


def test_of_claims_that_a_file_gave_no_machine_was_in_view(folder: Path) -> None:
    lines = (
        {"type": "article", "id": "a", "text": "The ship sank."},
        {"type": "claim", "id": "c", "article": "a", "start": 0, "end": 14},
        {"type": "claim", "id": "m", "article": "a", "start": 4, "end": 14, "makers": ["other@1"]},
    )
    (folder / "given.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    with opened(folder) as ws:
        import_paths(ws, [folder / "given.jsonl"])
        for claim in ("c", "m"):
            claims.confirm(ws, ClaimId(claim), via="test")
    assert card(folder)[0]["analysts"] == [{"name": "ada", "decisions": 2, "assisted": 1, "blind": 0, "unknown": 0}]


def test_of_judgements_from_a_file_nobody_knows_what_was_in_view(folder: Path) -> None:
    spans = [{"start": 0, "end": 14, "label": "CLAIM"}]
    line = json.dumps({"text": "The ship sank.", "spans": spans, "answer": "reject"})
    (folder / "eve.jsonl").write_text(f"{line}\n", encoding="utf-8")
    judged(folder, "ada", "c")
    with opened(folder) as ws:
        import_paths(ws, [folder / "eve.jsonl"])
        ids = ws.read(lambda c: [d.targets[0] for d in log.read(c) if d.via == FROM_FILE])
        (row,) = traced(ws, ids[0])
    assert row.shown == "not known"
    data, words, _ = card(folder)
    assert data["judgements"] == {"assisted": 1, "blind": 0, "unknown": 1}
    assert "| eve | 1 | 0 | 0 | 1 |" in words
    assert "0.0 % of 2 judgements; not known, for they came from a file or a script: 50.0 %." in words


def test_of_judgements_by_a_script_nobody_knows_what_was_in_view(folder: Path) -> None:
    with opened(folder) as ws:
        for identity in builders.claim_ids(ws)[:2]:
            decide(ws, {"verb": "confirm", "target": identity}, via=BY_SCRIPT)
    data, words, _ = card(folder)
    assert data["judgements"] == {"assisted": 0, "blind": 0, "unknown": 2}
    assert "not known, for they came from a file or a script: 100.0 %." in words


def test_agreement_on_one_thing_cannot_be_told(folder: Path) -> None:
    judged(folder, "ada", "c")
    judged(folder, "ben", "x")
    assert "| claim | 1 | 0.0 % | cannot be told from one |" in card(folder)[1]


def test_the_heads_of_the_chains_stand_on_the_card(folder: Path) -> None:
    judged(folder, "ada", "c", "x")
    judged(folder, "ben", "c")
    data, words, _ = card(folder)
    with opened(folder) as ws:
        newest = {(d.analyst, d.replica): d for d in ws.read(lambda c: list(log.read(c)))}
        names = dict(ws.read(meta.analysts))
    assert data["chain_heads"] == [
        {"name": names[d.analyst], "analyst": d.analyst, "replica": d.replica, "seq": d.seq, "hash": d.hash}
        for _, d in sorted(newest.items())
    ]
    assert all(f"| {names[d.analyst]} | `{d.analyst}` | `{d.replica}` |" in words for d in newest.values())
    assert all(d.hash in words for d in newest.values())


def test_the_same_project_gives_the_same_card(folder: Path) -> None:
    judged(folder, "ada", "c", "x", "c")
    judged(folder, "ben", "c", "x", "x")
    assert card(folder)[:2] == card(folder)[:2]


def test_names_do_not_act_as_signs_of_the_card(folder: Path) -> None:
    judged(folder, "a|b [x](y)", "c")
    assert r"| a\|b \[x\](y) | 1 | 1 | 0 | 0 |" in card(folder)[1]

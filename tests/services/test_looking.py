"""Tests of articles looked through without finding more, and of soft labels: from decisions to files and accounts."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.errors import NotAllowed
from annotator.formats.choosing import Chosen, decided
from annotator.formats.registry import format_written, formats
from annotator.services import articles, claims, exporting, looking, reading
from annotator.services.decisions import decide
from annotator.services.verifying import verify
from annotator.services.workspace import Workspace
from tests import builders

WRITTEN = [each.name for each in formats() if each.writes]


@pytest.fixture
def differing(tmp_path: Path) -> Path:
    """A project in which two analysts differ on a claim, agree on another, and one looked through the first article."""
    with builders.opened(builders.decided(tmp_path)) as ws:
        claims.confirm(ws, builders.claim_ids(ws)[3], via="test")
        looking.looked(ws, reading.article_ids(ws)[0], via="test")
    with builders.opened(tmp_path / "project.facts", analyst="ben") as ws:
        claims.reject(ws, builders.claim_ids(ws)[0], via="test")
        claims.confirm(ws, builders.claim_ids(ws)[3], via="test")
    return tmp_path / "project.facts"


def _kinds(ws: Workspace, name: str, chosen: Chosen) -> dict[str, tuple[int, int, int]]:
    out = format_written(name).beside(ws.path.with_name("out.facts"))
    report = exporting.export(ws, name, out, chosen=chosen)
    told = json.loads(report.losses.read_text(encoding="utf-8"))
    return {kind["kind"]: (kind["total"], kind["exported"], kind["lost"]) for kind in told["kinds"]}


def test_one_says_it_once_and_undo_takes_it_back(tmp_path: Path) -> None:
    with builders.opened(builders.decided(tmp_path)) as ws:
        article = reading.article_ids(ws)[0]
        decide(ws, {"verb": "tag", "target": article, "tag": "looked"})
        assert looking.who_looked(ws, article) == ("ada",)
        with pytest.raises(NotAllowed):
            looking.looked(ws, article, via="test")
        ws.undo(via="test")
        assert looking.who_looked(ws, article) == ()


def test_an_article_and_a_claim_of_one_id_are_both_judged(tmp_path: Path) -> None:
    lines = (
        {"type": "article", "id": "1", "text": "The ceasefire held."},
        {"type": "claim", "id": "1", "article": "1", "start": 0, "end": 18},
        {"type": "looked", "article": "1"},
    )
    file = tmp_path / "ours.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    ws = builders.empty(tmp_path)
    assert articles.import_paths(ws, [file]).troubles == []
    (article,), (claim,) = reading.article_ids(ws), builders.claim_ids(ws)
    claims.confirm(ws, claim, via="test")
    assert looking.who_looked(ws, article) == ("ours",)
    assert reading.claim_card(ws, claim).status.value == "confirmed"
    ws.close()


@pytest.mark.parametrize("name", WRITTEN)
def test_every_format_accounts_for_what_was_looked_through_and_for_each_judgement(differing: Path, name: str) -> None:
    with builders.opened(differing) as ws:
        kinds = _kinds(ws, name, Chosen(soft=True))
    assert kinds["judgement"][0] == 4
    assert kinds["article looked through"][0] == 1
    assert all(total == held + lost for total, held, lost in kinds.values())
    exporter = format_written(name).exporter
    assert exporter is not None
    assert bool(kinds["judgement"][1]) == bool(exporter.soft and name not in ("fever", "averitec"))


@pytest.mark.parametrize(
    "asked", [lambda: decided(negatives=False), lambda: Chosen(frozenset({"confirmed"}), soft=True)]
)
def test_without_negatives_nobody_is_said_to_have_looked(differing: Path, asked: Callable[[], Chosen]) -> None:
    with builders.opened(differing) as ws:
        assert _kinds(ws, "prodigy", asked())["article looked through"] == (1, 0, 1)


def test_what_analysts_differ_on_is_in_soft_labels_with_its_shares(differing: Path) -> None:
    with builders.opened(differing) as ws:
        out = ws.path.with_name("out.jsonl")
        exporting.export(ws, "prodigy", out, chosen=Chosen(decided(negatives=False).statuses, soft=True))
        assert verify(ws, out).same
    spans = [span for line in out.read_text(encoding="utf-8").splitlines() for span in json.loads(line)["spans"]]
    said = [(span["soft"], span["dissent"]) for span in spans if span["label"] == "CLAIM"]
    halves = {"confirmed": 0.5, "rejected": 0.5}
    assert sorted(said, key=str) == [
        (halves, [{"analyst": "ada", "value": "confirmed"}]),
        ({"confirmed": 1.0}, []),
    ]


def test_two_who_correct_a_claim_to_other_words_are_two_values_of_soft_labels(differing: Path) -> None:
    for analyst, words in (("ada", "He said so."), ("ben", "He did not say so.")):
        with builders.opened(differing, analyst=analyst) as ws:
            claim = builders.claim_ids(ws)[1]
            decide(ws, {"verb": "correct", "target": claim, "text": words})
    with builders.opened(differing) as ws:
        out = ws.path.with_name("out.csv")
        exporting.export(ws, "csv", out, chosen=Chosen(soft=True))
    with out.open(encoding="utf-8-sig", newline="") as file:
        (told,) = [row for row in csv.DictReader(file) if row["claim"] == claim]
    assert (told["text"], told["status"]) == ("He did not say so.", "corrected")
    assert (told["shares"], told["dissent"]) == ("corrected: 0.5000; corrected 2: 0.5000", "ada: corrected 2")

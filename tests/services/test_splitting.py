"""Tests of split exports: the proof is told, lies in the report, and the same export can be made again by it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import NotAllowed
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.formats.choosing import Chosen
from annotator.formats.splits.asking import Split, parse_split
from annotator.services import claims, facts
from annotator.services.exporting import export
from annotator.services.outgoing.splitting import glued_words, proof_words
from annotator.services.verifying import verify
from annotator.services.workspace import Workspace
from tests import builders


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """Twenty articles, of which two pairs are copies."""
    ws = builders.empty(tmp_path)
    articles = [builders.article(f"The bridge of town {n} opened. Nobody came.") for n in range(20)]
    for article in articles:
        builders.store(ws, article, *builders.sentences(article))
    builders.store(ws, builders.family(*articles[:2]), builders.family(*articles[2:4]), run=builders.MATCHED)
    yield ws
    ws.close()


def test_a_split_is_proved_by_what_its_files_hold(ws: Workspace, tmp_path: Path) -> None:
    report = export(ws, "prodigy", tmp_path / "out", chosen=Chosen(split=Split()))
    assert sorted(path.name for path in report.file.iterdir()) == ["dev.jsonl", "test.jsonl", "train.jsonl"]
    assert report.split is not None
    lines = {path.stem: path.read_text("utf-8").splitlines() for path in report.file.iterdir()}
    read = {part: {json.loads(line)["meta"]["article"] for line in own} for part, own in lines.items()}
    assert {part.name: part.articles for part in report.split.parts} == {part: len(ids) for part, ids in read.items()}
    told = proof_words(report.split)
    assert told[0] == (
        "Split family:80/10/10, as read again from the files: "
        "train 16 articles, 32 claims; dev 2 articles, 4 claims; test 2 articles, 4 claims."
    )
    assert "0 of 2 copy families" in told[2]
    told_beside = json.loads(report.losses.read_text("utf-8"))["split"]
    assert [part["articles"] for part in told_beside["parts"]] == [16, 2, 2]
    assert verify(ws, report.file).same


def test_a_part_without_a_share_has_no_file(ws: Workspace, tmp_path: Path) -> None:
    report = export(ws, "prodigy", tmp_path / "out", chosen=Chosen(split=parse_split("family:50/0/50")))
    assert sorted(path.name for path in report.file.iterdir()) == ["test.jsonl", "train.jsonl"]


def test_a_format_that_is_not_for_labels_cannot_be_split(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="cannot be split into parts for training and testing; formats that can: brat"):
        export(ws, "jsonl", tmp_path / "out", chosen=Chosen(split=Split()))
    assert not (tmp_path / "out").exists()


def test_it_is_said_if_nobody_looked_for_copies_or_all_hangs_together(tmp_path: Path) -> None:
    one = builders.empty(tmp_path)
    article = builders.article("The bridge opened.")
    builders.store(one, article, *builders.sentences(article))
    report = export(one, "prodigy", tmp_path / "out", chosen=Chosen(split=Split()))
    one.close()
    assert report.split is not None
    assert proof_words(report.split)[1:2] + proof_words(report.split)[3:] == [
        "1 group of articles that hang together, the largest of 1.",
        "Too much hangs together for dev and test to have any article.",
        "Nobody has looked for copies yet: texts that share half of their long sentences were taken for some; "
        "annotator suggest finds them better.",
    ]


def test_what_ties_all_together_is_told_with_what_nobody_has_decided(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    articles = [builders.article(f"The bridge of town {n} opened.") for n in range(3)]
    for article in articles:
        builders.store(ws, article, *builders.sentences(article))
    builders.store(ws, builders.family(*articles), run=builders.MATCHED)
    report = export(ws, "prodigy", tmp_path / "out", chosen=Chosen(split=Split()))
    ws.close()
    assert report.split is not None
    assert glued_words(report.split) == (
        "Too much hangs together for dev and test to have any article: what ties the 3 of the largest group is "
        "copy families (1 suggested); what is suggested counts until somebody rejects it."
    )


def test_a_part_without_a_claim_is_called_out(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    articles = [builders.article(f"The bridge of town {n} opened.") for n in range(6)]
    builders.store(ws, *articles, *builders.sentences(articles[0]))
    report = export(ws, "prodigy", tmp_path / "out", chosen=Chosen(split=parse_split("family:50/25/25")))
    ws.close()
    assert report.split is not None
    empty = [part.name for part in report.split.parts if not part.claims]
    assert len(empty) == 2
    assert f"{' and '.join(empty)} hold no claim: parts are filled by their number of articles." in proof_words(
        report.split
    )


def test_the_proof_of_a_split_of_facts_counts_facts(ws: Workspace, tmp_path: Path) -> None:
    for number, claim in enumerate(builders.claim_ids(ws)):
        claims.confirm(ws, claim, via="test")
        evidence = [Evidence(claim, Stance.SUPPORTS)]
        facts.state(ws, f"Fact {number}", evidence, verdict=Verdict.SUPPORTED, via="test")
    report = export(ws, "fever", tmp_path / "out", chosen=Chosen(split=Split()))
    assert report.split is not None
    assert [part.facts for part in report.split.parts] == [32, 4, 4]
    assert "train 16 articles, 32 facts; dev 2 articles, 4 facts" in proof_words(report.split)[0]

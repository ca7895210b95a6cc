"""Tests of labels that come in as suggestions, and of trying an import before it is made."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.claim import Status
from annotator.domain.errors import NotAllowed
from annotator.formats.choosing import EVERYTHING
from annotator.formats.manner import Reading
from annotator.formats.registry import format_written
from annotator.services import claims, looking, reading
from annotator.services.articles import ImportReport, import_paths
from annotator.services.exporting import export
from annotator.services.rehearsing import amounts, rehearse, rehearse_each, sum_of, weight
from annotator.services.workspace import Workspace
from tests import builders

SUGGESTED = Reading(suggestions=True)


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """A file of Prodigy's, of a project in which one claim was confirmed and one rejected."""
    ws = builders.project(tmp_path, name="from.facts")
    first, second = builders.claim_ids(ws)[:2]
    claims.confirm(ws, first, via="test")
    claims.reject(ws, second, via="test")
    export(ws, "prodigy", tmp_path / "labels.jsonl", chosen=EVERYTHING)
    ws.close()
    return tmp_path / "labels.jsonl"


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.empty(tmp_path)
    yield ws
    ws.close()


def statuses(ws: Workspace) -> dict[str, int]:
    return {str(status): number for status, number in reading.counts(ws).claims.items() if number}


def brought(ws: Workspace, file: Path) -> ImportReport:
    return import_paths(ws, [file], how={file: SUGGESTED})


def test_labels_are_an_analysts_unless_asked_for_as_suggestions(ws: Workspace, labels: Path) -> None:
    assert import_paths(ws, [labels]).decisions
    assert {Status.CONFIRMED.value, Status.REJECTED.value} <= set(statuses(ws))


def test_as_suggestions_they_wait_for_somebody_to_judge(ws: Workspace, labels: Path) -> None:
    report = brought(ws, labels)
    assert report.decisions == reading.counts(ws).decisions == 0
    assert set(statuses(ws)) == {Status.PROPOSED.value}
    assert all(reading.claim_card(ws, claim).claim.makers for claim in builders.claim_ids(ws))


def test_suggestions_of_nobody_named_are_of_the_file(ws: Workspace, tmp_path: Path) -> None:
    article = {"type": "article", "id": "a", "text": "Rain fell."}
    claim = {"type": "claim", "id": "c", "article": "a", "start": 0, "end": 10, "status": "confirmed"}
    file = tmp_path / "theirs.jsonl"
    file.write_text(f"{json.dumps(article)}\n{json.dumps(claim)}\n", encoding="utf-8")
    brought(ws, file)
    assert [reading.claim_card(ws, claim).claim.makers for claim in builders.claim_ids(ws)] == [("theirs@import",)]


def test_what_somebody_refused_is_not_suggested_and_that_is_told(ws: Workspace, labels: Path) -> None:
    assert [str(told) for told in brought(ws, labels).remarks] == [
        f"{labels}: left out, for a program cannot suggest it: 1 rejected claim; import the file as labels to have it."
    ]


def left_out(ws: Workspace, file: Path) -> list[str]:
    """What an import of labels as suggestions tells of what stayed out of it."""
    return [str(told).partition(": ")[2] for told in brought(ws, file).remarks if told.message_id == "not-suggested"]


@pytest.mark.parametrize("name", ["prodigy", "label-studio", "brat", "uima-xmi", "docbin", "web-annotation"])
def test_what_several_analysts_judged_counts_once(ws: Workspace, tmp_path: Path, name: str) -> None:
    (tmp_path / "from").mkdir()
    path = builders.decided(tmp_path / "from")
    for analyst, judges in (("ben", (claims.reject, claims.confirm)), ("eve", (claims.reject, claims.reject))):
        with builders.opened(path, analyst=analyst) as theirs:
            for claim, judge in zip(builders.claim_ids(theirs)[-2:], judges, strict=True):
                judge(theirs, claim, via="test")
            looking.looked(theirs, reading.article_ids(theirs)[0], via="test")
    with builders.opened(path, analyst="ada") as theirs:
        *others, last = builders.claim_ids(theirs)
        claims.confirm(theirs, last, via="test")
        out = format_written(name).beside(tmp_path / "x.facts")
        export(theirs, name, out, chosen=replace(EVERYTHING, soft=True))
    assert left_out(ws, out) == [
        "left out, for a program cannot suggest it: 1 article looked through, 1 rejected claim; import the file "
        "as labels to have it."
    ]
    assert builders.claim_ids(ws) == [claim for claim in [*others, last] if claim != others[-1]]


def test_a_claim_that_one_annotator_rejected_has_not_stayed_out_if_another_held_it(
    ws: Workspace, tmp_path: Path
) -> None:
    judged = {"Rain fell.": ("confirmed", "rejected"), "Snow fell.": ("rejected", "rejected")}
    rows = [
        f"Rain fell. Snow fell.,{quote},{word},{n}" for quote, words in judged.items() for n, word in enumerate(words)
    ]
    table = tmp_path / "rows.csv"
    table.write_text("\n".join(["text,quote,status,annotator", *rows]) + "\n", encoding="utf-8")
    assert left_out(ws, table) == [
        "left out, for a program cannot suggest it: 1 rejected claim; import the file as labels to have it."
    ]
    assert statuses(ws) == {Status.PROPOSED.value: 1}


def test_facts_and_decisions_of_a_native_file_stay_out_and_are_counted(ws: Workspace, tmp_path: Path) -> None:
    lines = [
        {"type": "article", "id": "a", "text": "Rain fell."},
        {"type": "claim", "id": "c", "article": "a", "start": 0, "end": 10, "status": "confirmed"},
        {"type": "fact", "id": "f", "text": "It rained.", "verdict": "supported"},
    ]
    file = tmp_path / "known.jsonl"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    report = brought(ws, file)
    assert (reading.counts(ws).facts, report.claims) == ({}, 1)
    assert "1 fact; import the file as labels to have it." in str(report.remarks[0])


def test_a_trial_tells_what_an_import_would_and_changes_nothing(ws: Workspace, labels: Path) -> None:
    before = reading.counts(ws)
    tried = rehearse(ws.path, [labels, labels.with_name("nowhere.txt")], analyst=ws.analyst)
    assert reading.counts(ws) == before
    done = import_paths(ws, [labels, labels.with_name("nowhere.txt")])
    assert (tried.articles, tried.claims, tried.decisions) == (done.articles, done.claims, done.decisions)
    assert [str(told) for told in tried.troubles] == [str(told) for told in done.troubles] != []
    assert rehearse(ws.path, [labels], analyst=ws.analyst).unchanged == done.articles


def test_a_trial_can_be_stopped(ws: Workspace, labels: Path) -> None:
    with pytest.raises(NotAllowed, match="trial was stopped"):
        rehearse(ws.path, [labels], analyst=ws.analyst, progress=lambda _done, _total, _doing: False)


def test_a_trial_tells_file_by_file_what_each_adds_to_those_before_it(ws: Workspace, labels: Path) -> None:
    again = labels.with_name("again.jsonl")
    again.write_bytes(labels.read_bytes())
    tried = rehearse_each(ws, {labels: SUGGESTED, again: SUGGESTED})
    assert list(tried) == [labels, again]
    assert (tried[labels].articles > 0, tried[again].articles, tried[again].unchanged) == (
        True,
        0,
        tried[labels].articles,
    )
    assert sum_of(tried).claims == brought(ws, labels).claims


def test_what_stays_out_is_counted_by_kind_beyond_what_is_told(ws: Workspace, tmp_path: Path) -> None:
    table = tmp_path / "rows.csv"
    table.write_text("article,quote\n" + "nowhere,Rain fell.\n" * 50, encoding="utf-8")
    tried = rehearse_each(ws, {table: Reading()})
    assert amounts(tried[table].troubles) == {"row-no-article": 50}
    assert len(tried[table].troubles) < 50


def test_what_a_trial_goes_through_is_weighed_up_to_a_limit(ws: Workspace, labels: Path) -> None:
    all_of_it = weight(ws, [labels.parent], 10**9)
    assert all_of_it > weight(ws, [], 10**9) > 0
    assert weight(ws, [labels.parent], 1) < all_of_it

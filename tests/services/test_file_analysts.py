"""Tests of whose labels the files of a folder are: the folder's, or each file's own analyst."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.formats.manner import Reading
from annotator.services.articles import ImportReport, import_paths
from annotator.services.rehearsing import rehearse, rehearse_each, sum_of
from annotator.services.workspace import Workspace
from tests import builders
from tests.services.test_annotators import judged, verdicts

TEXT = "Bob Marsh slept. It sank."


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.empty(tmp_path)
    yield ws
    ws.close()


def prodigy(path: Path, answer: str, text: str = TEXT) -> Path:
    task = {"text": text, "spans": [{"start": 0, "end": 15, "label": "CLAIM"}], "answer": answer, "_task_hash": 2}
    return written(path, json.dumps(task))


def written(path: Path, words: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{words}\n", encoding="utf-8")
    return path


def kinds(report: ImportReport) -> dict[str, object]:
    return {each.message_id: each.parameters.get("count") for each in (*report.troubles, *report.remarks)}


BOTH = {"anna": "confirmed", "bert": "rejected"}


def test_files_of_a_folder_that_judge_the_same_are_an_analyst_each(ws: Workspace, tmp_path: Path) -> None:
    prodigy(tmp_path / "pr/anna.jsonl", "accept")
    prodigy(tmp_path / "pr/bert.jsonl", "reject")
    tried = rehearse(ws.path, [tmp_path / "pr"], analyst=ws.analyst)
    report = import_paths(ws, [tmp_path / "pr"])
    assert judged(ws, tmp_path) == [BOTH]
    assert (report.claims, report.decisions, report.troubles) == (tried.claims, tried.decisions, []) == (1, 2, [])
    again = import_paths(ws, [tmp_path / "pr"])
    assert (again.decisions, kinds(again).get("labels-held")) == (0, None)


@pytest.mark.parametrize("folder", ["csv", "brat", "native", "ls"])
def test_other_formats_do_so_as_well(ws: Workspace, tmp_path: Path, folder: str) -> None:
    for who, status in BOTH.items():
        match folder:
            case "csv":
                written(tmp_path / f"csv/{who}.csv", f'text,quote,status\n"{TEXT}",It sank,{status}')
            case "brat":
                (tmp_path / "brat").mkdir(exist_ok=True)
                (tmp_path / f"brat/{who}.txt").write_text(TEXT, encoding="utf-8")
                written(tmp_path / f"brat/{who}.ann", f"T1\tClaim 0 15\tBob Marsh slept\nA1\tStatus T1 {status}")
            case "native":
                article = {"type": "article", "id": "a", "text": TEXT}
                claim = {"type": "claim", "id": "c", "article": "a", "start": 0, "end": 15, "status": status}
                written(tmp_path / f"native/{who}.jsonl", f"{json.dumps(article)}\n{json.dumps(claim)}")
            case _:
                at = {"start": 0, "end": 15}
                regions = [
                    {"id": "a", "from_name": "l", "type": "labels", "value": {**at, "labels": ["Claim"]}},
                    {"id": "a", "from_name": "status", "type": "choices", "value": {**at, "choices": [status]}},
                ]
                tasks = [{"data": {"text": TEXT}, "annotations": [{"result": regions}]}]
                written(tmp_path / f"ls/{who}.json", json.dumps(tasks))
    report = import_paths(ws, [tmp_path / folder])
    assert judged(ws, tmp_path) == [BOTH]
    assert "articles-again" not in kinds(report)  # for it changed something


def test_facts_of_two_files_of_a_folder_have_two_judges(ws: Workspace, tmp_path: Path) -> None:
    for who, label in (("anna", "SUPPORTS"), ("bert", "REFUTES")):
        said = {"id": 1, "claim": "It sank", "label": label, "evidence": []}
        written(tmp_path / f"fever/{who}.jsonl", json.dumps(said))
    import_paths(ws, [tmp_path / "fever"])
    assert verdicts(ws, tmp_path) == [{"anna": "supported", "bert": "refuted"}]


def test_folders_below_are_an_analyst_each_and_their_files_are_not(ws: Workspace, tmp_path: Path) -> None:
    for who, answer in (("anna", "accept"), ("bert", "reject")):
        prodigy(tmp_path / f"all/{who}/1.jsonl", answer)
        prodigy(tmp_path / f"all/{who}/2.jsonl", answer, "Ann Marsh slept. It sank.")
    import_paths(ws, [tmp_path / "all"])
    assert judged(ws, tmp_path) == [BOTH, BOTH]


def test_files_that_judge_different_things_are_one_data_set(ws: Workspace, tmp_path: Path) -> None:
    for n in range(4):
        text = f"Bob Marsh slept {min(n, 2)} hours. It sank."  # two of the four are copies
        prodigy(tmp_path / f"set/{n}.jsonl", "accept", text)
    import_paths(ws, [tmp_path / "set"])
    assert judged(ws, tmp_path) == [{"set": "confirmed"}] * 3


def test_files_of_one_name_in_two_folders_are_two_analysts(ws: Workspace, tmp_path: Path) -> None:
    files = [prodigy(tmp_path / f"{who}/b.jsonl", said) for who, said in (("anna", "accept"), ("bert", "reject"))]
    tried = sum_of(rehearse_each(ws, dict.fromkeys(files, Reading())))
    report = import_paths(ws, files)
    assert judged(ws, tmp_path) == [{"anna/b": "confirmed", "bert/b": "rejected"}]
    assert report.decisions == tried.decisions == 2


def test_what_a_later_file_of_the_same_name_says_otherwise_is_told(ws: Workspace, tmp_path: Path) -> None:
    import_paths(ws, [prodigy(tmp_path / "anna/b.jsonl", "accept")])
    report = import_paths(ws, [prodigy(tmp_path / "bert/b.jsonl", "reject")])
    assert (report.decisions, kinds(report)["labels-held"]) == (0, 1)
    assert judged(ws, tmp_path) == [{"b": "confirmed"}]

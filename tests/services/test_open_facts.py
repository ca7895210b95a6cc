"""Facts to which nobody gave a verdict: no export says that they have one."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from annotator.formats.choosing import EVERYTHING, Chosen, decided
from annotator.services.articles import import_paths
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from tests import builders


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    """A project with the claim of a test set of FEVER, and one that somebody found no evidence for."""
    rows = [
        {"id": 1, "claim": "The ferry sank."},
        {"id": 2, "claim": "The tide was low.", "label": "NOT ENOUGH INFO", "evidence": [[[None, None, None, None]]]},
    ]
    (tmp_path / "fever.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    made = builders.empty(tmp_path)
    import_paths(made, [tmp_path / "fever.jsonl"])
    return made


def verdicts(folder: Path) -> dict[str, object]:
    rows = pq.read_table(next(folder.rglob("facts/*.parquet"))).to_pylist()
    return {row["text"]: row["verdict"] for row in rows}


def test_a_data_set_gives_it_no_label(ws: Workspace, tmp_path: Path) -> None:
    export(ws, "parquet", tmp_path / "all", chosen=EVERYTHING)
    assert verdicts(tmp_path / "all") == {"The ferry sank.": None, "The tide was low.": 2}


def test_it_is_no_gold(ws: Workspace, tmp_path: Path) -> None:
    report = export(ws, "parquet", tmp_path / "gold", chosen=decided(negatives=False, gold=True))
    assert verdicts(tmp_path / "gold") == {"The tide was low.": 2}
    assert "nobody has given it a verdict" in [why for kind in report.kinds for why in kind.lost]


def test_it_comes_back_as_open_as_it_was(ws: Workspace, tmp_path: Path) -> None:
    export(ws, "jsonl", tmp_path / "out.jsonl", chosen=Chosen())
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    said = {line["text"]: line["verdict"] for line in lines if line["type"] == "fact"}
    assert said == {"The ferry sank.": None, "The tide was low.": "not enough evidence"}
    with_lines = [line for line in lines if line["type"] != "decision"]
    (tmp_path / "again.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in with_lines), encoding="utf-8")
    again = builders.empty(tmp_path, name="again.facts")
    import_paths(again, [tmp_path / "again.jsonl"])
    export(again, "parquet", tmp_path / "again", chosen=EVERYTHING)
    assert verdicts(tmp_path / "again") == {"The ferry sank.": None, "The tide was low.": 2}


def test_a_report_says_so(ws: Workspace, tmp_path: Path) -> None:
    export(ws, "report", tmp_path / "out.html", chosen=EVERYTHING)
    page = (tmp_path / "out.html").read_text("utf-8")
    assert "2 facts: 1 not enough evidence, 1 no verdict yet" in page
    assert "No verdict yet" in page

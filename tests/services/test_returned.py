"""Tests of exports that come back: what is unchanged in them is nobody's judgement, what was changed is one."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.formats.choosing import EVERYTHING
from annotator.formats.registry import formats
from annotator.services.articles import import_paths
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from annotator.store import export_queries
from tests import builders

TABLE = """text,quote,status,subject
Ana Vidal met Ben. Nobody else came.,Ana Vidal met Ben.,confirmed,Ana Vidal
Ana Vidal met Ben. Nobody else came.,Nobody else came.,rejected,
Ana Vidal met Ben. Nobody else came.,met Ben,unsure,
"""
CARRYING = [each.name for each in formats() if each.foreign and each.foreign.carries]


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """A project whose claims a table brought, judged."""
    ws = builders.empty(tmp_path)
    (tmp_path / "labels.csv").write_text(TABLE, encoding="utf-8")
    assert import_paths(ws, [tmp_path / "labels.csv"]).decisions == 3
    yield ws
    ws.close()


def written(ws: Workspace, tmp_path: Path, name: str) -> Path:
    found = next(each for each in formats() if each.name == name)
    assert found.exporter is not None
    out = tmp_path / f"back{'' if found.exporter.folder else found.extensions[0]}"
    export(ws, name, out, chosen=EVERYTHING)
    return out


def judges(ws: Workspace) -> list[str]:
    return sorted(name for _, name in ws.read(export_queries.deciding_analysts))


@pytest.mark.parametrize("name", ["csv", "xlsx", *CARRYING])
def test_an_unchanged_export_adds_no_judgement_and_no_annotator(ws: Workspace, tmp_path: Path, name: str) -> None:
    before = judges(ws)
    report = import_paths(ws, [written(ws, tmp_path, name)])
    assert (report.claims, report.decisions, report.troubles) == (0, 0, [])
    assert judges(ws) == before == ["labels"]


def changed(folder: Path, ending: str, change: Callable[[str], str]) -> None:
    for path in folder.glob(f"*{ending}"):
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def test_what_was_changed_in_an_export_is_a_judgement(ws: Workspace, tmp_path: Path) -> None:
    out = written(ws, tmp_path, "brat")
    changed(out, ".ann", lambda text: text.replace("unsure", "confirmed"))
    assert import_paths(ws, [out]).decisions == 1
    assert judges(ws) == ["back", "labels"]


def test_a_changed_row_of_our_table_is_a_judgement(ws: Workspace, tmp_path: Path) -> None:
    out = written(ws, tmp_path, "csv")
    out.write_text(out.read_text(encoding="utf-8").replace(",unsure,", ",confirmed,"), encoding="utf-8")
    assert import_paths(ws, [out]).decisions > 0
    assert "back" in judges(ws)


def test_who_submits_our_tasks_in_label_studio_has_judged_them(ws: Workspace, tmp_path: Path) -> None:
    out = written(ws, tmp_path, "label-studio")

    def submitted(text: str) -> str:
        tasks = json.loads(text)
        for task in tasks:
            for annotation in task["annotations"]:
                annotation["completed_by"] = {"id": 7, "email": "cem@example.org"}
        return json.dumps(tasks)

    changed(out, "tasks.json", submitted)
    assert import_paths(ws, [out]).decisions == 3
    assert judges(ws) == ["back: cem@example.org", "labels"]


def test_the_same_labels_made_elsewhere_are_another_judgement(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "labels.csv").write_text(TABLE, encoding="utf-8")
    assert import_paths(ws, [tmp_path / "other"]).decisions == 3
    assert judges(ws) == ["labels", "other"]

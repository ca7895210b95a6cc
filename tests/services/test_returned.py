"""Tests of exports that come back: what is unchanged in them is nobody's judgement, what was changed is one."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from annotator.domain.ids import ArticleId
from annotator.domain.mention import Mention
from annotator.formats.choosing import EVERYTHING
from annotator.formats.registry import formats
from annotator.services.articles import import_paths
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from annotator.store import export_queries, queries
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


def saved(text: str) -> str:
    """Tasks as Label Studio gives them out again: with who brought them in, also where nobody did more."""
    tasks = json.loads(text)
    for task in tasks:
        for annotation in task["annotations"]:
            who = {"id": 7, "email": "cem@example.org"}
            annotation.update({"completed_by": who, "id": 5, "was_cancelled": False})
    return json.dumps(tasks)


def answered(text: str) -> str:
    """Tasks as Prodigy gives them out again to whom nobody changed an answer."""
    lines = [{**json.loads(line), "_annotator_id": "db-cem", "_session_id": "db-cem"} for line in text.splitlines()]
    return "".join(f"{json.dumps(line)}\n" for line in lines)


@pytest.mark.parametrize("name", ["label-studio", "prodigy"])
def test_what_went_through_another_tool_unchanged_is_no_judgement(ws: Workspace, tmp_path: Path, name: str) -> None:
    builders.store(ws, *seen(ws))
    before = claims_and_mentions(ws)
    out = through(written(ws, tmp_path, name), name)
    report = import_paths(ws, [out])
    assert (report.decisions, report.claims, report.mentions, report.troubles) == (0, 0, 0, [])
    assert "labels-returned" in [each.message_id for each in report.remarks]
    assert judges(ws) == ["labels"]
    assert claims_and_mentions(ws) == before


def seen(ws: Workspace) -> list[Mention]:
    """A name that a program found in the article."""
    (article,) = ws.read(lambda c: list(queries.articles(c)))
    return [builders.mention(article, "Ben")]


def claims_and_mentions(ws: Workspace) -> list[object]:
    """All claims and mentions, with who made or judged them."""
    with TemporaryDirectory() as folder:
        export(ws, "jsonl", Path(folder, "out.jsonl"), chosen=EVERYTHING)
        told = map(json.loads, Path(folder, "out.jsonl").read_text(encoding="utf-8").splitlines())
        return [line for line in told if line["type"] in ("claim", "mention")]


def through(out: Path, name: str) -> Path:
    if name == "label-studio":
        changed(out, "tasks.json", saved)
    else:
        out.write_text(answered(out.read_text(encoding="utf-8")), encoding="utf-8")
    return out


def test_what_somebody_changed_in_label_studio_is_the_only_judgement(ws: Workspace, tmp_path: Path) -> None:
    out = through(written(ws, tmp_path, "label-studio"), "label-studio")
    changed(out, "tasks.json", lambda text: text.replace('"unsure"', '"confirmed"'))
    assert import_paths(ws, [out]).decisions == 1
    assert judges(ws) == ["back: cem@example.org", "labels"]


def test_an_answer_that_somebody_changed_in_prodigy_is_the_only_judgement(ws: Workspace, tmp_path: Path) -> None:
    out = through(written(ws, tmp_path, "prodigy"), "prodigy")
    words = out.read_text(encoding="utf-8").replace('"answer": "ignore"', '"answer": "reject"')
    out.write_text(words, encoding="utf-8")
    assert import_paths(ws, [out]).decisions == 1
    assert judges(ws) == ["back: db-cem", "labels"]


def test_the_same_labels_made_elsewhere_are_another_judgement(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "labels.csv").write_text(TABLE, encoding="utf-8")
    assert import_paths(ws, [tmp_path / "other"]).decisions == 3
    assert judges(ws) == ["labels", "other"]


def marking(folder: Path) -> Path:
    """An article with mentions that a program brought with ids of its own."""
    text = "Ana Vidal met Ben. Nobody else came."
    lines: list[dict[str, object]] = [{"type": "article", "id": "tricky", "text": text}]
    lines += [{"type": "mention", "id": "m1", "article": "tricky", "start": 0, "end": 9, "label": "PER"}]
    lines += [{"type": "mention", "id": "m2", "article": "tricky", "start": 14, "end": 17, "label": "PER"}]
    path = folder / "tricky.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", [n for n in CARRYING if n not in ("claim-review", "averitec", "fever")])
def test_mentions_under_ids_of_their_own_come_back_as_themselves(ws: Workspace, tmp_path: Path, name: str) -> None:
    assert import_paths(ws, [marking(tmp_path)]).mentions == 2
    report = import_paths(ws, [written(ws, tmp_path, name)])
    assert (report.mentions, report.troubles) == (0, [])
    assert {each.id for each in ws.read(lambda c: queries.mentions_in(c, ArticleId("tricky")))} == {"m1", "m2"}


def test_entities_of_such_mentions_lead_to_them(ws: Workspace, tmp_path: Path) -> None:
    import_paths(ws, [marking(tmp_path)])
    out = written(ws, tmp_path, "brat")
    lines = (out / "tricky.ann").read_text(encoding="utf-8")
    (out / "tricky.ann").write_text(f"{lines}*\tEquiv T1 T2\n", encoding="utf-8")
    report = import_paths(ws, [out])
    assert (report.mentions, report.entities) == (0, 1)
    assert set(ws.read(export_queries.entity_of_mention)) == {"m1", "m2"}


@pytest.mark.parametrize("name", ["csv", "brat"])
def test_what_only_comes_back_counts_as_read(ws: Workspace, tmp_path: Path, name: str) -> None:
    report = import_paths(ws, [written(ws, tmp_path, name)])
    assert report.anything
    assert report.returned

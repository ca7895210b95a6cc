"""Tests of texts that several files label: one article, unless a file says otherwise; labels of all meet on it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.formats.choosing import EVERYTHING
from annotator.formats.document import RelationEntry
from annotator.services.articles import ImportReport, import_paths
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from tests import builders

TEXT = "Ana met Ben.\r\nThe mayor of Halden resigned."
START = TEXT.index("The")
MAYOR = {"start": START, "end": len(TEXT), "label": "CLAIM"}
CLAIM = (START, len(TEXT), "Claim")
TOLD = "1 text was here already (that of line 1 as {known})"


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.empty(tmp_path)
    yield ws
    ws.close()


def doccano(
    folder: Path, name: str, *labels: tuple[int, int, str], texts: int = 1, known: Mapping[str, str] | None = None
) -> Path:
    line = json.dumps({"id": 1, "text": TEXT, "label": labels, **(known or {})})
    (folder / name).write_text(f"{line}\n" * texts, encoding="utf-8")
    return folder / name


def prodigy(folder: Path, name: str, answer: str, **meta: str) -> Path:
    span = {"start": 0, "end": 3, "label": "PER", "text": "Ana"}
    task = {"text": TEXT, "spans": [span, MAYOR], "answer": answer, "meta": meta}
    (folder / name).write_text(json.dumps(task) + "\n", encoding="utf-8")
    return folder / name


def words(told: list[AnnotatorError]) -> list[str]:
    return [str(each).partition(": ")[2] for each in told]


def amounts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.articles, report.mentions, report.claims, report.decisions


def test_labels_of_two_annotators_meet_on_one_article(ws: Workspace, tmp_path: Path) -> None:
    """In one import and in several, of one tool and of two; the places behind CRLF are those of the stored text."""
    admin = doccano(tmp_path, "admin.jsonl", (0, 3, "PER"), CLAIM)
    first = import_paths(ws, [admin, doccano(tmp_path, "bob.jsonl", (0, 3, "PER"), (8, 11, "PER"))])
    assert amounts(first) == (1, 2, 1, 1)
    assert words(first.remarks)[0].startswith(TOLD.format(known="admin.jsonl#1"))
    again = import_paths(ws, [prodigy(tmp_path, "carl.jsonl", "reject")])
    assert amounts(again) == (0, 0, 0, 1)
    assert again.unchanged == 1


def test_labels_go_to_a_text_that_was_here_before(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "art.txt").write_bytes(TEXT.encode())
    assert amounts(import_paths(ws, [tmp_path / "art.txt"])) == (1, 0, 0, 0)
    report = import_paths(ws, [doccano(tmp_path, "all.jsonl", (8, 11, "PER"))])
    assert (amounts(report), report.troubles) == ((0, 1, 0, 0), [])
    (said,) = words(report.remarks)
    assert said.startswith(TOLD.format(known="art.txt"))
    assert amounts(import_paths(ws, [tmp_path / "all.jsonl"])) == (0, 0, 0, 0)


def test_a_folder_brings_texts_before_their_labels(ws: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "job"
    folder.mkdir()
    doccano(folder, "admin.jsonl", (0, 3, "PER"))
    (folder / "zebra.txt").write_bytes(TEXT.encode())
    assert amounts(import_paths(ws, [folder])) == (1, 1, 0, 0)


def test_annotators_whose_files_lie_in_one_folder_judge_each_for_themselves(ws: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "job"
    folder.mkdir()
    doccano(folder, "admin.jsonl", (0, 3, "PER"), CLAIM)
    doccano(folder, "bob.jsonl", (0, 3, "PER"), CLAIM)
    assert amounts(import_paths(ws, [folder])) == (1, 1, 1, 2)
    export(ws, "jsonl", tmp_path / "out.jsonl", chosen=EVERYTHING)
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["name"] for line in lines if line["type"] == "analyst"} == {"job: admin", "job: bob"}
    assert [list(line["annotators"]) for line in lines if line["type"] == "mention"] == [["job: admin", "job: bob"]]


@pytest.mark.parametrize("known", [{"source": "AP"}, {"url": "https://ap.example/1"}])
def test_another_outlet_printed_another_article_which_is_told(
    ws: Workspace, tmp_path: Path, known: dict[str, str]
) -> None:
    import_paths(ws, [doccano(tmp_path, "a.jsonl", (0, 3, "PER"))])
    report = import_paths(ws, [doccano(tmp_path, "b.jsonl", (0, 3, "PER"), known=known)])
    assert amounts(report) == (1, 1, 0, 0)
    assert words(report.remarks)[0].startswith("1 text is here already and came in once more (that of line 1 is a.jso")


def test_an_id_of_the_file_makes_an_article_of_its_own(ws: Workspace, tmp_path: Path) -> None:
    import_paths(ws, [doccano(tmp_path, "a.jsonl", (0, 3, "PER"))])
    report = import_paths(ws, [prodigy(tmp_path, "b.jsonl", "accept", article="b-1")])
    assert (amounts(report), report.remarks) == ((1, 1, 1, 1), [])


def test_a_text_that_stands_twice_in_a_file_stays_two_articles_and_meets_two(ws: Workspace, tmp_path: Path) -> None:
    assert import_paths(ws, [doccano(tmp_path, "a.jsonl", (0, 3, "PER"), texts=2)]).articles == 2
    assert amounts(import_paths(ws, [doccano(tmp_path, "b.jsonl", (0, 3, "PER"), texts=2)])) == (0, 0, 0, 0)


def test_what_the_article_here_does_not_hold_is_told(ws: Workspace, tmp_path: Path) -> None:
    import_paths(ws, [doccano(tmp_path, "a.jsonl", (0, 3, "PER"))])
    report = import_paths(ws, [doccano(tmp_path, "b.jsonl", known={"author": "Ana", "title": "Ferry", "page": "3"})])
    assert words(report.remarks)[-1] == (
        "what it says of texts that were here already under author, doccano, title stayed out, for an article keeps "
        "what it came with."
    )


def test_two_annotators_of_brat_meet_with_entities_behind_line_ends(ws: Workspace, tmp_path: Path) -> None:
    """T1 of the one is another span than T1 of the other, also where the files have one name."""
    lines = ("T1\tPER 0 3\tAna\nT2\tLOC 27 33\tHalden\n*\tEquiv T1 T2\n", "T1\tLOC 27 33\tHalden\nT2\tPER 8 11\tBen\n")
    for folder, name, annotations in zip((tmp_path / "a", tmp_path / "b"), ("x", "y"), lines, strict=True):
        folder.mkdir()
        (folder / f"{name}.txt").write_bytes(TEXT.encode())
        (folder / f"{name}.ann").write_text(annotations, encoding="utf-8")
    first, second = (import_paths(ws, [tmp_path / name]) for name in "ab")
    assert (amounts(first), first.entities, first.troubles) == ((1, 2, 0, 1), 1, [])
    assert (amounts(second), second.troubles) == ((0, 1, 0, 0), [])


def test_the_rows_of_a_table_meet_the_labels_of_their_text(ws: Workspace, tmp_path: Path) -> None:
    import_paths(ws, [doccano(tmp_path, "a.jsonl", CLAIM)])
    table, text = tmp_path / "b.csv", TEXT.replace("\r\n", " ")
    (tmp_path / "c.txt").write_text(text, encoding="utf-8")
    import_paths(ws, [tmp_path / "c.txt"])
    rows = f'text,quote,date\n"{text}",Ana met Ben.,\n"{TEXT}",The mayor of Halden resigned.,2021-03-05\n'
    table.write_text(f"{rows}Other.,Other.,\n", encoding="utf-8")
    report = import_paths(ws, [table])
    assert (amounts(report), report.unchanged, report.troubles) == ((1, 0, 2, 3), 2, [])
    assert [each.partition(" (")[0] for each in words(report.remarks)] == [
        "1 date stayed out, for an earlier row or the article here has the same text without one",
        "2 texts were here already",
    ]
    rows = f'text,quote,source\n"{text}",Ana met Ben.,AP\n'
    table.write_text(rows, encoding="utf-8")
    assert import_paths(ws, [table]).articles == 1


def test_relations_behind_line_ends_lead_where_they_led(ws: Workspace, tmp_path: Path) -> None:
    ends = [
        {"id": 1, "label": "PER", "start_offset": 0, "end_offset": 3},
        {"id": 2, "label": "LOC", "start_offset": 27, "end_offset": 33},
    ]
    line = {"text": TEXT, "entities": ends, "relations": [{"id": 1, "from_id": 1, "to_id": 2, "type": "in"}]}
    (tmp_path / "d.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    import_paths(ws, [tmp_path / "d.jsonl"])
    report = export(ws, "brat", tmp_path / "out", chosen=EVERYTHING)
    assert [(each.total, each.held) for each in report.kinds if each.kind is RelationEntry] == [(1, 1)]
    (ann,) = (tmp_path / "out").glob("*.ann")
    assert "in Arg1:T1 Arg2:T2" in ann.read_text(encoding="utf-8")

"""Tests of what other tools said of spans on its way out: drawn again where the format can, told as lost elsewhere."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.fact import Verdict
from annotator.formats.choosing import EVERYTHING, Chosen
from annotator.formats.document import DetailEntry, MentionEntry, RelationEntry
from annotator.formats.output import Held
from annotator.formats.registry import formats
from annotator.formats.splits.asking import Split
from annotator.services import claims, facts, reading
from annotator.services.articles import import_paths
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from tests import builders
from tests.formats.cases import brought_in

WRITTEN = [each.name for each in formats() if each.writes]
DRAWING = {"prodigy": "prodigy", "label-studio": "label-studio", "brat": "brat", "jsonl": "doccano"}
"""The formats that hold relations, and under which key each has them where it comes in again."""
TEXT = "Ana met Ben in Halden."
SPANS = [
    {"id": 1, "start_offset": 0, "end_offset": 3, "label": "PER"},
    {"id": 2, "start_offset": 8, "end_offset": 11, "label": "PER"},
]
BRAT = (
    "T1\tPerson 0 3\tAna\nT2\tMeet 4 7\tmet\nT3\tPerson 8 11\tBen\nE1\tMeet:T2 Who:T1 Whom:T3\nA1\tNegation E1\n"
    "A2\tOffice T1 mayor\nN1\tReference T1 Wikidata:Q1\tAna\nR1\tKnows Arg1:T1 Arg2:T3\n#1\tAnnotatorNotes E1\tsure\n"
)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.empty(tmp_path)
    yield ws
    ws.close()


def doccano(ws: Workspace, folder: Path) -> None:
    told = {"text": TEXT, "entities": SPANS, "relations": [{"id": 1, "from_id": 1, "to_id": 2, "type": "met"}]}
    (folder / "in.jsonl").write_text(json.dumps(told) + "\n", encoding="utf-8")
    import_paths(ws, [folder / "in.jsonl"])


def brat(ws: Workspace, folder: Path) -> None:
    (folder / "doc.txt").write_text(TEXT, encoding="utf-8")
    (folder / "doc.ann").write_text(BRAT, encoding="utf-8")
    import_paths(ws, [folder / "doc.ann"])


def account(kinds: tuple[Held, ...], kind: type) -> tuple[int, int]:
    """How many of a kind there are, and are held."""
    return next(((each.total, each.held) for each in kinds if each.kind is kind), (0, 0))


@pytest.mark.parametrize("name", WRITTEN)
def test_a_relation_is_held_or_lost_with_a_reason_in_every_format(ws: Workspace, tmp_path: Path, name: str) -> None:
    doccano(ws, tmp_path)
    report = export(ws, name, tmp_path / "out", chosen=EVERYTHING)
    assert account(report.kinds, RelationEntry) == (1, int(name in DRAWING))
    (told,) = [
        each
        for each in json.loads(report.losses.read_text(encoding="utf-8"))["kinds"]
        if each["kind"] == "relation between spans"
    ]
    assert [len(why["ids"]) for why in told["losses"]] == [1] * (name not in DRAWING)


@pytest.mark.parametrize(("name", "key"), DRAWING.items())
def test_a_relation_comes_in_again_where_it_is_drawn(ws: Workspace, tmp_path: Path, name: str, key: str) -> None:
    doccano(ws, tmp_path)
    export(ws, name, tmp_path / "out.jsonl", chosen=EVERYTHING)
    found = [each for each in brought_in(tmp_path / "out.jsonl") if isinstance(each, MentionEntry)]
    (kept,) = [each.extra[key] for each in found if each.mention.quote == "Ana"]
    assert isinstance(kept, dict)
    assert kept["relations"][0][:3] == ["met", 8, 11]


def test_a_relation_is_counted_once_in_a_split(ws: Workspace, tmp_path: Path) -> None:
    doccano(ws, tmp_path)
    for name, held in (("prodigy", 1), ("docbin", 0)):
        report = export(ws, name, tmp_path / name, chosen=Chosen(split=Split()))
        assert account(report.kinds, RelationEntry) == (1, held)


def test_a_relation_to_a_claim_in_another_task_is_lost_with_that_reason(ws: Workspace, tmp_path: Path) -> None:
    told = {"text": TEXT, "entities": [SPANS[0], {**SPANS[1], "start_offset": 0, "end_offset": 21, "label": "claim"}]}
    drawn = {**told, "relations": [{"id": 1, "from_id": 1, "to_id": 2, "type": "in"}]}
    (tmp_path / "in.jsonl").write_text(json.dumps(drawn) + "\n", encoding="utf-8")
    import_paths(ws, [tmp_path / "in.jsonl"])
    claims.reject(ws, builders.claim_ids(ws)[0], via="test")
    report = export(ws, "prodigy", tmp_path / "out", chosen=EVERYTHING)
    (lost,) = [each.lost for each in report.kinds if each.kind is RelationEntry]
    assert list(lost) == ["where it leads is not beside it in the file"]


def test_brat_gets_back_what_it_has_lines_for_and_the_rest_is_told(ws: Workspace, tmp_path: Path) -> None:
    brat(ws, tmp_path)
    report = export(ws, "brat", tmp_path / "out", chosen=EVERYTHING)
    assert account(report.kinds, RelationEntry) == (1, 1)
    (details,) = [each for each in report.kinds if each.kind is DetailEntry]
    assert (details.total, details.held) == (7, 4)
    assert {why: len(ids) for why, ids in details.lost.items()} == {
        "brat standoff has no place for roles from brat": 2,
        "brat standoff has no place for type from brat": 1,
    }
    (path,) = (tmp_path / "out").glob("*.ann")
    (again,) = [
        each
        for each in brought_in(path)
        if isinstance(each, MentionEntry) and each.mention.label == "Person" and each.mention.quote == "Ana"
    ]
    assert again.extra["brat"] == {
        "attributes": [["Office", "mayor"]],
        "references": ["Wikidata:Q1"],
        "relations": [["Knows", 8, 11]],
    }
    assert "Knows\tArg1:<ENTITY>, Arg2:<ENTITY>" in (tmp_path / "out" / "annotation.conf").read_text(encoding="utf-8")


def test_a_relation_of_two_directions_comes_back_to_label_studio_and_is_lost_for_others(
    ws: Workspace, tmp_path: Path
) -> None:
    regions = [
        {"id": str(n), "type": "labels", "from_name": "l", "to_name": "t", "value": {**at, "labels": ["PER"]}}
        for n, at in enumerate(({"start": 0, "end": 3}, {"start": 8, "end": 11}))
    ]
    drawn = {"type": "relation", "from_id": "0", "to_id": "1", "direction": "bi", "labels": ["met"]}
    task = [{"data": {"text": TEXT}, "annotations": [{"result": [*regions, drawn]}]}]
    (tmp_path / "tasks.json").write_text(json.dumps(task), encoding="utf-8")
    import_paths(ws, [tmp_path / "tasks.json"])
    back, other = (export(ws, name, tmp_path / name, chosen=EVERYTHING) for name in ("label-studio", "prodigy"))
    assert account(back.kinds, RelationEntry) == (1, 1)
    (again,) = json.loads((tmp_path / "label-studio" / "tasks.json").read_text(encoding="utf-8"))
    (said,) = [each for each in again["annotations"][0]["result"] if each["type"] == "relation"]
    assert (said["direction"], said["labels"]) == ("bi", ["met"])
    (lost,) = [each.lost for each in other.kinds if each.kind is RelationEntry]
    assert list(lost) == ["its direction, or what else it says, has no place there"]


@pytest.mark.parametrize("name", ["label-studio", "csv", "conll2003", "jsonl"])
def test_all_that_another_tool_said_of_a_span_is_held_or_lost_with_a_reason(
    ws: Workspace, tmp_path: Path, name: str
) -> None:
    value = {"start": 0, "end": 3, "text": "Ana"}
    shared = {"id": "a", "to_name": "text", "hidden": True}
    results = [
        {**shared, "from_name": "label", "type": "labels", "value": {**value, "labels": ["PER"]}},
        {**shared, "from_name": "stars", "type": "rating", "value": {**value, "rating": 4}},
    ]
    task = {"data": {"text": TEXT}, "annotations": [{"result": results}]}
    (tmp_path / "tasks.json").write_text(json.dumps([task]), encoding="utf-8")
    own = {"type": "mention", "article": "b", "start": 0, "end": 3, "label": "PER", "weight": 2}
    lines = ({"type": "article", "id": "b", "text": "Ben left."}, own)
    (tmp_path / "own.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in lines), encoding="utf-8")
    import_paths(ws, [tmp_path / "tasks.json", tmp_path / "own.jsonl"])
    report = export(ws, name, tmp_path / "out", chosen=EVERYTHING)
    (told,) = [each for each in report.kinds if each.kind is DetailEntry]
    assert (told.total, told.held) == (3, 3 if name == "jsonl" else 0)
    if name == "label-studio":
        assert set(told.lost) == {
            "Label Studio has no place for hidden from Label Studio",
            "Label Studio has no place for stars from Label Studio",
            "Label Studio has no place for weight from the file it is from",
        }


@pytest.mark.parametrize(
    ("name", "held"), [("jsonl", 4), ("brat", 4), ("csv", 0), ("label-studio", 0), ("uima-xmi", 0)]
)
def test_what_another_tool_said_of_a_whole_text_is_held_or_lost_with_a_reason(
    ws: Workspace, tmp_path: Path, name: str, held: int
) -> None:
    task = {"data": {"text": TEXT}, "meta": {"batch": 7}, "annotations": [{"result": []}]}
    (tmp_path / "tasks.json").write_text(json.dumps([task]), encoding="utf-8")
    labelled = {"id": 1, "text": "Ben left.", "label": ["local"], "entities": [], "topic": "x"}
    (tmp_path / "labelled.jsonl").write_text(json.dumps(labelled), encoding="utf-8")
    own = {"type": "article", "id": "b", "text": "Bea left.", "desk": "foreign"}
    (tmp_path / "own.jsonl").write_text(json.dumps(own), encoding="utf-8")
    import_paths(ws, [tmp_path / each for each in ("tasks.json", "labelled.jsonl", "own.jsonl")])
    report = export(ws, name, tmp_path / "out", chosen=EVERYTHING)
    (told,) = [each for each in report.kinds if each.kind is DetailEntry]
    assert (told.total, told.held) == (4, held)
    assert held or any(why.endswith("has no place for meta from Label Studio") for why in told.lost)


@pytest.mark.parametrize(("name", "held"), [("fever", 3), ("averitec", 0), ("csv", 0), ("jsonl", 3)])
def test_what_fever_says_beside_a_fact_goes_back_to_it_and_is_lost_with_a_reason_elsewhere(
    ws: Workspace, tmp_path: Path, name: str, held: int
) -> None:
    line = {"id": 1, "claim": "It sank", "label": "REFUTES", "evidence": [[[1, 2, "Gone", 0]]], "annotator_id": 3}
    (tmp_path / "train.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    import_paths(ws, [tmp_path / "train.jsonl"])
    report = export(ws, name, tmp_path / "out", chosen=EVERYTHING)
    assert account(report.kinds, DetailEntry) == (3, held)


def test_sets_of_another_label_are_lost_with_that_reason(ws: Workspace, tmp_path: Path) -> None:
    line = {"id": 1, "claim": "It sank", "label": "REFUTES", "evidence": [[[1, 2, "Gone", 0]]]}
    (tmp_path / "train.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    import_paths(ws, [tmp_path / "train.jsonl"])
    facts.assess(ws, reading.fact_ids(ws)[0], Verdict.NOT_ENOUGH, via="test")
    report = export(ws, "fever", tmp_path / "out", chosen=EVERYTHING)
    (lost,) = [each.lost for each in report.kinds if each.kind is DetailEntry]
    assert {why: len(ids) for why, ids in lost.items()} == {"its label is another one now": 2}


def test_pieces_that_brat_gets_back_are_held(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "doc.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "doc.ann").write_text("T1\tPerson 0 3;8 11\tAna Ben\n", encoding="utf-8")
    import_paths(ws, [tmp_path / "doc.ann"])
    report = export(ws, "brat", tmp_path / "out", chosen=EVERYTHING)
    assert account(report.kinds, DetailEntry) == (1, 1)

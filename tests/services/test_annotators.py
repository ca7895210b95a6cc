"""Tests of files that several annotators labelled: each is an analyst, who judges the same claims as the others."""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from annotator.domain.json import Json, as_list, as_object, as_str
from annotator.formats.choosing import EVERYTHING
from annotator.services.articles import ImportReport, import_paths
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from tests import builders

TEXT = "Ana Vidal met Ben."
Line = Mapping[str, Json]


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.empty(tmp_path)
    yield ws
    ws.close()


def brought(ws: Workspace, file: Path, data: str | bytes) -> ImportReport:
    file.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return import_paths(ws, [file])


def lines(ws: Workspace, tmp_path: Path, kind: str) -> list[Line]:
    export(ws, "jsonl", tmp_path / "out.jsonl", chosen=EVERYTHING)
    told = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    return [line for line in map(json.loads, told) if line["type"] == kind]


def judged(ws: Workspace, tmp_path: Path) -> list[dict[str, str]]:
    """Who holds what of each claim, by name."""
    names = {str(line["id"]): str(line["name"]) for line in lines(ws, tmp_path, "analyst")}
    told = [line["judgements"] for line in lines(ws, tmp_path, "claim")]
    return [{names[each["analyst"]]: each["status"] for each in said} for said in told if isinstance(said, list)]


def verdicts(ws: Workspace, tmp_path: Path) -> list[dict[str, str]]:
    """Who holds which verdict of each fact, by name."""
    names = {str(line["id"]): str(line["name"]) for line in lines(ws, tmp_path, "analyst")}
    told = [map(as_object, as_list(line["judgements"])) for line in lines(ws, tmp_path, "fact")]
    return [{names[as_str(each["analyst"])]: as_str(each["verdict"]) for each in said} for said in told]


def region(start: int, end: int, label: str, name: str) -> Line:
    value: Line = {"start": start, "end": end, "text": TEXT[start:end], "labels": [label]}
    return {"id": name, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def task(*annotations: tuple[Json, Sequence[Line]]) -> str:
    said = [{"completed_by": who, "result": result} for who, result in annotations]
    return json.dumps([{"id": 1, "data": {"text": TEXT}, "annotations": said}])


def test_what_one_annotator_says_later_of_the_same_words_stands_over_all(ws: Workspace, tmp_path: Path) -> None:
    """In Label Studio the time tells what is later, in Prodigy and tables the place in the file."""
    status: Line = {"id": "c", "from_name": "status", "type": "choices", "value": {"choices": ["rejected"]}}
    said = [
        {"completed_by": 1, "updated_at": "2026-02-01", "result": [region(0, 18, "Claim", "c"), status]},
        {"completed_by": 1, "updated_at": "2026-01-01", "result": [region(0, 18, "Claim", "c")]},
        {"completed_by": 2, "updated_at": "2026-01-02", "result": [region(0, 18, "Claim", "c")]},
    ]
    tasks = json.dumps([{"id": 1, "data": {"text": TEXT}, "annotations": said}])
    report = brought(ws, tmp_path / "ls.json", tasks)
    assert judged(ws, tmp_path) == [{"ls: 1": "rejected", "ls: 2": "confirmed"}]
    assert [each["status"] for each in lines(ws, tmp_path, "claim")] == ["rejected"]
    assert (report.claims, report.troubles) == (1, [])
    assert [str(each).partition(": ")[2] for each in report.remarks] == [
        "1 judgement took the place of another one by the same annotator on the same words (the first is in task 1); "
        "if that one is meant, let only it stand in the file."
    ]


def test_annotators_of_label_studio_judge_one_claim(ws: Workspace, tmp_path: Path) -> None:
    subject = {"type": "relation", "from_id": "c", "to_id": "s", "labels": ["subject"]}
    first = [region(0, 18, "Claim", "c"), region(0, 9, "PER", "s"), subject]
    other = [region(0, 18, "Claim", "d"), region(0, 9, "PER", "t"), region(14, 17, "PER", "u")]
    brought(ws, tmp_path / "ls.json", task((1, first), ({"id": 2, "email": "b@example.org"}, other)))
    assert judged(ws, tmp_path) == [{"ls: 1": "confirmed", "ls: b@example.org": "confirmed"}]
    (claim,) = lines(ws, tmp_path, "claim")
    assert isinstance(claim["subject"], dict)
    told = {str(each["quote"]): sorted(as_object(each["annotators"])) for each in lines(ws, tmp_path, "mention")}
    assert told == {"Ana Vidal": ["ls: 1", "ls: b@example.org"], "Ben": ["ls: b@example.org"]}


def test_other_parts_are_another_annotators_correction(ws: Workspace, tmp_path: Path) -> None:
    results = [
        [region(0, 18, "Claim", "c"), region(*place, "Subject", "s"), {**ends, "labels": ["subject"]}]
        for place in ((0, 9), (14, 17))
        for ends in [{"type": "relation", "from_id": "c", "to_id": "s"}]
    ]
    brought(ws, tmp_path / "ls.json", task((1, results[0]), (2, results[1])))
    assert judged(ws, tmp_path) == [{"ls: 1": "confirmed", "ls: 2": "corrected"}]


def test_rows_of_the_short_export_are_of_one_document(ws: Workspace, tmp_path: Path) -> None:
    row = {"id": 1, "annotation_id": 3, "text": TEXT, "label": [{"start": 0, "end": 9, "labels": ["Claim"]}]}
    report = brought(ws, tmp_path / "ls.json", json.dumps([{**row, "annotator": who} for who in (1, 2)]))
    assert (report.articles, report.unchanged, report.troubles) == (1, 0, [])
    assert judged(ws, tmp_path) == [{"ls: 1": "confirmed", "ls: 2": "confirmed"}]


def test_sessions_of_prodigy_dispute_a_claim_and_those_without_a_name_do_not(ws: Workspace, tmp_path: Path) -> None:
    said = (("ds-ana", "reject"), ("ds-ben", "accept"), ("2024-03-01_10-00-00", "accept"))
    span = {"start": 0, "end": 9, "label": "CLAIM"}
    tasks = [{"text": TEXT, "spans": [span], "_session_id": who, "answer": answer} for who, answer in said]
    brought(ws, tmp_path / "ds.jsonl", "\n".join(map(json.dumps, tasks)))
    assert judged(ws, tmp_path) == [{"ds: ds-ana": "rejected", "ds: ds-ben": "confirmed", "ds": "confirmed"}]


def test_the_same_file_once_more_brings_no_judgement_twice(ws: Workspace, tmp_path: Path) -> None:
    result = [region(0, 18, "Claim", "c")]
    assert brought(ws, tmp_path / "ls.json", task((1, result))).decisions == 1
    again = brought(ws, tmp_path / "ls.json", task((1, result), (2, result)))
    assert (again.decisions, again.unchanged) == (1, 1)


def cas(*annotations: str) -> bytes:
    """A text in XMI, with annotations of a layer of claims, named entities and a chain."""
    spaces = (
        'xmlns:cas="http:///uima/cas.ecore" xmlns:xmi="http://www.omg.org/XMI" '
        'xmlns:custom="http:///webanno/custom.ecore" '
        'xmlns:type4="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore"'
    )
    sofa = f'<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="{TEXT}"/>'
    view = f'<cas:View sofa="1" members="{" ".join(str(n) for n in range(2, 2 + len(annotations)))}"/>'
    marked = "".join(f'<{each} xmi:id="{n}" sofa="1"/>' for n, each in enumerate(annotations, 2))
    return f'<xmi:XMI {spaces} xmi:version="2.0">{sofa}{marked}{view}</xmi:XMI>'.encode()


def packed(files: Mapping[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


CLAIM = 'custom:Claim begin="0" end="18"'
PERSON = 'type4:NamedEntity begin="0" end="9" value="PER"'


@pytest.mark.parametrize("nested", [False, True])
def test_annotators_of_inception_judge_one_document(ws: Workspace, tmp_path: Path, *, nested: bool) -> None:
    said = {"admin": cas(CLAIM, PERSON), "ben": cas(PERSON, CLAIM), "INITIAL_CAS": cas(PERSON)}
    files = {f"annotation/doc.txt/{who}.xmi": data for who, data in said.items()}
    files["curation/doc.txt/CURATION_USER.xmi"] = cas(CLAIM)
    if nested:
        files = {f"{name[:-4]}.zip": packed({"doc.xmi": data}) for name, data in files.items()}
    report = brought(ws, tmp_path / "inc.zip", packed(files))
    assert (report.articles, report.unchanged, report.troubles) == (1, 0, [])
    assert judged(ws, tmp_path) == [dict.fromkeys(("inc: admin", "inc: ben", "inc: curation"), "confirmed")]
    (mention,) = lines(ws, tmp_path, "mention")
    assert sorted(as_object(mention["annotators"])) == ["inc: admin", "inc: ben"]


def test_one_chain_of_two_annotators_is_one_entity_and_another_one_is_not(ws: Workspace, tmp_path: Path) -> None:
    chain = 'custom:CorefChain first="3"', 'custom:CorefLink begin="0" end="9" next="4"'
    said = {who: cas(*chain, 'custom:CorefLink begin="10" end="18"') for who in ("admin", "ben")}
    said["cem"] = cas(*chain, 'custom:CorefLink begin="10" end="13"')
    brought(ws, tmp_path / "inc.zip", packed({f"annotation/doc.txt/{who}.xmi": data for who, data in said.items()}))
    assert len(lines(ws, tmp_path, "entity")) == 2
    assert [sorted(as_object(each["annotators"])) for each in lines(ws, tmp_path, "mention")].count(
        ["inc: admin", "inc: ben"]
    ) == 2


def test_an_archive_in_that_of_an_annotator_is_refused(ws: Workspace, tmp_path: Path) -> None:
    inner = packed({"annotation/doc.txt/a.zip": packed({"doc.xmi": cas(CLAIM)})})
    report = brought(ws, tmp_path / "inc.zip", packed({"annotation/doc.txt/a.zip": inner}))
    assert report.articles == 0
    assert any("archive within an archive" in str(each) for each in report.troubles)


def test_each_file_of_an_archive_of_doccano_is_an_annotators_and_their_texts_are_one(
    ws: Workspace, tmp_path: Path
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, start in (("ana", 0), ("ben", 10)):
            claims = [[0, 17, "Claim"], [start, 17, "Claim"]]
            said = {"id": 12, "text": TEXT, "label": claims, "cats": ["news"], "Comments": [name]}
            archive.writestr(f"{name}.jsonl", json.dumps(said))
    report = brought(ws, tmp_path / "export.zip", packed.getvalue())
    assert (report.articles, report.claims, report.troubles) == (1, 2, [])
    assert judged(ws, tmp_path) == [
        {"export: ana": "confirmed", "export: ben": "confirmed"},
        {"export: ben": "confirmed"},
    ]
    assert {line["text"] for line in lines(ws, tmp_path, "note")} == {"ana", "ben"}
    assert sum("1 label of whole texts stayed out" in str(each) for each in report.remarks) == 2


def test_each_row_of_a_table_is_its_annotators_verdict(ws: Workspace, tmp_path: Path) -> None:
    table = "claim,verdict,annotator\nIt sank,supported,ann\nIt sank,refuted,ben\nIt sank,refuted,cy\n"
    report = brought(ws, tmp_path / "v.csv", table)
    assert (report.facts, report.decisions, report.troubles) == (1, 3, [])
    (fact,) = lines(ws, tmp_path, "fact")
    assert (fact["verdict"], fact.get("attributes", {})) == ("refuted", {})
    assert verdicts(ws, tmp_path) == [{"v: ann": "supported", "v: ben": "refuted", "v: cy": "refuted"}]


def test_verdicts_on_quoted_words_are_their_annotators_too(ws: Workspace, tmp_path: Path) -> None:
    rows = [f'"{TEXT}","Ana Vidal met Ben",They met,{said}' for said in ("supported,ann", "refuted,ben")]
    report = brought(ws, tmp_path / "v.csv", "\n".join(["text,quote,claim,verdict,annotator", *rows]))
    assert (report.claims, report.facts, report.troubles) == (1, 1, [])
    assert judged(ws, tmp_path) == [{"v: ann": "confirmed", "v: ben": "confirmed"}]
    assert verdicts(ws, tmp_path) == [{"v: ann": "supported", "v: ben": "refuted"}]
    (fact,) = lines(ws, tmp_path, "fact")
    assert [as_object(each)["stance"] for each in as_list(fact["evidence"])] == ["refutes"]

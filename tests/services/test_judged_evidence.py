"""Tests of evidence that people refused, or nobody judged: no format for facts passes it on as confirmed."""

import json
from pathlib import Path

import pytest

from annotator.formats.choosing import EVERYTHING
from annotator.services.articles import import_paths
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from tests import builders
from tests.services.test_annotators import lines

TEXT = "Bob Marsh slept. It sank. Ann saw it. It rained."
STATUSES = ("confirmed", "rejected", "proposed", "unsure")
PLACES = ((0, 16), (17, 25), (26, 37), (38, 48))
OUT = {"averitec": "out.json", "claim-review": "out.jsonld", "fever": "fever"}


def project(folder: Path) -> Workspace:
    folder.mkdir()
    ws = builders.empty(folder)
    article = {"type": "article", "id": "a", "text": TEXT, "url": "https://wire.example/a"}
    claims = [
        {"type": "claim", "id": f"c-{status}", "article": "a", "start": start, "end": end, "status": status}
        for status, (start, end) in zip(STATUSES, PLACES, strict=True)
    ]
    fact = {"type": "fact", "id": "f", "text": "It sank", "verdict": "supported"}
    evidence = [{"claim": claim["id"], "stance": "supports"} for claim in claims]
    told = [article, *claims, {**fact, "evidence": evidence}]
    (folder / "in.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in told), encoding="utf-8")
    import_paths(ws, [folder / "in.jsonl"])
    return ws


def elsewhere(folder: Path, *files: Path) -> Workspace:
    """A project that holds the article alone, and what the files bring then."""
    folder.mkdir()
    ws = builders.empty(folder)
    article = {"type": "article", "id": "a", "text": TEXT, "url": "https://wire.example/a"}
    (folder / "a.jsonl").write_text(json.dumps(article), encoding="utf-8")
    report = import_paths(ws, [folder / "a.jsonl", *files])
    assert report.troubles == []
    return ws


@pytest.mark.parametrize("name", list(OUT))
def test_evidence_goes_elsewhere_as_it_was_judged_and_what_was_refused_stays(tmp_path: Path, name: str) -> None:
    ws = project(tmp_path / "here")
    out = tmp_path / OUT[name]
    export(ws, name, out, chosen=EVERYTHING)
    losses = (tmp_path / f"{OUT[name]}.losses.json").read_text(encoding="utf-8")
    assert "people rejected it, so that no verdict rests on it there" in losses
    assert "c-rejected" not in (out / "claims.jsonl" if name == "fever" else out).read_text(encoding="utf-8")
    other = elsewhere(tmp_path / "there", out)
    found = {str(line["id"]): str(line["status"]) for line in lines(other, tmp_path, "claim")}
    assert found == {f"c-{status}": status for status in STATUSES if status != "rejected"}
    again = import_paths(ws, [out])
    assert (again.decisions, again.troubles) == (0, [])
    ws.close()
    other.close()


def test_what_others_quote_is_confirmed_whatever_they_call_it(tmp_path: Path) -> None:
    answer = {"answer": "It sank.", "answer_type": "Extractive", "source_url": "https://wire.example/a"}
    said = [{"question": "Did it?", "answers": [{**answer, "status": "rejected"}]}]
    record = {"claim": "It sank", "label": "Supported", "questions": said}
    (tmp_path / "dev.json").write_text(json.dumps([record]), encoding="utf-8")
    ws = elsewhere(tmp_path / "there", tmp_path / "dev.json")
    assert [line["status"] for line in lines(ws, tmp_path, "claim")] == ["confirmed"]
    ws.close()

"""Tests of folders with many files: stored together, and yet each file is held against those before it."""

import json
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path

import pytest

from annotator.domain.json import Json
from annotator.services import reading
from annotator.services.articles import import_paths
from annotator.services.exporting import export
from annotator.services.incoming import bringing
from annotator.services.workspace import Workspace
from annotator.store.connecting import Connection
from tests import builders

_Line = Mapping[str, Json]


def _article(identity: str) -> _Line:
    return {"type": "article", "id": identity, "text": f"Rain fell on {identity}. Snow fell later."}


def _claim(identity: str, article: str, end: int = 9) -> _Line:
    return {"type": "claim", "id": identity, "article": article, "start": 0, "end": end, "makers": [f"{identity}@1"]}


_FILES: Mapping[str, list[_Line]] = {
    "a": [_article("a1"), _claim("a1-first", "a1")],
    "b": [_article("b1"), _claim("b1-first", "b1")],
    "c": [_claim("a1-again", "a1"), _claim("a1-longer", "a1", 4)],
    "d": [_article("d1")],
    "e": [_claim("d1-first", "d1"), _claim("b1-again", "b1")],
    "f": [_claim("d1-again", "d1"), {"type": "link", "a": "d1-again", "b": "b1-again", "relation": "same"}],
}


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    for name, lines in _FILES.items():
        (folder / f"{name}.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return folder


@pytest.mark.parametrize("batch", [1, 2, 3, 5, 10_000])
def test_files_that_speak_of_one_article_agree_on_its_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(bringing, "_ENTRIES_A_BATCH", batch)
    ws = builders.empty(tmp_path)
    report = import_paths(ws, [_folder(tmp_path)])
    assert report.troubles == []
    assert sorted(builders.claim_ids(ws)) == ["a1-first", "a1-longer", "b1-first", "d1-first"]
    lines = map(json.loads, export(ws, "jsonl", tmp_path / "out").file.read_text(encoding="utf-8").splitlines())
    makers = {line["id"]: line["makers"] for line in lines if line["type"] == "claim"}
    assert makers["d1-first"] == ["d1-again@1", "d1-first@1"]
    assert sum(reading.counts(ws).links.values()) == 1
    ws.close()


def test_a_folder_of_many_files_is_stored_in_few_transactions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ws, folder = builders.empty(tmp_path), tmp_path / "many"
    folder.mkdir()
    for number in range(40):
        lines = (_article(f"x{number}"), _claim(f"c{number}", f"x{number}"))
        (folder / f"{number}.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    written: list[object] = []
    begin = Workspace.begin

    def noted(own: Workspace, work: Callable[[Connection], object]) -> Future[object]:
        written.append(work)
        return begin(own, work)

    monkeypatch.setattr(Workspace, "begin", noted)
    report = import_paths(ws, [folder])
    assert (report.articles, report.claims) == (40, 40)
    assert len(written) <= 2
    ws.close()

"""Tests that what a file gave, or somebody marked, stays theirs whatever programs propose as well."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.json import JsonObject
from annotator.formats.choosing import EVERYTHING, Chosen, decided
from annotator.formats.document import MentionEntry
from annotator.formats.manner import Reading
from annotator.services import checking, extraction
from annotator.services.articles import import_paths
from annotator.services.decisions import decide
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from tests import builders

TEXT = "Ana met Ben. Cleo left."
NER = builders.article(TEXT)


def _native(folder: Path, *words: str, **more: object) -> Path:
    """A file of ours with the article, and with mentions of which it tells no program unless `more` does."""
    lines: list[dict[str, object]] = [{"type": "article", "id": NER.id, "text": TEXT}]
    for word in words:
        at = {"start": TEXT.index(word), "end": TEXT.index(word) + len(word)}
        lines.append({"type": "mention", "article": NER.id, **at, "label": "PERSON", **more})
    path = folder / "given.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def _told(ws: Workspace, folder: Path, *, chosen: Chosen = EVERYTHING) -> dict[str, tuple[list[str], bool]]:
    """Of each mention of an export, by its words, who made it, and whether it says that it was given, too."""
    out = export(ws, "jsonl", folder / "out.jsonl", chosen=chosen).file
    lines: list[JsonObject] = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    named = (line for line in lines if line["type"] == "mention")
    return {str(each["quote"]): (json.loads(json.dumps(each["makers"])), "given" in each) for each in named}


@pytest.mark.parametrize("first", ["file", "program"])
def test_a_mention_that_a_file_gave_stays_when_the_programs_goes(tmp_path: Path, first: str) -> None:
    ws, given = builders.empty(tmp_path), _native(tmp_path, "Ana")
    if first == "file":
        import_paths(ws, [given])
    builders.store(ws, NER, builders.mention(NER, "Ana"), builders.mention(NER, "Ben"))
    import_paths(ws, [given])
    maker = builders.RUN.signature
    assert _told(ws, tmp_path) == {"Ana": ([maker], True), "Ben": ([maker], False)}
    assert extraction.discard(ws, maker) == 1
    assert _told(ws, tmp_path) == {"Ana": ([], False)}
    ws.close()
    assert checking.check(ws.path) == []


def test_an_export_of_ours_brings_both_into_another_project(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    import_paths(ws, [_native(tmp_path, "Ana")])
    builders.store(ws, NER, builders.mention(NER, "Ana"), builders.mention(NER, "Ben"))
    told = _told(ws, tmp_path)
    other = builders.empty(tmp_path, name="other.facts")
    import_paths(other, [tmp_path / "out.jsonl"])
    (tmp_path / "again").mkdir()
    assert _told(other, tmp_path / "again") == told
    ws.close()
    other.close()


@pytest.mark.parametrize(
    "name", ["prodigy", "label-studio", "docbin", "brat", "uima-xmi", "web-annotation", "conll2003"]
)
def test_an_export_of_ours_that_comes_back_gives_nothing(tmp_path: Path, name: str) -> None:
    ws = builders.empty(tmp_path)
    builders.store(ws, NER, builders.mention(NER, "Ana"), builders.mention(NER, "Ben"))
    (tmp_path / "out").mkdir()
    out = export(ws, name, tmp_path / "out" / "names").file
    before = _told(ws, tmp_path)
    assert import_paths(ws, [out]).mentions == 0
    assert _told(ws, tmp_path) == before
    assert not any(given for _, given in before.values())
    ws.close()


def _prodigy(folder: Path) -> Path:
    task = {"text": TEXT, "spans": [{"start": 0, "end": 3, "label": "PERSON"}], "answer": "accept"}
    (folder / "tasks.jsonl").write_text(f"{json.dumps(task)}\n", encoding="utf-8")
    return folder / "tasks.jsonl"


def _doccano(folder: Path) -> Path:
    (folder / "labels.jsonl").write_text(
        f"{json.dumps({'id': 1, 'text': TEXT, 'label': [[0, 3, 'PERSON']]})}\n", encoding="utf-8"
    )
    return folder / "labels.jsonl"


def _label_studio(folder: Path, **annotation: object) -> Path:
    region = {"start": 0, "end": 3, "text": "Ana", "labels": ["PERSON"]}
    result = {"id": "r", "from_name": "label", "to_name": "text", "type": "labels", "value": region}
    task = {"id": 1, "data": {"text": TEXT}, "annotations": [{**annotation, "result": [result]}]}
    (folder / "tasks.json").write_text(json.dumps([task]), encoding="utf-8")
    return folder / "tasks.json"


def _of_somebody(folder: Path) -> Path:
    return _label_studio(folder, completed_by={"email": "eva@x.org"})


def _brat(folder: Path) -> Path:
    (folder / "brat").mkdir()
    (folder / "brat" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "brat" / "a.ann").write_text("T1\tPERSON 0 3\tAna\n", encoding="utf-8")
    return folder / "brat"


@pytest.mark.parametrize("labels", [_prodigy, _doccano, _label_studio, _of_somebody, _brat])
def test_what_people_labelled_elsewhere_is_no_longer_a_programs_alone(
    tmp_path: Path, labels: Callable[[Path], Path]
) -> None:
    ws = builders.empty(tmp_path)
    builders.store(ws, NER, builders.mention(NER, "Ana"), builders.mention(NER, "Ben"))
    made = labels(tmp_path)
    assert import_paths(ws, [made]).mentions == 1
    assert import_paths(ws, [made]).mentions == 0
    assert {key: given for key, (_, given) in _told(ws, tmp_path).items()} == {"Ana": True, "Ben": False}
    extraction.discard(ws, builders.RUN.signature)
    assert set(_told(ws, tmp_path)) == {"Ana"}
    ws.close()


def test_what_comes_in_as_suggestions_is_nobodys(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    given_file = _native(tmp_path, "Ana")
    import_paths(ws, [given_file], how={given_file: Reading(suggestions=True)})
    ((makers, given),) = _told(ws, tmp_path).values()
    assert makers
    assert not given
    ws.close()


def test_gold_has_no_mention_that_only_a_program_proposed(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    import_paths(ws, [_native(tmp_path, "Ana")])
    made = [builders.mention(NER, word) for word in ("Ana", "Ben", "Cleo")]
    ben, cleo = (builders.entity(each.quote, each) for each in made[1:])
    builders.store(ws, NER, *made, ben, cleo)
    decide(ws, {"verb": "reject", "target": ben.id})
    assert set(_told(ws, tmp_path, chosen=decided(negatives=False, gold=True))) == {"Ana"}
    decide(ws, {"verb": "confirm", "target": cleo.id})
    assert set(_told(ws, tmp_path, chosen=decided(negatives=False, gold=True))) == {"Ana", "Cleo"}
    assert set(_told(ws, tmp_path, chosen=decided(negatives=False))) == {"Ana", "Ben", "Cleo"}
    report = export(ws, "docbin", tmp_path / "docbin", chosen=decided(negatives=False, gold=True))
    (named,) = [kind for kind in report.kinds if kind.kind is MentionEntry]
    assert (named.held, named.lost_count) == (2, 1)
    ws.close()

"""Tests that what a file gave, or somebody marked, stays theirs whatever programs propose as well."""

import json
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
_CONLL = "Ana B-PERSON\nmet O\nBen B-PERSON\n. O\n\nCleo B-PERSON\nleft O\n. O\n"


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


def test_other_tools_files_give_what_is_new_and_leave_open_whose_the_rest_is(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    builders.store(ws, NER, builders.mention(NER, "Ana"), builders.mention(NER, "Ben"))
    export(ws, "conll2003", tmp_path / "names.conll")
    before = _told(ws, tmp_path)
    import_paths(ws, [tmp_path / "names.conll"])
    assert _told(ws, tmp_path) == before
    (tmp_path / "more.conll").write_text(_CONLL, encoding="utf-8")
    import_paths(ws, [tmp_path / "more.conll"])
    assert {key: value for key, value in _told(ws, tmp_path).items() if key != "Cleo"} == before
    ws.close()


def test_a_mention_that_an_annotator_marked_is_no_longer_a_programs_alone(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    builders.store(ws, NER, builders.mention(NER, "Ana"), builders.mention(NER, "Ben"))
    region = {"start": 0, "end": 3, "text": "Ana", "labels": ["PERSON"]}
    result = {"id": "r", "from_name": "label", "to_name": "text", "type": "labels", "value": region}
    task = {
        "id": 1,
        "data": {"text": TEXT},
        "annotations": [{"completed_by": {"email": "eva@x.org"}, "result": [result]}],
    }
    (tmp_path / "tasks.json").write_text(json.dumps([task]), encoding="utf-8")
    import_paths(ws, [tmp_path / "tasks.json"])
    assert [given for _, given in _told(ws, tmp_path).values()] == [True, False]
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
    cleo = builders.entity("Cleo", made[-1])
    builders.store(ws, NER, *made, cleo)
    assert set(_told(ws, tmp_path, chosen=decided(negatives=False, gold=True))) == {"Ana"}
    decide(ws, {"verb": "confirm", "target": cleo.id})
    assert set(_told(ws, tmp_path, chosen=decided(negatives=False, gold=True))) == {"Ana", "Cleo"}
    assert set(_told(ws, tmp_path, chosen=decided(negatives=False))) == {"Ana", "Ben", "Cleo"}
    report = export(ws, "docbin", tmp_path / "docbin", chosen=decided(negatives=False, gold=True))
    (named,) = [kind for kind in report.kinds if kind.kind is MentionEntry]
    assert (named.held, named.lost_count) == (2, 1)
    ws.close()

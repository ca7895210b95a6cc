"""Tests that whatever a file calls a row of its own leads from an export back to the decisions behind it."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.json import JsonObject
from annotator.domain.link import Relation
from annotator.services import claims, links, tracing
from annotator.services.articles import import_paths
from annotator.services.decisions import decide
from annotator.services.exporting import export
from annotator.services.reading import claim_card
from annotator.services.workspace import Workspace
from tests import builders
from tests.cli.conftest import Verb


def corrected(tmp_path: Path) -> tuple[Path, str, str]:
    """A project with a claim that was corrected and linked to another as the same, and the ids of both claims."""
    ws = builders.project(tmp_path)
    claim, *_, other = builders.claim_ids(ws)
    claims.correct(ws, claim, replace(claim_card(ws, claim).claim, text="It was mended."), via="key:E")
    links.link(ws, claim, other, Relation.SAME, via="key:S")
    ws.close()
    return ws.path, claim, other


CALLED = {
    "brat": {r"(T\d+)\tClaim ", r"(T\d+)\tPredicate ", r"(R\d+)\t", r"(A\d+)\t", r"(#\d+)\t"},
    "uima-xmi": {r'Claim xmi:id="(\d+)"', r'Slot xmi:id="(\d+)"', r'SlotsLink xmi:id="(\d+)"'},
    "uima-json": {r'"%ID": (\d+), "%TYPE": "webanno.custom.Claim"', r'"%ID": (\d+), "%TYPE": "webanno.custom.Slot"'},
    "label-studio": {
        r'"id": "([^"]+)", "to_name": "text", "type": "labels", "value": {[^{}]*"Claim"',
        r'"to_id": "([^"]+)"',
    },
    "ecb": {r'<ACTION\w* m_id="(\d+)" claim'},
    "cdcr": {r'"m_id": "([^"]+ACT[^"]+)"'},
    "web-annotation": {r'"id": "(urn:uuid:[^"]+)"'},
    "prodigy": {r'"id": "([^"]+)", "label": "CLAIM"'},
}


@pytest.mark.parametrize(("name", "patterns"), CALLED.items(), ids=list(CALLED))
def test_whatever_a_file_calls_a_row_leads_to_its_decisions(
    annotator: Verb, tmp_path: Path, name: str, patterns: set[str]
) -> None:
    project, claim, _ = corrected(tmp_path)
    assert annotator("export", project, "--format", name, "--out", tmp_path / "out").exit_code == 0
    told = annotator("trace", project, claim).stdout
    files = [file for file in (tmp_path / "out").rglob("*") if file.is_file()] or [*tmp_path.glob("out.json*")]
    texts = {file: file.read_text("utf-8") for file in files}
    for pattern in patterns:
        named = [(file, found[1]) for file, text in texts.items() for found in re.finditer(pattern, text)]
        assert told in [annotator("trace", project, f"{file}#{called}").stdout for file, called in named], pattern


@pytest.mark.parametrize(
    ("name", "chain"), [("conll2012", r'# annotator: chain (\d+) is \["[^"]+", '), ("cdcr", r'"cluster_id": (\d+)')]
)
def test_a_chain_of_several_claims_tells_which_they_are(annotator: Verb, tmp_path: Path, name: str, chain: str) -> None:
    project, claim, other = corrected(tmp_path)
    assert annotator("export", project, "--format", name, "--out", tmp_path / "out", "--status", "all").exit_code == 0
    found = [
        annotator("trace", project, f"{file}#{called[1]}").stderr
        for file in (tmp_path / "out").rglob("*.*")
        for called in re.finditer(chain, file.read_text("utf-8"))
    ]
    told = [each.strip(" .\n").rpartition(": ")[2].split(", ") for each in found]
    assert {claim, other} in map(set, told)


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("conll2012", r"# annotator: chain (\d+)"),
        ("ecb", r'instance_id="(HUM\d+)'),
        ("ecb", r'<HUM\w+ m_id="(\d+)"'),
        ("cdcr", r'"cluster_id": (\d+)'),
    ],
)
def test_a_chain_of_names_leads_to_the_decisions_on_its_entity(
    annotator: Verb, tmp_path: Path, name: str, called: str
) -> None:
    article = {"type": "article", "id": "a", "text": "Ana Vidal came. Vidal left."}
    mentions = [
        {"type": "mention", "id": str(at), "article": "a", "start": at, "end": end, "label": "PERSON"}
        for at, end in ((0, 9), (16, 21))
    ]
    entity = {"type": "entity", "id": "ana", "name": "Ana Vidal", "label": "PERSON", "mentions": ["0", "16"]}
    file = tmp_path / "in.jsonl"
    file.write_text("".join(f"{json.dumps(each)}\n" for each in (article, *mentions, entity)))
    ws = Workspace.create(tmp_path / "p.facts", analyst="ada")
    import_paths(ws, [file])
    decide(ws, {"verb": "confirm", "target": "ana"})
    ws.close()
    assert annotator("export", ws.path, "--format", name, "--out", tmp_path / "out").exit_code == 0
    rows = [
        annotator("trace", ws.path, f"{each}#{found[1]}").stdout
        for each in (tmp_path / "out").rglob("*.*")
        for found in re.finditer(called, each.read_text("utf-8"))
    ]
    assert rows
    assert all("confirm  Ana Vidal" in row for row in rows)


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """A project with a name in each of two articles, under ids of their own."""
    texts = {"one": "It rained. Ana Vidal met Ben.", "two": "Later (18 h) Ana Vidal spoke."}
    lines: list[JsonObject] = [{"type": "article", "id": name, "text": text} for name, text in texts.items()]
    for name, text in texts.items():
        at = text.index("Ana Vidal")
        place: JsonObject = {"article": name, "start": at, "end": at + 9}
        lines.append({"type": "mention", "id": f"ana-in-{name}", **place, "label": "PER SON"})
    (tmp_path / "in.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    ws = Workspace.create(tmp_path / "p.facts", analyst="ada")
    assert import_paths(ws, [tmp_path / "in.jsonl"]).troubles == []
    ws.close()
    return ws.path


@pytest.mark.parametrize(
    ("name", "row"),
    [("uima-json", r'"%ID": (\d+), "%TYPE": "[\w.]*NamedEntity"'), ("uima-xmi", r'NamedEntity xmi:id="(\d+)"')],
)
def test_a_name_in_a_cas_is_found_by_what_the_file_calls_it(
    annotator: Verb, tmp_path: Path, named: Path, name: str, row: str
) -> None:
    annotator("export", named, "--format", name, "--out", tmp_path / "out")
    for file in tmp_path.glob("out/???.*"):
        (called,) = re.findall(row, file.read_text("utf-8"))
        with builders.opened(named) as ws:
            assert tracing._of_row(ws, f"{file}#{called}") == f"ana-in-{file.stem}"
        assert annotator("trace", named, f"{file}#{called}").stdout.startswith("Nobody has decided on it: it stands as")


def test_a_name_in_conll_2003_is_found_by_any_line_of_it(annotator: Verb, tmp_path: Path, named: Path) -> None:
    out = tmp_path / "out.conll"
    annotator("export", named, "--format", "conll2003", "--out", out)
    lines = out.read_text("utf-8").splitlines()
    found = {}
    with builders.opened(named) as ws:
        for number, line in enumerate(lines, 1):
            if "PER_SON" in line:
                found[number] = str(tracing._of_row(ws, f"{out}#{number}"))
    assert list(found.values()) == ["ana-in-one", "ana-in-one", "ana-in-two", "ana-in-two"]
    assert "nothing that is called 1 leads to an id" in annotator("trace", named, f"{out}#1").stderr
    assert "nothing that is called 999 leads to an id" in annotator("trace", named, f"{out}#999").stderr


@pytest.mark.parametrize("called", ["T9", "R1", "A12", "#2", "36", "(36)", "ACT60"])
def test_a_row_without_its_file_is_told_to_need_one(annotator: Verb, tmp_path: Path, called: str) -> None:
    ws = builders.project(tmp_path)
    project = ws.path
    export(ws, "csv", tmp_path / "out.csv")
    export(ws, "brat", tmp_path / "out-brat")
    ws.close()
    assert f"put the file before it, as FILE#{called}." in annotator("trace", project, called).stderr
    told = annotator("trace", project, f"{tmp_path / 'out-brat'}#{called}").stderr
    assert f"is a folder; name the file in it that has {called}" in told
    uncalled = annotator("trace", project, f"{tmp_path / 'out.csv'}#{called}99").stderr
    assert f"nothing that is called {called}99 leads to an id of this project; give the id" in uncalled


@pytest.mark.parametrize("typed", ["gone/x.ann#T8", "gone.jsonl#doc#8"])
def test_a_row_of_a_file_that_is_not_there_is_told_as_that(annotator: Verb, tmp_path: Path, typed: str) -> None:
    ws = builders.project(tmp_path)
    ws.close()
    file, _, called = typed.partition("#")
    told = annotator("trace", ws.path, typed).stderr
    assert f"There is no file {file} to look for {called} in; give its path before the #." in told
    assert f"put that file before it, as FILE#{typed}" in told

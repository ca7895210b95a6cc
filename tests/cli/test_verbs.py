"""Tests of the verbs on a real project file: what comes in, is decided, and goes out again."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from annotator.domain.json import Json
from annotator.paths import seeds
from annotator.services.workspace import Workspace
from tests import builders
from tests.cli.conftest import TEXT, Verb

_SUPPORTS: Json = {"claim": "claim-1", "stance": "supports"}


def counts(annotator: Verb, project: Path) -> dict[str, dict[str, int]]:
    told: dict[str, dict[str, int]] = json.loads(annotator("stats", project, "--json").stdout)
    return told


def exported(annotator: Verb, project: Path, out: Path) -> bytes:
    result = annotator("export", project, "--out", out)
    assert (result.exit_code, result.stdout.startswith(f"Wrote {out}: ")) == (0, True), result.output
    assert re.search(r"; format \w+; SHA-256 [0-9a-f]{64}\.\n", result.stdout)
    return out.read_bytes()


def decide(annotator: Verb, project: Path, *lines: dict[str, Json]) -> str:
    given = "".join(f"{json.dumps(line)}\n" for line in lines)
    result = annotator("decide", project, "--analyst", "Ada", given=given)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_new_makes_a_project_once(annotator: Verb, tmp_path: Path) -> None:
    path = tmp_path / "2026" / "week"
    assert annotator("new", path, "--analyst", "Ada").stdout == f"Made {path}.facts.\n"
    again = annotator("new", path)
    assert (again.exit_code, again.stdout) == (1, "")
    assert "already exists" in again.stderr


def test_import_and_its_trial_count_mentions_and_facts(annotator: Verb, tmp_path: Path) -> None:
    path, labels = tmp_path / "p.facts", tmp_path / "spans.jsonl"
    labels.write_text(json.dumps({"text": "Ana met Ben.", "label": [[0, 3, "PER"], [8, 11, "PER"]]}), encoding="utf-8")
    facts = tmp_path / "facts.jsonl"
    facts.write_text('{"type": "fact", "id": "f", "text": "Ana met Ben.", "verdict": "supported"}', encoding="utf-8")
    annotator("new", path)
    trial, done = annotator("import", path, labels, facts, "--dry-run"), annotator("import", path, labels, facts)
    assert trial.stdout == "Would import 1 article, 2 mentions, 0 claims, 1 fact and 1 decision.\n"
    assert done.stdout == "Imported 1 article, 2 mentions, 0 claims, 1 fact and 1 decision.\n"
    assert "mentions   2 (2 given)\n" in annotator("stats", path).stdout
    assert json.loads(annotator("stats", path, "--json").stdout)["mentions"] == {"given": 2, "proposed": 0}


def test_a_trial_of_an_import_works_while_somebody_has_the_project_open(annotator: Verb, project: Path) -> None:
    labels = project.with_name("labels.jsonl")
    ws = Workspace.open(project, analyst="Ben")
    try:
        before = project.read_bytes()
        trial, refused = annotator("import", project, labels, "--dry-run"), annotator("import", project, labels)
        assert project.read_bytes() == before
    finally:
        ws.close()
    assert trial.exit_code == 0, trial.stderr
    assert "Would be left as they are: 1 article that the project has already." in trial.stdout
    assert (refused.exit_code, "Ben" in refused.stderr) == (1, True)


def test_a_trial_of_an_import_leaves_nothing_behind(annotator: Verb, project: Path) -> None:
    before = {path: path.read_bytes() for path in project.parent.rglob("*") if path.is_file()}
    assert annotator("import", project, project.with_name("labels.jsonl"), "--dry-run").exit_code == 0
    assert {path: path.read_bytes() for path in project.parent.rglob("*") if path.is_file()} == before


def test_import_tells_what_came_in_and_adds_nothing_twice(annotator: Verb, tmp_path: Path) -> None:
    path = tmp_path / "p.facts"
    annotator("new", path)
    first, again = annotator("import", path, seeds()), annotator("import", path, seeds())
    assert first.stdout == "Imported 5 articles, 0 claims and 0 decisions.\n"
    assert again.stdout.endswith("Left as they are: 5 articles that the project has already.\n")
    assert (first.exit_code, again.exit_code) == (0, 0)


def test_import_names_what_is_bad_and_takes_the_rest(annotator: Verb, project: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.7")
    (tmp_path / "good.txt").write_text("A title\n\nA text.", encoding="utf-8")
    result = annotator("import", project, tmp_path / "bad.txt", tmp_path / "good.txt", tmp_path / "gone.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith("Imported 1 article,")
    troubles = [line for line in result.stderr.splitlines() if not line.startswith("Importing")]
    assert [line.split(" ")[0] for line in troubles] == [str(tmp_path / "bad.txt"), str(tmp_path / "gone.txt")]


def test_stats_tells_what_is_left(annotator: Verb, project: Path) -> None:
    decide(annotator, project, {"verb": "confirm", "target": "claim-1"})
    told = annotator("stats", project)
    assert told.exit_code == 0
    assert "claims     2 (1 confirmed, 1 proposed)\n" in told.stdout
    assert counts(annotator, project)["claims"] == {"confirmed": 1, "proposed": 1}


def test_decide_takes_lines_and_tells_what_each_changed(annotator: Verb, project: Path) -> None:
    told = decide(annotator, project, {"verb": "confirm", "target": "claim-1"}, {"verb": "undo"})
    lines = [json.loads(line) for line in told.splitlines()]
    assert [(line["line"], line["verb"]) for line in lines] == [(1, "confirm"), (2, "withdraw")]
    assert lines[0]["targets"] == [{"id": "claim-1", "kind": "claim"}]


def test_decide_names_the_lines_it_refuses_and_goes_on(annotator: Verb, project: Path) -> None:
    given = (
        b'{"verb":"confirm","target":"nope"}\nnonsense\n\n{"verb":"praise"}\n\xff\n[]\n'
        b'{"verb":"correct","target":"claim-1","start":-4,"end":2}\n{"verb":"confirm","target":"claim-2"}\n'
    )
    result = annotator("decide", project, "--analyst", "Ada", given=given)
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [f"line {n}" for n in (1, 2, 4, 5, 6, 7)]
    assert json.loads(result.stdout)["line"] == 8
    assert counts(annotator, project)["claims"] == {"confirmed": 1, "proposed": 1}


def test_decide_takes_characters_no_file_can_hold(annotator: Verb, project: Path, tmp_path: Path) -> None:
    annotator("decide", project, given='{"verb":"reject","target":"claim-1","reason":"\\ud800 \\u0000"}')
    assert b"\xef\xbf\xbd" in exported(annotator, project, tmp_path / "out.jsonl")


def test_export_then_import_then_export_gives_the_same_bytes(annotator: Verb, project: Path, tmp_path: Path) -> None:
    decide(
        annotator,
        project,
        {"verb": "correct", "target": "claim-1", "text": "Turkey trains", "slots": [{"role": "time", "value": "2020"}]},
        {"verb": "add", "article": "one", "start": 0, "end": 11},
        {"verb": "reject", "target": "claim-2", "reason": "no claim 😀"},
        {"verb": "note", "target": "claim-1", "text": "look again"},
        {"verb": "state", "text": "It trains them", "verdict": "supported", "evidence": [_SUPPORTS]},
        {"verb": "confirm", "target": "claim-2"},
        {"verb": "undo"},
    )
    one, other = exported(annotator, project, tmp_path / "one.jsonl"), tmp_path / "q.facts"
    annotator("new", other)
    assert annotator("import", other, tmp_path / "one.jsonl").exit_code == 0
    assert exported(annotator, other, tmp_path / "two.jsonl") == one
    assert b'"weight":0.5' in one
    assert b'"proposal":' in one
    assert annotator("check", other).exit_code == 0


def test_a_status_made_elsewhere_becomes_a_decision_once(annotator: Verb, project: Path, tmp_path: Path) -> None:
    labels = tmp_path / "gold.jsonl"
    claim = {"type": "claim", "article": "one", "start": 0, "end": 11, "quote": TEXT[:11], "status": "confirmed"}
    labels.write_text(json.dumps(claim), encoding="utf-8")
    assert annotator("import", project, labels).stdout == "Imported 0 articles, 1 claim and 1 decision.\n"
    assert annotator("import", project, labels).stdout == "Imported 0 articles, 0 claims and 0 decisions.\n"
    assert counts(annotator, project)["claims"] == {"confirmed": 1, "proposed": 2}


def test_export_goes_by_the_name_of_the_file(annotator: Verb, project: Path, tmp_path: Path) -> None:
    table = exported(annotator, project, tmp_path / "out.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [row["quote"] for row in rows] == [TEXT[:16], TEXT[34:63]]


def test_export_lies_beside_the_project_unless_told(annotator: Verb, project: Path) -> None:
    assert annotator("export", project, "--format", "csv").exit_code == 0
    assert project.with_suffix(".csv").exists()


def test_export_never_replaces_the_project(annotator: Verb, project: Path) -> None:
    before = project.read_bytes()
    assert annotator("export", project, "--out", project).exit_code == 2
    assert project.read_bytes() == before


@pytest.mark.parametrize("name", ["text", "odt"])
def test_a_format_that_cannot_be_written_is_told(annotator: Verb, project: Path, name: str) -> None:
    result = annotator("export", project, "--format", name, "--out", project.parent / "out")
    assert result.exit_code == 1
    assert f"Nothing can be exported as {name}; known are jsonl, csv, " in result.stderr


def test_an_export_makes_its_folder_or_is_refused_in_one_sentence(annotator: Verb, project: Path) -> None:
    out = project.parent / "no" / "out.jsonl"
    assert annotator("export", project, "--out", out).stdout.startswith(f"Wrote {out}: ")
    result = annotator("export", project, "--out", out / "in" / "it.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{out / 'in' / 'it.jsonl'} cannot be written")


def test_check_tells_a_whole_project(annotator: Verb, project: Path) -> None:
    said = annotator("check", project).stdout.splitlines()
    assert said == [f"{project} is whole.", f"No backups yet; they will lie in {project.parent / 'p.backups'}."]


def test_a_file_that_is_no_project_is_left_as_it_is(annotator: Verb, tmp_path: Path) -> None:
    path = tmp_path / "notes.facts"
    path.write_text("my notes", encoding="utf-8")
    for verb in ("stats", "extract", "check", "export"):
        result = annotator(verb, path)
        assert (result.exit_code, result.stdout) == (1, ""), verb
        assert "notes.facts" in result.stderr
    assert path.read_text(encoding="utf-8") == "my notes"


def test_suggest_tells_what_it_suggested(annotator: Verb, project: Path) -> None:
    result = annotator("suggest", project, "--top", "3")
    assert result.exit_code == 0
    assert result.stdout.startswith("Suggested 0 links, ")


def test_suggest_tells_why_claims_alone_give_no_entities(annotator: Verb, tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    for more in ("", " Nobody was hurt, the police said in the evening."):
        article = builders.article(f"The bridge of Halden fell into the river on Monday.{more}")
        builders.store(ws, article, *builders.sentences(article))
    ws.close()
    told = annotator("suggest", ws.path, "--all-pairs-in-family").stdout
    assert ", 0 entities, " in told
    assert "there can be no entities" in told


@pytest.mark.model
def test_extract_reads_what_was_not_read_yet(annotator: Verb, tmp_path: Path) -> None:
    path = tmp_path / "p.facts"
    annotator("new", path)
    first = annotator("import", path, seeds() / "01-conference-speech.txt", "--extract")
    again = annotator("extract", path, "--workers", "1")
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "from 1 article.\n" in first.stdout
    assert again.stdout == "Extracted 0 claims and 0 mentions from 0 articles.\n"
    assert sum(counts(annotator, path)["claims"].values()) > 0

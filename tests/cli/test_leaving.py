"""Tests of what the verb export prints of what it left out."""

import json
from pathlib import Path

import pytest

from annotator.services import claims
from tests import builders
from tests.cli.conftest import Verb


def test_an_export_tells_of_losses_only_if_there_are_any(annotator: Verb, tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    ws.close()
    whole = annotator("export", ws.path, "--out", tmp_path / "all.jsonl", "--status", "all").stdout
    assert "Nothing was left out." in whole
    assert ".losses.json" not in whole
    assert "table.csv.losses.json says which and why" in annotator(
        "export", ws.path, "--out", tmp_path / "table.csv", "--status", "all"
    ).stdout.replace("\n", "")


@pytest.mark.parametrize(("name", "written"), [("out", "out.conll"), ("v1.2", "v1.2.conll"), ("out.bio", "out.bio")])
def test_a_file_gets_the_ending_by_which_it_is_read_again(
    annotator: Verb, tmp_path: Path, name: str, written: str
) -> None:
    ws = builders.project(tmp_path)
    ws.close()
    told = annotator("export", ws.path, "--format", "conll2003", "--out", tmp_path / name).stdout
    assert (tmp_path / written).is_file()
    assert written in told.replace("\n", "")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            ("--format", "jsonl", "--out", "x.csv"),
            "not as Annotator JSON Lines; end its name in .jsonl.",
        ),
        (
            ("--format", "jsonl", "--out", "folder/"),
            "is one file, and folder/ a folder; name a file in it, as folder/project.jsonl.",
        ),
        (("--out", "folder/"), "folder/ is a folder; say which format goes there: --format NAME."),
    ],
)
def test_a_place_that_is_not_the_formats_is_refused_with_the_remedy(
    annotator: Verb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: tuple[str, ...], told: str
) -> None:
    ws = builders.project(tmp_path)
    ws.close()
    monkeypatch.chdir(tmp_path)
    result = annotator("export", ws.path, *given)
    assert result.exit_code == 1
    assert told in " ".join(result.stderr.split()), result.stderr
    assert not (tmp_path / "x.csv").exists()
    assert not (tmp_path / "folder").exists()


def test_without_format_and_ending_it_is_json_lines(annotator: Verb, tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    ws.close()
    assert annotator("export", ws.path, "--out", tmp_path / "x").exit_code == 0
    assert (tmp_path / "x.jsonl").read_text(encoding="utf-8").startswith('{"format"')


def test_an_export_says_on_how_much_analysts_differ_unless_it_leaves_that_out(annotator: Verb, tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    path, (claim, *_) = ws.path, builders.claim_ids(ws)
    claims.confirm(ws, claim, via="test")
    ws.close()
    with builders.opened(path, analyst="ben") as other:
        claims.reject(other, claim, via="test")
    told = annotator("export", path, "--out", tmp_path / "all.csv").stdout.replace("\n", " ")
    assert "Analysts differ on 1 thing that nobody has settled: it stands as the newest judgement says" in told
    gold = annotator("export", path, "--out", tmp_path / "gold.csv", "--gold").stdout
    assert "Analysts differ" not in gold


def test_an_export_of_labels_says_how_many_mentions_programs_proposed(annotator: Verb, tmp_path: Path) -> None:
    path, told = tmp_path / "p.facts", tmp_path / "a.jsonl"
    lines: list[dict[str, object]] = [{"type": "article", "id": "a", "text": "Ana met Ben."}]
    lines += [{"type": "mention", "article": "a", "start": at, "end": at + 3, "label": "PER"} for at in (0, 8)]
    lines[1]["makers"] = ["ner@1"]
    told.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    annotator("new", path)
    annotator("import", path, told)
    counted = (
        "Mentions of the project that only programs proposed: 1; that a file gave without naming a program, or that "
        "somebody marked: 1. "
    )
    said = " ".join(annotator("export", path, "--format", "prodigy", "--out", tmp_path / "x").stdout.split())
    assert f"{counted}Nobody judges them one by one, and they go out whatever was asked for; as gold" in said
    assert "2 mentions" in said
    said = " ".join(annotator("export", path, "--format", "prodigy", "--out", tmp_path / "y", "--gold").stdout.split())
    assert f"{counted}As gold those of programs go out only where somebody confirmed whom they mean." in said
    assert "1 mention" in said
    assert "Left out: 1 mention" in said
    for name in ("x", "y"):
        card = json.loads((tmp_path / f"{name}.jsonl.card.json").read_text(encoding="utf-8"))
        assert card["mentions"] == {"proposed": 1, "given": 1}
    assert "programs proposed" not in annotator("export", path, "--out", tmp_path / "y.jsonl").stdout


def test_what_one_analyst_left_out_says_what_the_totals_are_of(annotator: Verb, tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    claims.confirm(ws, builders.claim_ids(ws)[0], via="test")
    ws.close()
    name = ws.analyst
    said = annotator("export", ws.path, "--format", "csv", "--analyst", name, "--out", tmp_path / "x").stdout
    assert f"Left out, of the project as {name} alone decided it: " in " ".join(said.split())


@pytest.mark.parametrize("asked", [["--status", "all"], ["--status", "confirmed,proposed"], []])
def test_nothing_is_gold_that_nobody_decided(annotator: Verb, tmp_path: Path, asked: list[str]) -> None:
    ws = builders.project(tmp_path)
    first, *rest = builders.claim_ids(ws)
    claims.confirm(ws, first, via="test")
    ws.close()
    out = tmp_path / "out.jsonl"
    assert annotator("export", ws.path, "--format", "prodigy", "--out", out, "--gold", *asked).exit_code == 0
    assert first in out.read_text("utf-8")
    assert not [each for each in rest if each in out.read_text("utf-8")]
    ended = annotator("export", ws.path, "--format", "prodigy", "--out", out, "--gold", "--status", "proposed")
    assert (ended.exit_code, "choose one of them" in ended.output) == (1, True)


def test_what_holds_everything_holds_no_less_with_negatives(annotator: Verb, tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    path = ws.path
    ws.close()
    for name, asked in (("a.csv", []), ("b.csv", ["--negatives"])):
        assert annotator("export", path, "--format", "csv", "--out", tmp_path / name, *asked).exit_code == 0
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()

"""Tests of trouble on the command line: each is one sentence that names what failed, never a traceback."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator import paths
from annotator.cli.main import run
from annotator.services import demo
from annotator.services.workspace import Workspace
from tests.cli.conftest import Handed, Verb

_MAIN = "import sys; from annotator.__main__ import main; sys.exit(main())"
_SECRET = "words of an article"


def _process(*arguments: str, before: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", f"{before}\n{_MAIN}", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


def _faulty(_path: Path, _analyst: str) -> int:
    raise ValueError(_SECRET)


def test_a_fault_of_our_own_is_one_sentence_and_a_report(
    project: Path, handed: Handed, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    assert run(["open", str(project)], show=_faulty, play=handed.play) == 1
    report = next(paths.logs_dir().glob("report-*.txt"))
    said = capsys.readouterr().err
    assert said == f"Something went wrong in Annotator itself; your work is safe. Report: {report}\n"
    assert "in _faulty" in report.read_text(encoding="utf-8")
    assert _SECRET not in report.read_text(encoding="utf-8")


def test_a_fault_shows_its_traceback_to_who_asks(
    project: Path, handed: Handed, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ANNOTATOR_DEBUG", "1")
    assert run(["open", str(project)], show=_faulty, play=handed.play) == 1
    assert f"ValueError: {_SECRET}" in capsys.readouterr().err


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_closed_standard_stream_is_empty_or_leads_nowhere(project: Path, closed: int) -> None:
    name = ("stdin", "stdout", "stderr")[closed]
    result = _process("decide", str(project), before=f"import os, sys; os.close({closed}); sys.{name} = None")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("formats",)])
def test_a_full_disk_is_named(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-c", _MAIN, *arguments]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr == "Standard output cannot be used (No space left on device); free some space.\n"


def test_a_removed_working_folder_is_named(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    result = _process("new", "p", before="import os; os.rmdir(os.getcwd())", cwd=gone)
    assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
    assert "p.facts" in result.stderr or "folder you are in was removed" in result.stderr


def test_a_name_that_is_too_long_is_told_so(annotator: Verb, tmp_path: Path) -> None:
    for verb in ("new", "stats"):
        result = annotator(verb, tmp_path / ("n" * 300))
        assert (result.exit_code, result.stdout) == (1, ""), verb
        assert "choose a shorter name" in result.stderr, verb


@pytest.mark.parametrize("verb", ["new", "stats", "open"])
def test_a_project_ends_in_facts(annotator: Verb, tmp_path: Path, verb: str) -> None:
    result = annotator(verb, tmp_path / "q3.txt")
    path = tmp_path / "q3.txt"
    assert result.exit_code == 1
    assert result.stderr == f"{path} is no name for a project, which ends in .facts; take {path}.facts.\n"
    assert list(tmp_path.iterdir()) == []


def test_the_window_is_not_started_for_what_is_no_project(annotator: Verb, tmp_path: Path, handed: Handed) -> None:
    (tmp_path / "empty.facts").touch()
    (tmp_path / "text.facts").write_text("my notes", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    for name in ("empty.facts", "text.facts", "folder", "gone"):
        opened, told = annotator("open", tmp_path / name), annotator("stats", tmp_path / name)
        assert (opened.exit_code, opened.stdout, opened.stderr) == (1, "", told.stderr), name
    assert handed.shown == []


@pytest.mark.parametrize(("option", "value", "told"), [("--format", "", "--format NAME"), ("--out", "-", "--out FILE")])
def test_an_export_to_nothing_is_refused(annotator: Verb, project: Path, option: str, value: str, told: str) -> None:
    result = annotator("export", project, option, value)
    assert (result.exit_code, result.stdout) == (1, "")
    assert told in result.stderr


@pytest.mark.parametrize("name", ["x.doc", "x.txt", "x.zip"])
def test_an_export_under_the_name_of_another_format_is_refused(
    annotator: Verb, project: Path, tmp_path: Path, name: str
) -> None:
    result = annotator("export", project, "--out", tmp_path / name)
    assert (result.exit_code, (tmp_path / name).exists()) == (1, False)
    known = ".jsonl or .csv or .xlsx or .html or .pdf"
    assert f"end the name of {name} in {known}, or say --format NAME." in result.stderr


def test_an_ending_that_several_formats_for_labels_have_asks_for_none_of_them(
    annotator: Verb, project: Path, tmp_path: Path
) -> None:
    result = annotator("export", project, "--out", tmp_path / "x.json")
    assert (result.exit_code, list(tmp_path.glob("x.json*"))) == (1, [])
    assert result.stderr == (
        "Several formats end in .json; say which x.json is to be: --format NAME, one of label-studio, averitec, cdcr, "
        "uima-json.\n"
    )
    assert annotator("export", project, "--out", tmp_path / "x.json", "--format", "averitec").exit_code == 0


@pytest.mark.parametrize(("name", "start"), [("x.CSV", "\ufeffclaim,"), ("x.jsonl", '{"format"')])
def test_an_export_is_in_the_format_of_its_name(
    annotator: Verb, project: Path, tmp_path: Path, name: str, start: str
) -> None:
    assert annotator("export", project, "--out", tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_bytes().decode().startswith(start)


def test_an_import_of_missing_files_tells_only_that(annotator: Verb, project: Path, tmp_path: Path) -> None:
    result = annotator("import", project, tmp_path / "gone.txt", tmp_path / "away.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert [Path(line.split(" ")[0]).name for line in result.stderr.splitlines()] == ["gone.txt", "away.txt"]


def test_a_demo_of_an_older_format_is_kept_and_made_anew(
    annotator: Verb, tmp_path: Path, handed: Handed, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "demo.facts"
    Workspace.create(path, analyst="Ada").close()
    with closing(sqlite3.connect(path)) as old:
        old.execute("CREATE TABLE former (id)")
    monkeypatch.setattr("annotator.cli.projects.has_screen", lambda: True)
    monkeypatch.setattr(demo, "build", lambda path, analyst, **_: Workspace.create(path, analyst=analyst))
    result = annotator("demo", "--folder", tmp_path)
    assert result.exit_code == 7
    assert "is made anew; the old one is kept as" in result.stderr
    assert handed.shown == [(path, "")]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["demo.facts", "demo.old.facts"]

"""Tests of the command line as a whole: help, exit codes, and one sentence for every trouble."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import __version__
from annotator.cli.main import app
from annotator.cli.opening import analyst_name, project_path
from annotator.cli.projects import has_screen
from annotator.domain.errors import NotAllowed
from annotator.formats.registry import formats
from tests.cli.conftest import Handed, Verb

VERBS = (
    *("demo", "open", "new", "import", "extract", "discard", "suggest", "decide", "export"),
    *("trace", "verify", "stats", "check", "restore", "formats", "help"),
)
HEAVY = ("PySide6", "spacy", "sqlalchemy", "numpy", "annotator.services", "annotator.store", "rich.progress")


def test_every_verb_is_there() -> None:
    assert [command.name for command in app.registered_commands] == list(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(annotator: Verb, verb: str) -> None:
    result = annotator(verb, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: annotator {verb} [OPTIONS]")
    assert len(result.stdout.splitlines()) > 4


def test_the_first_sentence_of_each_verb_is_shown_whole(annotator: Verb) -> None:
    verbs = annotator("--help").stdout.partition("Commands:")[2]
    assert all(f"  {verb} " in verbs for verb in VERBS)
    assert "..." not in verbs


def test_the_version_is_told(annotator: Verb) -> None:
    assert annotator("--version").stdout == f"annotator {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [(), ("nope",), ("new",), ("formats", "--nope"), ("suggest", "p.facts", "--top", "0"), ("import", "p")]
)
def test_what_is_not_understood_ends_with_2(annotator: Verb, arguments: tuple[str, ...]) -> None:
    assert annotator(*arguments).exit_code == 2


@pytest.mark.parametrize("verb", ["open", "extract", "discard", "suggest", "decide", "export", "stats", "check"])
def test_a_missing_project_is_one_sentence(annotator: Verb, tmp_path: Path, verb: str) -> None:
    path = tmp_path / "gone.facts"
    result = annotator(verb, path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{path} does not exist; make it with: annotator new {path}\n"
    assert not path.exists()


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from annotator.__main__ import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = result.stderr.split()
    assert [name for name in loaded if name.startswith(HEAVY)] == []
    assert "annotator.cli.main" in loaded


def test_a_refusal_in_a_process_of_its_own_shows_no_traceback(tmp_path: Path) -> None:
    code = "import sys; from annotator.__main__ import main; sys.exit(main(sys.argv[1:]))"
    (tmp_path / "file").touch()
    arguments = [sys.executable, "-c", code, "new", str(tmp_path / "file" / "p.facts")]
    result = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr


def test_a_terminal_of_another_encoding_ends_nothing(tmp_path: Path) -> None:
    code = "import sys; from annotator.__main__ import main; sys.exit(main(sys.argv[1:]))"
    arguments = [sys.executable, "-c", code, "stats", str(tmp_path / "Tripolis ليبيا.facts")]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    result = subprocess.run(arguments, capture_output=True, check=False, env=environment)
    assert result.returncode == 1
    assert b"Tripolis ?????.facts does not exist" in result.stderr


def test_formats_tells_every_format(annotator: Verb) -> None:
    listed = json.loads(annotator("formats", "--json").stdout)
    assert [item["name"] for item in listed] == [known.name for known in formats()]
    assert len({frozenset(item) for item in listed}) == 1
    assert {item["reader"] for item in listed if not item["writes"]} == {None}
    plain = annotator("formats").stdout
    assert all(known.losses in plain for known in formats())


def test_formats_tells_all_about_one(annotator: Verb) -> None:
    told = annotator("formats", "FEVER").stdout
    assert told.startswith("# FEVER\n")
    assert "wiki-pages" in told
    assert annotator("formats", "zip").stdout.startswith("# Archives\n")
    assert json.loads(annotator("formats", "fever", "--json").stdout)["folder"] is True
    unknown = annotator("formats", "fevre")
    assert (unknown.exit_code, unknown.stdout) == (1, "")
    assert unknown.stderr.startswith("There is no format fevre; known are jsonl, csv, ")


def test_the_extension_of_a_project_may_be_left_out(tmp_path: Path) -> None:
    assert project_path(tmp_path / "week") == tmp_path / "week.facts"
    (tmp_path / "week").touch()
    assert project_path(tmp_path / "week") == tmp_path / "week"


def test_the_analyst_is_who_is_named_or_who_is_logged_in() -> None:
    assert analyst_name(" Ada ", {"USER": "bea"}) == "Ada"
    assert analyst_name(None, {"USER": "bea"}) == "bea"
    assert analyst_name(None, {}) == "analyst"
    assert analyst_name(None, {"USER": "\udcff"}) == "analyst"
    with pytest.raises(NotAllowed, match="UTF-8"):
        analyst_name("\udcff", {})
    with pytest.raises(NotAllowed, match="--analyst NAME"):
        analyst_name(" ", {})


@pytest.mark.parametrize(("given", "analyst"), [((), ""), (("--analyst", " Ada "), "Ada")])
def test_open_hands_the_project_to_the_window(
    annotator: Verb, project: Path, handed: Handed, given: tuple[str, ...], analyst: str
) -> None:
    assert annotator("open", project, *given).exit_code == 7
    assert handed.shown == [(project, analyst)]


def test_the_demo_by_itself_is_played_in_its_folder(annotator: Verb, tmp_path: Path, handed: Handed) -> None:
    assert annotator("demo", "--play", "--folder", tmp_path / "d").exit_code == 3
    assert handed.played == [tmp_path / "d"]
    assert (tmp_path / "d").is_dir()


@pytest.mark.parametrize(
    ("environment", "platform", "seen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_screen_is_known_by_the_environment(environment: dict[str, str], platform: str, seen: bool) -> None:
    assert has_screen(environment, platform) is seen

"""Tests of the verbs that look after a project file: check, check --repair, restore; and of backups before a verb."""

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from annotator.services import backups
from annotator.store import backup
from tests.cli.conftest import Verb
from tests.store import behind


def _decide(annotator: Verb, project: Path, target: str = "claim-1", verb: str = "confirm") -> None:
    line = json.dumps({"target": target, "verb": verb})
    assert annotator("decide", project, "--analyst", "Ada", given=f"{line}\n").exit_code == 0


def test_a_verb_that_writes_keeps_a_backup_of_what_was_there_and_not_for_every_decision(
    annotator: Verb, project: Path
) -> None:
    for verb in ("confirm", "reject", "unsure"):
        _decide(annotator, project, verb=verb)
    (kept,) = backups.listed(project)
    assert "decisions  0" in annotator("stats", kept.path).stdout
    assert annotator("check", project).stdout.splitlines() == [
        f"{project} is whole.",
        f"1 backup in {project.parent / 'p.backups'}:",
        f"  {kept.path.name}",
    ]


def test_a_script_gets_another_backup_after_a_while(
    annotator: Verb, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _decide(annotator, project)
    monkeypatch.setattr(backups, "_SELDOM", timedelta(0))
    _decide(annotator, project, "claim-2")
    assert len(backups.listed(project)) == 2


def test_a_verb_works_without_room_for_a_backup_and_says_so(
    annotator: Verb, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    line = json.dumps({"target": "claim-1", "verb": "confirm"})
    done = annotator("decide", project, "--analyst", "Ada", given=f"{line}\n")
    assert done.exit_code == 0
    assert done.stderr.startswith(f"No backup of {project} was made: ")


def test_check_tells_a_finding_and_how_to_mend_it_and_repair_mends_it(annotator: Verb, project: Path) -> None:
    _decide(annotator, project)
    behind.change(project, "UPDATE claim SET status = 'rejected'")
    told = annotator("check", project)
    assert told.exit_code == 1
    assert "of the table claim does not say what the decisions say; annotator check --repair makes" in told.stdout
    mended = annotator("check", "--repair", project)
    assert (mended.exit_code, mended.stderr.count("\n") > 0) == (0, True)
    assert "Made anew: the table claim.\n" in mended.stdout
    assert mended.stdout.endswith(f"{project} is whole.\n")
    assert annotator("check", project).exit_code == 0
    assert annotator("check", "--repair", project).stdout == f"{project} is whole; there was nothing to repair.\n"


def test_what_cannot_be_repaired_is_said_with_what_helps(annotator: Verb, project: Path) -> None:
    _decide(annotator, project)
    behind.change(project, "UPDATE decision SET via = 'forged'")
    told = annotator("check", "--repair", project)
    assert told.exit_code == 1
    assert "its content does not match its hash.\n" in told.stdout
    assert told.stdout.count("annotator restore") == 1
    assert told.stdout.endswith(f"annotator restore {project} puts its newest whole backup back.\n")
    assert f"{project} is not whole" in told.stderr


def test_restore_lists_and_puts_back_and_keeps_what_was_there(annotator: Verb, project: Path) -> None:
    assert annotator("restore", project, "--list").exit_code == 1
    assert annotator("restore", project).exit_code == 1
    _decide(annotator, project)
    second = backup.make(project)
    listed = annotator("restore", project, "--list").stdout.splitlines()
    assert len(listed) == 2
    assert str(second.path) in listed[0]
    assert listed[0].startswith(f"{second.at:%Y-%m-%d %H:%M}")
    first = backups.listed(project)[1]
    done = annotator("restore", project, "--from", first.path.name)
    aside = project.with_name(f"p.before-restore-{datetime.now(UTC):%Y-%m-%d}.facts")
    assert done.stdout == f"{project} is now as in {first.path}; what was there is kept as {aside}.\n"
    assert "decisions  0" in annotator("stats", project).stdout
    assert "decisions  1" in annotator("stats", aside).stdout


def test_a_damaged_project_names_its_backup_and_the_command_that_puts_it_back(annotator: Verb, project: Path) -> None:
    _decide(annotator, project)
    (kept,) = backups.listed(project)
    project.write_bytes(project.read_bytes()[:6_000])
    for verb in ("stats", "extract", "check", "export"):
        told = annotator(verb, project)
        assert (told.exit_code, told.stdout) == (1, "")
        assert f"newest whole backup is {kept.path}, put it back with: annotator restore {project}\n" in told.stderr
    assert annotator("restore", project).exit_code == 0
    assert annotator("check", project).exit_code == 0


def test_check_gives_advice_once_and_counts_only_backups_that_can_be_put_back(annotator: Verb, project: Path) -> None:
    _decide(annotator, project)
    folder = backups.folder(project)
    (kept,) = backups.listed(project)
    for second in range(3):
        (folder / f"p.2020-01-01T00-00-0{second}Z.facts").write_bytes(b"junk" * second)
    behind.change(project, "UPDATE decision SET via = 'forged'", "UPDATE body SET text = text || '!'")
    told = annotator("check", project).stdout
    assert told.count("annotator restore") == 1
    assert told.splitlines()[-3:] == [
        f"3 damaged backups in {folder}, which cannot be put back.",
        f"1 backup in {folder}:",
        f"  {kept.path.name}",
    ]
    kept.path.unlink()
    assert "annotator restore" not in annotator("check", project).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_that_is_called_like_a_backup_keeps_nobody_waiting(annotator: Verb, project: Path) -> None:
    _decide(annotator, project)
    (kept,) = backups.listed(project)
    os.mkfifo(kept.path.with_name("p.2099-01-01T00-00-00Z.facts"))
    assert annotator("restore", project, "--list").stdout.count("\n") == 1
    assert annotator("check", project).exit_code == 0
    assert str(kept.path) in annotator("restore", project).stdout
    assert annotator("restore", project, "--from", kept.path.with_name("p.2099-01-01T00-00-00Z.facts")).exit_code == 1


def test_the_backup_of_another_project_is_put_back_only_if_it_is_named(annotator: Verb, project: Path) -> None:
    _decide(annotator, project)
    (kept,) = backups.listed(project)
    former = json.loads(_exported(annotator, project))["id"]
    project.unlink()
    assert annotator("new", project).exit_code == 0
    assert backups.listed(project) == []
    refused = annotator("restore", project)
    assert (refused.exit_code, refused.stderr.count(str(kept.path))) == (1, 1)
    assert "are of another project that lay" in refused.stderr
    assert annotator("restore", project, "--list").exit_code == 1
    assert "No backups yet" in annotator("check", project).stdout
    assert annotator("restore", project, "--from", kept.path).exit_code == 0
    assert json.loads(_exported(annotator, project))["id"] == former


def _exported(annotator: Verb, project: Path) -> str:
    """The first article of a project, as a line of JSON."""
    out = project.with_name("out.jsonl")
    assert annotator("export", project, "--out", out).exit_code == 0
    lines = out.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if json.loads(line)["type"] == "article")

"""Tests of what is pinned, and that the files of the set-up name packages and nothing else."""

import re
import tomllib
from pathlib import Path

import pytest

_PROJECT = Path(__file__).resolve().parents[2]
_SETUP_FILES = [_PROJECT / "Makefile", _PROJECT / ".ci" / "run", *sorted((_PROJECT / "packaging").glob("*.*"))]
# A pin is a name and a version; one that only some Python versions need may say so.
_PIN = re.compile(r"([a-z0-9][a-z0-9-]*)==([0-9][0-9a-z.]*)( ; python_version [<>=]+ \"3\.\d+\")?")


def _pins() -> dict[str, str]:
    lines = (_PROJECT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    found = [_PIN.fullmatch(line) for line in lines if line and not line.startswith("#")]
    return {match[1]: match[2] for match in found if match}


def _required() -> list[str]:
    project = tomllib.loads((_PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = [line for group in project["project"]["optional-dependencies"].values() for line in group]
    lines = [*project["build-system"]["requires"], *project["project"]["dependencies"], *extras]
    return [re.split(r"[^A-Za-z0-9_.-]", line)[0].lower().replace("_", "-") for line in lines]


def _targets() -> list[str]:
    makefile = (_PROJECT / "Makefile").read_text(encoding="utf-8")
    return re.findall(r"^([a-z]+):", makefile, re.MULTILINE)


def test_constraints_hold_plain_names_and_versions() -> None:
    lines = (_PROJECT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    strange = [line for line in lines if line and not line.startswith("#") and not _PIN.fullmatch(line)]
    assert strange == []


def test_every_requirement_is_pinned() -> None:
    assert sorted(set(_required()) - _pins().keys()) == []


def test_qt_stays_below_the_version_that_loses_references_on_python_3_11() -> None:
    pin = _pins()["pyside6-essentials"]
    assert tuple(int(part) for part in pin.split(".")[:2]) < (6, 12)
    assert _pins()["shiboken6"] == pin


@pytest.mark.parametrize("path", _SETUP_FILES, ids=lambda path: path.name)
def test_no_file_of_the_setup_names_an_address_or_a_folder_of_one_machine(path: Path) -> None:
    if path.is_file():
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"\w+://|--index|--find-links|--trusted-host|/(?:home|root|work|opt|Users)/", text) == []


def test_every_target_is_phony_and_says_in_the_help_what_it_does() -> None:
    makefile = (_PROJECT / "Makefile").read_text(encoding="utf-8")
    phony = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    explained = re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE)
    assert [_targets()] == [line.split() for line in phony]
    assert explained == _targets()


def test_every_target_but_the_help_sets_up_first() -> None:
    makefile = (_PROJECT / "Makefile").read_text(encoding="utf-8")
    needs = {name: set(rest.split()) for name, rest in re.findall(r"^([a-z]+):([^#\n]*)", makefile, re.MULTILINE)}
    ready = {name for name, others in needs.items() if "setup" in others}
    assert all(name in {"help", "setup"} | ready or others <= ready for name, others in needs.items())
    assert {"demo", "test", "bench"} <= ready

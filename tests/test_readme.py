"""Tests that whatever the README names is there: verbs with their options, things to make, folders, pictures."""

import re
from pathlib import Path

import pytest
from typer.main import get_group

from annotator.cli.main import app

_ROOT = Path(__file__).parents[1]
_README = (_ROOT / "README.md").read_text(encoding="utf-8")
_BLOCKS = re.findall(r"^```\n(.*?)^```", _README, re.MULTILINE | re.DOTALL)
_LINES = [line.split("#")[0].strip() for block in _BLOCKS for line in block.splitlines()]
_NAMED = [*_LINES, *re.findall(r"`([^`\n]+)`", _README)]
_VERBS = sorted({named for named in _NAMED if re.match(r"annotator [a-z]", named)})
_TARGETS = sorted({target for named in _NAMED for target in re.findall(r"^make (\w+)", named)})
_PLACES = sorted(
    {named for named in _NAMED if re.fullmatch(r"(annotator|resources|seeds|tests|packaging)[\w./]*", named)}
)


@pytest.mark.parametrize("line", _VERBS)
def test_a_verb_has_every_option_it_is_shown_with(line: str) -> None:
    _, verb, *rest = line.split()
    known = {option for parameter in get_group(app).commands[verb].params for option in parameter.opts}
    assert {word for word in rest if word.startswith("--")} <= known


@pytest.mark.parametrize("target", _TARGETS)
def test_what_is_to_be_made_can_be_made(target: str) -> None:
    assert re.search(rf"^{target}:", (_ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("place", [*_PLACES, *re.findall(r"\]\(([\w./]+)\)", _README)])
def test_a_place_is_there(place: str) -> None:
    assert (_ROOT / place).exists()


def test_the_readme_names_what_is_tested_here() -> None:
    assert min(len(_VERBS), len(_TARGETS), len(_PLACES)) >= 6

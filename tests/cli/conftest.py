"""What the tests of the command line share: a way to run a verb, and a small project to run it on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from typer.testing import CliRunner

from annotator.cli.main import app


class Ended(Protocol):
    """How a verb ended, and what it printed."""

    exit_code: int

    @property
    def stdout(self) -> str:
        """What went to standard output."""

    @property
    def stderr(self) -> str:
        """What went to standard error."""

    @property
    def output(self) -> str:
        """Both."""


Verb = Callable[..., Ended]

TEXT = "Hulusi Akar said on Saturday that Turkey trains forces in Libya."
LINES = (
    {"type": "article", "id": "one", "text": TEXT, "title": "Akar in Libya", "published": "2020-12-26"},
    {"type": "claim", "id": "claim-1", "article": "one", "start": 34, "end": 63, "quote": TEXT[34:63]},
    {"type": "claim", "id": "claim-2", "article": "one", "start": 0, "end": 16, "score": 0.25, "weight": 0.5},
)


@pytest.fixture
def annotator() -> Verb:
    """Runs a verb in this process."""

    def run(*arguments: str | Path, given: str | bytes = "") -> Ended:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)

    return run


@pytest.fixture
def project(tmp_path: Path, annotator: Verb) -> Path:
    """A project with one article and two claims that another program made."""
    lines = tmp_path / "labels.jsonl"
    lines.write_text("".join(f"{json.dumps(line)}\n" for line in LINES), encoding="utf-8")
    path = tmp_path / "p.facts"
    assert annotator("new", path, "--analyst", "Ada").exit_code == 0
    assert annotator("import", path, lines).exit_code == 0
    return path

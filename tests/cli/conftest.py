"""What the tests of the command line share: a way to run a verb, and a small project to run it on."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pytest
from typer.testing import CliRunner

from annotator.cli.main import app
from annotator.cli.projects import Window


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


@dataclass
class Handed:
    """What was handed over to the window, which ends each with a code of its own."""

    shown: list[tuple[Path, str]] = field(default_factory=list)
    played: list[Path] = field(default_factory=list)

    def show(self, path: Path, analyst: str) -> int:
        """Notes a project to show."""
        self.shown.append((path, analyst))
        return 7

    def play(self, folder: Path) -> int:
        """Notes a folder to play in."""
        self.played.append(folder)
        return 3


@pytest.fixture
def handed() -> Handed:
    """What the verbs of the test hand over to the window."""
    return Handed()


def verbs_of(handed: Handed) -> Verb:
    """Runs a verb in this process."""

    def run(*arguments: str | Path, given: str | bytes = "") -> Ended:
        window = Window(handed.show, handed.play)
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given, obj=window)

    return run


@pytest.fixture
def annotator(handed: Handed) -> Verb:
    """Runs a verb in this process."""
    return verbs_of(handed)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what `project` is a copy of, for making it takes longer than most verbs."""
    folder, annotator = tmp_path_factory.mktemp("built"), verbs_of(Handed())
    lines, path = folder / "labels.jsonl", folder / "p.facts"
    lines.write_text("".join(f"{json.dumps(line)}\n" for line in LINES), encoding="utf-8")
    assert annotator("new", path, "--analyst", "Ada").exit_code == 0
    assert annotator("import", path, lines).exit_code == 0
    return folder


@pytest.fixture
def project(tmp_path: Path, built: Path) -> Path:
    """A project with one article and two claims that another program made."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path / "p.facts"

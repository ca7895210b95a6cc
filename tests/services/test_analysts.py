"""Tests of the name an analyst bears where nobody gave one."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from annotator.domain.errors import NotAllowed
from annotator.services.analysts import NOBODY, user_name
from annotator.services.workspace import Workspace
from tests import builders


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({"USER": "bea"}, "bea"),
        ({"USER": " bea ", "LOGNAME": "ada"}, "bea"),
        ({"USER": "", "LOGNAME": "ada"}, "ada"),
        ({"USERNAME": "Ада"}, "Ада"),
        ({"USER": "caf\udce9", "LOGNAME": "ada"}, "ada"),
        ({"USER": "caf\udce9"}, NOBODY),
        ({"USER": "a\0b"}, NOBODY),
        ({"USER": "a\nb", "LOGNAME": "a\x1b[2J"}, NOBODY),
        ({"USER": "a\u2028b", "LOGNAME": "a\u200cb"}, "a\u200cb"),
        ({}, NOBODY),
    ],
)
def test_the_user_of_the_computer_is_named_or_nobody_is(environment: Mapping[str, str], name: str) -> None:
    assert user_name(environment) == name


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_a_user_name_that_is_no_text_keeps_nobody_from_deciding(tmp_path: Path) -> None:
    environment = {**os.environb, b"USER": b"caf\xe9", b"LOGNAME": b"\xff"}
    code = "import sys; from annotator.__main__ import main; sys.exit(main())"
    path = tmp_path / "p.facts"
    for verb in ("new", "stats", "check", "extract"):
        command = [sys.executable, "-c", code, verb, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


@pytest.mark.parametrize("name", ["a\nb", "a\rb", "a\tb", "a\x1b[31m", "a\x7f", "a\u2029b", "a\udce9", "\0"])
def test_a_name_that_would_break_its_line_decides_nowhere(tmp_path: Path, name: str) -> None:
    builders.empty(tmp_path).close()
    with pytest.raises(NotAllowed, match="holds what no name can"):
        Workspace.open(tmp_path / "project.facts", analyst=name)
    with pytest.raises(NotAllowed, match="holds what no name can"):
        Workspace.create(tmp_path / "new.facts", analyst=name)
    assert [file.name for file in tmp_path.iterdir()] == ["project.facts"]

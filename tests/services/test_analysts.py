"""Tests of the name an analyst bears where nobody gave one."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from annotator.services.analysts import NOBODY, user_name


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

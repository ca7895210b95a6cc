"""Runs verbs of the command line and kills them, and tells what they left lying about."""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_STARTED_S = 0.2
"""Before that, Python itself is still starting."""
_PATIENCE_S = 60.0


@dataclass(frozen=True)
class Verb:
    """A verb with what it works on, in a home of its own."""

    home: Path
    arguments: Sequence[str | Path]

    def run(self) -> float:
        """Run it to its end; how long that took, in seconds."""
        began = time.monotonic()
        done = subprocess.run(self._command(), capture_output=True, env=self._environment(), cwd=_ROOT, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return time.monotonic() - began

    def kill(self, dice: random.Random, within_s: float) -> bool:
        """Kill it at a random moment of about its time; whether it was still at work. Its workers end too."""
        moment_s = dice.uniform(_STARTED_S, max(within_s, 2 * _STARTED_S))
        quiet = subprocess.DEVNULL
        with subprocess.Popen(
            self._command(), stdout=quiet, stderr=quiet, env=self._environment(), cwd=_ROOT, start_new_session=True
        ) as verb:
            try:
                verb.wait(moment_s)
            except subprocess.TimeoutExpired:
                verb.kill()
        _see_end(verb.pid)
        return verb.returncode < 0

    def _command(self) -> list[str]:
        return [sys.executable, "-m", "annotator", *map(str, self.arguments)]

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "ANNOTATOR_HOME": str(self.home)}


def _see_end(group: int) -> None:
    """Wait until no process of a group is left; AssertionError if one goes on."""
    until = time.monotonic() + _PATIENCE_S
    while _lives(group):
        assert time.monotonic() < until, "a worker process outlived its program"
        threading.Event().wait(0.02)


def _lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def debris(folder: Path) -> list[str]:
    """What does not belong in a folder with a closed project and exports of it."""
    ends = (".partial", "-wal", "-shm", "-journal", ".lock")
    return sorted(file.name for file in folder.rglob("*") if file.name.endswith(ends))

"""The window is killed at random moments: what its cards showed as decided is in the file, and it goes on there."""

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from annotator.domain.decision import Verb
from annotator.services import checking
from annotator.services.workspace import Workspace
from annotator.store import log
from tests import builders
from tests.soak.killing import debris

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signals")

_ROOT = Path(__file__).parents[2]
_A_REPORT = 12
_STATUS = {Verb.CONFIRM: "confirmed", Verb.REJECT: "rejected", Verb.UNSURE: "unsure"}
_Decided = tuple[str, str]


@dataclass
class _Told:
    """What one run of the window told before it was killed."""

    start: str = ""
    shown: list[_Decided] = field(default_factory=list)
    near: set[str] = field(default_factory=set)
    pressed: _Decided | None = None
    moving: bool = False

    def take(self, line: str) -> None:
        match line.split():
            case ["start", claim]:
                self.start = claim
                self.near = {claim}
            case ["press", claim, status]:
                self.pressed = (claim, status)
            case ["shown", claim, status, place]:
                self.shown.append((claim, status))
                self.near, self.pressed = {claim, place}, None
            case ["move"]:
                self.moving = True
            case ["moved", claim]:
                self.moving = False
                self.near |= {claim}


def _run(path: Path, home: Path, *, decisions: int, then_s: float, seed: int) -> _Told:
    """What the window told that was killed a moment after so many decisions."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ANNOTATOR_HOME": str(home)}
    command = [sys.executable, "-m", "tests.soak.analyst", str(path), str(seed)]
    told = _Told()
    with subprocess.Popen(command, stdout=-1, stderr=subprocess.DEVNULL, cwd=_ROOT, env=environment) as window:
        assert window.stdout
        for line in _lines(window.stdout):
            told.take(line)
            if len(told.shown) >= decisions:
                break
        threading.Event().wait(then_s)
        window.kill()
        for line in _lines(window.stdout):
            told.take(line)
    assert window.returncode == -signal.SIGKILL
    return told


def _lines(stream: Iterator[bytes]) -> Iterator[str]:
    """The whole lines; the last may have been cut."""
    return (line.decode() for line in stream if line.endswith(b"\n"))


def _stored(path: Path) -> list[_Decided]:
    ws = Workspace.open(path, analyst="reader", read_only=True)
    try:
        return ws.read(lambda c: [(str(d.targets[0]), _STATUS[d.verb]) for d in log.read(c)])
    finally:
        ws.close()


def _project(folder: Path) -> tuple[Path, list[str]]:
    """A project of six articles with twelve claims each, and the claims in order."""
    ws = builders.empty(folder)
    for number in range(6):
        words = " ".join(f"Speaker {number} said that thing {n} of report {number} came." for n in range(_A_REPORT))
        article = builders.article(words, f"Report {number}")
        builders.store(ws, article, *builders.sentences(article))
    claims = [str(claim) for claim in builders.claim_ids(ws)]
    ws.close()
    return ws.path, claims


@pytest.mark.parametrize("decisions", [3, pytest.param(200, marks=pytest.mark.soak)])
def test_every_decision_shown_is_there_and_the_next_start_is_at_the_same_claim(
    tmp_path: Path, dice: random.Random, decisions: int
) -> None:
    (tmp_path / "project").mkdir()
    path, claims = _project(tmp_path / "project")
    home, before, allowed = tmp_path / "home", list[_Decided](), set(claims)
    kills = shown = extra = 0
    while shown < decisions:
        told = _run(path, home, decisions=dice.randint(1, 6), then_s=dice.random() * 0.06, seed=dice.randrange(1 << 32))
        stored, expected = _stored(path), [*before, *told.shown]
        assert told.start in allowed, f"kill {kills}"
        assert stored[: len(expected)] == expected, f"kill {kills}"
        assert stored[len(expected) :] in ([], [told.pressed]), f"kill {kills}"
        assert checking.check(path) == [], f"kill {kills}"
        allowed = _places(told, claims, in_file=len(stored) > len(expected))
        kills, shown, extra, before = kills + 1, shown + len(told.shown), extra + len(stored) - len(expected), stored
    Workspace.open(path, analyst="ada").close()
    print(f"killed {kills} times, {shown} decisions shown, {extra} more in the file whose cards were not yet drawn")
    assert debris(path.parent) == []


def _places(told: _Told, claims: list[str], *, in_file: bool) -> set[str]:
    """Where the next start may be: at the last decision shown or what was selected after it.

    Args:
        in_file: whether a decision is there whose card was not drawn yet; then also what comes next in its article.
    """
    if told.moving:  # killed on the way to where the analyst wanted to go
        return set(claims)
    if in_file and told.pressed:
        first = claims.index(told.pressed[0]) // _A_REPORT * _A_REPORT
        return told.near | set(claims[first : first + _A_REPORT])
    return told.near | ({told.pressed[0]} if told.pressed else set())

"""Two processes decide in one project at once: one is refused with a sentence, no decision is lost, the chain holds."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.services import checking, reading
from tests import builders

_ROOT = Path(__file__).parents[2]
_VERBS = ("confirm", "reject", "unsure")


def _decide(path: Path, analyst: str, claims: list[str], home: Path) -> subprocess.Popen[bytes]:
    """A process that decides on every claim."""
    lines = path.with_name(f"{analyst}.jsonl")
    said = [json.dumps({"verb": _VERBS[at % 3], "target": claim}) for at, claim in enumerate(claims)]
    lines.write_text("\n".join(said), encoding="utf-8")
    command = [sys.executable, "-m", "annotator", "decide", str(path), "--analyst", analyst]
    environment = {**os.environ, "ANNOTATOR_HOME": str(home)}
    with lines.open("rb") as given:
        return subprocess.Popen(command, stdin=given, stdout=-1, stderr=-1, cwd=_ROOT, env=environment)


@pytest.mark.parametrize("rounds", [1, pytest.param(25, marks=pytest.mark.soak)])
def test_of_two_at_once_each_is_taken_whole_or_refused_whole(tmp_path: Path, dice: random.Random, rounds: int) -> None:
    (tmp_path / "p").mkdir()
    ws = builders.project(tmp_path / "p")
    claims, path, expected, refused = [str(each) for each in builders.claim_ids(ws)], ws.path, 0, 0
    ws.close()
    for number in range(rounds):
        names = [f"ada{number}", f"bob{number}"]
        dice.shuffle(names)
        both = [_decide(path, name, claims, tmp_path / "home") for name in names]
        for process in both:
            out, err = process.communicate(timeout=120)
            taken = out.count(b'"line"')
            if process.returncode:
                refused += 1
                assert taken == 0
                assert err.count(b"\n") == 1
                assert b"is open for writing by " in err
            else:
                assert (taken, err) == (len(claims), b"")
            expected += taken
        with builders.opened(path, analyst="reader") as ws:
            assert reading.counts(ws).decisions == expected
        assert checking.check(path) == []
    print(f"{rounds} rounds of two: {expected} decisions taken, all in the file; {refused} processes refused")
    assert expected >= rounds * len(claims)

"""Export is killed at random moments: its name bears a whole file or none, and the next export clears away the rest."""

import random
import shutil
import sys
from pathlib import Path

import pytest

from annotator.services import checking
from annotator.services.articles import import_paths
from annotator.services.exporting import CARD, CARD_DATA, LOSSES
from annotator.services.outgoing.sinks import digest_of
from tests import builders
from tests.soak import trial
from tests.soak.killing import Verb, debris

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signals")


@pytest.mark.parametrize(
    ("name", "articles", "kills"),
    [
        ("jsonl", 100, 1),
        pytest.param("jsonl", 800, 25, marks=pytest.mark.soak),
        pytest.param("csv", 800, 25, marks=pytest.mark.soak),
        pytest.param("brat", 800, 15, marks=pytest.mark.soak),
    ],
)
def test_a_killed_export_never_leaves_half_a_file_under_its_name(
    tmp_path: Path, dice: random.Random, name: str, articles: int, kills: int
) -> None:
    (tmp_path / "out").mkdir()
    base, out = trial.base(tmp_path), tmp_path / "out" / f"week.{name}"
    with builders.opened(base) as ws:
        assert import_paths(ws, [trial.lines(tmp_path, articles)]).troubles == []
    verb = Verb(tmp_path / "home", ["export", base, "--format", name, "--out", out])
    took_s = verb.run()
    wanted, halves = digest_of(out), 0
    for number in range(kills):
        if number % 2:
            remove(out)  # else the former one must stay
        while not verb.kill(dice, took_s):
            took_s *= 0.8
            remove(out)
        assert not out.exists() or digest_of(out) == wanted
        halves += out.with_name(f"{out.name}.partial").exists()
        assert {file.name for file in out.parent.iterdir()} <= names_beside(out)
        verb.run()
        assert (digest_of(out), debris(out.parent)) == (wanted, [])
        assert checking.check(base) == []
    print(f"export {name}: killed {kills} times within {took_s:.1f} s, {halves} times half way through the file")


def remove(out: Path) -> None:
    """Take away an export, a file or a folder."""
    if out.is_dir():
        shutil.rmtree(out)
    else:
        out.unlink()


def names_beside(out: Path) -> set[str]:
    """What may lie where an export was made or begun: the file and what is told of it, whole or on their way."""
    whole = {out.name, *(f"{out.name}{end}" for end in (LOSSES, CARD, CARD_DATA))}
    return whole | {f"{name}.partial" for name in whole}

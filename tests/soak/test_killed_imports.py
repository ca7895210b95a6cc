"""Import is killed at random moments: the file is whole, and the same import brings the rest."""

import random
import sys
from pathlib import Path

import pytest

from tests.soak import trial

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signals")


@pytest.mark.parametrize(
    ("kind", "articles", "kills"),
    [
        ("lines", 100, 1),
        pytest.param("lines", 400, 25, marks=pytest.mark.soak),
        pytest.param("folder", 250, 25, marks=pytest.mark.soak),
    ],
)
def test_a_killed_import_is_completed_by_the_next(
    tmp_path: Path, dice: random.Random, kind: str, articles: int, kills: int
) -> None:
    given = (trial.lines if kind == "lines" else trial.reports)(tmp_path, articles)
    killed = trial.Trial(tmp_path, trial.base(tmp_path), ["import", given], dice)
    assert list(killed.kill_and_complete(kills)) == [trial.UNHARMED] * kills

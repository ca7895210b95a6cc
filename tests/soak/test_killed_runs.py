"""Extract and suggest are killed at random moments: the file is whole, no worker is left, the next run completes it."""

import random
import sys
from pathlib import Path

import pytest

from tests import builders
from tests.soak import trial

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signals")


@pytest.mark.model
@pytest.mark.soak  # its small twins, with workers that load no model, are in tests/services: test_jobs, test_extraction
@pytest.mark.parametrize("kills", [25])
def test_a_killed_extraction_ends_its_workers_and_goes_on_with_the_next(
    tmp_path: Path, dice: random.Random, kills: int
) -> None:
    base = trial.base(tmp_path, *map(trial.report, range(16)))
    killed = trial.Trial(tmp_path, base, ["extract", "--workers", "2"], dice)
    # A worker that goes on after its program is an error of the kill itself.
    assert list(killed.kill_and_complete(kills)) == [trial.UNHARMED] * kills


@pytest.mark.parametrize(("articles", "kills"), [(20, 1), pytest.param(120, 25, marks=pytest.mark.soak)])
def test_a_killed_suggestion_run_is_made_anew(tmp_path: Path, dice: random.Random, articles: int, kills: int) -> None:
    ws = builders.empty(tmp_path, name="base.facts")
    for number in range(articles):
        article = builders.article(trial.report(number), f"Report {number}")
        builders.store(ws, article, *builders.sentences(article), builders.mention(article, "Amal Haddad"))
    ws.close()
    killed = trial.Trial(tmp_path, ws.path, ["suggest"], dice)
    assert list(killed.kill_and_complete(kills)) == [trial.UNHARMED] * kills

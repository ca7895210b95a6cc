"""What the verbs tell of a project whose suggestions are half in: nothing that never stood so."""

from functools import partial
from pathlib import Path

import pytest

from annotator.services.exporting import export
from annotator.store import coming
from annotator.store.coming import Coming
from annotator.store.matching import proposed_by
from tests import builders
from tests.cli.conftest import Verb


@pytest.fixture
def half_in(tmp_path: Path) -> Path:
    """A project, with an export of it beside it, and a run cut off when its result was whole, but not yet in."""
    ws = builders.project(tmp_path)
    export(ws, "csv", tmp_path / "out.csv")
    stood = ws.read(partial(proposed_by, run=builders.MATCHED.id))
    ws.write(partial(coming.put_by, rows=[Coming(builders.MATCHED.id, *each) for each in stood]))
    ws.write(coming.make_whole)
    ws.close()
    return ws.path


@pytest.mark.parametrize(
    "words",
    [
        *("stats PROJECT", "trace PROJECT 1", "discard PROJECT", "export PROJECT --format csv"),
        *("suggest PROJECT --queue 3", "suggest PROJECT --groups 3", "suggest PROJECT --explain 1"),
        "verify OUT --against PROJECT",
    ],
)
def test_a_verb_that_only_reads_says_in_one_sentence_to_try_again(half_in: Path, annotator: Verb, words: str) -> None:
    paths = {"PROJECT": str(half_in), "OUT": str(half_in.with_name("out.csv"))}
    ended = annotator(*(paths.get(word, word) for word in words.split()))
    assert (ended.exit_code, ended.stdout) == (1, "")
    (told,) = ended.stderr.splitlines()
    assert f"Suggestions are just being brought into {half_in}; try again in a moment" in told


def test_a_project_whose_suggestions_are_half_in_passes_the_check(half_in: Path, annotator: Verb) -> None:
    assert annotator("check", half_in).exit_code == 0


def test_whoever_writes_next_brings_them_in_first(half_in: Path, annotator: Verb) -> None:
    with builders.opened(half_in):
        pass
    assert annotator("suggest", half_in, "--queue", "3").stdout.startswith("0 questions left")

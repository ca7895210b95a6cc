"""Tests of extract's extractors and of discard, by a toy extractor that another package brings."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.services import extractors
from tests.cli.conftest import Verb
from tests.services import toys


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The toy extractor, installed for this test."""
    toys.install(tmp_path / "site", monkeypatch)
    yield
    extractors._loaded.cache_clear()


@pytest.mark.usefixtures("toy")
def test_another_extractor_reads_beside_ours_and_is_taken_out_as_one(annotator: Verb, project: Path) -> None:
    told = annotator("extract", project, "--with", "toy", "--workers", "1")
    assert (told.exit_code, told.stdout) == (0, "Extracted 1 claim and 1 mention from 1 article.\n")
    assert "toy@1.2  (extract: 2 proposals, 2 that nobody decided on)\n" in annotator("discard", project).stdout
    assert annotator("discard", project, "toy@1.2").stdout == "Discarded 2 proposals of toy@1.2.\n"
    again = annotator("discard", project, "toy@1.2")
    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr.startswith("Nothing in this project was proposed by toy@1.2; there are ")


@pytest.mark.usefixtures("toy")
def test_a_new_version_tells_what_made_room_for_it(
    annotator: Verb, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotator("extract", project, "--with", "toy", "--workers", "1")
    toys.install(tmp_path / "later", monkeypatch, version="1.3", without="ORG")
    told = annotator("extract", project, "--with", "toy", "--workers", "1").stdout.splitlines()
    assert told == [
        "Extracted 1 claim and 0 mentions from 1 article.",
        "Took out 1 proposal of a former version that nobody had decided on.",
    ]


@pytest.mark.usefixtures("toy")
def test_the_extractors_there_are_can_be_told_without_a_project(annotator: Verb) -> None:
    told = annotator("extract", "--list")
    assert told.exit_code == 0
    assert "toy  (toy-extractor 1.2)" in told.stdout.splitlines()


def test_articles_that_no_pipeline_reads_are_told_with_what_helps(annotator: Verb, tmp_path: Path) -> None:
    for at, language in enumerate(["sv", "sv", "fi"]):
        line = {
            "type": "article",
            "id": str(at),
            "text": f"Regeringen beslutade om budgeten {at}.",
            "language": language,
        }
        with (tmp_path / "given.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
    annotator("new", tmp_path / "p.facts")
    annotator("import", tmp_path / "p.facts", tmp_path / "given.jsonl")
    told = annotator("extract", tmp_path / "p.facts", "--workers", "1")
    first, second = told.stdout.splitlines()
    assert first.startswith("Extracted 0 claims and ")
    assert second == (
        "No pipeline reads 2 articles in sv, 1 article in fi, so no claims came of that. Install a spaCy pipeline for "
        "the language and extract again, or add the claims by hand."
    )
    assert "No pipeline" not in annotator("extract", tmp_path / "p.facts", "--workers", "1").stdout


def test_an_extractor_that_is_not_installed_is_refused(annotator: Verb, project: Path) -> None:
    told = annotator("extract", project, "--with", "nonesuch")
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.startswith("There is no extractor called nonesuch; installed are annotator-spacy")


def test_a_scheduler_that_is_not_there_is_one_sentence(annotator: Verb, project: Path) -> None:
    told = annotator("extract", project, "--scheduler", "localhost:8786")
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr == "localhost:8786 is no address of a scheduler; give it as tcp://HOST:PORT.\n"


def test_knowing_the_extractors_loads_neither_a_model_nor_dask() -> None:
    code = """import sys
from annotator.services import cluster
from annotator.services import extraction
from annotator.services import extractors
extractors.installed()
print(*sys.modules)"""
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "annotator.services.cluster" in loaded
    assert {"spacy", "thinc", "dask", "distributed"}.isdisjoint(loaded)


@pytest.mark.parametrize("given", ["de", "de=no_such_pipeline", "=none", "d e=none"])
def test_a_pipeline_that_is_none_is_refused_before_anything_is_read(annotator: Verb, project: Path, given: str) -> None:
    told = annotator("extract", project, "--pipeline", given)
    assert (told.exit_code, told.stdout) == (2, "")
    assert f"{given} is not LANGUAGE=PACKAGE" in " ".join(told.stderr.replace("│", " ").split())

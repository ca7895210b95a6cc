"""Tests of split exports on the command line: the proof is printed, and what cannot be split is refused."""

from pathlib import Path

import pytest

from tests import builders
from tests.cli.conftest import Verb


def project(tmp_path: Path) -> Path:
    ws = builders.empty(tmp_path)
    for number in range(10):
        article = builders.article(f"The bridge of town {number} opened.")
        builders.store(ws, article, *builders.sentences(article))
    ws.close()
    return ws.path


def test_a_split_export_prints_what_was_found_in_which_part(annotator: Verb, tmp_path: Path) -> None:
    ended = annotator("export", project(tmp_path), "--format", "prodigy", "--status", "all", "--split", "family")
    assert ended.exit_code == 0
    assert "train 8 articles, 8 claims; dev 1 article, 1 claim; test 1 article, 1 claim." in ended.stdout
    assert "In two parts: 0 of 10 articles" in ended.stdout
    assert sorted(path.name for path in (tmp_path / "project-prodigy").iterdir()) == [
        "dev.jsonl",
        "test.jsonl",
        "train.jsonl",
    ]


@pytest.mark.parametrize("asked", [("prodigy", "--split", "family"), ("brat",)])
def test_a_folder_that_an_export_makes_is_not_called_like_a_file(
    annotator: Verb, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    ended = annotator("export", project(tmp_path), "--out", tmp_path / "week.1.jsonl", "--format", *asked)
    assert (ended.exit_code, f"Wrote {tmp_path / 'week.1'}: " in ended.stdout) == (0, True)
    assert (tmp_path / "week.1").is_dir()
    assert not (tmp_path / "week.1.jsonl").exists()


@pytest.mark.parametrize(
    ("format_name", "split", "code", "words"),
    [
        ("jsonl", "family", 1, "cannot be split into parts"),
        ("prodigy", "row", 2, "'row' keeps nothing together"),
        ("prodigy", "family:90/20/10", 2, "must make 100"),
    ],
)
def test_a_split_that_cannot_be_is_refused_in_a_sentence(
    annotator: Verb, tmp_path: Path, format_name: str, split: str, code: int, words: str
) -> None:
    out = tmp_path / "out"
    ended = annotator("export", project(tmp_path), "--format", format_name, "--split", split, "--out", out)
    assert (ended.exit_code, words in " ".join(ended.stderr.split())) == (code, True)
    assert not out.exists()

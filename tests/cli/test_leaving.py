"""Tests of what the verb export prints of what it left out."""

from pathlib import Path

from tests import builders
from tests.cli.conftest import Verb


def test_an_export_tells_of_losses_only_if_there_are_any(annotator: Verb, tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    ws.close()
    whole = annotator("export", ws.path, "--out", tmp_path / "all.jsonl", "--status", "all").stdout
    assert "Nothing was left out." in whole
    assert ".losses.json" not in whole
    assert "table.csv.losses.json says which and why" in annotator(
        "export", ws.path, "--out", tmp_path / "table.csv", "--status", "all"
    ).stdout.replace("\n", "")

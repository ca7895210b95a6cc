"""Tests of the demo project."""

from pathlib import Path

import pytest

from annotator.domain.errors import BadFile
from annotator.services import demo, extraction


def test_a_demo_that_cannot_be_built_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_model(*_: object, **__: object) -> None:
        raise BadFile("model-missing", package="en-core-web-sm")

    monkeypatch.setattr(extraction, "extract", without_model)
    with pytest.raises(BadFile, match="No language model is installed"):
        demo.build(tmp_path / "demo.facts")
    assert list(tmp_path.iterdir()) == []

"""Tests of the demo project."""

from pathlib import Path

import pytest

from annotator.domain.errors import BadFile, Conflict
from annotator.services import demo, extraction


def test_a_demo_that_cannot_be_built_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_model(*_: object, **__: object) -> None:
        raise BadFile("model-missing", package="en-core-web-sm")

    monkeypatch.setattr(extraction, "extract", without_model)
    with pytest.raises(BadFile, match="No language model is installed"):
        demo.build(tmp_path / "demo.facts")
    assert list(tmp_path.iterdir()) == []


def test_a_demo_has_its_name_only_when_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, seen = tmp_path / "demo.facts", list[bool]()
    monkeypatch.setattr(demo, "_fill", lambda *_: seen.append(path.exists()))
    demo.build(path).close()
    assert seen == [False]
    assert [file.name for file in tmp_path.iterdir()] == ["demo.facts"]


def test_files_of_somebody_beside_a_demo_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = [tmp_path / "demo.partial.facts", tmp_path / "demo.facts.partial"]
    for each in mine:
        each.write_bytes(b"mine")
    monkeypatch.setattr(demo, "_fill", lambda *_: None)
    demo.build(tmp_path / "demo.facts").close()
    assert {each.read_bytes() for each in mine} == {b"mine"}
    assert len(list(tmp_path.iterdir())) == 3


def test_a_demo_in_a_folder_that_is_not_there_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="choose a folder you may write to"):
        demo.build(tmp_path / "nowhere" / "demo.facts")


def test_a_demo_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "demo.facts"
    path.write_bytes(b"mine")
    with pytest.raises(Conflict, match="already exists"):
        demo.build(path)
    assert path.read_bytes() == b"mine"

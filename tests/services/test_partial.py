"""Tests of files on their way: whole under their name or not there, whatever another maker does or left."""

import sys
from pathlib import Path

import pytest

from annotator.domain.errors import Conflict
from annotator.services.partial import written_whole


def _listed(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_file_takes_its_name_only_when_whole(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"former")
    with written_whole(target) as file:
        file.write(b"new")
        file.flush()
        assert target.read_bytes() == b"former"
    assert target.read_bytes() == b"new"
    assert _listed(tmp_path) == ["out"]


def test_what_a_killed_maker_left_is_cleared_away(tmp_path: Path) -> None:
    target = tmp_path / "out"
    (tmp_path / "out.partial").write_bytes(b"half of")
    with written_whole(target) as file:
        file.write(b"all")
    assert [target.read_bytes(), _listed(tmp_path)] == [b"all", ["out"]]


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_nothing_is_written_through_a_link_under_the_partial_name(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes(b"mine")
    (tmp_path / "out.partial").symlink_to(kept)
    with written_whole(tmp_path / "out") as file:
        file.write(b"all")
    assert kept.read_bytes() == b"mine"
    assert _listed(tmp_path) == ["kept", "out"]


def test_a_second_maker_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    target = tmp_path / "out"
    with written_whole(target) as first:
        first.write(b"first")
        with pytest.raises(Conflict, match="is being written by another Annotator"), written_whole(target):
            raise AssertionError("two makers at once")
    assert [target.read_bytes(), _listed(tmp_path)] == [b"first", ["out"]]


@pytest.mark.skipif(sys.platform == "win32", reason="there what is open cannot be removed")
def test_a_file_that_lost_its_name_to_another_never_takes_the_final_name(tmp_path: Path) -> None:
    target = tmp_path / "out"

    def robbed() -> None:
        with written_whole(target):
            (tmp_path / "out.partial").unlink()
            (tmp_path / "out.partial").write_bytes(b"half of another's")

    with pytest.raises(Conflict):
        robbed()
    assert _listed(tmp_path) == ["out.partial"]


def test_an_error_leaves_the_former_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"former")
    with pytest.raises(ZeroDivisionError), written_whole(target) as file:
        file.write(bytes(1 // 0))
    assert [target.read_bytes(), _listed(tmp_path)] == [b"former", ["out"]]

"""Tests of files on their way: whole under their name or not there, whatever another maker does or left."""

import subprocess
import sys
from pathlib import Path

import pytest

from annotator.domain.errors import Conflict
from annotator.services.partial import working_place, written_whole


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


def _killed(target: Path) -> None:
    """What a maker leaves that is killed half way through a file."""
    code = (
        "import os, sys, pathlib\n"
        "from annotator.services.partial import working_place, written_whole\n"
        "with written_whole(pathlib.Path(sys.argv[1])) as file:\n"
        "    file.write(b'half of')\n"
        "    file.flush()\n"
        "    os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(target)], check=False).returncode == 9


def test_what_a_killed_maker_left_is_cleared_away(tmp_path: Path) -> None:
    target = tmp_path / "out"
    _killed(target)
    assert _listed(tmp_path) == ["out.partial"]
    with written_whole(target) as file:
        file.write(b"all")
    assert [target.read_bytes(), _listed(tmp_path)] == [b"all", ["out"]]


@pytest.mark.parametrize("name", ["out.partial", "out.2.partial"])
def test_a_file_of_somebody_under_a_name_of_ours_is_left_alone(tmp_path: Path, name: str) -> None:
    mine = [tmp_path / each for each in {"out.partial", name}]
    for each in mine:
        each.write_bytes(b"mine")
    for number in (b"one", b"two"):
        with written_whole(tmp_path / "out") as file:
            file.write(number)
    assert {each.read_bytes() for each in mine} == {b"mine"}
    assert _listed(tmp_path) == ["out", *sorted(each.name for each in mine)]


@pytest.mark.parametrize("held", [[], ["notes"], [".annotator-export", "notes"], ["new"]])
def test_a_folder_of_somebody_under_a_name_of_ours_is_left_alone(tmp_path: Path, held: list[str]) -> None:
    mine = tmp_path / "out.partial"
    mine.mkdir()
    for each in held:
        (mine / each).write_bytes(b"mine")
    with written_whole(tmp_path / "out") as file:
        file.write(b"all")
    assert [_listed(mine), _listed(tmp_path)] == [sorted(held), ["out", "out.partial"]]


def test_a_folder_that_a_killed_maker_had_put_aside_is_back_before_anything_is_made(tmp_path: Path) -> None:
    target = tmp_path / "out"
    _killed(target)
    former = tmp_path / "out.partial" / "former"
    former.mkdir()
    (former / "a.txt").write_bytes(b"the only copy")
    with pytest.raises(ZeroDivisionError), working_place(target):
        raise ZeroDivisionError
    assert [(target / "a.txt").read_bytes(), _listed(tmp_path)] == [b"the only copy", ["out"]]


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_nothing_is_written_through_a_link_under_the_partial_name(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes(b"mine")
    (tmp_path / "out.partial").symlink_to(kept)
    with written_whole(tmp_path / "out") as file:
        file.write(b"all")
    assert kept.read_bytes() == b"mine"
    assert _listed(tmp_path) == ["kept", "out", "out.partial"]


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
            (tmp_path / "out.partial" / "new").unlink()
            (tmp_path / "out.partial" / "new").write_bytes(b"half of another's")

    with pytest.raises(Conflict):
        robbed()
    assert _listed(tmp_path) == []


def test_an_error_leaves_the_former_file_alone(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_bytes(b"former")
    with pytest.raises(ZeroDivisionError), written_whole(target) as file:
        file.write(bytes(1 // 0))
    assert [target.read_bytes(), _listed(tmp_path)] == [b"former", ["out"]]

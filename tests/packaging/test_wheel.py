"""Tests that the wheel is whole: what an installed program needs beside its modules travels with it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

_PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=_PROJECT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.mark.parametrize("folder", ["annotator", "resources", "seeds"])
def test_the_wheel_carries_every_file(wheel: Path, folder: str) -> None:
    shipped = set(zipfile.ZipFile(wheel).namelist())
    ours = [path.relative_to(_PROJECT) for path in (_PROJECT / folder).rglob("*") if path.is_file()]
    wanted = {path.as_posix() for path in ours if "__pycache__" not in path.parts}
    prefix = "" if folder == "annotator" else "annotator/"
    assert wanted
    assert {prefix + name for name in wanted} - shipped == set()


def test_the_wheel_carries_the_licence_and_no_test(wheel: Path) -> None:
    shipped = zipfile.ZipFile(wheel).namelist()
    assert [name for name in shipped if name.endswith("/licenses/LICENSE")]
    assert [name for name in shipped if not name.startswith("annotator")] == []


def test_an_unpacked_wheel_finds_its_own_resources_and_seeds(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    ask = "from annotator import paths; print(paths.resource('icons')); print(paths.seeds())"
    told = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, check=True, capture_output=True
    )
    found = [Path(line).relative_to(tmp_path) for line in told.stdout.decode().splitlines()]
    assert found == [Path("annotator/resources/icons"), Path("annotator/seeds")]

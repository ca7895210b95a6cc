"""Where things lie, in a checkout, a wheel and a bundle."""

import sys
from pathlib import Path

import pytest

from annotator import paths


def test_resources_of_a_checkout_are_found() -> None:
    assert paths.resource("icons", "tick.svg").is_file()


def test_seeds_of_a_checkout_are_found() -> None:
    assert paths.seeds().is_dir()


def test_an_installed_package_reads_its_own_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "annotator" / "resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "annotator")
    assert paths.resource("x") == tmp_path / "annotator" / "resources" / "x"


def test_a_bundle_reads_its_own_resources_before_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "annotator" / "seeds").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.seeds() == tmp_path / "annotator" / "seeds"


def test_what_is_missing_everywhere_is_looked_for_in_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "annotator")
    assert paths.seeds() == tmp_path / "seeds"


def test_one_variable_moves_settings_and_state() -> None:
    environment = {"ANNOTATOR_HOME": "/data/mine", "XDG_CONFIG_HOME": "/etc/xdg"}
    assert paths.config_dir(environment) == Path("/data/mine/config")
    assert paths.state_dir(environment) == Path("/data/mine/state")


def test_the_desktops_folders_are_respected() -> None:
    environment = {"XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"}
    assert paths.config_dir(environment) == Path("/c/annotator")
    assert paths.logs_dir(environment) == Path("/s/annotator/logs")


@pytest.mark.parametrize("given", ["", "relative/folder"])
def test_a_folder_that_is_empty_or_relative_is_ignored(given: str) -> None:
    assert paths.config_dir({"XDG_CONFIG_HOME": given}) == Path.home() / ".config" / "annotator"
    assert paths.state_dir({}) == Path.home() / ".local" / "state" / "annotator"


def test_asking_makes_no_folder(tmp_path: Path) -> None:
    paths.state_dir({"ANNOTATOR_HOME": str(tmp_path)})
    assert list(tmp_path.iterdir()) == []

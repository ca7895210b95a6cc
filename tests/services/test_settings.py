"""Tests of the user's settings on disk."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.services.settings import THEMES, Settings, complaints, load, save

_odd = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(
    settings=st.builds(
        Settings,
        theme=st.sampled_from(["system", "light", "dark"]),
        analyst=_odd,
        article_px=st.integers(13, 28),
        letter_keys=st.booleans(),
        key_profile=_odd,
        recent=st.lists(_odd, max_size=3).map(tuple),
        keys=st.dictionaries(_odd, _odd, max_size=3),
        layout=st.dictionaries(_odd, _odd, max_size=3),
        bookmarks=st.dictionaries(_odd, _odd, max_size=3),
    )
)
def test_settings_come_back_as_they_were_saved(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    path = tmp_path_factory.getbasetemp() / "settings.toml"
    save(settings, path)
    assert load(path) == settings


@pytest.mark.parametrize("name", ["😀", "\x7f", '"\\', "a\nb = 1", "漢\u202e", "]\n[layout]", "\x00\x1f"])
def test_odd_characters_harm_no_other_setting(tmp_path: Path, name: str) -> None:
    settings = replace(Settings(), theme="dark", analyst=name, recent=(name,), layout={name: name})
    save(settings, tmp_path / "s.toml")
    assert load(tmp_path / "s.toml") == settings


def test_a_file_name_that_is_no_text_is_kept_as_far_as_text_goes(tmp_path: Path) -> None:
    save(replace(Settings(), theme="dark", recent=("caf\udce9.facts",)), tmp_path / "s.toml")
    kept = load(tmp_path / "s.toml")
    assert kept.theme == "dark"
    assert kept.recent[0].startswith("caf")


@pytest.mark.parametrize(
    "toml",
    ["", "theme = ", "theme = 3", "recent = [1, 2]", "article_px = true", "layout = {a = 1}", 'recent = "x"', "\x00"],
)
def test_whatever_is_wrong_is_as_built_in(tmp_path: Path, toml: str) -> None:
    (tmp_path / "s.toml").write_text(toml, encoding="utf-8")
    assert load(tmp_path / "s.toml") == Settings()


def test_what_is_right_beside_something_wrong_is_kept(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text('theme = "dark"\narticle_px = "big"\nfuture = 1\n', encoding="utf-8")
    assert load(tmp_path / "s.toml") == replace(Settings(), theme="dark")


def test_there_need_be_no_file_yet(tmp_path: Path) -> None:
    assert load(tmp_path / "no" / "s.toml") == Settings()
    save(Settings(), tmp_path / "no" / "s.toml")
    assert [file.name for file in (tmp_path / "no").iterdir()] == ["s.toml"]


def test_a_settings_file_that_is_no_toml_is_set_aside_and_told(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("theme = dark\n", encoding="utf-8")
    told = complaints(file)
    assert len(told) == 1
    assert "line 1" in told[0]
    assert "settings.broken.toml" in told[0]
    assert (tmp_path / "settings.broken.toml").read_text(encoding="utf-8") == "theme = dark\n"
    assert complaints(file) == ()


def test_a_setting_of_another_kind_is_named(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('article_px = "large"\n[keys]\n"claim.confirm" = 3\n', encoding="utf-8")
    assert [words.split("”")[0] for words in complaints(file)] == [
        "The setting “article_px",
        "The setting “keys.claim.confirm",
        "The file is kept as settings.broken.toml.",
    ]
    assert load(file) == Settings()


@pytest.mark.parametrize(
    ("given", "used"), [("99999999999999999999", 28), ("-5", 13), ("0", 13), ("400", 28), ("13", 13), ("28", 28)]
)
def test_a_size_beyond_what_the_window_reaches_is_the_nearest_and_told(tmp_path: Path, given: str, used: int) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f"article_px = {given}\n", encoding="utf-8")
    assert load(file).article_px == used
    told = complaints(file)
    assert (told == ()) == (given == str(used))
    assert not told or told[0].endswith(f"must be from 13 to 28; it is {used}.")


def test_an_unknown_theme_is_told(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('theme = "purple"\n', encoding="utf-8")
    assert load(file) == Settings()
    assert complaints(file)[0] == f"The setting “theme” in {file} must be {', '.join(THEMES)}; it is as usual."


def test_one_bad_entry_costs_no_other_and_the_file_is_kept_before_it_is_written_anew(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    toml = 'recent = ["a", 3]\n[keys]\nconfirm = ["Z"]\nreject = "X Y"\n"{0}" = 5\n[layout]\na = "00"\nb = 1\n'
    file.write_text(toml, encoding="utf-8")
    found = load(file)
    assert (found.keys, found.layout, found.recent) == ({"confirm": "Z", "reject": "X Y"}, {"a": "00"}, ("a",))
    told = complaints(file)
    assert [words.partition("”")[0].partition("“")[2] for words in told] == ["recent", "keys.{0}", "layout.b", ""]
    save(found, file)
    assert (tmp_path / "settings.broken.toml").read_text(encoding="utf-8") == toml
    assert complaints(file) == ()
    file.write_text("theme = 3\n", encoding="utf-8")
    assert complaints(file) == complaints(file)
    assert complaints(file)[-1] == "The file is kept as settings.broken-2.toml."
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_for_a_settings_file_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.toml")
    assert load(tmp_path / "settings.toml") == Settings()
    assert "it is not an ordinary file" in complaints(tmp_path / "settings.toml")[0]

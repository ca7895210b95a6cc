"""Tests of the user's settings on disk."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.services.settings import Settings, complaints, load, save

_odd = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(
    settings=st.builds(
        Settings,
        theme=st.sampled_from(["system", "light", "dark"]),
        analyst=_odd,
        article_px=st.integers(8, 40),
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
    assert [words.split("”")[0] for words in complaints(file)] == ["The setting “article_px", "The setting “keys"]
    assert load(file) == Settings()

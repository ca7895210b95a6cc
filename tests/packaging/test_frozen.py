"""Tests of the folder that `make package` builds: moved elsewhere, it does the whole job without any Python."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.formats.printing import column, pdf

_PROJECT = Path(__file__).resolve().parents[2]
_BUILT = _PROJECT / "dist" / "annotator"
_MOST_BYTES = 300_000_000
_QT = {"Core", "DBus", "Gui", "OpenGL", "Svg", "Test", "WaylandClient", "Widgets", "XcbQpa"}

_IN_MANY_LANGUAGES = {
    "de": "Bürgermeister Karl Lehmann sagte: „Am 26. Dezember 2020 sind in Warschau zwölf Menschen verletzt worden.“",
    "el": "Ο υπουργός Νίκος Παππάς είπε ότι στις 26 Δεκεμβρίου 2020 τραυματίστηκαν δώδεκα άνθρωποι στη Βαρσοβία.",
    "en": "Mayor Karl Lehmann said that twelve people were injured in Warsaw on 26 December 2020.",
    "fr": "Le ministre Paul Renard a dit que douze personnes ont été blessées à Varsovie le 26 décembre 2020.",
    "ru": "Министр Иван Лебедев сказал, что 26 декабря 2020 года в Варшаве пострадали двенадцать человек.",
}

pytestmark = pytest.mark.soak


@dataclass(frozen=True, slots=True)
class Bundle:
    """The built folder in another place, run on a path where nothing lies and from a home of its own."""

    folder: Path
    home: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What the program printed and its exit code."""
        environment = {"PATH": str(self.home / "nothing"), "HOME": str(self.home), "LANG": "C.UTF-8"}
        command = [str(self.folder / "annotator"), *arguments]
        return subprocess.run(command, cwd=self.home, env=environment, capture_output=True, text=True, check=False)

    def files(self) -> list[Path]:
        """Its files, without the links to them."""
        return [path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink()]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    assert _BUILT.is_dir(), "build it with: make package"
    folder = tmp_path_factory.mktemp("elsewhere") / "moved here"
    shutil.copytree(_BUILT, folder, symlinks=True)
    home = tmp_path_factory.mktemp("home")
    (home / "nothing").mkdir()
    return Bundle(folder, home)


@pytest.fixture(scope="module")
def played(bundle: Bundle) -> subprocess.CompletedProcess[str]:
    return bundle.run("demo", "--folder", "demo", "--play")


def test_it_plays_the_demo_with_window_workers_model_and_exports(
    bundle: Bundle, played: subprocess.CompletedProcess[str]
) -> None:
    assert (played.returncode, played.stderr) == (0, "")
    assert "Extracting claims: 5 of 5" in played.stdout
    assert played.stdout.endswith("The project holds what was pressed.\n")
    made = {path.name for path in (bundle.home / "demo").iterdir()}
    assert made >= {"demo.facts", "demo.jsonl", "demo.csv", "review-after-dark.png", "facts-after-light.png"}


def test_it_looks_as_the_program_it_was_built_from(
    bundle: Bundle, played: subprocess.CompletedProcess[str], tmp_path: Path
) -> None:
    assert played.returncode == 0
    command = [sys.executable, "-m", "annotator", "demo", "--folder", str(tmp_path), "--play"]
    subprocess.run(command, cwd=_PROJECT, check=True, capture_output=True)
    for name in ("review-before-light.png", "review-before-dark.png", "facts-before-light.png"):
        assert (bundle.home / "demo" / name).read_bytes() == (tmp_path / name).read_bytes()


def test_it_does_every_verb_of_a_project_one_after_the_other(bundle: Bundle) -> None:
    told = [
        bundle.run("new", "p.facts"),
        bundle.run("import", "p.facts", str(_PROJECT / "seeds")),
        bundle.run("extract", "p.facts"),
        bundle.run("suggest", "p.facts"),
        bundle.run("export", "p.facts", "--out", "p.jsonl"),
        bundle.run("check", "p.facts"),
    ]
    assert [each.returncode for each in told] == [0] * len(told)
    assert '"type":"claim"' in (bundle.home / "p.jsonl").read_text(encoding="utf-8")


def test_it_reads_texts_and_pages_in_many_languages_as_the_program_it_was_built_from(
    bundle: Bundle, tmp_path: Path
) -> None:
    for language, text in _IN_MANY_LANGUAGES.items():
        (tmp_path / f"{language}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "page.pdf").write_bytes(pdf([column(["Mayor Karl Lehmann left Warsaw on 27 December 2020."])]))
    verbs = (("new",), ("import", str(tmp_path)), ("extract",), ("suggest",), ("export", "--out", "many.jsonl"))
    for verb, *more in verbs:
        told = bundle.run(verb, "many.facts", *more)
        assert told.returncode == 0, told.stderr
        command = [sys.executable, "-m", "annotator", verb, str(tmp_path / "many.facts"), *more]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    written = (tmp_path / "many.jsonl").read_text(encoding="utf-8")
    assert (bundle.home / "many.jsonl").read_text(encoding="utf-8") == written
    assert '"type":"entity"' in written


def test_it_writes_every_format_that_it_says_it_can_and_names_the_others(bundle: Bundle) -> None:
    assert bundle.run("new", "f.facts").returncode == 0
    assert bundle.run("import", "f.facts", str(_PROJECT / "seeds")).returncode == 0
    listed = [each for each in json.loads(bundle.run("formats", "--json").stdout) if each["writes"]]
    assert {each["name"] for each in listed if not each["usable"]} == {"parquet", "pdf"}
    for each in listed:
        told = bundle.run("export", "f.facts", "--format", each["name"], "--out", f"out-{each['name']}")
        assert (told.returncode == 0) is each["usable"], (each["name"], told.stderr)
        assert each["usable"] or told.stderr.startswith(f"{each['title']} is not in this folder")


def test_it_tells_its_verbs_and_refuses_with_one_sentence(bundle: Bundle) -> None:
    assert "export" in bundle.run("--help").stdout
    refused = bundle.run("check", "nowhere.facts")
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1


def test_without_a_screen_the_window_says_so(bundle: Bundle) -> None:
    told = bundle.run()
    assert told.returncode == 1
    assert told.stderr.startswith("There is no display for the window")


def test_no_text_in_it_names_a_folder_of_the_machine_that_built_it(bundle: Bundle) -> None:
    places = {str(_PROJECT), sys.prefix, sys.base_prefix}
    named = [path.name for path in bundle.files() if any(place in _text(path) for place in places)]
    assert named == []


def test_it_holds_the_parts_of_qt_we_use_and_no_tools_of_development(bundle: Bundle) -> None:
    names = [path.relative_to(bundle.folder).as_posix() for path in bundle.files()]
    assert {name.split("libQt6")[1].split(".")[0] for name in names if "libQt6" in name} <= _QT
    assert [name for name in names if "libgtk" in name or "/tests/" in name or "mypy" in name] == []


def test_it_brings_the_licence_of_everything_it_brings(bundle: Bundle) -> None:
    licences = bundle.folder / "licences"
    named = [line.split()[0].lower().replace("_", "-") for line in (licences / "README.txt").read_text().splitlines()]
    without_text = {name for name in named if not any(path.is_file() for path in (licences / name).rglob("*"))}
    assert {"numpy", "pyside6-essentials", "python", "spacy"} <= set(named)
    # Qt for Python's are below "qt"; those of the others are named in their metadata alone.
    assert without_text == {"dkpro-cassis", "fontpkg", "pybrat", "pyside6-essentials", "shiboken6"}
    assert "LESSER" in (licences / "qt" / "LGPL-3").read_text()


def test_every_link_in_it_leads_somewhere_inside(bundle: Bundle) -> None:
    links = [path for path in bundle.folder.rglob("*") if path.is_symlink()]
    assert [path for path in links if not path.resolve().is_relative_to(bundle.folder) or not path.exists()] == []


def test_it_stays_light(bundle: Bundle) -> None:
    assert sum(path.stat().st_size for path in bundle.files()) < _MOST_BYTES


def test_only_its_owner_may_change_its_program(bundle: Bundle) -> None:
    program = bundle.folder / "annotator"
    assert os.access(program, os.X_OK)
    assert program.stat().st_mode & 0o022 == 0


def _text(path: Path) -> str:
    """The file's text; nothing for one that is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""

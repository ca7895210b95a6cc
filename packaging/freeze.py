"""Builds dist/annotator, a folder that runs where there is no Python, and tells its size."""

import os
import pickle
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from licences import gather

PROJECT = Path(__file__).resolve().parent.parent
BUNDLE = PROJECT / "dist" / "annotator"

# Those of our extras that are small; annotator.spec leaves out what the others need.
EXTRAS = ("uima", "web")

# Compiled with the names of all that is in them, most of their size. Libraries that a wheel has brought along and
# patched (numpy.libs and the like) are broken by strip, and Qt's come without.
STRIPPED = (
    "blis", "cymem", "libpython*", "msgpack", "murmurhash", "preshed", "python3*", "rapidfuzz", "regex", "spacy",
    "sqlalchemy", "srsly", "thinc", "wcwidth", "wrapt",
)  # fmt: skip

# What is asked of a language: its months, days, lands and cities. All else would be eight times as much.
ASKED = ("months", "days", "territories", "time_zones")


def main() -> int:
    """0 if the folder was built, 1 if the system lacks what that takes."""
    missing = [tool for tool in ("objdump", "strip") if shutil.which(tool) is None]
    if missing:
        sys.stderr.write("package: objdump and strip are missing; install the system package binutils.\n")
        return 1
    if find_spec("PyInstaller") is None:
        run("pip", "install", "--quiet", "--disable-pip-version-check", "--constraint", constraints(), *packagers())
    shutil.rmtree(BUNDLE, ignore_errors=True)
    paths = ["--distpath", str(BUNDLE.parent), "--workpath", str(PROJECT / "build")]
    run("PyInstaller", "--noconfirm", "--log-level", "ERROR", *paths, str(PROJECT / "packaging" / "annotator.spec"))
    for binary in compiled(BUNDLE / "_internal"):
        subprocess.run(["strip", "--strip-unneeded", binary], check=True)
    for language in (BUNDLE / "_internal" / "babel" / "locale-data").glob("*.dat"):
        lighten(language)
    gather("annotator", BUNDLE / "licences", EXTRAS)
    print(f"package: {BUNDLE.relative_to(PROJECT)} has {size_bytes(BUNDLE) / 1e6:.0f} MB")
    return 0


def run(module: str, *arguments: str) -> None:
    """Run a module of this Python's environment; what it stores of its own stays below build/."""
    own = {"PYINSTALLER_CONFIG_DIR": str(PROJECT / "build" / "cache")}
    subprocess.run([sys.executable, "-m", module, *arguments], cwd=PROJECT, env=os.environ | own, check=True)


def constraints() -> str:
    """The file with the exact versions."""
    return str(PROJECT / "packaging" / "constraints.txt")


def packagers() -> list[str]:
    """What only this needs, as pyproject.toml names it."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [str(line) for line in project["optional-dependencies"]["package"]]


def compiled(folder: Path) -> Iterator[Path]:
    """The binaries that lose weight by strip, without the links to them."""
    for pattern in STRIPPED:
        for top in sorted(folder.glob(pattern)):
            files = sorted(top.rglob("*.so*")) if top.is_dir() else [top]
            yield from (file for file in files if file.is_file() and not file.is_symlink())


def lighten(language: Path) -> None:
    """Leave of what CLDR tells about a language only what is asked."""
    told = pickle.loads(language.read_bytes())
    language.write_bytes(pickle.dumps({part: told[part] for part in ASKED if part in told}))


def size_bytes(folder: Path) -> int:
    """What the files of a folder hold together; links count nothing."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


if __name__ == "__main__":
    sys.exit(main())

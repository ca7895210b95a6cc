"""Gathers the licence texts of everything that the built folder brings along."""

import shutil
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_NAMES = ("AUTHORS", "COPYING", "LICENCE", "LICENSE", "NOTICE")
# Qt for Python comes without its texts; every Debian has them.
_OF_QT = ("LGPL-3", "GPL-3")
_COMMON = Path("/usr/share/common-licenses")


def gather(project: str, into: Path, extras: tuple[str, ...] = ()) -> int:
    """Writes a list of what `project` needs, with versions and licences, and each one's texts; how many there are."""
    needed = sorted(_needed(project, extras), key=lambda each: canonicalize_name(each.name))
    into.mkdir(parents=True)
    for each in needed:
        _copy_texts(each, into / canonicalize_name(each.name))
    _copy(Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", into / "python")
    for name in _OF_QT:
        _copy(_COMMON / name, into / "qt")
    lines = [f"Python {sys.version.split()[0]}: PSF-2.0"]
    lines += [f"{each.name} {each.version}: {_told(each)}" for each in needed]
    (into / "README.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)


def _needed(project: str, extras: tuple[str, ...]) -> Iterator[Distribution]:
    """What a project with some extras requires here, and what that requires in turn, without the project itself."""
    waiting, seen = [project], set()
    while waiting:
        name = canonicalize_name(waiting.pop())
        try:
            found = distribution(name)
        except PackageNotFoundError:  # wanted on other systems only
            continue
        if name in seen:
            continue
        seen.add(name)
        asked = ("", *extras) if name == canonicalize_name(project) else ("",)
        if name != canonicalize_name(project):
            yield found
        wanted = (Requirement(line) for line in found.requires or ())
        waiting += [each.name for each in wanted if _is_wanted(each, asked)]


def _is_wanted(required: Requirement, extras: tuple[str, ...]) -> bool:
    return required.marker is None or any(required.marker.evaluate({"extra": extra}) for extra in extras)


def _told(found: Distribution) -> str:
    """The licence as the distribution's own metadata names it, in a line."""
    metadata = found.metadata
    classed = [line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier", []) if line.startswith("License")]
    told = metadata.get("License-Expression") or ", ".join(classed) or metadata.get("License") or "see its text"
    return told.strip().splitlines()[0]


def _copy_texts(found: Distribution, to: Path) -> None:
    """Copies what lies beside the metadata and is called as a licence is, or in a folder called so, in its folders."""
    for file in found.files or ():
        path = PurePosixPath(file)
        named = any(word in part.upper() for part in path.parts[1:] for word in _NAMES)
        if path.parts[0].endswith(".dist-info") and named:
            inner = path.parts[2:-1] if path.parts[1] == "licenses" else ()
            _copy(Path(str(file.locate())), to.joinpath(*inner))


def _copy(file: Path, folder: Path) -> None:
    if file.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, folder / file.name)

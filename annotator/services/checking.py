"""Owns the check of a project file from outside: everything that is derived is worked out anew and compared."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from annotator.domain.errors import AnnotatorError, BadFile, NotAllowed
from annotator.services.jobs import Progress, silent
from annotator.store import checking, trying
from annotator.store.connecting import Connection, raw
from annotator.store.finding import Finding, derived, said
from annotator.store.inspecting import inspect_loosely
from annotator.store.sense import sensible
from annotator.store.shelf import newest_whole
from annotator.store.stopping import StoppedError, asked
from annotator.store.trouble import told

_MOST_OF_A_KIND = 20
_MOST_KEPT = 10_000
_COPIES = 3
"""The copy that is checked, and what is written beside it while all decisions are folded anew."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a project file tells, a sentence each: what does not hold, and what else is to be known."""

    troubles: list[str]
    remarks: list[str]


def check(path: Path, *, progress: Progress | None = None) -> list[str]:
    """What does not hold in a project file, a sentence each; empty if all is well; the file is not touched."""
    return checked(path, progress=progress).troubles


def checked(path: Path, *, progress: Progress | None = None) -> Checked:
    """The same, and what else is to be known of the file."""
    found = findings(path, progress=progress)
    wrong = [(part, finding) for part, finding in found if not finding.harmless]
    remarks = [(part, finding) for part, finding in found if finding.harmless]
    return Checked([*_told(wrong), *restorable(path, [finding for _, finding in wrong])], _told(remarks))


def restorable(path: Path, found: Sequence[Finding]) -> list[str]:
    """What helps against what cannot be made anew, if a sentence of it does not say so and there is a whole backup."""
    lasting = any(not finding.mended for finding in found)
    if not lasting or any("annotator restore" in str(finding) for finding in found) or newest_whole(path) is None:
        return []
    return [f"annotator restore {path} puts its newest whole backup back."]


def _told(found: Sequence[tuple[int, Finding]]) -> list[str]:
    sentences: list[str] = []
    for kind in range(len(checking.PARTS) + 1):
        of_kind = list(dict.fromkeys(str(finding) for part, finding in found if part == kind))
        sentences += of_kind[:_MOST_OF_A_KIND]
        if len(of_kind) > _MOST_OF_A_KIND:
            sentences.append(f"And {len(of_kind) - _MOST_OF_A_KIND} more of this kind.")
    return list(dict.fromkeys(sentences))  # several parts may meet the same damage


def findings(path: Path, *, progress: Progress | None = None) -> list[tuple[int, Finding]]:
    """What does not hold in a project file, each with the number of the part that found it."""
    version, lacking = inspect_loosely(path)
    missing = [(0, derived(f"The {name} is missing", f"the {name}")) for name in lacking]
    tell = progress or silent
    with tempfile.TemporaryDirectory() as folder:
        _see_room(path, Path(folder))
        try:
            return [*missing, *_found(path, Path(folder), version, tell)]
        except StoppedError as error:
            raise NotAllowed("check-stopped", file=str(path)) from error


def _see_room(path: Path, folder: Path) -> None:
    need = path.stat().st_size * _COPIES
    if shutil.disk_usage(folder).free < need:
        megabytes = need // 1_000_000 + 1
        raise BadFile("check-no-room", file=str(path), folder=str(folder.parent), megabytes=megabytes)


def _found(path: Path, folder: Path, version: int, tell: Progress) -> Iterator[tuple[int, Finding]]:
    total = len(checking.PARTS) + 1
    with trying.tried(path, folder, version, lambda _done, _total: tell(0, total, "copying")) as connection:
        for number, (name, part) in enumerate(checking.PARTS, start=1):
            if not tell(number, total, name):
                raise StoppedError
            with asked(raw(connection), partial(tell, number, total, name)):
                yield from ((number, finding) for finding in _of_part(path, part, connection))


def _of_part(path: Path, part: checking.Part, connection: Connection) -> Iterator[Finding]:
    """What one part finds; pages that cannot be read end it."""
    try:
        with told(path), sensible(connection):
            yield from islice(part(connection), _MOST_KEPT)
    except AnnotatorError as error:
        yield said(str(error))

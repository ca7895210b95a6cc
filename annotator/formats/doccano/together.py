"""Owns which files of a folder are one project of Doccano that everybody labelled alone: a file of each annotator."""

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from annotator.domain.errors import BadFile
from annotator.formats.doccano.lines import number_of, text_of
from annotator.formats.doccano.reading import is_one
from annotator.formats.endings import NATIVE_EXTENSIONS
from annotator.formats.jsonitems import first_object
from annotator.formats.originals import Original

_HEAD: Final = 64 * 1024
_First = tuple[str, str, str]
"""The folder of a file, and the number and text of its first line."""


def of_annotators(originals: Sequence[Original]) -> list[Original]:
    """The files, those of annotators as they would lie in the archive of their project: they begin with one text."""
    begun = [_first(each) for each in originals]
    several = {first for first, count in Counter(begun).items() if first and count > 1}
    return [
        replace(each, packed=PurePath(each.folder).name) if first in several else each
        for each, first in zip(originals, begun, strict=True)
    ]


def _first(original: Original) -> _First | None:
    """Where a file of Doccano's lines lies and what it begins with; None for others."""
    if original.packed or original.extension not in NATIVE_EXTENSIONS:
        return None
    with suppress(BadFile):
        head = original.head(_HEAD)
        line = first_object(head) if is_one(head) else {}
        return (original.folder, number_of(line), text) if (text := text_of(line)) else None
    return None

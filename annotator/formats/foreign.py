"""Owns the list of other tools' formats that come in as claims, mentions and links, and how a file is known as one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from annotator.domain.errors import AnnotatorError, BadFile
from annotator.formats import averitec, native
from annotator.formats.brat import reading as brat
from annotator.formats.document import Given, TextOf
from annotator.formats.fever import reading as fever
from annotator.formats.label_studio import reading as label_studio
from annotator.formats.native.records import NumberedRecords
from annotator.formats.originals import Original
from annotator.formats.prodigy import reading as prodigy


@dataclass(frozen=True, slots=True)
class Foreign:
    """A format of another tool: `records` turns a file into native records; offsets are in code points by then.

    `is_one` tells by the first bytes of a file whether it is one, where several formats share an ending. `along` names
    the files of the same folder that are read with it, and are none of their own.
    """

    name: str
    extensions: tuple[str, ...]
    records: Callable[[Original], NumberedRecords]
    is_one: Callable[[bytes], bool] = lambda _head: True
    along: Callable[[str], tuple[str, ...]] = lambda _name: ()


FOREIGN: Final = (
    Foreign("brat", (".ann",), brat.records, along=brat.along),
    Foreign("averitec", (".json",), averitec.records, averitec.is_one),
    Foreign("fever", (".jsonl",), fever.records, fever.is_one, fever.along),
    Foreign("label-studio", (".json",), label_studio.records, label_studio.is_one),
    Foreign("prodigy", (".jsonl",), prodigy.records, prodigy.is_one),
)
EXTENSIONS: Final = tuple(dict.fromkeys(extension for each in FOREIGN for extension in each.extensions))
_HEAD: Final = 64 * 1024


def foreign_of(original: Original) -> Foreign | None:
    """The format of another tool that a file is in, by its ending and its first bytes; BadFile if it cannot be read."""
    likely = [each for each in FOREIGN if original.extension in each.extensions]
    if not likely:
        return None
    head = original.head(_HEAD)
    return next((each for each in likely if each.is_one(head)), None)


def read_foreign(original: Original, found: Foreign, text_of: TextOf | None) -> Iterator[Given | AnnotatorError]:
    """What a file of another tool gives, and its troubles."""
    yield from native.read_records(found.records(original), file=original.shown, text_of=text_of)


def along(original: Original) -> tuple[str, ...]:
    """The names of files that are read together with one, and are none of their own; none of one that is unreadable."""
    if not any(original.extension in each.extensions for each in FOREIGN):
        return ()
    try:
        found = foreign_of(original)
    except BadFile:
        return ()
    return found.along(original.name) if found else ()

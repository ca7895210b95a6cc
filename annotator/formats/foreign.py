"""Owns the way in for other tools' labels: how a file is known as one of a format, and what it gives."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.domain.errors import AnnotatorError, BadFile
from annotator.formats import native
from annotator.formats.document import Addressed, Given, TextOf
from annotator.formats.endings import NATIVE_EXTENSIONS, OWN_EXTENSIONS
from annotator.formats.format import Format
from annotator.formats.judges import each_judge
from annotator.formats.numbering import by_number, by_place
from annotator.formats.originals import Original
from annotator.formats.registry import formats
from annotator.formats.regular import LARGEST

_HEAD: Final = 64 * 1024
_JSON: Final = (".json", ".jsonl", ".jsonld")
_PLACED: Final = (".json", ".jsonld", ".xml", ".xmi")
"""Endings of files that may be one line."""
_FURTHER: Final = 8 * 1024 * 1024
_STRING: Final = re.compile(rb'"(?:[^"\\]++|\\.?)*+("|\Z)', re.DOTALL)
_LONGEST_KEY: Final = 256


def extensions() -> tuple[str, ...]:
    """The endings of all that can be imported."""
    foreign = (extension for each in formats() if each.foreign for extension in each.known_by)
    return tuple(dict.fromkeys([*OWN_EXTENSIONS, *foreign]))


def titles(extension: str) -> str:
    """What the formats are called that files of an ending are known as by their first bytes."""
    found = [each for each in formats() if extension in each.known_by and (each.foreign or each.own)]
    return "; ".join(each.short_title for each in found)


def foreign_of(original: Original) -> Format | None:
    """The format of another tool that a file is in, by its ending and its first bytes; BadFile if it cannot be read."""
    likely = [(each, each.foreign) for each in formats() if each.foreign and original.extension in each.known_by]
    if not likely:
        return None
    head = original.head(_HEAD)
    found = next((each for each, foreign in likely if foreign.is_one(head)), None)
    if found or not _goes_on(original, head):
        return found
    # A long text, or many labels, may stand before the keys that tell what it is.
    for keys in _further(original):
        if found := next((each for each, foreign in likely if foreign.is_one(keys)), None):
            return found
    return None


def is_said_of_texts(original: Original) -> bool:
    """Whether a file says something of texts that other files bring; not of one that cannot be read."""
    if not any(
        each.foreign.said_of_texts for each in formats() if each.foreign and original.extension in each.known_by
    ):
        return False
    try:
        found = foreign_of(original)
    except BadFile:
        return False
    return found is not None and found.foreign is not None and found.foreign.said_of_texts


def _further(original: Original) -> Iterator[bytes]:
    """What a file begins with, its long strings emptied: more and more, as far as one line may reach."""
    keys, begun = b"", b""
    with original.opened() as file:
        for _ in range(LARGEST // _FURTHER):
            if len(keys) >= _FURTHER or not (piece := file.read(_FURTHER)):
                return
            shorter, begun = _shorter(begun + piece)
            keys += shorter
            yield keys


def _shorter(piece: bytes) -> tuple[bytes, bytes]:
    """A piece with its long strings emptied, and the beginning of a string that goes on in the next one."""
    kept: list[bytes] = []
    at = 0
    for each in _STRING.finditer(piece):
        kept.append(piece[at : each.start()])
        at = each.end()
        if not each[1]:
            return b"".join(kept), _begun(each[0])
        kept.append(each[0] if len(each[0]) < _LONGEST_KEY else b'""')
    return b"".join([*kept, piece[at:]]), b""


def _begun(string: bytes) -> bytes:
    """What stands for the beginning of a string: of a long one only that it is long, and what its end escapes."""
    if len(string) < _LONGEST_KEY:
        return string
    escapes = (len(string) - len(string.rstrip(b"\\"))) % 2
    return b'"' + b"x" * _LONGEST_KEY + b"\\" * escapes


def _goes_on(original: Original, head: bytes) -> bool:
    """Whether the first object of a file of JSON may be longer than its head."""
    return original.extension in _JSON and len(head) == _HEAD and (original.extension != ".jsonl" or b"\n" not in head)


def read_foreign(original: Original, found: Format, text_of: TextOf | None) -> Iterator[Given | AnnotatorError]:
    """What a file of another tool gives, and its troubles; of one that gives nothing at all, that it is empty."""
    assert found.foreign is not None
    if not (found.is_usable or found.foreign.unaided):
        yield BadFile("file-needs-extra", file=original.shown, title=found.title, extra=found.extra)
        return
    pointing = found.foreign.pointing
    pointed = pointing(original, text_of) if pointing and isinstance(text_of, Addressed) else None
    given = pointed or found.foreign.records(original)
    numbered = "" if original.extension in NATIVE_EXTENSIONS else found.foreign.item
    told = by_place if original.extension in _PLACED else lambda trouble: trouble
    carries = found.foreign.carries
    empty = True
    for item in native.read_records(each_judge(given), file=original.shown, text_of=text_of, carries=carries):
        empty = False
        yield told(by_number(item, numbered)) if isinstance(item, AnnotatorError) else item
    if empty:
        yield BadFile("file-empty", file=original.shown)


def along(original: Original) -> tuple[str, ...]:
    """The names of files that are read together with one, and are none of their own; none of one that is unreadable."""
    try:
        found = foreign_of(original)
    except BadFile:
        return ()
    return found.foreign.along(original.name) if found and found.foreign else ()

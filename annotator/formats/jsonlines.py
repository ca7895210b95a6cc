"""Owns the lines of other tools' JSON Lines files, each as an object or as why it is none."""

from collections.abc import Iterator
from typing import Final

from annotator.domain.errors import BadFile
from annotator.domain.json import Json
from annotator.formats.native.cut_off import at_the_end
from annotator.formats.native.doubled import doubled
from annotator.formats.native.jsontext import NUL, parse_line, sorted_spelling
from annotator.formats.native.words import plain
from annotator.formats.originals import Original
from annotator.formats.regular import lines
from annotator.formats.utf8_lines import Utf8Lines

_ENOUGH: Final = 20


def objects(original: Original) -> Iterator[tuple[int, dict[str, Json] | BadFile]]:
    """The number of every line that is not blank, with its object or with the error that says why there is none."""
    with original.opened() as file:
        texts = Utf8Lines(lines(file))
        number = 0
        for number, line in enumerate(texts, 1):
            text = line.decode("utf-8", "replace") if isinstance(line, bytes) else line
            try:
                if told := text.removeprefix("\ufeff").strip():
                    yield number, _parsed_once(told, original.shown, number)
            except ValueError as error:
                trouble = BadFile("line-not-json", file=original.shown, line=number, reason=plain(error))
                yield number, at_the_end(trouble, text)
        if unread := texts.trouble(original.shown):
            yield number, unread


def parsed(line: bytes, file: str, number: int) -> dict[str, Json] | BadFile:
    """The object of one line, or the error that says why there is none."""
    try:
        return _parsed_once(line.decode("utf-8").removeprefix("\ufeff").strip(), file, number)
    except ValueError as error:
        return BadFile("line-not-json", file=file, line=number, reason=plain(error))


def _parsed_once(text: str, file: str, line: int) -> dict[str, Json] | BadFile:
    """The object of a line, or that it has a key twice."""
    record = parse_line(text, NUL)
    trouble = doubled(text, sorted_spelling(record))
    return BadFile("line-bad", file=file, line=line, reason=trouble) if trouble else record


def untyped(head: bytes) -> bool:
    """Whether the whole lines that a file begins with are objects that all have keys, and none a type."""
    found = list(_parsed(head.splitlines(keepends=True)[:_ENOUGH]))
    return bool(found) and all(each and "type" not in each for each in found)


def _parsed(head: list[bytes]) -> Iterator[dict[str, Json]]:
    """The objects of lines; an empty one for a line that holds none."""
    for line in head:
        try:
            if text := line.decode("utf-8").removeprefix("\ufeff").strip():
                yield parse_line(text)
        except ValueError:
            yield {}

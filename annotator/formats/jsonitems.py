"""Owns the objects of a JSON file that is one list, or one object, each with the line it begins in."""

import json
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import Final

from annotator.domain.errors import BadFile
from annotator.domain.json import Json, JsonObject
from annotator.formats.native.cut_off import after_blank, is_cut_off
from annotator.formats.native.doubled import doubled
from annotator.formats.native.jsontext import NUL, parse_line, sorted_spelling
from annotator.formats.native.words import plain
from annotator.formats.originals import Original

JSON: Final = (".json", ".jsonld")
_DECODER: Final = json.JSONDecoder()


def items(original: Original) -> Iterator[tuple[int, dict[str, Json] | BadFile]]:
    """The line and the object of every item of a list, or of the one object that a file is; after damage no more.

    An item that is none is told by its number, for all of them may stand in one line. BadFile if the file cannot be
    read.
    """
    for number, (line, item) in enumerate(_items(original), 1):
        if number > 1 and isinstance(item, BadFile) and item.message_id == "line-not-json":
            reason = f"number {number} of the list: {item.parameters['reason']}"
            yield line, BadFile("line-not-json", file=original.shown, line=line, reason=reason)
        else:
            yield line, item


def _items(original: Original) -> Iterator[tuple[int, dict[str, Json] | BadFile]]:
    data = original.whole()
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        yield 1, BadFile("file-not-in-utf8", file=original.shown, encoding="UTF-16")
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        yield line, BadFile("file-not-utf8", file=original.shown, position=error.start + 1, line=line)
        return
    for line, item in items_in(text, original.shown):
        broken = isinstance(item, BadFile) and item.message_id == "line-not-json"
        yield line, BadFile("file-cut-off", file=original.shown, line=line) if broken and is_cut_off(text) else item


def not_json(original: Original) -> BadFile | None:
    """Where and why a file is no JSON, or that it is cut off; None of one that begins with JSON of any kind."""
    text = original.whole().decode("utf-8-sig", "replace")
    begin = after_blank(text, 0)
    try:
        _DECODER.raw_decode(text, begin)
    except json.JSONDecodeError as error:
        line, place = error.lineno, error.colno
        if text[begin : begin + 1] in ("{", "[") and is_cut_off(text):
            return BadFile("file-cut-off", file=original.shown, line=text.count("\n", 0, begin) + 1)
        return BadFile("file-not-json", file=original.shown, line=line, place=place, reason=error.msg)
    except (ValueError, RecursionError):
        return None
    return None


def items_in(text: str, file: str, line: int = 1) -> Iterator[tuple[int, dict[str, Json] | BadFile]]:
    """The same of a text that begins in a line of a file."""
    counted = 0
    for start, end in _places(text):
        line, counted = line + text.count("\n", counted, start), start
        try:
            yield line, _parsed_once(text[start:end], file, line)
        except ValueError as error:
            yield line, BadFile("line-not-json", file=file, line=line, reason=plain(error))


def _parsed_once(text: str, file: str, line: int) -> dict[str, Json] | BadFile:
    """The object of an item, or that it has a key twice."""
    record = parse_line(text, NUL)
    trouble = doubled(text, sorted_spelling(record))
    return BadFile("line-bad", file=file, line=line, reason=trouble) if trouble else record


def first_object(head: bytes) -> JsonObject:
    """The object that the first line with anything holds, of the bytes that a file begins with; empty if none."""
    line = head.removeprefix(BOM_UTF8).lstrip().partition(b"\n")[0]
    try:
        return parse_line(line.decode("utf-8"))
    except ValueError:
        return {}


def first_item(head: bytes) -> bytes:
    """The first item of a list that a file begins with, as far as it is there."""
    text = head.decode("utf-8", "ignore")
    start, end = next(_places(text), (0, len(text)))
    return text[start:end].encode()


def numbered(original: Original) -> Iterator[tuple[int, dict[str, Json] | BadFile]]:
    """The number and the object of every item, for all of them may stand in one line."""
    for number, (line, item) in enumerate(_items(original), 1):
        if isinstance(item, BadFile) and item.message_id == "line-not-json":
            reason = f"it begins in line {line} and is no JSON object ({item.parameters['reason']})"
            yield number, BadFile("line-bad", file=original.shown, line=number, reason=reason)
        else:
            yield number, item


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where each item begins and ends; all that is left of the text where it, or what follows it, is no JSON."""
    at = after_blank(text, 0)
    listed = text[at : at + 1] == "["
    at = after_blank(text, at + 1) if listed else at
    if listed and text[at : at + 1] == "]":
        return
    while True:
        try:
            _, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield at, len(text)
            return
        yield at, end
        following = after_blank(text, end)
        if (listed and text[following : following + 1] == "]") or (not listed and following == len(text)):
            return
        if not listed or text[following : following + 1] != ",":
            yield following, len(text)
            return
        at = after_blank(text, following + 1)

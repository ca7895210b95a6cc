"""Owns objects of JSON that hold words and numbers only, in lines or as a list, as the rows of a table."""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

from annotator.domain.errors import AnnotatorError, BadFile
from annotator.domain.json import Json, JsonObject, as_str, optional_str
from annotator.formats.columns import columns
from annotator.formats.jsonitems import first_item, items
from annotator.formats.jsonlines import objects
from annotator.formats.native.jsontext import NUL, parse_line, spelled
from annotator.formats.native.words import shown
from annotator.formats.nearly import lacking
from annotator.formats.originals import Original
from annotator.formats.rows import Row

_LINES: Final = ".jsonl"
_LISTS: Final = ".json"
_HEAD: Final = 1024**2
_ENOUGH: Final = 20
_MOST_KEYS: Final = 1_000
_BESIDE: Final = ("meta", "metadata")
"""The keys under which some programs keep what they know of a text."""
_NAME: Final = "name"
_DECIMAL: Final = "$number"
"""The key under which a number with decimals stands, as it is read."""
_SECONDS: Final = range(315_532_800, 4_102_444_800)
"""From 1980 to 2099, as most clocks count."""
_Numbered = Iterator[tuple[int, dict[str, Json] | BadFile]]


def are_rows(original: Original) -> bool:
    """Whether most of the objects that a file begins with hold words only; a .json only if one is sure to be a text."""
    if original.extension not in (_LINES, _LISTS):
        return False
    head = original.head(_HEAD)
    sample = _first(head.removeprefix(BOM_UTF8).lstrip(), listed=_is_listed(original, head))
    plain = [each for each in sample if each and None not in map(_words, _flat(each).values())]
    if not plain or 2 * len(plain) < len(sample) or any("type" in each for each in sample) or lacking(original, head):
        return False
    return original.extension == _LINES or _begins_with_text(plain[0], original.shown)


def object_rows(original: Original, given: Mapping[str, str]) -> Iterator[Row | AnnotatorError]:
    """The keys of all objects as the row of no line, then what each holds.

    One that holds more than words where a field needs them is an error; elsewhere that stands as JSON.

    Args:
        given: the keys of fields, as a person said.
    """
    keys = _keys(original)
    known = {name: keys[place] for name, place in columns(keys, given, original.shown).place_by_field.items()}
    yield Row(0, keys)
    for line, item in _numbered(original):
        if isinstance(item, BadFile):
            yield item
            continue
        said = _flat(item)
        cells = {key: _day(each) if key == known.get("published") else _words(each) for key, each in said.items()}
        if wrong := [key for key in cells if key not in keys or (cells[key] is None and key in known.values())]:
            reason = f"{shown(wrong[0])} holds a list or an object where words are expected"
            yield BadFile("line-bad", file=original.shown, line=line, reason=reason)
        else:
            whole = {key: spelled(said[key]) if words is None else words for key, words in cells.items()}
            yield Row(line, tuple(whole.get(key, "") for key in keys))


def _is_listed(original: Original, head: bytes) -> bool:
    return original.extension == _LISTS or head.removeprefix(BOM_UTF8).lstrip().startswith(b"[")


def _numbered(original: Original) -> _Numbered:
    return items(original) if _is_listed(original, original.head(_HEAD)) else objects(original)


def _first(begun: bytes, *, listed: bool) -> list[JsonObject]:
    """The first objects, without what is none: that is told with its line."""
    found: list[JsonObject] = []
    for line in [first_item(begun)] if listed else begun.splitlines()[:_ENOUGH]:
        with suppress(ValueError):
            if line.strip():
                found.append(parse_line(line.decode("utf-8"), NUL))
    return found


def _begins_with_text(item: JsonObject, file: str) -> bool:
    """Whether an object holds several words under a key that is usual for a text."""
    said = _flat(item)
    place = columns(tuple(said), {}, file).place_by_field.get("text")
    return place is not None and " " in (_words(tuple(said.values())[place]) or "")


def _keys(original: Original) -> tuple[str, ...]:
    """The keys of all objects in the order in which they come."""
    keys: dict[str, None] = {}
    for _, item in _numbered(original):
        if not isinstance(item, BadFile) and len(keys) < _MOST_KEYS:
            keys |= dict.fromkeys(_flat(item))
    return tuple(keys)


def _flat(item: JsonObject) -> dict[str, Json]:
    """What an object holds by its keys, and what it says beside by its keys there, or both where they are taken."""
    beside = {key: value for key in _BESIDE if isinstance(value := item.get(key), Mapping)}
    said = {key: value for key, value in item.items() if key not in beside}
    for name, each in beside.items():
        for key, value in each.items():
            said[f"{name}.{key}" if key in said else key] = value
    return said


def _words(value: Json) -> str | None:
    """A value in words; names, and lists of words or names, parted by commas; None for anything else."""
    if isinstance(value, list | tuple):
        parts = [_named(each) for each in value]
        return None if None in parts else ", ".join(part for part in parts if part)
    if isinstance(value, Mapping):
        return as_str(value[_DECIMAL]) if value.keys() == {_DECIMAL} else _named(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _named(value: Json) -> str | None:
    """Words, or the name that an object of words has; None for anything else."""
    if isinstance(value, str):
        return value
    if not isinstance(value, Mapping) or not all(each is None or isinstance(each, str) for each in value.values()):
        return None
    return optional_str(value.get(_NAME)) if value else ""


def _day(value: Json) -> str | None:
    """A date in words; of a number of seconds since 1970, or of thousandths of them, the day."""
    if not isinstance(value, int) or isinstance(value, bool):
        return _words(value)
    moment = next((each for each in (value, value // 1000) if each in _SECONDS), None)
    return str(value) if moment is None else datetime.fromtimestamp(moment, UTC).date().isoformat()

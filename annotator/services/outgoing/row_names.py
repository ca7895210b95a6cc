"""Owns which thing a row of an export is of: the id that the row itself carries, by the way its format is written."""

import csv
import json
import re
from collections.abc import Iterable
from typing import Final

from annotator.domain.json import Json, as_str

_KEYS: Final = ("mention", "identifier", "fact", "claim", "id", "entity", "mention_id")
"""What an object of an export calls its thing, surest first."""
_IN_TAG: Final = re.compile(r'\b(?:mention|identifier|claim|entity|fact)="([^"<>]{1,200})"')
_MARK: Final = re.compile(r"[^#]*#(?:article|claim|mention)-(.+)", re.DOTALL)
"""The address of an annotation of ours, of which the end is an id."""
_FIRST: Final = (["id"], ["claim"])
"""What the first column of a table of ours is called, in which ids stand."""


def row_name(row: str, other: str | None, head: str) -> str:
    """The id of what a row is of, or of the part of it that differs from another row; "" where the row has none.

    `head` is the first row of its file. Worked example: for '{"id": 4, "spans": [{"id": "c2", "end": 9}]}' against the
    same with the end 8 it is "c2".
    """
    if (value := _json(row)) is not None:
        return _in_value(value, _json(other or ""), head)
    if row.count("<") == 1 and (tag := _IN_TAG.search(row)):
        return tag[1]
    if (note := _json(row.rpartition("\t")[2])) is not None:
        return _in_value(note, None, "")
    columns = next(csv.reader([head.lstrip("\ufeff")]), [])
    cells = next(csv.reader([row]), [])
    return cells[0] if columns[:1] in _FIRST and len(cells) == len(columns) else ""


def _json(row: str) -> Json:
    """The object or list that a row is, as a line of a longer list may be; None for any other."""
    try:
        found: Json = json.loads(row.strip().rstrip(",").lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict | list) else None


def _in_value(value: Json, other: Json, head: str) -> str:
    """The id of the innermost object that holds all that differs and has an id; of a list that is a row, its first."""
    if isinstance(value, list):
        columns, first = _json(head), value[:1]
        if isinstance(columns, list) and columns[:1] in _FIRST:
            return as_str(first[0]) if first else ""
    named = ""
    while True:
        if isinstance(value, dict):
            named = id_of(value) or named
        pair = _one_that_differs(value, other)
        if pair is None:
            return named
        value, other = pair


def id_of(item: dict[str, Json]) -> str:
    """The id that an object carries, without what is put before it to make it an address; "" if it has none."""
    said = next((each for key in _KEYS if isinstance(each := item.get(key), str) and each), "")
    mark = _MARK.fullmatch(said)
    return mark[1] if mark else said.removeprefix("urn:uuid:")


def _one_that_differs(value: Json, other: Json) -> tuple[Json, Json] | None:
    """The part that differs, where it is the only one of an object or list and is one itself."""
    pairs: Iterable[tuple[Json, Json]]
    if isinstance(value, dict) and isinstance(other, dict) and value.keys() == other.keys():
        pairs = ((value[key], other[key]) for key in value)
    elif isinstance(value, list) and isinstance(other, list) and len(value) == len(other):
        pairs = zip(value, other, strict=True)
    else:
        return None
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    return differing[0] if len(differing) == 1 and isinstance(differing[0][0], dict | list) else None

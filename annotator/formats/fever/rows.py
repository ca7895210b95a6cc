"""Owns the lines of claims that are FEVER's in other shapes: a row for each sentence of evidence, and FEVEROUS."""

from collections.abc import Iterable, Iterator
from typing import Final

from annotator.domain.errors import BadFile
from annotator.domain.json import Json, JsonObject, as_int, as_str

PAGE: Final = "evidence_wiki_url"
"""The key of a row that names the page of its one sentence."""
_NUMBER: Final = "evidence_sentence_id"
_OF_SET: Final = ("evidence_annotation_id", "evidence_id")
Numbered = Iterator[tuple[int, JsonObject | BadFile]]


def is_blank(item: JsonObject) -> bool:
    """Whether nothing is said under any key of a line, as in the first one of FEVEROUS, which names the keys."""
    return not any(_says(value) for value in item.values())


def _says(value: Json) -> bool:
    if isinstance(value, list | tuple):
        return any(map(_says, value))
    return any(map(_says, value.values())) if isinstance(value, dict) else value is not None and value != ""


def whole(items: Iterable[tuple[int, JsonObject | BadFile]]) -> Numbered:
    """The claims of lines, each whole: rows of one sentence each are joined by their claim, at the end of the file."""
    rows: dict[tuple[str, str], tuple[int, list[JsonObject]]] = {}
    for line, item in items:
        if isinstance(item, BadFile) or PAGE not in item:
            yield line, item
        else:
            key = str(item.get("id")), as_str(item.get("claim"))
            rows.setdefault(key, (line, []))[1].append(item)
    yield from ((line, _joined(each)) for line, each in rows.values())


def _joined(rows: list[JsonObject]) -> JsonObject:
    """One claim of the rows of its sentences, those of one set together."""
    sets: dict[tuple[Json, ...], list[Json]] = {}
    for row in rows:
        number = as_int(row.get(_NUMBER), -1)
        page: Json = as_str(row.get(PAGE)) or None
        place: list[Json] = [*(row.get(name) for name in _OF_SET), page, number if page and number >= 0 else None]
        sets.setdefault(tuple(str(each) for each in place[:2]), []).append(place)
    taken = (*_OF_SET, PAGE, _NUMBER)
    return {**{name: value for name, value in rows[0].items() if name not in taken}, "evidence": list(sets.values())}

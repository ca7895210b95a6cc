"""Owns the lines of claims that are FEVER's in other shapes: a row for each sentence of evidence, and FEVEROUS."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.errors import BadFile
from annotator.domain.json import Json, JsonObject, as_int, as_str

PAGE: Final = "evidence_wiki_url"
"""The key of a row that names the page of its one sentence."""
_NUMBER: Final = "evidence_sentence_id"
_OF_SET: Final = ("evidence_annotation_id", "evidence_id")
_TAKEN: Final = (*_OF_SET, PAGE, _NUMBER)
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
    joined: dict[tuple[str, str], _Claim] = {}
    for line, item in items:
        if isinstance(item, BadFile) or PAGE not in item:
            yield line, item
            continue
        key = str(item.get("id")), as_str(item.get("claim"))
        if key not in joined:
            joined[key] = _Claim(line, {name: value for name, value in item.items() if name not in _TAKEN})
        joined[key].add(item)
    yield from ((each.line, {**each.said, "evidence": list(each.sets.values())}) for each in joined.values())


@dataclass(slots=True)
class _Claim:
    """A claim of several rows: the line of the first, what it says beside its evidence, and the sentences by set."""

    line: int
    said: JsonObject
    sets: dict[str, list[Json]] = field(default_factory=dict)

    def add(self, row: JsonObject) -> None:
        """Take the sentence of a row."""
        number, page = as_int(row.get(_NUMBER), -1), as_str(row.get(PAGE))
        of_set = [row.get(name) for name in _OF_SET]
        place: list[Json] = [*of_set, page, number] if page and number >= 0 else [*of_set, None, None]
        self.sets.setdefault(str(of_set), []).append(place)

"""Owns reading exported annotations with pyld, as any reader of JSON-LD understands them.

Pyld takes half a millisecond an annotation. What it makes of one follows from its keys, its objects, and the addresses
in it, whatever the plain values say; so those that differ in nothing else are expanded once a page, with numbers in
place of the values.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from annotator.domain.article import Article
from annotator.domain.json import Json
from annotator.formats.document import ClaimEntry, LookedEntry, MentionEntry
from annotator.formats.json_ld import expanded
from annotator.formats.output import Found
from annotator.formats.web_annotation.vocabulary import CONTEXT, IRIS, VALUES, context
from annotator.formats.web_annotation.writing import CLAIM, COLLECTION, REST, ROLE, SAID, VALUE

_BASE = "https://export.invalid/"
_PLAIN: Final = frozenset((*VALUES, REST, ROLE, VALUE))
"""The keys whose values JSON-LD takes as they are."""
_NAMED: Final = re.compile("urn:uuid:[0-9a-f-]{36}")
_Object = Mapping[str, object]
_Values = Sequence[str | int]


def reread(folder: Path) -> Iterator[Found]:
    """The articles, and the words that each mention and claim points at; none whose place and quote differ."""
    contexts = {CONTEXT: context()}
    for path in sorted(folder.glob("*.jsonld")):
        if path.name == COLLECTION:
            continue
        texts: dict[str, str] = {}
        page = json.loads(path.read_text(encoding="utf-8"))
        shaped = [_shaped(item) for item in page["items"]]
        shapes = dict.fromkeys(shape for shape, _ in shaped)
        (read,) = expanded({**page, "items": [json.loads(shape) for shape in shapes]}, _BASE, contexts)
        by_shape = dict(zip(shapes, _listed(read), strict=True))
        for shape, values in shaped:
            yield from _found(by_shape[shape], values, folder, texts)


def _shaped(item: Json) -> tuple[str, _Values]:
    """An annotation without what its plain values say and what it is called, and these values by their numbers."""
    values: list[str | int] = []
    return json.dumps(_shape(item, "", values)), values


def _shape(value: Json, key: str, values: list[str | int]) -> Json:
    if isinstance(value, dict):
        return {name: _shape(inner, name, values) for name, inner in value.items()}
    if isinstance(value, list):
        return [_shape(inner, key, values) for inner in value]
    if key in _PLAIN and isinstance(value, str | int):
        values.append(value)
        return str(len(values) - 1)
    return "urn:uuid:0" if key == "id" and _NAMED.fullmatch(str(value)) else value


def _found(item: _Object, values: _Values, folder: Path, texts: dict[str, str]) -> Iterator[Found]:
    target = _one(item, "target")
    name = PurePosixPath(str(_one(_one(target, "state"), "cached")["@id"])).name
    if name not in texts:
        texts[name] = (folder / name).read_bytes().decode("utf-8")
    text = texts[name]
    if IRIS["selector"] not in target:
        yield Found(Article, text)
        told = [_said(body, "value", values) for body in _objects(item, "body")] if IRIS["body"] in item else []
        yield from [Found(LookedEntry, text)] if any(words.startswith(SAID) for words in told) else []
        return
    place, quote = _objects(target, "selector")
    covered = text[int(_said(place, "start", values)) : int(_said(place, "end", values))]
    if covered == _said(quote, "exact", values):
        label = _said(_objects(item, "body")[0], "value", values)
        motivation = _one(item, "motivation")["@id"]
        claimed = label == CLAIM and motivation == IRIS["describing"]
        yield Found(ClaimEntry if claimed else MentionEntry, f"{label} {covered}")


def _listed(page: _Object) -> Sequence[_Object]:
    (items,) = _objects(page, "items")
    found = items["@list"]
    return found if isinstance(found, list) else []


def _objects(item: _Object, name: str) -> Sequence[_Object]:
    found = item[IRIS[name]]
    return found if isinstance(found, list) else []


def _one(item: _Object, name: str) -> _Object:
    return _objects(item, name)[0]


def _said(item: _Object, name: str, values: _Values) -> str:
    return str(values[int(str(_one(item, name)["@value"]))])

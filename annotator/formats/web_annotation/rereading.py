"""Owns reading exported annotations with pyld, as any reader of JSON-LD understands them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from annotator.domain.article import Article
from annotator.formats.document import ClaimEntry, LookedEntry, MentionEntry
from annotator.formats.json_ld import expanded
from annotator.formats.output import Found
from annotator.formats.web_annotation.vocabulary import CONTEXT, IRIS, context
from annotator.formats.web_annotation.writing import CLAIM, COLLECTION, SAID

_BASE = "https://export.invalid/"
_Object = Mapping[str, object]


def reread(folder: Path) -> Iterator[Found]:
    """The articles, and the words that each mention and claim points at; none whose place and quote differ."""
    contexts = {CONTEXT: context()}
    for path in sorted(folder.glob("*.jsonld")):
        if path.name == COLLECTION:
            continue
        texts: dict[str, str] = {}
        (page,) = expanded(json.loads(path.read_text(encoding="utf-8")), _BASE, contexts)
        for item in _listed(page):
            yield from _found(item, folder, texts)


def _found(item: _Object, folder: Path, texts: dict[str, str]) -> Iterator[Found]:
    target = _one(item, "target")
    name = PurePosixPath(str(_one(_one(target, "state"), "cached")["@id"])).name
    if name not in texts:
        texts[name] = (folder / name).read_bytes().decode("utf-8")
    text = texts[name]
    if IRIS["selector"] not in target:
        yield Found(Article, text)
        told = [_said(body, "value") for body in _objects(item, "body")] if IRIS["body"] in item else []
        yield from [Found(LookedEntry, text)] if any(words.startswith(SAID) for words in told) else []
        return
    place, quote = _objects(target, "selector")
    covered = text[int(_said(place, "start")) : int(_said(place, "end"))]
    if covered == _said(quote, "exact"):
        label = _said(_objects(item, "body")[0], "value")
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


def _said(item: _Object, name: str) -> str:
    return str(_one(item, name)["@value"])

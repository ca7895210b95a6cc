"""Owns the pages that lie beside a file of FEVER's claims: all of pages.jsonl, of wiki-pages those that are wanted."""

import json
import re
from collections.abc import Iterator, Set
from typing import Final

from annotator.domain.errors import BadFile
from annotator.domain.json import JsonObject, as_str
from annotator.formats.fever.pages import is_page, spelled_alike
from annotator.formats.fever.writing import PAGES
from annotator.formats.jsonlines import objects, parsed
from annotator.formats.originals import Original
from annotator.formats.regular import lines

FOLDER: Final = "wiki-pages"
_MOST: Final = 109
WIKI: Final = tuple(f"{FOLDER}/wiki-{number:03}.jsonl" for number in range(1, _MOST + 1))
"""The files in which FEVER gives all of Wikipedia, some millions of pages."""
_ID: Final = re.compile(rb'\s*+\{\s*+"id"\s*+:\s*+("(?:[^"\\]++|\\.)*+")')
Numbered = Iterator[tuple[int, JsonObject | BadFile]]


def all_pages(original: Original) -> Numbered:
    """Every line of pages.jsonl; none if it is not there."""
    found = _there(original, PAGES)
    yield from objects(found) if found else ()


def wiki_pages(original: Original, wanted: Set[str]) -> Numbered:
    """The pages of FEVER's own files that are wanted, which are read as far as there are any left to find."""
    left = set(wanted)
    for name in WIKI:
        if left and (found := _there(original, name)):
            for number, item in _wanted(found, left):
                if not isinstance(item, BadFile):
                    left.discard(spelled_alike(as_str(item.get("id"))))
                yield number, item
                if not left:
                    break


def has_wiki(original: Original) -> bool:
    """Whether any of those files is there."""
    return any(_there(original, name) for name in WIKI)


def _there(original: Original, name: str) -> Original | None:
    try:
        found = original.beside(name)
        found.head(1)
    except BadFile:
        return None
    return found


def _wanted(original: Original, wanted: Set[str]) -> Numbered:
    """The wanted pages of one file; of all others no more is read than what they are called."""
    with original.opened() as file:
        for number, line in enumerate(lines(file), 1):
            if _is_among(line, wanted):
                item = parsed(line, original.shown, number)
                if isinstance(item, BadFile) or is_page(item):
                    yield number, item


def _is_among(line: bytes, wanted: Set[str]) -> bool:
    found = _ID.match(line)
    try:
        return found is not None and spelled_alike(json.loads(found[1])) in wanted
    except ValueError:
        return False

"""Owns the pages that claims of FEVER point into: each an article, with the places of the sentences it numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from annotator.domain.json import Json, JsonObject, as_str
from annotator.domain.span import Span
from annotator.formats.native.records import article_record
from annotator.formats.sentences import sentences

_BETWEEN: Final = 2_000
"""Characters that are no white space, by which a sentence may stand behind the one before it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the record of an article; `places` tells where the sentences of each number stand in its text."""

    record: Mapping[str, Json]
    places: Mapping[int, Span]


def spelled_alike(name: str) -> str:
    """A page's name in one spelling: files of pages write letters with marks in two, those of claims in one."""
    return name if name.isascii() else normalize("NFC", name)


def is_page(item: JsonObject) -> bool:
    """Whether a line is a page and no claim."""
    return "claim" not in item and "lines" in item and "id" in item


def page_of(item: JsonObject) -> Page:
    """The page that a line gives, with the sentences its `lines` number; without those they are cut from its text."""
    identity, text = as_str(item.get("id")), as_str(item.get("text"))
    lines = _numbered(as_str(item.get("lines")))
    if not text.strip():
        text = "\n".join(sentence for _, sentence in lines)
    record = {**article_record(text, identity), "id": identity, "title": identity}
    return Page(record, _places(text, lines) if lines else dict(enumerate(sentences(text))))


def _numbered(lines: str) -> list[tuple[int, str]]:
    """The sentences of `lines`, each by its number; what stands behind a second tab are links."""
    cut = (line.split("\t") for line in lines.split("\n"))
    return [
        (int(cells[0]), cells[1])
        for cells in cut
        if len(cells) > 1 and cells[0].isascii() and cells[0].isdigit() and cells[1].strip()
    ]


def _places(text: str, lines: list[tuple[int, str]]) -> dict[int, Span]:
    """Where each sentence stands behind the one before it, whatever white space is in between and within."""
    at = [place for place, character in enumerate(text) if not character.isspace()]
    packed = "".join(text.split())
    found: dict[int, Span] = {}
    behind = 0
    for number, sentence in lines:
        words = "".join(sentence.split())
        start = packed.find(words, behind, behind + len(words) + _BETWEEN)
        if start >= 0:
            behind = start + len(words)
            found[number] = Span(at[start], at[behind - 1] + 1)
    return found

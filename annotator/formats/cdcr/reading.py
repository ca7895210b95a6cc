"""Owns what comes in from lists of mentions: their documents as articles, mentions and claims with their chains."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from annotator.domain.errors import BadFile, Remark
from annotator.domain.json import Json, JsonObject, as_list, as_str
from annotator.formats.cdcr.writing import entities_file, events_file
from annotator.formats.ecb.document import CHAIN, MARKS, RELATIONS, WORD, MarkedDocument
from annotator.formats.ecb.marks import Element
from annotator.formats.ecb.tags import DENIED, EVENT, OTHER
from annotator.formats.grouped import Grouped
from annotator.formats.jsonitems import items
from annotator.formats.native.records import NumberedRecords
from annotator.formats.originals import Original

_BEGIN: Final = re.compile(rb'\s*\{\s*"(?:[^"\\]|\\.){1,200}"\s*:\s*\[\s*\[\s*"?\d+"?\s*,\s*"?\d+"?\s*,\s*"')
_SAID: Final = ("label", "claim", "statement", "factuality", "status", "from", "to")
_TAGS: Final = {"NEG": DENIED, "HUM": "HUMAN_PART", "LOC": "LOC", "TIM": "TIME"}
_Mention = tuple[int, str, JsonObject]
"""The line of a mention, what it is called unless it says so itself, and what it says."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What the files say of one document: from which line on, its words, and its mentions."""

    line: int
    words: Json
    mentions: Sequence[_Mention]


def is_one(head: bytes) -> bool:
    """Whether a file begins with documents by name, each a list of words with their sentence and number."""
    return _BEGIN.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def along(name: str) -> tuple[str, ...]:
    """The lists of mentions of the documents of a file."""
    stem = PurePath(name).stem
    return events_file(stem), entities_file(stem), f"{stem}_mixed.json"


def records(original: Original) -> NumberedRecords:
    """The native records of documents and of the lists of their mentions beside them; what is wrong is an error."""
    lists: dict[str, list[_Mention]] = {}
    for name, tag in zip(along(original.name), (EVENT, OTHER), strict=False):
        yield from _mentions(original, name, tag, lists)
    grouped = Grouped()
    for line, item in items(original):
        if isinstance(item, BadFile):
            yield item
            continue
        for name, words in item.items():
            yield from _document(original.shown, name, _Said(line, words, lists.pop(name, [])), grouped)
    yield from grouped.records()
    if grouped.within:
        yield Remark("chains-within", file=original.shown, count=grouped.within)
    if lists:
        yield Remark("mentions-nowhere", file=original.shown, count=sum(map(len, lists.values())))


def _document(shown: str, name: str, said: _Said, grouped: Grouped) -> NumberedRecords:
    document = MarkedDocument(shown, name, grouped, {}, said={"doc_name": name})
    try:
        document.parts.update(_parts(said))
    except ValueError as error:
        yield BadFile("line-bad", file=shown, line=said.line, reason=f"{name}: {error}")
    else:
        yield from document.records()


def _mentions(original: Original, name: str, tag: str, lists: dict[str, list[_Mention]]) -> Iterator[BadFile]:
    """Take the mentions of a list, if there is one beside, by document."""
    try:
        beside = original.beside(name)
        beside.head(1)
    except BadFile:
        return
    for line, item in items(beside):
        if isinstance(item, BadFile):
            yield item
        else:
            lists.setdefault(as_str(item.get("doc_id")), []).append((line, tag, item))


def _parts(told: _Said) -> dict[str, list[Element]]:
    """The elements of a document as ECB+ would have them; ValueError if a word or mention is none."""
    marks: list[Element] = []
    relations: list[Element] = []
    for number, (at, tag, mention) in enumerate(told.mentions, 1):
        anchors = tuple(_element(at, "token_anchor", t_id=_shown(each)) for each in as_list(mention.get("tokens_ids")))
        if not anchors:
            raise ValueError("a mention needs tokens_ids")
        said = {name: _shown(mention[name]) for name in _SAID if name in mention}
        marks.append(Element(at, _tag(mention, tag), {"m_id": str(number), **said}, "", anchors))
        chain = _shown(mention.get("cluster_id"))
        marks.append(
            _element(at, tag, m_id=f"i{number}", instance_id=chain, TAG_DESCRIPTOR=_shown(mention.get("cluster_desc")))
        )
        joined = (_element(at, "source", m_id=str(number)), _element(at, "target", m_id=f"i{number}"))
        relations.append(Element(at, CHAIN, {}, "", joined))
    return {
        WORD: [_token(told.line, as_list(word)) for word in as_list(told.words)],
        MARKS: marks,
        RELATIONS: relations,
    }


def _token(line: int, word: Sequence[Json]) -> Element:
    if len(word) < 3:
        raise ValueError("a word needs its sentence, its number and itself")
    return Element(line, WORD, {"sentence": _shown(word[0]), "t_id": _shown(word[1])}, as_str(word[2]))


def _element(line: int, name: str, **said: str) -> Element:
    return Element(line, name, said, "")


def _shown(value: Json) -> str:
    """A number or string as an attribute says it."""
    return str(value) if isinstance(value, int | str) else ""


def _tag(mention: JsonObject, likely: str) -> str:
    """What a mention is called: as it says itself, else by the three letters of its type."""
    kind = as_str(mention.get("mention_type"))
    return as_str(mention.get("tag")) or _TAGS.get(kind, likely)

"""Owns what comes in from lists of mentions: their documents as articles, mentions and claims with their chains."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from annotator.domain.errors import BadFile, Remark
from annotator.domain.json import Json, JsonObject, as_list, as_str
from annotator.formats.cdcr.writing import entities_file, events_file
from annotator.formats.document import Addressed
from annotator.formats.ecb.details import Left
from annotator.formats.ecb.document import CHAIN, MARKS, RELATIONS, WORD, MarkedDocument
from annotator.formats.ecb.marks import Element
from annotator.formats.ecb.tags import DENIED, EVENT, OTHER
from annotator.formats.grouped import Grouped
from annotator.formats.jsonitems import items, numbered
from annotator.formats.native.records import NumberedRecords
from annotator.formats.native.words import shown
from annotator.formats.numbering import by_place
from annotator.formats.originals import Original
from annotator.formats.recognising import Recognising

_BEGIN: Final = re.compile(rb'\s*\{\s*"(?:[^"\\]|\\.){1,200}"\s*:\s*\[\s*\[\s*"?\d+"?\s*,\s*"?\d+"?\s*,\s*"')
_SAID: Final = ("label", "claim", "statement", "factuality", "status", "from", "to")
_READ: Final = frozenset(
    (
        *(*_SAID, "article", "doc_id", "tokens_ids", "tokens", "tokens_str", "tokens_number", "m_id", "mention_id"),
        *("tag", "mention_type", "cluster_id", "coref_chain", "cluster_desc", "topic", "topic_id", "subtopic"),
        *("sentence_id", "sent_id", "singleton", "is_singleton", "is_continuous", "entity"),
    )
)
"""What is read of a mention, and what only says once more where it stands and of which chain it is."""
_NOTHING: Final[tuple[Json, ...]] = (None, "", [], -1, {"$number": "-1.0"})
"""What says nothing; a score of -1 is one that nobody gave."""
_TAGS: Final = {"NEG": DENIED, "HUM": "HUMAN_PART", "LOC": "LOC", "TIM": "TIME"}
_MOST: Final = 6
_WORD_PARTS: Final = 3


@dataclass(frozen=True, slots=True)
class _Mention:
    """A mention of a list: the file and its number there, the tag it has unless it says so, and what it says."""

    file: str
    number: int
    tag: str
    said: JsonObject


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


def records(original: Original, project: Addressed | None = None) -> NumberedRecords:
    """The native records of documents and of the lists of their mentions beside them; what is wrong is an error.

    `project` is where articles and what is marked in them are known again.
    """
    lists: dict[str, list[_Mention]] = {}
    beside = [(_beside(original, name), tag) for name, tag in zip(along(original.name), (EVENT, OTHER), strict=False)]
    for found, tag in beside:
        yield from _mentions(found, tag, lists) if found else ()
    grouped, recognising, left = Grouped(project=project), Recognising(project), Left()
    for line, item in items(original):
        if isinstance(item, BadFile):
            yield by_place(item)
            continue
        for name, words in item.items():
            document = MarkedDocument(
                original.shown, name, grouped, Left(), {"doc_name": name}, recognising=recognising
            )
            said = _Said(line, words, lists.pop(name, []))
            left.details.update((key, "mention") for each in said.mentions for key in _beyond(each.said))
            yield from _document(document, said)
    yield from grouped.records()
    yield from recognising.remarks(original.shown)
    yield from grouped.remarks(original.shown)
    yield from left.remarks(original.shown)
    if not any(found for found, _ in beside):
        events, entities, _ = along(original.name)
        yield Remark("mentions-unlisted", file=original.shown, events=events, entities=entities)
    if lists:
        names = ", ".join([*map(shown, list(lists)[:_MOST]), *(["more"] if len(lists) > _MOST else [])])
        yield Remark("mentions-nowhere", file=original.shown, count=sum(map(len, lists.values())), names=names)


def _beyond(said: JsonObject) -> Iterator[str]:
    """The names of what else is said of a mention, for which there is no place."""
    yield from (name for name, each in said.items() if name not in _READ and each not in _NOTHING)


def _document(document: MarkedDocument, said: _Said) -> NumberedRecords:
    file, name, document.broken = document.shown, document.name, True
    if said.mentions:
        document.said["doc_id"] = as_str(said.mentions[0].said.get("article"))
    try:
        words = _words(said)
    except ValueError as error:
        yield BadFile("place-bad", file=file, line=said.line, reason=f"{name}: {error}")
        return
    document.parts[WORD] = words
    for number, mention in enumerate(said.mentions, 1):
        if as_list(mention.said.get("tokens_ids")):
            _mark(document, number, mention)
        else:
            reason = f"{name}: a mention needs tokens_ids"
            yield BadFile("line-bad", file=mention.file, line=mention.number, reason=reason)
    yield from document.records()


def _words(said: _Said) -> list[Element]:
    """The words of a document; ValueError if there are none, or one is none."""
    words = [_token(said.line, as_list(word)) for word in as_list(said.words)]
    if not any(word.text.strip() for word in words):
        raise ValueError("it has no words")
    return words


def _beside(original: Original, name: str) -> Original | None:
    try:
        found = original.beside(name)
        found.head(1)
    except BadFile:
        return None
    return found


def _mentions(original: Original, tag: str, lists: dict[str, list[_Mention]]) -> Iterator[BadFile]:
    """Take the mentions of a list by document."""
    for number, item in numbered(original):
        if isinstance(item, BadFile):
            yield item
        elif document := as_str(item.get("doc_id")):
            lists.setdefault(document, []).append(_Mention(original.shown, number, tag, item))
        else:
            yield BadFile("line-bad", file=original.shown, line=number, reason="a mention needs doc_id")


def _mark(document: MarkedDocument, number: int, mention: _Mention) -> None:
    """Give a document a mention as ECB+ would have it: a mark, its instance, and the relation that joins them.

    The lists of events and of entities each count their chains from one.
    """
    given = mention.said
    anchors = tuple(_element(mention, "token_anchor", t_id=_shown(each)) for each in as_list(given.get("tokens_ids")))
    said = {name: _shown(given[name]) for name in _SAID if name in given}
    mark = Element(mention.number, _tag(mention), {"m_id": str(number), **said}, "", anchors, mention.file)
    chain, called = _shown(given.get("cluster_id")), _shown(given.get("cluster_desc"))
    named = f"{mention.tag} {chain}" if chain else ""
    instance = _element(mention, mention.tag, m_id=f"i{number}", instance_id=named, TAG_DESCRIPTOR=called)
    joined = (_element(mention, "source", m_id=str(number)), _element(mention, "target", m_id=f"i{number}"))
    document.parts.setdefault(MARKS, []).extend((mark, instance))
    document.parts.setdefault(RELATIONS, []).append(Element(mention.number, CHAIN, {}, "", joined, mention.file))


def _token(line: int, word: Sequence[Json]) -> Element:
    if len(word) < _WORD_PARTS:
        raise ValueError("a word needs its sentence, its number and itself")
    return Element(line, WORD, {"sentence": _shown(word[0]), "t_id": _shown(word[1])}, as_str(word[2]))


def _element(mention: _Mention, name: str, **said: str) -> Element:
    return Element(mention.number, name, said, "", (), mention.file)


def _shown(value: Json) -> str:
    """A number or string as an attribute says it."""
    return str(value) if isinstance(value, int | str) else ""


def _tag(mention: _Mention) -> str:
    """What a mention is called: as it says itself, else by the three letters of its type."""
    kind = as_str(mention.said.get("mention_type"))
    return as_str(mention.said.get("tag")) or _TAGS.get(kind, mention.tag)

"""Owns what is said of files that are nearly of a known format: what they lack, instead of that they are unlike all."""

import re
from collections.abc import Sequence
from typing import Final

from annotator.domain.errors import BadFile
from annotator.formats.originals import Original
from annotator.formats.wordlines import in_utf_8

_CONLL: Final = frozenset((".conll", ".bio", ".iob", ".v4_gold_conll", ".v4_auto_conll"))
_MENTIONS: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*\[\s*\{[^{}]{0,2000}"tokens?_(?:ids|numbers)"')
_PAIRS: Final = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*+\[\s*+(?:\[\s*+)?+"(?:[^"\\]++|\\.)*+"\s*+,\s*+\{\s*+"entities"', re.DOTALL
)
_CHAIN: Final = re.compile(r"\(\d+\)?|\d+\)|-")
_ANNOTATION: Final = re.compile(rb'"type"\s*+:\s*+(?:\[\s*+)?+"Annotation"')
_TAGS_NUMBERED: Final = re.compile(rb'"(?:ner_)?tags"\s*+:\s*+\[\s*+\d')
_ALL_OF: Final = (
    ("tags-in-json", (b'"tokens"', b'"ner_tags"')),
    ("tags-in-json", (b'"tokens"', b'"tags"')),
    ("cas-json-older", (b'"_views"', b'"sofaString"')),
    ("cas-json-older", (b'"_views"', b'"_context"')),
    ("settings-of-inception", (b'"source_documents"', b'"annotation_documents"')),
    ("training-of-spacy", (b'"paragraphs"', b'"sentences"', b'"tokens"')),
)
"""What is told of files that have all of some keys."""
_TAG: Final = re.compile(r"[BIES]-\w+")
_LEAST_COLUMNS: Final = 11
"""What CoNLL-2012 has before its chains, with these."""


def lacking(original: Original, head: bytes) -> BadFile | None:
    """What a file lacks to be of the format that its first bytes look like; None if they look like none."""
    if original.extension in (".json", ".jsonl"):
        return BadFile(kind, file=original.shown) if (kind := _kind(head)) else None
    if original.extension not in _CONLL:
        return None
    for number, line in enumerate(in_utf_8(head).decode("utf-8", "ignore").splitlines(), 1):
        columns = line.split()
        if not columns or line.startswith("#"):
            continue
        if len(columns) >= _LEAST_COLUMNS and _CHAIN.fullmatch(columns[-1]):
            return BadFile("chains-unbegun", file=original.shown, line=number)
        tags = [place for place, word in enumerate(columns[1:], 2) if _TAG.fullmatch(word)]
        if tags and tags[-1] < len(columns):
            at, tag = tags[-1], columns[tags[-1] - 1]
            return BadFile("tag-not-last", file=original.shown, line=number, tag=tag, column=at, columns=len(columns))
    return None


def are_annotations(head: bytes) -> bool:
    """Whether lines begin with an annotation of W3C's."""
    return _ANNOTATION.search(head.lstrip().partition(b"\n")[0]) is not None


def _kind(head: bytes) -> str:
    """The message on a file of JSON; "" if it looks like none."""
    if _MENTIONS.match(head):
        return "mentions-alone"
    if are_annotations(head):
        return "annotations-in-lines"
    if _PAIRS.match(head):
        return "training-of-spacy"
    if b'"tokens"' in head and _TAGS_NUMBERED.search(head):
        return "tags-numbered"
    return next((kind for kind, keys in _ALL_OF if all(key in head for key in keys)), "")


def are_tagged(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows of a table are a word each with the tags of names in further columns."""
    tagged = [row for row in rows if any(_TAG.fullmatch(cell) or cell == "O" for cell in row[1:])]
    return 2 * len(tagged) > len(rows) and any(_TAG.fullmatch(cell) for row in tagged for cell in row[1:])

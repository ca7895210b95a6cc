"""Owns what is said of files that are nearly of a known format: what they lack, instead of that they are unlike all."""

import re
from typing import Final

from annotator.domain.errors import BadFile
from annotator.formats.originals import Original
from annotator.formats.wordlines import in_utf_8

_CONLL: Final = frozenset((".conll", ".bio", ".iob", ".v4_gold_conll", ".v4_auto_conll"))
_MENTIONS: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*\[\s*\{[^{}]{0,2000}"tokens?_(?:ids|numbers)"')
_CHAIN: Final = re.compile(r"\(\d+\)?|\d+\)|-")
_TAG: Final = re.compile(r"[BIES]-\w+")
_LEAST_COLUMNS: Final = 11
"""What CoNLL-2012 has before its chains, with these."""


def lacking(original: Original, head: bytes) -> BadFile | None:
    """What a file lacks to be of the format that its first bytes look like; None if they look like none."""
    if original.extension == ".json":
        return BadFile("mentions-alone", file=original.shown) if _MENTIONS.match(head) else None
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

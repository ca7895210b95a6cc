"""Owns plain text files (.txt, .md) as articles: what of them is stored, and what is taken for their title."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from annotator.domain.article import Article, new_article
from annotator.domain.errors import Remark
from annotator.domain.text import normalise
from annotator.formats.encodings import Decoding, decoded
from annotator.formats.originals import Original

LONGEST_TITLE: Final = 150
_SHORT_TITLE: Final = 80
_BEGINNING: Final = 8_000
"""Characters that a title is looked for in: a text may be one line of many megabytes."""
_LOOKED_AT: Final = 100
_ALIKE: Final = 0.9
"""The share of lines with as many tabs as each other in what may be a table."""
_PUBTATOR: Final = re.compile(r"(\w{1,40})\|t\|[^\n]*\n\1\|a\|")
"""How PubTator begins: the title and the abstract of a document, behind its id."""


def read_article(original: Original, encoding: str = "") -> tuple[Article, Decoding]:
    """The article that a text file holds, with its first line as title; BadFile that says why there is none."""
    raw, decoding = raw_text(original, encoding)
    text = normalise(raw).text
    decoding = replace(decoding, also=(*decoding.also, *_like_another(text, original.shown)))
    return new_article(text, title=title_of(text), file=original.name), decoding


def _like_another(text: str, file: str) -> Iterator[Remark]:
    """What to tell of a text that begins like a table, or with labels in its lines, and came in as it stands."""
    if _PUBTATOR.match(text):
        yield Remark("text-pubtator", file=file)
        return
    lines = [line for line in text[:_BEGINNING].split("\n")[:_LOOKED_AT] if line.strip()]
    tabs, rows = next(iter(Counter(line.count("\t") for line in lines).most_common(1)), (0, 0))
    if tabs and rows >= max(2, _ALIKE * len(lines)):
        yield Remark("text-tabular", file=file, columns=tabs + 1)


def raw_text(original: Original, encoding: str = "") -> tuple[str, Decoding]:
    """The text of a file as it is there, and how it was read; BadFile that says why there is none."""
    raw, decoding = decoded(original.whole(), original.shown, encoding)
    return raw, replace(decoding, unstorable=raw.count("\0"))


def title_of(text: str) -> str:
    """The first line if it reads like a headline, else the beginning of the text and "…"."""
    text = text.lstrip()
    lines = (line.strip() for line in text[:_BEGINNING].splitlines())
    first = next((line for line in lines if line), "")
    heading = first.lstrip("#").strip() if first.startswith("#") else first
    if heading and len(heading) <= LONGEST_TITLE and not heading.endswith("."):
        return heading
    beginning = " ".join(text[:_BEGINNING].split())
    return beginning if len(beginning) <= _SHORT_TITLE else f"{beginning[:_SHORT_TITLE].rstrip()}…"

"""Owns plain text files (.txt, .md) as articles: what of them is stored, and what is taken for their title."""

from dataclasses import replace
from typing import Final

from annotator.domain.article import Article, new_article
from annotator.domain.text import normalise
from annotator.formats.encodings import Decoding, decoded
from annotator.formats.originals import Original

LONGEST_TITLE: Final = 150
_SHORT_TITLE: Final = 80
_BEGINNING: Final = 8_000
"""Characters that a title is looked for in: a text may be one line of many megabytes."""


def read_article(original: Original, encoding: str = "") -> tuple[Article, Decoding]:
    """The article that a text file holds, with its first line as title; BadFile that says why there is none."""
    raw, decoding = raw_text(original, encoding)
    text = normalise(raw).text
    return new_article(text, title=title_of(text), file=original.name), decoding


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

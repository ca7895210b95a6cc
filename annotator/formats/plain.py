"""Owns plain text files (.txt, .md) as articles: how they are decoded and what is taken for their title."""

import codecs
import re
from pathlib import Path
from typing import Final

from annotator.domain.article import Article, new_article
from annotator.domain.errors import BadFile
from annotator.domain.text import normalise
from annotator.formats.regular import whole

LONGEST_TITLE: Final = 150
_SHORT_TITLE: Final = 80
_CONTROL: Final = re.compile("[\\0-\\x08\\x0e-\\x1a\\x1c-\\x1f\\x7f]")
_CONTROL_SHARE: Final = 0.3
"""A text may hold stray control characters; of UTF-16 without its mark about half are zero."""

_MARKED: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # Before UTF-16: its mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_article(path: Path) -> Article:
    """The article that a text file holds, with its first line as title; BadFile that says why there is none."""
    text = normalise(read_text(path)).text
    return new_article(text, title=title_of(text), file=file_name(path))


def file_name(path: Path) -> str:
    """The name of a file as text, with U+FFFD for bytes that are no characters."""
    return path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_text(path: Path) -> str:
    """What a text file holds, as it is; BadFile if it cannot be read, is no text or is empty."""
    return decoded(whole(path), str(path))


def decoded(data: bytes, file: str) -> str:
    """The text of a file's bytes: by its byte order mark, or else strict UTF-8; BadFile with the first bad byte."""
    encoding = next((name for mark, name in _MARKED if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data and encoding.startswith("utf-8"):
            raise BadFile("file-binary", file=file, position=data.index(b"\0")) from error
        raise BadFile("file-not-utf8", file=file, position=error.start) from error
    first = _CONTROL.search(text)
    if first and len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise BadFile("file-binary", file=file, position=first.start())
    if not text.strip("\ufeff\0 \t\r\n\v\f"):
        raise BadFile("file-empty", file=file)
    return text


def title_of(text: str) -> str:
    """The first line if it reads like a headline, else the beginning of the text and "…"."""
    lines = (line.strip() for line in text.splitlines())
    first = next((line for line in lines if line), "")
    heading = first.lstrip("#").strip() if first.startswith("#") else first
    if heading and len(heading) <= LONGEST_TITLE and not heading.endswith("."):
        return heading
    beginning = " ".join(text.split())
    return beginning if len(beginning) <= _SHORT_TITLE else f"{beginning[:_SHORT_TITLE].rstrip()}…"

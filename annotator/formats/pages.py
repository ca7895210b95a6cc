"""Owns web pages (.html) as articles: their main text as plain text, and what the page itself states about it.

The library that finds the main text is imported when the first page is read. It is given a tree, never an address.
"""

import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from annotator.domain.article import Article, new_article
from annotator.domain.errors import BadFile
from annotator.domain.text import normalise
from annotator.formats.encodings import Decoding, asked_for, codec_of, decoded, guessed_codec, marked, with_marks
from annotator.formats.originals import Original
from annotator.formats.page_cuts import cuts, empty
from annotator.formats.page_facts import facts_of
from annotator.formats.plain import title_of
from annotator.formats.regular import LARGEST

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST_PAGE: Final = 16 * 1024 * 1024
"""Bytes; the text of an article has a few thousand, the scripts around it a few million."""
_MOST_ELEMENTS: Final = 50_000
_HEAD_BYTES: Final = 8 * 1024
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_BEYOND_ASCII: Final = re.compile("[^\0-\x7f]+")
_LIKELY: Final = 4
"""Good characters beyond ASCII for each bad byte, from which on a page is in the encoding that it states."""
_UNSEEN: Final = re.compile("[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]")
_LONG_TAG: Final = re.compile(
    r"""<[a-zA-Z][^\s/>]*+(?:[\s/]*+[^\s=>/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+){256}"""
)
"""A tag of so many attributes that parsers, which compare each with all others, might take hours."""
_DECLARED: Final = re.compile(
    r"""(\ufeff?\s*+(?:<\?[^>]*+>\s*+)?<!DOCTYPE\b[^\[<>]*+)\[(?:"[^"]*+"|'[^']*+'|[^\]"'])*+\]""", re.IGNORECASE
)
"""What a page declares within its doctype, which a parser of HTML would take for text."""
_FORMAT: Final = str.maketrans("\u200c\u200d\u200e\u200f\u061c\u00ad\u2060", "𒀀𒀁𒀂𒀃𒀄𒀅𒀆")
"""Signs that join, part or turn letters, which Persian, Arabic and emoji need and the library drops: cuneiform letters
stand for them meanwhile."""
_FORMAT_BACK: Final = {letter: sign for sign, letter in _FORMAT.items()}
_NO_PROSE: Final = (
    *("head", "a", "nav", "script", "style", "noscript", "footer", "button", "select", "form", "template"),
)
_PROSE: Final = f"//text()[not({' or '.join(f'ancestor::{name}' for name in _NO_PROSE)})]"
_LEAST_PROSE: Final = 20
"""Letters that stand outside of links and menus on a page of a site; a page that somebody wrote may hold a word."""
_LIBRARIES: Final = ("trafilatura", "htmldate", "courlan", "justext", "readability")


def read_page(original: Original, encoding: str = "") -> tuple[Article, Decoding]:
    """The article that a page holds; BadFile that says why there is none."""
    tree, decoding = _tree(original, encoding)
    facts = facts_of(tree)
    text = _main_text(tree, original, decoding, least=_LEAST_PROSE)
    article = new_article(
        text,
        title=facts.title or title_of(text),
        source=facts.source,
        url=facts.url,
        file=original.name,
        author=facts.author,
        published=facts.published,
        language=facts.language,
    )
    return article, _of_text(decoding, f"{article.title} {text}")


def scripts(original: Original, kind: str, encoding: str = "") -> list[tuple[int, str]]:
    """The scripts of a kind that a page holds, each with the line it begins in; BadFile if it cannot be read."""
    tree, _ = _tree(original, encoding)
    found = (each for each in tree.iter("script") if kind in (each.get("type") or "").lower())
    return [(each.sourceline or 1, each.text.translate(_FORMAT_BACK)) for each in found if each.text]


def main_text(original: Original, encoding: str = "", *, least: int = _LEAST_PROSE) -> tuple[str, Decoding]:
    """The main text of a page; BadFile if it has fewer letters outside of links and menus."""
    tree, decoding = _tree(original, encoding)
    text = _main_text(tree, original, decoding, least=least)
    return text, _of_text(decoding, text)


def _tree(original: Original, encoding: str) -> "tuple[HtmlElement, Decoding]":
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    data = original.head(LARGEST_PAGE + 1)
    if len(data) > min(LARGEST_PAGE, LARGEST):
        raise BadFile("file-large", file=original.shown, limit=LARGEST_PAGE // 1024**2)
    text, decoding = _decoded(data, original.shown, encoding)
    if _LONG_TAG.search(text):
        raise BadFile("page-complex", file=original.shown)
    # Characters that no page may hold would end the text for the parser, and with it the page.
    whole = _UNSEEN.sub(" ", _undeclared(text)).translate(_FORMAT).encode("utf-8", "replace")
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(whole, parser=parser)
    except (LxmlError, ValueError) as error:
        raise empty(tuple(cuts(text, parser, original.shown)), original.shown) from error
    return tree, replace(decoding, also=tuple(cuts(text, parser, original.shown)))


def _undeclared(text: str) -> str:
    """The source of a page without what its doctype declares."""
    found = _DECLARED.match(text)
    return f"{found[1]}{text[found.end() :]}" if found else text


def _decoded(data: bytes, file: str, encoding: str) -> tuple[str, Decoding]:
    """The page's source by what a person says, a mark, UTF-8, what the page states, or else a guess.

    A page with some bad bytes is still read by what it states, with a mark for each: they mostly stand in scripts.
    """
    if encoding:
        return _marked(data, asked_for(encoding, file))
    stated = _CHARSET.search(data[:_HEAD_BYTES])
    codec = codec_of(stated[1].decode("ascii", "replace")) if stated else None
    if codec is None or marked(data) or _is_utf_8(data, codec):
        return decoded(data, file)
    # The statement itself stands there in single bytes.
    codec = codec if not codec.startswith(("utf-16", "utf-32")) else "utf-8"
    return _marked(data, Decoding(codec)) if _is_likely(data, codec) else _despite(data, codec)


def _is_likely(data: bytes, codec: str) -> bool:
    """Whether nearly all that is beyond ASCII is good in an encoding."""
    text, bad = with_marks(data, codec)
    good = sum(map(len, _BEYOND_ASCII.findall(text))) - bad
    return not bad or good >= _LIKELY * bad


def _despite(data: bytes, codec: str) -> tuple[str, Decoding]:
    """A page in another encoding than it states: by a guess, and only where that is none by what it states."""
    guessed = guessed_codec(data)
    return _marked(data, Decoding(guessed, certain=False) if guessed else Decoding(codec))


def _marked(data: bytes, decoding: Decoding) -> tuple[str, Decoding]:
    text, bad = with_marks(data, decoding.codec)
    return text, replace(decoding, bad=bad)


def _of_text(decoding: Decoding, text: str) -> Decoding:
    """The decoding with only the bad bytes of the main text: those of scripts are nothing to tell."""
    return replace(decoding, bad=min(decoding.bad, text.count("\ufffd")))


def _is_utf_8(data: bytes, stated: str) -> bool:
    """Whether a page is UTF-8 whatever it states, as browsers save it; not if it is ASCII with signs of another."""
    if stated.startswith(("iso2022", "hz")):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _main_text(tree: "HtmlElement", original: Original, decoding: Decoding, *, least: int) -> str:
    if tree.find(".//frameset") is not None:
        raise BadFile("page-frames", file=original.shown)
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise BadFile("page-complex", file=original.shown)
    _clean(tree)
    found = _extracted(tree) if _has_prose(tree, least) else ""
    paragraphs = [" ".join(line.split()) for line in normalise(found).text.translate(_FORMAT_BACK).splitlines()]
    text = "\n\n".join(line for line in paragraphs if line)
    if not any(character.isalnum() for character in text):
        raise empty(decoding.also, original.shown)
    return text


def _clean(tree: "HtmlElement") -> None:
    """Take out what references such as "&#12;" brought in and the library cannot handle."""
    for element in tree.iter():
        if element.text and _UNSEEN.search(element.text):
            element.text = _UNSEEN.sub(" ", element.text)
        if element.tail and _UNSEEN.search(element.tail):
            element.tail = _UNSEEN.sub(" ", element.tail)


def _has_prose(tree: "HtmlElement", least: int) -> bool:
    """Whether the page says anything outside of links, menus and forms."""
    letters = 0
    for words in tree.xpath(_PROSE):
        letters += sum(character.isalpha() for character in words[: 10 * _LEAST_PROSE])
        if letters >= least:
            return True
    return False


def _extracted(tree: "HtmlElement") -> str:
    """What the library takes for the main text; "" if it finds none."""
    for library in _LIBRARIES:
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)
    from trafilatura import extract

    return extract(tree, include_comments=False, include_tables=True, with_metadata=False) or ""

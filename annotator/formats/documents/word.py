"""Owns Word files (.docx) as articles: the text as it reads once every tracked change is taken.

The library is imported when the first file is read.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from annotator.domain.article import Article, new_article
from annotator.domain.errors import BadFile, Remark
from annotator.domain.text import is_blank, normalise
from annotator.formats.archives import FAULTS, refuse_bomb
from annotator.formats.documents.word_beside import W, beside, is_hidden
from annotator.formats.encodings import Decoding
from annotator.formats.originals import Original
from annotator.formats.plain import title_of

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES: Final = (f"{W}footnoteReference", f"{W}endnoteReference")
"""Where a note hangs, whose text stands in another part of the file."""
_PASSED: Final = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", *_NOTES, _FALLBACK})
"""What is struck out, moved elsewhere, no text, or the same once more for older programs."""
_SIGNS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_LOCKED: Final = b"\xd0\xcf\x11\xe0"
"""What an encrypted file begins with, and one of the older kind (.doc)."""


def read_docx(original: Original, _encoding: str = "") -> tuple[Article, Decoding]:
    """The article that a file holds; BadFile that says why there is none."""
    document = _opened(original.whole(), original.shown)
    blocks = ("".join(_words(paragraph)).strip() for paragraph in _paragraphs(document.element.body))
    text = normalise("\n\n".join(block for block in blocks if block)).text
    if is_blank(text):
        raise BadFile("document-empty", file=original.shown)
    stated = " ".join((document.core_properties.title or "").split())
    article = new_article(
        text,
        title=stated if stated and stated in text else title_of(text),
        file=original.name,
        author=" ".join((document.core_properties.author or "").split()) or None,
    )
    notes = len({(note.tag, note.get(f"{W}id")) for note in document.element.body.iter(*_NOTES)})
    told = [Remark("document-notes", file=original.shown, count=notes)] if notes else []
    told += beside(document, _paragraphs(document.element.body), original.shown)
    return article, Decoding("utf-8", also=tuple(told))


def _opened(data: bytes, file: str) -> "Document":
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    if data.startswith(_LOCKED):
        raise BadFile("document-locked", file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            refuse_bomb([(info.filename, info) for info in packed.infolist()], file, len(data))
        return Document(io.BytesIO(data))
    except (*FAULTS, OpcError, LxmlError, KeyError, AttributeError) as error:
        raise BadFile("document-bad", file=file) from error


def _paragraphs(body: "_Element") -> Iterator["_Element"]:
    """The paragraphs in the order of the text, also those of tables and text boxes; none that is struck out."""
    for element in body.iter(f"{W}p"):
        if not any(above.tag in _PASSED for above in element.iterancestors()):
            yield element


def _words(paragraph: "_Element") -> Iterator[str]:
    """What a paragraph reads, without the paragraphs of a text box that hangs on it."""
    open_elements = [iter(paragraph)]
    while open_elements:
        element = next(open_elements[-1], None)
        if element is None:
            open_elements.pop()
        elif element.tag == f"{W}t":
            yield element.text or ""
        elif element.tag in _SIGNS:
            yield _SIGNS[element.tag]
        elif element.tag not in _PASSED and element.tag != f"{W}p" and not is_hidden(element):
            open_elements.append(iter(element))

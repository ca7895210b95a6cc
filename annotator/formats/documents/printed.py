"""Owns PDF files (.pdf) as articles: the text layer of their pages, line by line and where each line stands.

The library is imported when the first file is read. It may be used by one thread at a time.
"""

import ctypes
import re
import sys
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from typing import Final, Protocol

from annotator.domain.article import Article, new_article
from annotator.domain.errors import BadFile, Remark
from annotator.domain.messages import counted
from annotator.domain.text import normalise
from annotator.formats.documents.columns import Row, in_columns
from annotator.formats.documents.paragraphs import Line, paragraphs
from annotator.formats.encodings import Decoding
from annotator.formats.originals import Original
from annotator.formats.plain import title_of

MOST_PAGES: Final = 5_000
MOST_CHARACTERS: Final = 20_000_000
_FEWEST: Final = 20
"""Letters and digits below which a file of pages is taken for pictures."""
_ASKS_PASSWORD: Final = 4
_FROM_THE_RIGHT: Final = 0.2
"""The share of letters written from right to left above which a text is refused."""
_BEGINNING: Final = 600
"""Characters in which the title that a file states must stand: many state the name of a draft."""
_HYPHENS: Final = ("\x02", "\ufffe")
"""What the library gives for a hyphen that parts a word at the end of a line."""
_LIGATURES: Final = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_BREAKS: Final = re.compile("[\r\n]+")
_SPACES: Final = re.compile(r"\s+")
_WIDE: Final = 0.8
"""Heights of a line that a gap is at least which may lie between two columns; words have a third between them."""
_BY_ONE: Final = threading.Lock()


class _TextPage(Protocol):
    """The characters of a page."""

    def count_chars(self) -> int: ...
    def close(self) -> None: ...


class _Page(Protocol):
    """A page."""

    def get_textpage(self) -> _TextPage: ...
    def get_objects(self, *, max_depth: int) -> Iterator[object]: ...
    def close(self) -> None: ...


class _Document(Protocol):
    """A file."""

    def __len__(self) -> int: ...
    def __getitem__(self, number: int) -> _Page: ...
    def get_metadata_value(self, name: str) -> str: ...
    def close(self) -> None: ...


def read_pdf(original: Original, _encoding: str = "") -> tuple[Article, Decoding]:
    """The article that a file's pages hold; BadFile that says why there is none."""
    data = original.whole()
    with _BY_ONE:
        pages, without, title = _read(data, original.shown)
    text = normalise("\n\n".join(paragraphs(pages))).text
    told = _checked(text, original.shown)
    heading = title if title and title in " ".join(text[:_BEGINNING].split()) else title_of(text)
    if without:
        told.append(Remark("pdf-pages-empty", file=original.shown, pages=counted(without, "page")))
    return new_article(text, title=heading, file=original.name), Decoding("utf-8", also=tuple(told))


def _read(data: bytes, file: str) -> tuple[list[list[Line]], int, str]:
    """The lines of each page, how many pages show something else than text, and the title that the file states."""
    library = import_module("pypdfium2")
    try:
        document: _Document = library.PdfDocument(data)
        with closing(document):
            if len(document) > MOST_PAGES:
                raise BadFile("pdf-long", file=file, limit=MOST_PAGES)
            pages = list(_pages(document, file))
            without = sum(1 for number, lines in enumerate(pages) if not lines and _shows(document, number))
            return pages, without, " ".join(document.get_metadata_value("Title").split())
    except library.PdfiumError as error:
        locked = error.err_code == _ASKS_PASSWORD
        raise BadFile("pdf-locked" if locked else "pdf-bad", file=file) from error


def _pages(document: _Document, file: str) -> Iterator[list[Line]]:
    left = MOST_CHARACTERS
    for number in range(len(document)):
        with closing(document[number]) as page, closing(page.get_textpage()) as textpage:
            left -= textpage.count_chars()
            if left < 0:
                raise BadFile("pdf-long", file=file, limit=number)
            yield in_columns(list(_rows(textpage)))


def _shows(document: _Document, number: int) -> bool:
    with closing(document[number]) as page:
        return next(page.get_objects(max_depth=1), None) is not None


def _rows(textpage: _TextPage) -> Iterator[Row]:
    """The lines of a page that show anything, in the order of the file."""
    units = _units(textpage)
    at = 0
    for part in re.split("([\r\n]+)", units):
        if part.strip() and not _BREAKS.match(part):
            yield Row(_line(textpage, at, part), [_line(textpage, *piece) for piece in _pieces(textpage, at, part)])
        at += len(part)


def _pieces(textpage: _TextPage, at: int, part: str) -> Iterator[tuple[int, str]]:
    """The pieces of a line between wide gaps, each with the place where it begins."""
    begins = 0
    for space in _SPACES.finditer(part):
        if not 0 < space.start() < space.end() < len(part):
            continue
        _, low, ends, high = _box(textpage, at + space.start() - 1)
        left, *_ = _box(textpage, at + space.end())
        if left - ends > _WIDE * (high - low) > 0:
            yield at + begins, part[begins : space.start()]
            begins = space.end()
    yield at + begins, part[begins:]


def _units(textpage: _TextPage) -> str:
    """The characters of a page, one for each place of the library: halves of a pair where it has two for one."""
    code_at = import_module("pypdfium2.raw").FPDFText_GetUnicode
    codes = (int(code_at(textpage, place)) for place in range(textpage.count_chars()))
    return "".join(chr(code) if code <= sys.maxunicode else "\ufffd" for code in codes)


def _line(textpage: _TextPage, at: int, part: str) -> Line:
    first, last = at + len(part) - len(part.lstrip()), at + len(part.rstrip()) - 1
    left, bottom, right, top = _box(textpage, first)
    _, low, end, high = _box(textpage, last)
    text = part.strip().encode("utf-16", "surrogatepass").decode("utf-16", "replace").translate(_LIGATURES)
    parted = text.endswith(_HYPHENS)
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "")
    return Line(text, min(left, end), max(right, end), max(top, high), min(bottom, low), parted=parted)


def _box(textpage: _TextPage, place: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a character, in points from the lower left corner."""
    raw = import_module("pypdfium2.raw")
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(textpage, place, ctypes.byref(box))
    return box.left, box.bottom, box.right, box.top


def _checked(text: str, file: str) -> list[Remark]:
    """What to tell of a text; BadFile if there is none, or if its letters may well stand in a wrong order."""
    letters = [character for character in text if character.isalnum()]
    if len(letters) < _FEWEST:
        raise BadFile("pdf-no-text", file=file)
    from_the_right = sum(unicodedata.bidirectional(character) in {"R", "AL"} for character in letters)
    if from_the_right > _FROM_THE_RIGHT * len(letters):
        raise BadFile("pdf-from-the-right", file=file)
    return [Remark("pdf-order", file=file)] if from_the_right else []

"""Owns the one way in: any file, folder or archive an analyst points at, as a stream of entries and troubles."""

import codecs
import contextlib
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.formats import native
from annotator.formats.archives import archived
from annotator.formats.capping import capped
from annotator.formats.claim_review.pages import read_reviews
from annotator.formats.doccano.together import of_annotators
from annotator.formats.document import Given, TextOf
from annotator.formats.documents import DOCUMENTS
from annotator.formats.empty_parts import without_empty_parts
from annotator.formats.encodings import Decoding
from annotator.formats.endings import (
    ARCHIVE_EXTENSIONS,
    BRAT_PARTS,
    NATIVE_EXTENSIONS,
    PACKED,
    PAGE_EXTENSIONS,
    SAVED_AS,
    TABLE_EXTENSIONS,
    TEXT_EXTENSIONS,
)
from annotator.formats.folders import listed
from annotator.formats.foreign import along, extensions, foreign_of, is_said_of_texts, read_foreign, titles
from annotator.formats.jsonitems import JSON, not_json
from annotator.formats.jsonlines import untyped
from annotator.formats.manner import Reading
from annotator.formats.native.cut_off import at_the_end
from annotator.formats.nearly import are_annotations, lacking
from annotator.formats.object_rows import are_rows
from annotator.formats.originals import Original, on_disk
from annotator.formats.pages import main_text, read_page
from annotator.formats.plain import raw_text, read_article
from annotator.formats.plain_claims import PlainClaims, one_by_one
from annotator.formats.regular import leads_out, lines
from annotator.formats.table_order import names_texts
from annotator.formats.tabular import read_table
from annotator.formats.utf8_lines import Utf8Lines

_TABLE: Final = "sources.jsonl"
_PIECE: Final = 1024**2
_UNREAD: Final[Mapping[str, str]] = MappingProxyType(
    {**dict.fromkeys((".mht", ".mhtml", ".webarchive"), "page-archive"), ".conllu": "words-grammar"}
    | dict.fromkeys(BRAT_PARTS, "brat-parts")
    | dict.fromkeys(PACKED, "file-packed")
)
"""What to tell of files that look like some that can be read, by their ending."""
_GRAMMAR: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:#[^\n]*+\n|[ \t\r]*+\n)*+1(?:-\d++)?+\t[^\t\n]++(?:\t[^\t\n]++){6,}+\r?\n"
)
"""The first word of a sentence with its number and what CoNLL-U and its kin say of it."""
_UTF_16_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOTHING: Final = Reading()
_ARTICLES: Final[Mapping[str, Callable[[Original, str], tuple[Article, Decoding]]]] = MappingProxyType(
    {**dict.fromkeys(TEXT_EXTENSIONS, read_article), **dict.fromkeys(PAGE_EXTENSIONS, read_page), **DOCUMENTS}
)
"""What reads a file that is one article, by its ending."""
Item = Given | PlainClaims | AnnotatorError
"""An entry, many entries at once, or what is to be told."""


def in_order(paths: Iterable[Path], how: Mapping[Path, Reading] = MappingProxyType({})) -> list[Path]:
    """Files and folders as they are given, but what is said of texts that others bring after those."""
    return sorted(paths, key=lambda path: not path.is_dir() and _comes_after(on_disk(path), how.get(path, _NOTHING)))


def _comes_after(original: Original, how: Reading) -> bool:
    """Whether a file says something of texts that other files bring."""
    return is_said_of_texts(original) or names_texts(original, how)


def read_path(
    path: Path, *, text_of: TextOf | None = None, how: Reading = _NOTHING
) -> Iterator[Given | AnnotatorError]:
    """All that a file, folder or archive gives, one by one, as `read_together` has it."""
    return one_by_one(read_together(path, text_of=text_of, how=how))


def read_together(path: Path, *, text_of: TextOf | None = None, how: Reading = _NOTHING) -> Iterator[Item]:
    """All that a file, folder or archive gives, texts in the order of names, then what may label them in that order.

    What cannot be read is an error in its place. In a folder, the articles that its `sources.jsonl` names are read with
    what it tells of them, and not once more. Of many troubles of one kind the first are told, and how many more there
    are.
    """
    yield from capped(_all_of(path, text_of, how), most=how.most)


def _all_of(path: Path, text_of: TextOf | None, how: Reading) -> Iterator[Item]:
    original = on_disk(path)
    try:
        if path.is_dir():
            yield from _together(listed(path, extensions()), original.shown, text_of, how)
        elif original.extension in ARCHIVE_EXTENSIONS:
            with original.opened() as file:
                inside = _together(archived(file, original, extensions()), original.shown, text_of, how)
                yield from capped(inside, whole=original.shown, most=how.most)
        else:
            yield from read(original, text_of=text_of, how=how)
    except BadFile as error:
        yield error
    except OSError as error:
        yield BadFile("file-unreadable", file=str(path), reason=error.strerror or "unknown")


def read(original: Original, *, text_of: TextOf | None, how: Reading) -> Iterator[Item]:
    """All that one file gives, which is no folder and no archive, by the ending of its name."""
    extension = original.extension
    if found := foreign_of(original):
        yield from read_foreign(replace(original, encoding=how.encoding), found, text_of)
    elif extension in _ARTICLES:
        yield from _one_article(original, how)
        yield from _reviews(original, text_of, how) if extension in PAGE_EXTENSIONS else ()
    elif extension in TABLE_EXTENSIONS or are_rows(original):
        yield from read_table(original, how, text_of)
    elif extension in NATIVE_EXTENSIONS:
        yield from _lines(original, text_of, how)
    else:
        yield _unknown(original)


def _unknown(original: Original) -> BadFile:
    """Why a file is none that can be read, by its ending or by what it begins with."""
    head = original.head(_PIECE)  # tells of what is not there, or may not be read
    if better := SAVED_AS.get(original.extension):
        return BadFile("save-as", file=original.shown, better=better)
    if original.extension not in extensions():
        known = ", ".join(each for each in extensions() if "_" not in each)  # without the versions of CoNLL-2012
        return BadFile(_UNREAD.get(original.extension, "file-kind"), file=original.shown, known=known)
    if _GRAMMAR.match(head):
        return BadFile("words-grammar", file=original.shown)
    known_as = lacking(original, head) or _untaken(original, head)
    return known_as or (not_json(original) if original.extension in JSON else None) or _unlike("file-unlike", original)


def _untaken(original: Original, head: bytes) -> BadFile | None:
    """Why nothing can be taken from a file that is empty, or has zeros where signs of JSON or XML would be."""
    if head.strip(b"\xef\xbb\xbf \t\r\n\v\f") in (b"", b"[]", b"{}"):
        return BadFile("file-empty", file=original.shown)
    if head.startswith(_UTF_16_MARKS) or b"\0" in head[:2]:
        return BadFile("file-not-in-utf8", file=original.shown, encoding="UTF-16")
    return None


def _other_lines(original: Original, head: bytes) -> BadFile | None:
    """What is said of lines that are another tool's; None of those that may be ours."""
    if head.removeprefix(BOM_UTF8).lstrip().startswith(b"[") or are_annotations(head):
        return lacking(original, head)
    return lacking(original, head) or _unlike("lines-unlike", original) if untyped(head) else None


def _unlike(message: str, original: Original) -> BadFile:
    return BadFile(message, file=original.shown, ending=original.extension, known=titles(original.extension))


def importable(folder: Path) -> list[Path]:
    """The files below a folder that can be imported, sorted; hidden ones and links that lead out are passed over."""
    found = [item for item in listed(folder, extensions()) if isinstance(item, Original)]
    return [Path(item.folder, item.name) for item in found if not leads_out(Path(item.folder, item.name), folder)]


def size(path: Path) -> int:
    """About how many entries and troubles `read_path` gives: a line is one, another file is one."""
    try:
        if path.is_dir():
            return sum(size(file) for file in importable(path))
        if path.suffix.lower() not in (*NATIVE_EXTENSIONS, *TABLE_EXTENSIONS) or not path.is_file():
            return 1
        with path.open("rb") as file:
            return max(1, sum(piece.count(b"\n") for piece in iter(lambda: file.read(_PIECE), b"")))
    except OSError:
        return 1


def _together(
    found: Sequence[Original | AnnotatorError], name: str, text_of: TextOf | None, how: Reading
) -> Iterator[Item]:
    """What the files of a folder or archive give; first what could not be listed, then tables of texts, and texts.

    What labels a text comes after it, and goes to its article.
    """
    originals = of_annotators([item for item in found if isinstance(item, Original)])
    originals.sort(key=lambda each: (each.extension not in _ARTICLES, _comes_after(each, how)))
    yield from (item for item in found if isinstance(item, AnnotatorError))
    if all(isinstance(item, Remark) for item in found):
        yield BadFile("nothing-imported", file=name)
    originals, of_parts = without_empty_parts(originals)
    yield from of_parts
    told: set[tuple[str, str]] = set()
    for table in (original for original in originals if original.name == _TABLE):
        for item in read(table, text_of=text_of, how=how):
            if isinstance(item, Given) and isinstance(item.entry, Article) and item.entry.file:
                told.add((table.folder, item.entry.file))
            yield item
    told.update(_place(original, name) for original in originals for name in along(original))
    for original in originals:
        if original.name != _TABLE and (original.folder, original.name) not in told:
            yield from _each(original, text_of, how)


def _place(original: Original, name: str) -> tuple[str, str]:
    """The folder and the name of a file that is read with another one, also if it lies in a folder beside that."""
    if "/" in name:
        with contextlib.suppress(BadFile):
            found = original.beside(name)
            return found.folder, found.name
    return original.folder, name


def _each(original: Original, text_of: TextOf | None, how: Reading) -> Iterator[Item]:
    """What one of many gives; an archive among them only where it lies on the disk itself."""
    try:
        if original.extension in ARCHIVE_EXTENSIONS:
            yield from _all_of(Path(original.folder, original.name), text_of, how)
        else:
            yield from read(original, text_of=text_of, how=how)
    except BadFile as error:
        yield error


def _one_article(original: Original, how: Reading) -> Iterator[Item]:
    try:
        article, decoding = _ARTICLES[original.extension](original, how.encoding)
    except BadFile as error:
        yield error
    else:
        yield Given(article, 0, original.shown)
        yield from decoding.remarks(original.shown)


def _reviews(original: Original, text_of: TextOf | None, how: Reading) -> Iterator[Item]:
    """The reviews of claims in a page; why the page cannot be read was told with its article."""
    with contextlib.suppress(BadFile):
        yield from read_reviews(original, text_of, how.encoding)


def _lines(original: Original, text_of: TextOf | None, how: Reading) -> Iterator[Item]:
    remarks: list[AnnotatorError] = []

    def beside(name: str) -> str:
        # A table names files of its own folder, so that an imported one cannot reach into others.
        extension = Path(name).suffix.lower()
        if Path(name).name != name or extension not in (*TEXT_EXTENSIONS, *PAGE_EXTENSIONS):
            raise ValueError(f"file must be the name of a text file beside this one, not '{name[:60]}'")
        other = original.beside(name)
        text, decoding = (main_text if extension in PAGE_EXTENSIONS else raw_text)(other, how.encoding)
        remarks.extend(decoding.remarks(other.shown))
        return text

    try:
        head = original.head(_PIECE)
        if trouble := _untaken(original, head) or _other_lines(original, head):
            yield trouble
            return
        with original.opened() as file:
            text = Utf8Lines(lines(file))
            for item in native.read_together(text, file=original.shown, text_of=text_of, text_in=beside):
                yield at_the_end(item, text.current) if isinstance(item, AnnotatorError) else item
            if trouble := text.trouble(original.shown):
                yield trouble
    except BadFile as error:
        yield error
    yield from remarks

"""Owns XML that comes from elsewhere: read without document types, entities, network or great depth, or refused."""

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final, cast

from annotator.domain.errors import BadFile, Remark
from annotator.domain.messages import counted
from annotator.formats.originals import Original

if TYPE_CHECKING:
    from lxml import etree

_DOCUMENT_TYPE: Final = (b"<!DOCTYPE", b"<!ENTITY")
_DECLARED: Final = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']{1,40})")
_PLAIN: Final = re.compile(rb"utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|iso-8859-\d{1,2}|latin-?1|windows-125\d", re.I)
"""Encodings in which what is refused is spelled as in ASCII, but for NULs between."""

_ELEVEN: Final = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml\s+version\s*=\s*[\"']1\.1[\"']")
_REFERENCE: Final = re.compile(rb"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_BEGINNING: Final = 100
_SPACE: Final = 0x20
_ROOT: Final = re.compile(rb"<([A-Za-z_][\w:.-]*+)")
_TOO_MUCH: Final = (
    "it has more than 10 million bytes in one place, or nests deeper than 250 levels, which is not read of XML"
)
_PERMITTED: Final = frozenset((0x9, 0xA, 0xD))


def elements(original: Original, depth: int = 1) -> Iterator["etree._Element"]:
    """The elements so many levels below the root of a file, each whole, in order; cleared when the next is asked for.

    BadFile with the line, once what stands before was given, if the file is no XML, or XML that may do harm.
    """
    yield from elements_of(original.whole(), original.shown, depth)


def elements_of(data: bytes, shown: str, depth: int = 1) -> Iterator["etree._Element"]:
    """As `elements`, of the bytes of a file that sentences call as shown."""
    from lxml import etree

    _check(data, shown)
    data = _permitted(data)
    level = 0
    try:
        for event, element in _events(data, shown):
            level += 1 if event == "start" else -1
            if event == "end" and level == depth:
                yield element
                _forget(element)
    except (etree.XMLSyntaxError, BadFile) as error:
        if root := _unended(data):
            raise BadFile("file-cut-off", file=shown, line=root) from error
        if isinstance(error, BadFile):
            raise
        raise _ill(shown, error.lineno or 1, error.msg or "no reason is known") from error


def _unended(data: bytes) -> int:
    """The line in which the root element of a file begins, if it ends nowhere in it; 0 if it does."""
    plain = data.replace(b"\0", b"")
    found = _ROOT.search(plain)
    if found is None or re.search(rb"</" + re.escape(found[1]) + rb"\s*+>", plain):
        return 0
    return plain.count(b"\n", 0, found.start()) + 1


def root_name(head: bytes) -> bytes:
    """The name of the root element that a file begins with, without its prefix; nothing if there is none."""
    plain = head.replace(b"\0", b"")
    found = re.search(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)", re.sub(rb"<!--.*?-->|<\?.*?\?>", b"", plain, flags=re.S))
    return found[1] if found else b""


def _events(data: bytes, shown: str) -> Iterator[tuple[str, "etree._Element"]]:
    from lxml import etree

    events: Sequence[str] = ("start", "end")
    found = etree.iterparse(
        BytesIO(data),
        events=events,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        yield from found
    except etree.XMLSyntaxError as error:
        logged = next(iter(cast("Iterable[etree._LogEntry]", found.error_log)), None)
        if error.lineno or logged is None:
            raise
        # Of an entity that nobody declared, only the log tells.
        raise _ill(shown, logged.line, logged.message) from error


def _forget(element: "etree._Element") -> None:
    """Free what an element held, and those before it, so that memory stays small."""
    element.clear()
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]


def _permitted(data: bytes) -> bytes:
    """A file of XML 1.1 as one that 1.0 permits: U+FFFD for control characters, which only 1.1 can refer to."""
    return _REFERENCE.sub(_replaced, data) if _ELEVEN.match(data) else data


def replaced(original: Original) -> Iterator[Remark]:
    """What to tell of the control characters of a file of XML 1.1, for which U+FFFD stands."""
    if _ELEVEN.match(original.head(_BEGINNING)):
        count = sum(_replaced(found) != found[0] for found in _REFERENCE.finditer(original.whole()))
        if count:
            yield Remark("characters-forbidden", file=original.shown, characters=counted(count, "character"))


def _replaced(found: re.Match[bytes]) -> bytes:
    number = int(found[1], 16) if found[1] else int(found[2])
    return b"&#xFFFD;" if number < _SPACE and number not in _PERMITTED else found[0]


def _check(data: bytes, shown: str) -> None:
    declared = _DECLARED.search(data[:400].replace(b"\0", b""))
    if declared and not _PLAIN.fullmatch(declared[1]):
        raise _bad(shown, 1, f"its encoding {declared[1].decode('ascii', 'replace')} is not one that is read in XML")
    plain = data.replace(b"\0", b"")
    for refused in _DOCUMENT_TYPE:
        at = plain.find(refused)
        if at >= 0:
            raise _bad(shown, plain.count(b"\n", 0, at) + 1, "a document type, which may hide harm, is not read")


def _ill(shown: str, line: int, told: str) -> BadFile:
    """That a file is not well-formed in a line, or larger than is read."""
    if "HUGE" in told:
        return _bad(shown, line, _TOO_MUCH)
    return BadFile("xml-bad", file=shown, line=line, reason=told.partition(", line ")[0].strip())


def _bad(shown: str, line: int, reason: str) -> BadFile:
    return BadFile("line-bad", file=shown, line=line, reason=reason)

"""Owns which part of a web page cannot be reached: nested deeper than parsers follow, or in a comment never closed."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from annotator.domain.errors import BadFile, Remark

if TYPE_CHECKING:
    from lxml.html import HTMLParser

DEEPEST: Final = 255
"""Levels that the parser follows; a page has a few dozen."""
_DEPTH: Final = "Excessive depth"
_FEWEST_LETTERS: Final = 20
_EMPTY_BY_CUT: Final = MappingProxyType({"page-cut-deep": "page-deep", "page-cut-comment": "page-comment"})


def cuts(source: str, parser: "HTMLParser", file: str) -> Iterator[Remark]:
    """What to tell of parts that were not reached, by the source of a page and the parser that has read it."""
    if any(entry.message.startswith(_DEPTH) for entry in parser.error_log):
        yield Remark("page-cut-deep", file=file, levels=DEEPEST)
    at = _unclosed_comment(source)
    rest = source[at:] if at >= 0 else ""
    # In a script it is no comment.
    if sum(map(str.isalpha, rest)) >= _FEWEST_LETTERS and "</script" not in rest.lower():
        yield Remark("page-cut-comment", file=file, line=source.count("\n", 0, at) + 1)


def empty(told: Sequence[Remark], file: str) -> BadFile:
    """Why a page holds no text, with what could not be reached of it."""
    if not told:
        return BadFile("page-empty", file=file)
    return BadFile(_EMPTY_BY_CUT[told[0].message_id], **told[0].parameters)


def _unclosed_comment(source: str) -> int:
    """Where a comment opens that runs to the end of the page; -1 if none does."""
    at = source.find("<!--")
    while at >= 0:
        end = source.find("-->", at + len("<!"))
        if end < 0:
            return at
        at = source.find("<!--", end)
    return -1

"""Owns what import does to a text, and the map that carries incoming offsets through it."""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from annotator.domain.span import Span

_BOM = "\ufeff"
_NUL_SHOWN_AS = "\ufffd"
_BLANK = frozenset(("Cc", "Cf", "Cn", "Cs", "Zl", "Zp", "Zs"))
"""The categories of characters that nothing is seen of."""


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """A text as it is stored, and where each dropped character stood in the incoming one."""

    text: str
    dropped: tuple[int, ...]

    def offset(self, incoming: int) -> int:
        """The stored offset of an offset in the incoming text."""
        return incoming - bisect_right(self.dropped, incoming - 1)

    def incoming(self, stored: int) -> int:
        """The offset in the incoming text of a stored character."""
        left = (place - number for number, place in enumerate(self.dropped))
        return stored + sum(place <= stored for place in left)

    def span(self, start: int, end: int) -> Span:
        """The stored span of an incoming range; ValueError if nothing of it is left."""
        return Span(self.offset(start), self.offset(end))


def normalise(raw: str) -> NormalisedText:
    """The text without BOM, with LF line ends and U+FFFD for NUL; nothing else is touched.

    A lone CR becomes LF in place; of CRLF the CR is dropped.
    """
    dropped = [0] if raw.startswith(_BOM) else []
    at = raw.find("\r\n")
    while at >= 0:
        dropped.append(at)
        at = raw.find("\r\n", at + 2)
    text = raw.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n").replace("\0", _NUL_SHOWN_AS)
    return NormalisedText(text, tuple(dropped))


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen: it holds spaces, joiners, control characters and U+FFFD at most."""
    return all(each == _NUL_SHOWN_AS or each.isspace() or unicodedata.category(each) in _BLANK for each in text)


def without_lone_surrogates(raw: str) -> str:
    """The text with every lone surrogate replaced by U+FFFD, so that UTF-8 can hold it."""
    return raw.encode("utf-8", "surrogatepass").decode("utf-8", "replace")

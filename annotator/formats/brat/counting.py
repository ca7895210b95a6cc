"""Owns which spelling of a text the offsets of its annotations count.

A text may have got a byte order mark, or other line ends, since it was annotated: editors do so, and version control.
"""

import re
from itertools import islice
from typing import Final

_SPAN: Final = re.compile(r"^T\d+\t\S+ (\d{1,12}) (\d{1,12})\t([^\n]*)$", re.MULTILINE)
_MOST: Final = 5_000
"""Spans that are looked at; those before the first line end tell nothing."""
_MARK: Final = "\ufeff"


def as_counted(text: str, annotations: str) -> str:
    """The text as most spans count it, by the words that each quotes; as it is if another spelling suits no more.

    Worked example: in a text "a", line end, "Ben" the span 2 to 5 of "Ben" counts a line end of one character, 3 to 6
    one of two.
    """
    plain = text.removeprefix(_MARK).replace("\r\n", "\n")
    bare = (text.removeprefix(_MARK), plain, plain.replace("\n", "\r\n"))
    spellings = dict.fromkeys((text, *bare, *(_MARK + each for each in bare)))
    found = [(int(start), int(end), _squeezed(quote)) for start, end, quote in _spans(annotations)]
    return max(spellings, key=lambda each: sum(_squeezed(each[a:b]) == quote for a, b, quote in found))


def _spans(annotations: str) -> list[tuple[str, str, str]]:
    found = islice(_SPAN.finditer(annotations), _MOST)
    return [(match[1], match[2], match[3]) for match in found]


def _squeezed(text: str) -> str:
    return " ".join(text.split())

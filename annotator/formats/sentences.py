"""Owns the sentences of a text for formats that count in them: every text is cut the same way, whatever language."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from annotator.domain.span import Span, trimmed

_END: Final = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?(?:[A-Z0-9]|[^\x00-\x7f]))|(?<=[。！？])|\n+")


def sentences(text: str) -> list[Span]:
    """The sentences of a text in order, without the white space around them: a line end closes one, as a full stop."""
    bounds = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    cut = (trimmed(text, start, end) for start, end in pairwise(bounds) if start < end)
    return [span for span in cut if span is not None]


def covering(found: Sequence[Span], span: Span) -> range:
    """The numbers of the sentences that a span touches."""
    first = bisect_right(found, span.start, key=lambda sentence: sentence.end)
    return range(first, bisect_left(found, span.end, key=lambda sentence: sentence.start))

"""Owns the tokens of a task: words cut where spans begin and end, and the white space at which spans do."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from annotator.domain.span import Span, trimmed
from annotator.formats.tokens import Tokens, tokens


def tokens_of(text: str, spans: Sequence[Span]) -> Tokens:
    """The tokens of a text so that every span begins with one and ends with one, also where it does in white space."""
    words = tokens(text).cut(spans)
    blanks = list(_pieces([blank for span in spans for blank in _blanks(text, span)]))
    return Tokens(sorted([*words.spans, *blanks], key=lambda span: span.start)) if blanks else words


def _blanks(text: str, span: Span) -> Iterator[Span]:
    """The white space with which a span begins or ends."""
    inner = trimmed(text, span.start, span.end)
    if inner is None:
        yield span
        return
    if span.start < inner.start:
        yield Span(span.start, inner.start)
    if inner.end < span.end:
        yield Span(inner.end, span.end)


def _pieces(blanks: Iterable[Span]) -> Iterator[Span]:
    """The same white space cut where any of it begins or ends, so that no two pieces overlap."""
    change = Counter[int]()
    for blank in blanks:
        change[blank.start] += 1
        change[blank.end] -= 1
    covered = 0
    for start, end in pairwise(sorted({*change})):
        covered += change[start]
        if covered:
            yield Span(start, end)

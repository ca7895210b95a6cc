"""Owns the tokens of a text for formats that count in them: words with their marks, and every other sign alone."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.domain.clusters import within
from annotator.domain.span import Span

# A letter keeps the marks that combine with it and a joiner, a number its point, and a flag its two letters:
# "e\u0301", "می\u200cرود", "1,250.5", "🇩🇪".
_TOKEN: Final = re.compile(
    r"\d+(?:[.,]\d+)*|(?:[^\W\d_][\u0300-\u036f\u064b-\u065f\u0900-\u0903\u093a-\u094f\u200c\u200d]*)+|_+"
    r"|[\U0001f1e6-\U0001f1ff]{2}|\S"
)
_UNJOINED: Final = "\u200c"
"""Parts two letters, and is nothing to read by itself."""
_FLAGS: Final = ("\U0001f1e6", "\U0001f1ff")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The spans of a text's tokens in order; no two overlap, and white space is in none."""

    spans: Sequence[Span]

    def covering(self, span: Span) -> tuple[int, int]:
        """The first token that a span touches and the one after the last; equal if it touches none."""
        first = bisect_right(self.spans, span.start, key=lambda token: token.end)
        after = bisect_left(self.spans, span.end, key=lambda token: token.start)
        return first, max(first, after)

    def fits(self, span: Span) -> bool:
        """Whether a span begins and ends where tokens do."""
        first, after = self.covering(span)
        return first < after and self.spans[first].start == span.start and self.spans[after - 1].end == span.end

    def cut(self, spans: Iterable[Span]) -> "Tokens":
        """The tokens, those in which one of the spans begins or ends in as many pieces: every span in words fits."""
        places = {place for span in spans for place in (span.start, span.end)}
        inner: dict[int, list[int]] = {}
        for place in sorted(places.difference([token.start for token in self.spans], [t.end for t in self.spans])):
            at = bisect_right(self.spans, place, key=lambda token: token.start) - 1
            if at >= 0 and place < self.spans[at].end:
                inner.setdefault(at, []).append(place)
        if not inner:
            return self
        return Tokens([piece for at, token in enumerate(self.spans) for piece in _pieces(token, inner.get(at, ()))])


def _pieces(token: Span, places: Sequence[int]) -> Iterator[Span]:
    """A token as the places within it cut it."""
    return map(Span, (token.start, *places), (*places, token.end))


def tokens(text: str) -> Tokens:
    """The tokens of a text, no border within what people see as one sign; none for one of white space alone."""
    found: list[Span] = []
    grown = False
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        touches = bool(found) and found[-1].end == start
        # A word goes on behind a mark that the pattern does not know.
        goes_on = touches and grown and text[start].isalpha() and text[found[-1].start].isalpha()
        grown = touches and (goes_on or _belongs(text, start))
        if grown:
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return Tokens(found)


def _belongs(text: str, at: int) -> bool:
    """Whether what begins at an offset belongs to the sign before it, as the parts of a family do."""
    sign = text[at]
    if sign.isascii() or _FLAGS[0] <= sign <= _FLAGS[1]:  # flags are whole already
        return False
    return sign == _UNJOINED or within(text, at)

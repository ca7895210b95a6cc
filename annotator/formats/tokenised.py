"""Owns an article cut for formats that count in words: sentences of words whose borders fall on those of its spans."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.span import Span
from annotator.formats.sentences import sentences
from annotator.formats.tokens import tokens


@dataclass(frozen=True, slots=True)
class Tokenised:
    """The words of a text with where each starts and ends, and its sentences as first word and the one after."""

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: Sequence[tuple[int, int]]

    def covering(self, span: Span) -> tuple[int, int]:
        """The first word that a span touches and the one after the last; equal if it touches none."""
        first = bisect_right(self.ends, span.start)
        return first, max(first, bisect_left(self.starts, span.end))

    def quote(self, first: int, after: int) -> str:
        """The words from one to before another, a space between each two."""
        return " ".join(self.words[first:after])

    def sentence(self, word: int) -> int:
        """The number of the sentence that a word stands in."""
        return bisect_right(self.sentences, word, key=lambda each: each[0]) - 1

    def whole(self) -> str:
        """All words, a space between each two."""
        return " ".join(self.words)


def tokenised(text: str, spans: Iterable[Span]) -> Tokenised:
    """The words and sentences of a text: a word is cut where a span begins or ends in it, no span leaves its sentence.

    Worked example: "Libyans left. Then" with spans at 0 to 5 and 8 to 18 gives "Liby", "a" and on: the first five
    letters are a word of their own, and the full stop closes no sentence.
    """
    placed = list(spans)
    starts, ends = _cut(text, placed)
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    cut = Tokenised(words, starts, ends, ())
    begins = sorted({bisect_left(starts, each.start) for each in sentences(text)} - {len(words)})
    kept = list(_uncrossed(begins, sorted(map(cut.covering, placed))))
    return Tokenised(words, starts, ends, list(zip(kept, [*kept[1:], len(words)], strict=True)))


def _cut(text: str, spans: Sequence[Span]) -> tuple[list[int], list[int]]:
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for token in tokens(text).spans:
        start = token.start
        while at < len(edges) and edges[at] < token.end:
            if edges[at] > start:
                starts.append(start)
                ends.append(edges[at])
                start = edges[at]
            at += 1
        starts.append(start)
        ends.append(token.end)
    return starts, ends


def _uncrossed(begins: Sequence[int], covered: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The words at which a sentence begins, without those within a span; `covered` sorted by its first word."""
    at, reach = 0, 0
    for begin in begins:
        while at < len(covered) and covered[at][0] < begin:
            reach = max(reach, covered[at][1])
            at += 1
        if reach <= begin:
            yield begin

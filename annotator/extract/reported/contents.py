"""Owns which characters a content covers: whole quotations with their marks, no stop that only ends the sentence."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from annotator.domain.span import Span
from annotator.extract.findings import text_of
from annotator.extract.reported.quotations import with_marks

Places = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of an article in order, without and with their marks."""

    inner: tuple[Span, ...]
    outer: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, inner: Sequence[Span]) -> "Quotations":
        """The quotations given without their marks, in order."""
        return cls(tuple(inner), tuple(with_marks(text, span) for span in inner))

    def at(self, place: int) -> int | None:
        """The number of the quotation whose words or marks the character belongs to."""
        number = bisect_right(self.outer, place, key=_start) - 1
        return number if number >= 0 and place < self.outer[number].end else None

    def within(self, span: Span) -> range:
        """The numbers of the quotations that overlap the characters."""
        first = max(0, bisect_right(self.outer, span.start, key=_start) - 1)
        if first < len(self.outer) and self.outer[first].end <= span.start:
            first += 1
        return range(first, max(first, bisect_left(self.outer, span.end, key=_start)))


def _start(span: Span) -> int:
    return span.start


def content_span(doc: Doc, places: Places, quotations: Quotations) -> Span:
    """The characters of a range of tokens, grown to whole quotations."""
    first, last = places
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    opened, closed = quotations.at(start), quotations.at(end - 1)
    if opened is not None:
        start = quotations.outer[opened].start
    if closed is not None:
        end = quotations.outer[closed].end
    elif (after := quotations.at(end)) is not None and quotations.inner[after].end <= end:
        end = quotations.outer[after].end
    return Span(start, _closed(text_of(doc), start, end))


def _closed(text: str, start: int, end: int) -> int:
    """The end with the bracket that closes one opened inside."""
    opened = text.count("(", start, end) > text.count(")", start, end)
    return end + 1 if opened and text[end : end + 1] == ")" else end

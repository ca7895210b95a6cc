"""Owns how incoming offsets find their place in an article's stored text, and what is said when they do not."""

from dataclasses import dataclass

from annotator.domain.json import Json, JsonObject, optional_str
from annotator.domain.span import Span
from annotator.domain.text import NormalisedText, normalise


@dataclass(frozen=True, slots=True)
class Anchors:
    """An article's text as its file gave it and as it is stored."""

    raw: str
    stored: NormalisedText

    @property
    def text(self) -> str:
        """The stored text."""
        return self.stored.text

    def span(self, record: JsonObject) -> Span:
        """The stored span of a record with start and end; ValueError if it lies outside or its quote differs."""
        start, end = record.get("start"), record.get("end")
        if not isinstance(start, int) or not isinstance(end, int):
            raise ValueError("start and end go together")  # noqa: TRY004  # callers sort out bad lines by ValueError
        check_order(start, end)
        if not 0 <= start < end <= len(self.raw):
            raise ValueError(f"the span {start} to {end} lies outside the text, which has {len(self.raw)} characters")
        span = self.stored.span(start, end) if self.stored.dropped else Span(start, end)
        quote = optional_str(record.get("quote"))
        if quote is not None and quote != self.raw[start:end] and normalise(quote).text != span.quote(self.text):
            raise ValueError(f"the text at {start} to {end} is not the quote that the line gives")
        return span


def check_order(start: Json, end: Json) -> None:
    """Nothing, unless both are there and do not stand in order; then ValueError."""
    if isinstance(start, int) and isinstance(end, int) and start >= end:
        raise ValueError(f"the span {start} to {end} is empty or reversed: the end must come after the start")


def anchors(raw: str) -> Anchors:
    """The anchors of a text as its file gives it."""
    return Anchors(raw, normalise(raw))


def stored_anchors(text: str) -> Anchors:
    """The anchors of a text that the project holds already."""
    return Anchors(text, NormalisedText(text, ()))

"""Owns how incoming offsets find their place in an article's stored text, and what is said when they do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.domain.json import Json, JsonObject, as_list, optional_str
from annotator.domain.span import Span
from annotator.domain.text import NormalisedText, normalise

_RELATIONS: Final = "relations"
_PARENT: Final = "parent"
_NAMED: Final = 3
"""How many parts of a relation are its name and where it leads."""
_ENDS: Final = 2


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

    def ends(self, extra: JsonObject) -> JsonObject:
        """What tools say of a span beside its place, with the places that their relations lead to as stored."""
        if not self.stored.dropped:
            return extra
        return {key: self._with_ends(said) if isinstance(said, Mapping) else said for key, said in extra.items()}

    def _with_ends(self, said: JsonObject) -> JsonObject:
        """The same of one tool."""
        placed = dict(said)
        if _RELATIONS in said:
            related = [as_list(each) for each in as_list(said[_RELATIONS])]
            placed[_RELATIONS] = [[*each[:1], *self._end(each[1:_NAMED]), *each[_NAMED:]] for each in related]
        if _PARENT in said:
            placed[_PARENT] = list(self._end(as_list(said[_PARENT])))
        return placed

    def _end(self, place: Sequence[Json]) -> Sequence[Json]:
        """Where a relation leads in the stored text; as it is where it names no place."""
        whole = len(place) == _ENDS and all(isinstance(each, int) and 0 <= each <= len(self.raw) for each in place)
        return [self.stored.offset(each) for each in place if isinstance(each, int)] if whole else place


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

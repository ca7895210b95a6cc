"""Owns Span: a half-open range of Unicode code points in an article's stored text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range `[start, end)` in code points; `0 <= start < end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span {self.start}..{self.end} is empty or negative")

    @property
    def length(self) -> int:
        """Number of code points, at least 1."""
        return self.end - self.start

    def quote(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def fits(self, text: str) -> bool:
        """Whether the span lies inside `text`."""
        return self.end <= len(text)

    def overlaps(self, other: "Span") -> bool:
        """Whether both share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """The same range moved by `by` characters; ValueError if that falls below 0."""
        return Span(self.start + by, self.end + by)

    def union(self, other: "Span") -> "Span":
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space at either end; None if nothing else is in it."""
    quote = text[start:end]
    left = len(quote) - len(quote.lstrip())
    right = len(quote) - len(quote.rstrip())
    return Span(start + left, start + len(quote) - right) if left < len(quote) else None

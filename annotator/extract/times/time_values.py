"""Owns what a time expression is: where it stands, its TIMEX3 type, and its value by the tense of its clause."""

from dataclasses import dataclass, replace
from enum import StrEnum

from annotator.domain.span import Span


class TimeKind(StrEnum):
    """What a time expression tells (the types of TIMEX3): when, at what time of day, how long, how often."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A time expression; `past` and `future` are its TIMEX3 values by the tense of its clause."""

    span: Span
    past: str | None
    future: str | None
    kind: TimeKind = TimeKind.DATE

    @property
    def is_placed(self) -> bool:
        """Whether it says when something was: no duration, and no mere "now" or "recently"."""
        return self.kind is not TimeKind.DURATION and not (self.past or "").endswith("_REF")

    def moved(self, by: int) -> "TimeWord":
        """The same that many characters further on."""
        return replace(self, span=Span(self.span.start + by, self.span.end + by)) if by else self

"""Owns the dates of a claim: the values of its time slots, or else the dates written out in its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.claim import Claim, Role
from annotator.domain.span import Span
from annotator.domain.time import CalendarValue, calendar_value
from annotator.match.lexicon import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WRITTEN = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{_MONTH})\b\.?"
    rf"(?:\s+(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d))?,?\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:in|since|of|during|by|until|early|mid|late)[ -](?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A calendar value and where its words stand, if they stand anywhere."""

    value: CalendarValue
    span: Span | None


def dates(claim: Claim, text: str) -> tuple[Dated, ...]:
    """The dates of a claim of an article with this text; empty if it has none that a calendar could show."""
    slots = [Dated(value, slot.span) for slot in claim.all(Role.TIME) if (value := calendar_value(slot.value))]
    return tuple(slots) if slots else tuple(written_dates(text, claim.span))


def written_dates(text: str, span: Span) -> Iterator[Dated]:
    """The dates that are written with a year in a span."""
    taken: list[Span] = []
    for match in _WRITTEN.finditer(text, span.start, span.end):
        day = match["day"] or match["day_after"]
        month = f"{match['year']}-{MONTHS[match['month'].lower()]:02d}"
        value = calendar_value(f"{month}-{int(day):02d}" if day else month)
        if value:
            taken.append(Span(match.start(), match.end()))
            yield Dated(value, taken[-1])
    for match in _YEAR.finditer(text, span.start, span.end):
        at = Span(*match.span("year"))
        value = calendar_value(match["year"])
        if value and not any(at.overlaps(other) for other in taken):
            yield Dated(value, at)

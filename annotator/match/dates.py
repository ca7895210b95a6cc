"""Owns the dates of a claim: the values of its time slots, or else the dates written out in its words.

Words are never read more finely than they are told: "3/5/2020", which is May here and March there, is the year 2020;
"on Tuesday" is any Tuesday. Relative words ("yesterday") say nothing without the day of the report, which only a slot's
value knows.
"""

from dataclasses import dataclass

from annotator.domain.claim import Claim, Role
from annotator.domain.span import Span
from annotator.domain.time import calendar_value
from annotator.match.periods import Period, period
from annotator.match.written_dates import written_dates


@dataclass(frozen=True, slots=True)
class Dated:
    """A period and where its words stand, if they stand anywhere."""

    value: Period
    span: Span | None


def dates(claim: Claim, text: str) -> tuple[Dated, ...]:
    """The dates of a claim of an article with this text; empty if it has none that a calendar could show."""
    slots = [(calendar_value(slot.value), slot.span) for slot in claim.all(Role.TIME)]
    known = tuple(Dated(period(value), span) for value, span in slots if value)
    return known or tuple(sorted((Dated(*one) for one in written_dates(text, claim.span)), key=_place))


def _place(dated: Dated) -> tuple[Span | None, str]:
    return dated.span, dated.value.text

"""Owns the dates of a claim: the values of its time slots, and the dates written out elsewhere in its words.

Words are never read more finely than they are told: "3/5/2020", which is May here and March there, is the year 2020;
"on Tuesday" is any Tuesday. Relative words ("yesterday") say nothing without the day of the report, which only a slot's
value knows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

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
    """The dates of a claim of an article with this text, in order; empty if it has none that a calendar could show."""
    slots = [(calendar_value(slot.value), slot.span) for slot in claim.all(Role.TIME)]
    known = [Dated(period(value), span) for value, span in slots if value]
    if known and not all(one.span for one in known):
        return tuple(known)
    written = [Dated(*one) for one in written_dates(text, claim.span)]
    told = [_opened(one, written) for one in known]
    told += [one for one in written if not any(_overlap(one, slot) for slot in known)]
    return tuple(sorted(told, key=_place))


def _opened(slot: Dated, written: Iterable[Dated]) -> Dated:
    """A slot's date with what the words there add: that it begins then, or ends."""
    told = next((one.value.open for one in written if _overlap(slot, one)), slot.value.open)
    return replace(slot, value=replace(slot.value, open=told))


def _overlap(one: Dated, other: Dated) -> bool:
    return one.span is not None and other.span is not None and one.span.overlaps(other.span)


def _place(dated: Dated) -> tuple[int, int, str]:
    span = dated.span or Span(0, 1)
    return span.start, span.end, dated.value.text
